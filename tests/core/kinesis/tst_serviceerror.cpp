// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinesis/ServiceError.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using core::CodeClass;

class TestServiceError : public QObject
{
    Q_OBJECT

private slots:
    void findsTheCodeAndTheText_data();
    void findsTheCodeAndTheText();
    void mapsToKinds_data();
    void mapsToKinds();
    void tellsTheServiceFromWhatIsInBetween_data();
    void tellsTheServiceFromWhatIsInBetween();
    void cutsLongTextsBetweenCharacters();
    void survivesHostileBodies_data();
    void survivesHostileBodies();
    void classesOfCodes_data();
    void classesOfCodes();
    void onlyExpiredTokensAreMendedByFreshKeys();
    void findsTheRecordThatIsBlamed_data();
    void findsTheRecordThatIsBlamed();
    void placeIsInTheError();
};

void TestServiceError::findsTheCodeAndTheText_data()
{
    QTest::addColumn<QByteArray>("header"); // null: none
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("text");

    QTest::newRow("plain")
        << QByteArray()
        << QByteArray(R"({"__type":"ResourceNotFoundException","message":"Stream S not found."})")
        << u"ResourceNotFoundException"_s << u"Stream S not found."_s;
    QTest::newRow("namespace and capital Message")
        << QByteArray()
        << QByteArray(
               R"({"__type":"com.amazon.coral.service#AccessDeniedException","Message":"No"})")
        << u"AccessDeniedException"_s << u"No"_s;
    QTest::newRow("no message") << QByteArray()
                                << QByteArray(R"({"__type":"SerializationException"})")
                                << u"SerializationException"_s << QString();
    QTest::newRow("null message") << QByteArray()
                                  << QByteArray(R"({"__type":"X","message":null,"Message":"M"})")
                                  << u"X"_s << u"M"_s;
    QTest::newRow("in code") << QByteArray() << QByteArray(R"({"code":"Throttling"})")
                             << u"Throttling"_s << QString();
    QTest::newRow("header wins") << QByteArray("InternalFailure:http://internal/")
                                 << QByteArray(R"({"__type":"Other","message":"m"})")
                                 << u"InternalFailure"_s << u"m"_s;
    QTest::newRow("header with comma, no body")
        << QByteArray("SlowDown,SlowDown") << QByteArray() << u"SlowDown"_s << QString();
    QTest::newRow("header with namespace")
        << QByteArray("a.b#ExpiredTokenException") << QByteArray("{}") << u"ExpiredTokenException"_s
        << QString();
    QTest::newRow("colon after code")
        << QByteArray() << QByteArray(R"({"__type":"aws#ValidationException:http://x#y"})")
        << u"ValidationException"_s << QString();
    QTest::newRow("wrapped")
        << QByteArray()
        << QByteArray(
               R"({"Output":{"__type":"com.amazon.coral.service#UnknownOperationException"},"Version":"1.0"})")
        << u"UnknownOperationException"_s << QString();
    QTest::newRow("byte order mark")
        << QByteArray() << QByteArray("\xEF\xBB\xBF{\"__type\":\"X\",\"message\":\"é\"}") << u"X"_s
        << u"é"_s;
    QTest::newRow("xml of one element")
        << QByteArray() << QByteArray("<UnknownOperationException/>\n")
        << u"UnknownOperationException"_s << u"<UnknownOperationException/>"_s;
    QTest::newRow("xml")
        << QByteArray()
        << QByteArray("<AccessDeniedException>\n  <Message>Unable to determine</Message>\n")
        << u"AccessDeniedException"_s
        << u"<AccessDeniedException> <Message>Unable to determine</Message>"_s;
    QTest::newRow("html") << QByteArray()
                          << QByteArray("<html>\r\n<head><title>502 Bad Gateway</title></head>")
                          << QString()
                          << u"an HTML page came from something in between: “502 Bad Gateway”"_s;
    QTest::newRow("empty") << QByteArray() << QByteArray() << QString() << QString();
    QTest::newRow("gateway's json")
        << QByteArray() << QByteArray(R"({"message":"Forbidden"})") << QString() << u"Forbidden"_s;
    QTest::newRow("code is no name")
        << QByteArray() << QByteArray(R"({"__type":"<b>Evil</b>","message":"m"})") << QString()
        << u"m"_s;
    QTest::newRow("code is a number")
        << QByteArray() << QByteArray(R"({"__type":5,"message":"m"})") << QString() << u"m"_s;
}

void TestServiceError::findsTheCodeAndTheText()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, body);
    QFETCH(QString, code);
    QFETCH(QString, text);
    const auto given = header.isNull() ? std::nullopt : std::make_optional(header);

    const core::ServiceAnswer answer = core::serviceError(400, given, body);

    QCOMPARE(answer.error.code, code);
    QCOMPARE(answer.error.detail, text);
    QCOMPARE(answer.error.httpStatus, 400);
}

void TestServiceError::mapsToKinds_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code"); // empty: an empty body
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("isRetryable");
    QTest::addColumn<bool>("mayHaveArrived");

    const auto row = [](const char *name, int status, const char *code, const QString &kind) {
        return &(QTest::newRow(name) << status << QByteArray(code) << kind);
    };
    *row("throttled", 400, "ProvisionedThroughputExceededException", u"throttled"_s)
        << true << false;
    *row("limit", 400, "LimitExceededException", u"throttled"_s) << true << false;
    *row("kms throttles", 400, "KMSThrottlingException", u"throttled"_s) << true << false;
    *row("slow down", 503, "SlowDown", u"throttled"_s) << true << true;
    *row("429 empty", 429, "", u"throttled"_s) << true << false;
    *row("internal failure", 500, "InternalFailure", u"server"_s) << true << true;
    *row("internal failure, 400", 400, "InternalFailureException", u"server"_s) << true << false;
    *row("unavailable", 503, "ServiceUnavailable", u"server"_s) << true << true;
    *row("unknown code, 500", 500, "SomethingNewException", u"server"_s) << true << true;
    *row("unknown code, 501", 501, "SomethingNewException", u"server"_s) << false << true;
    *row("unknown code, 400", 400, "SomethingNewException", u"refused"_s) << false << false;
    *row("500 empty", 500, "", u"badReply"_s) << true << true;
    *row("502 empty", 502, "", u"badReply"_s) << true << true;
    *row("504 empty", 504, "", u"badReply"_s) << true << true;
    *row("505 empty", 505, "", u"badReply"_s) << false << true;
    *row("204", 204, "", u"badReply"_s) << false << true;
    *row("206", 206, "", u"badReply"_s) << false << true;
    *row("408 empty", 408, "", u"badReply"_s) << true << true;
    *row("request timeout", 408, "RequestTimeout", u"server"_s) << true << false;
    *row("301", 301, "", u"redirected"_s) << false << false;
    *row("307", 307, "", u"redirected"_s) << false << false;
    *row("401 empty", 401, "", u"refused"_s) << false << false;
    *row("403 empty", 403, "", u"refused"_s) << false << false;
    *row("404 empty", 404, "", u"refused"_s) << false << false;
    *row("407 empty", 407, "", u"configuration"_s) << false << false;
    *row("413 empty", 413, "", u"refused"_s) << false << false;
    *row("418", 418, "", u"refused"_s) << false << false;
    *row("denied", 400, "AccessDeniedException", u"accessDenied"_s) << false << false;
    *row("kms denied", 400, "KMSAccessDeniedException", u"accessDenied"_s) << false << false;
    *row("kms disabled", 400, "KMSDisabledException", u"refused"_s) << false << false;
    *row("not found", 400, "ResourceNotFoundException", u"notFound"_s) << false << false;
    *row("expired", 400, "ExpiredTokenException", u"credentials"_s) << false << false;
    *row("unknown key", 400, "UnrecognizedClientException", u"credentials"_s) << false << false;
    *row("bad signature", 400, "InvalidSignatureException", u"credentials"_s) << false << false;
    *row("validation", 400, "ValidationException", u"refused"_s) << false << false;
    *row("argument", 400, "InvalidArgumentException", u"refused"_s) << false << false;
    *row("dry run", 400, "DryRunOperationException", u"refused"_s) << false << false;
}

void TestServiceError::mapsToKinds()
{
    QFETCH(int, status);
    QFETCH(QByteArray, code);
    QFETCH(QString, kind);
    QFETCH(bool, isRetryable);
    QFETCH(bool, mayHaveArrived);
    const QByteArray body = code.isEmpty() ? QByteArray() : R"({"__type":")" + code + R"("})";

    const core::ServiceAnswer answer = core::serviceError(status, std::nullopt, body);

    QCOMPARE(nameOf(answer.error.kind), kind);
    QCOMPARE(answer.error.isRetryable, isRetryable);
    QCOMPARE(answer.error.mayHaveArrived, mayHaveArrived);
    QCOMPARE(answer.isAwsBody, !code.isEmpty());
}

void TestServiceError::tellsTheServiceFromWhatIsInBetween_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isAwsBody");

    QTest::newRow("error body") << QByteArray(R"({"__type":"InternalFailure"})") << true;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("html") << QByteArray("<html></html>") << false;
    QTest::newRow("xml") << QByteArray("<ServiceUnavailableException/>") << false;
    QTest::newRow("json without code")
        << QByteArray(R"({"message":"Service Unavailable"})") << false;
    QTest::newRow("array") << QByteArray(R"(["InternalFailure"])") << false;
    QTest::newRow("truncated") << QByteArray(R"({"__type":"InternalFailure")") << false;
    QTest::newRow("not utf-8") << QByteArray("{\"__type\":\"Internal\xE9\"}") << false;
}

void TestServiceError::tellsTheServiceFromWhatIsInBetween()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, isAwsBody);

    QCOMPARE(core::serviceError(500, std::nullopt, body).isAwsBody, isAwsBody);
}

void TestServiceError::cutsLongTextsBetweenCharacters()
{
    const QByteArray message = "x" + QByteArray("é").repeated(5000);
    const QByteArray body = R"({"__type":"X","message":")" + message + R"("})";

    const QString detail = core::serviceError(400, std::nullopt, body).error.detail;

    QCOMPARE(detail, u'x' + QString(2047, u'é'));
}

void TestServiceError::survivesHostileBodies_data()
{
    QTest::addColumn<QByteArray>("body");

    QTest::newRow("open brackets") << QByteArray(10'000'000, '[');
    QTest::newRow("nested objects") << QByteArray(R"({"__type":)").repeated(100'000);
    QTest::newRow("long message") << QByteArray(R"({"__type":"X","message":")"
                                                + QByteArray(20'000'000, 'x') + R"("})");
    QTest::newRow("many keys") << "{" + QByteArray(R"("k":1,)").repeated(200'000) + R"("k":1})";
    QTest::newRow("zeros") << QByteArray(1000, '\0');
    QTest::newRow("text beyond utf-8") << QByteArray(10'000, '\xFF');
}

void TestServiceError::survivesHostileBodies()
{
    QFETCH(QByteArray, body);

    const core::ServiceAnswer answer = core::serviceError(500, std::nullopt, body);

    QVERIFY(answer.error.detail.toUtf8().size() <= 4096);
    QVERIFY(!answer.isAwsBody);
    QCOMPARE(nameOf(answer.error.kind), u"badReply"_s);
}

void TestServiceError::classesOfCodes_data()
{
    QTest::addColumn<CodeClass>("codeClass");
    QTest::addColumn<QString>("codes");

    QTest::newRow("throttle")
        << CodeClass::Throttle
        << u"Throttling ThrottlingException ThrottledException RequestThrottledException "
           "TooManyRequestsException ProvisionedThroughputExceededException "
           "TransactionInProgressException RequestLimitExceeded BandwidthLimitExceeded "
           "LimitExceededException RequestThrottled SlowDown PriorRequestNotComplete "
           "EC2ThrottledException KMSThrottlingException"_s;
    QTest::newRow("transient") << CodeClass::Transient
                               << u"RequestTimeout RequestTimeoutException InternalFailure "
                                  "InternalFailureException ServiceUnavailable"_s;
    QTest::newRow("skew") << CodeClass::ClockSkew
                          << u"RequestTimeTooSkewed InvalidSignatureException "
                             "SignatureDoesNotMatch AuthFailure RequestExpired "
                             "RequestInTheFuture"_s;
    QTest::newRow("credentials")
        << CodeClass::Credentials
        << u"ExpiredTokenException ExpiredToken UnrecognizedClientException InvalidClientTokenId "
           "IncompleteSignature IncompleteSignatureException MissingAuthenticationToken "
           "MissingAuthenticationTokenException"_s;
    QTest::newRow("final")
        << CodeClass::Final
        << u"ResourceNotFoundException InvalidArgumentException ValidationException "
           "AccessDeniedException KMSAccessDeniedException KMSDisabledException "
           "KMSInvalidStateException KMSNotFoundException KMSOptInRequired SerializationException "
           "UnknownOperationException ExpiredIteratorException ExpiredNextTokenException "
           "ResourceInUseException DryRunOperationException"_s;
    QTest::newRow("unknown") << CodeClass::Unknown << u"throttling SomethingNew slowdown x"_s;
}

void TestServiceError::classesOfCodes()
{
    QFETCH(CodeClass, codeClass);
    QFETCH(QString, codes);

    for (const QString &code : codes.split(u' '))
        QVERIFY2(core::classOf(code) == codeClass, qUtf8Printable(code));
    QVERIFY(core::classOf({}) == CodeClass::Unknown);
}

void TestServiceError::onlyExpiredTokensAreMendedByFreshKeys()
{
    QVERIFY(core::isExpiredToken(u"ExpiredTokenException"));
    QVERIFY(core::isExpiredToken(u"ExpiredToken"));
    QVERIFY(!core::isExpiredToken(u"UnrecognizedClientException"));
    QVERIFY(!core::isExpiredToken(u""));
}

void TestServiceError::findsTheRecordThatIsBlamed_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<qint64>("record"); // -1: none
    QTest::addColumn<QString>("field");

    QTest::newRow("data")
        << u"1 validation error detected: Value at 'records.1.member.data' failed to satisfy "
           "constraint: Member must have length less than or equal to 1048576."_s
        << 0LL << u"data"_s;
    QTest::newRow("key, the first of three")
        << u"3 validation errors detected: Value '' at 'records.12.member.partitionKey' failed; "
           "Value '' at 'records.13.member.partitionKey' failed"_s
        << 11LL << u"partitionKey"_s;
    QTest::newRow("hash key") << u"'records.500.member.explicitHashKey'"_s << 499LL
                              << u"explicitHashKey"_s;
    QTest::newRow("capitals") << u"'Records.2.member.PartitionKey'"_s << 1LL << u"partitionKey"_s;
    QTest::newRow("whole list") << u"Value at 'records' failed to satisfy constraint"_s << -1LL
                                << QString();
    QTest::newRow("record 0") << u"'records.0.member.data'"_s << -1LL << QString();
    QTest::newRow("too many digits")
        << u"'records.99999999999999999999.member.data'"_s << -1LL << QString();
    QTest::newRow("other field") << u"'records.1.member.color'"_s << -1LL << QString();
    QTest::newRow("nothing") << QString() << -1LL << QString();
}

void TestServiceError::findsTheRecordThatIsBlamed()
{
    QFETCH(QString, message);
    QFETCH(qint64, record);
    QFETCH(QString, field);

    const auto place = core::recordFieldIn(message);

    QCOMPARE(place.has_value(), record >= 0);
    if (place)
        QCOMPARE(*place, (core::RecordField{.record = record, .field = field}));
}

void TestServiceError::placeIsInTheError()
{
    const QByteArray body = R"({"__type":"ValidationException","message":)"
                            R"("Value '' at 'records.7.member.partitionKey' failed"})";

    QCOMPARE(core::serviceError(400, std::nullopt, body).error.where, u"record 7, partitionKey"_s);
}

QTEST_APPLESS_MAIN(TestServiceError)
#include "tst_serviceerror.moc"
