// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinesis/ServiceError.h"
#include "core/outcome/Explanation.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using core::Error;
using Kind = core::Error::Kind;

namespace {

// As the client makes it of an answer with that code and text.
Error serviceSays(const QByteArray &code, const QByteArray &text, int status = 400)
{
    QByteArray escaped = text;
    escaped.replace('"', "\\\"");
    const QByteArray body = R"({"__type":")" + code + R"(","message":")" + escaped + R"("})";
    Error error = core::serviceError(status, std::nullopt, body).error;
    error.host = u"kinesis.us-east-1.amazonaws.com"_s;
    return error;
}

Error inBetweenSays(int status, const QByteArray &body)
{
    Error error = core::serviceError(status, std::nullopt, body).error;
    error.host = u"kinesis.us-east-1.amazonaws.com"_s;
    return error;
}

Error ownError(Kind kind, const QString &code, const QString &detail)
{
    return {.kind = kind, .code = code, .detail = detail, .host = u"localhost:4567"_s};
}

Error arrived(Error error)
{
    error.mayHaveArrived = true;
    return error;
}

QString whole(const core::Explanation &explanation)
{
    return explanation.what + u'\n' + explanation.why + u'\n' + explanation.whatNow;
}

} // namespace

Q_DECLARE_METATYPE(core::Error)

class TestExplanation : public QObject
{
    Q_OBJECT

private slots:
    void explainsWhatTheServiceSays_data();
    void explainsWhatTheServiceSays();
    void explainsReadsByTheirOwnRates_data();
    void explainsReadsByTheirOwnRates();
    void explainsWhatHappensOnTheWay_data();
    void explainsWhatHappensOnTheWay();
    void everyErrorHasThreeTexts_data();
    void everyErrorHasThreeTexts();
    void saysWhenRecordsMayBeStored_data();
    void saysWhenRecordsMayBeStored();
    void saysOfAnActionOnlyWhatItMayHaveDone();
    void namesWhoDoesNotKnowTheKeys();
    void namelessStreamStartsTheSentence();
    void bracesOfOthersStay();
    void longWordsAreCut();
};

void TestExplanation::explainsWhatTheServiceSays_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<QStringList>("parts"); // in this order

    const auto row = [](const char *name, const Error &error, const QStringList &parts) {
        QTest::newRow(name) << error << parts;
    };
    row("shard limit",
        serviceSays("ProvisionedThroughputExceededException",
                    "Rate exceeded for shard shardId-000000000000 in stream S under account A."),
        {u"“orders” takes no more right now."_s, u"1 MiB and 1,000 records a second"_s, u"pause"_s,
         u"partition keys"_s});
    row("internal failure", serviceSays("InternalFailure", "Internal service failure.", 500),
        {u"failed on its side"_s, u"usually passes"_s, u"again after a pause"_s});
    row("not base64",
        serviceSays("SerializationException", "'foobar' can not be converted to a Blob"),
        {u"could not read the request"_s, u"'foobar'"_s, u"proxy"_s});
    row("record too large",
        serviceSays("ValidationException",
                    "1 validation error detected: Value at 'records.7.member.data' failed to "
                    "satisfy constraint: Member must have length less than or equal to 1048576."),
        {u"Record 7 of the request is too large."_s, u"up to 1 MiB."_s, u"10 MiB"_s});
    row("request too large",
        serviceSays("InvalidArgumentException", "Records size exceeds 5 MB limit"),
        {u"The request is too large."_s, u"older endpoints 5 MiB"_s, u"at most 5 MiB"_s});
    row("too many records",
        serviceSays("ValidationException",
                    "1 validation error detected: Value at 'records' failed to satisfy "
                    "constraint: Member must have length less than or equal to 500"),
        {u"too many records"_s, u"up to 500"_s, u"500"_s});
    row("empty key",
        serviceSays("ValidationException",
                    "3 validation errors detected: Value '' at 'records.1.member.partitionKey' "
                    "failed to satisfy constraint: Member must have length greater than or equal "
                    "to 1; Value '' at …"),
        {u"Record 1 of the request has no partition key."_s, u"variable of a template"_s,
         u"Give it a key"_s});
    row("no key",
        serviceSays("ValidationException",
                    "1 validation error detected: Value null at 'records.1.member.partitionKey' "
                    "failed to satisfy constraint: Member must not be null"),
        {u"has no partition key"_s, u"AUTO"_s});
    row("long key",
        serviceSays("ValidationException",
                    "1 validation error detected: Value 'kkk' at 'records.2.member.partitionKey' "
                    "failed to satisfy constraint: Member must have length less than or equal to "
                    "256"),
        {u"Record 2 of the request has a partition key that is too long."_s, u"1 to 256"_s});
    row("hash key range",
        serviceSays("InvalidArgumentException",
                    "Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. "
                    "Specified value was 340282366920938463463374607431768211456"),
        {u"explicit hash key"_s, u"0 to 2^128"_s, u"leave it out"_s});
    row("hash key form",
        serviceSays("ValidationException",
                    "Value '' at 'records.3.member.explicitHashKey' failed to satisfy constraint: "
                    "Member must satisfy regular expression pattern: 0|([1-9]\\\\d{0,38})"),
        {u"Record 3 of the request has an explicit hash key"_s, u"0 to 2^128"_s});
    row("no such stream",
        serviceSays("ResourceNotFoundException",
                    "Stream orders under account 123456789012 not found."),
        {u"“orders” was not found in account 123456789012."_s, u"the region"_s,
         u"kinesis.us-east-1.amazonaws.com"_s, u"list of streams"_s});
    row("clock behind",
        serviceSays("InvalidSignatureException",
                    "Signature expired: 20180920T174101Z is now earlier than 20180920T174504Z "
                    "(20180920T175004Z - 5 min.)"),
        {u"clock is behind"_s, u"five minutes"_s, u"set-ntp"_s});
    row("clock ahead",
        serviceSays("InvalidSignatureException",
                    "Signature not yet current: 20181002T170509Z is still later than "
                    "20181002T170312Z (20181002T165812Z + 5 min.)"),
        {u"clock is ahead"_s, u"five minutes"_s, u"set-ntp"_s});
    row("wrong secret",
        serviceSays("InvalidSignatureException",
                    "The request signature we calculated does not match the signature you "
                    "provided."),
        {u"signature does not match"_s, u"secret key"_s, u"canonical request"_s});
    row("wrong secret, other name", serviceSays("SignatureDoesNotMatch", "", 403),
        {u"signature does not match"_s, u"secret key"_s});
    row("wrong region",
        serviceSays("InvalidSignatureException",
                    "Credential should be scoped to a valid region, not 'us-west-1'."),
        {u"wrong region"_s, u"kinesis.us-east-1.amazonaws.com"_s, u"us-west-1"_s,
         u"Set the region"_s});
    row("wrong service",
        serviceSays("InvalidSignatureException",
                    "Credential should be scoped to correct service: 'kinesis'."),
        {u"another service"_s});
    row("presigned",
        serviceSays("InvalidSignatureException",
                    "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as "
                    "HTTP header."),
        {u"presigned"_s});
    row("unknown keys",
        serviceSays("UnrecognizedClientException",
                    "The security token included in the request is invalid."),
        {u"does not know these keys"_s, u"ASIA"_s, u"session token"_s});
    row("expired",
        serviceSays("ExpiredTokenException",
                    "The security token included in the request is expired"),
        {u"temporary keys have expired"_s, u"aws sso login"_s});
    row("denied",
        serviceSays("AccessDeniedException",
                    "User: arn:aws:iam::123456789012:user/u is not authorized to perform: "
                    "kinesis:PutRecords on resource: "
                    "arn:aws:kinesis:us-west-2:123456789012:stream/undefined because no "
                    "identity-based policy allows the kinesis:PutRecords action"),
        {u"may not use kinesis:PutRecords on "
         "arn:aws:kinesis:us-west-2:123456789012:stream/undefined."_s,
         u"two permissions"_s, u"Have kinesis:PutRecords allowed"_s});
    row("denied, other words", serviceSays("AccessDeniedException", "Nope"),
        {u"may not do that"_s, u"Nope."_s});
    row("no action",
        inBetweenSays(403,
                      "<AccessDeniedException><Message>"
                      "Unable to determine service/operation name to be "
                      "authorized</Message></AccessDeniedException>"),
        {u"which action was meant"_s, u"headers"_s});
    row("kms denied",
        serviceSays("KMSAccessDeniedException",
                    "User: arn:aws:iam::1:user/u is not authorized to perform: "
                    "kms:GenerateDataKey on resource: arn:aws:kms:us-east-1:1:key/k because"),
        {u"the key that encrypts “orders”"_s, u"kms:GenerateDataKey"_s,
         u"arn:aws:kms:us-east-1:1:key/k"_s, u"Have kms:GenerateDataKey allowed"_s});
    row("kms disabled", serviceSays("KMSDisabledException", "key is disabled"),
        {u"is disabled"_s, u"AWS KMS"_s});
    row("kms pending", serviceSays("KMSInvalidStateException", "pending deletion"),
        {u"cannot be used"_s, u"pending deletion."_s});
    row("kms gone", serviceSays("KMSNotFoundException", "key k"), {u"is gone"_s, u"key k."_s});
    row("kms throttles", serviceSays("KMSThrottlingException", ""),
        {u"AWS KMS takes no more"_s, u"again after a pause"_s});
    row("kms not signed up", serviceSays("KMSOptInRequired", ""), {u"not signed up"_s});
    row("rate of describing", serviceSays("LimitExceededException", "Rate exceeded for stream X"),
        {u"asks too often"_s, u"whole account"_s, u"Wait a few seconds"_s});
    row("shards of an account",
        serviceSays("LimitExceededException",
                    "This request would exceed the shard limit for the account 123456789012"),
        {u"no room for that many shards"_s, u"quota"_s});
    row("no header",
        serviceSays("MissingAuthenticationTokenException", "Missing Authentication Token"),
        {u"without a signature"_s, u"Authorization"_s, u"proxy"_s});
    row("header in pieces", serviceSays("IncompleteSignatureException", "requires"),
        {u"incomplete"_s, u"line break"_s});
    row("unknown action", serviceSays("UnknownOperationException", ""),
        {u"does not know this action"_s});
    row("unknown action, xml", inBetweenSays(404, "<UnknownOperationException/>\n"),
        {u"does not know this action"_s});
    row("dry run", serviceSays("DryRunOperationException", "Request would have succeeded"),
        {u"check passed"_s, u"would have accepted"_s});
    row("iterator", serviceSays("ExpiredIteratorException", "Iterator expired."),
        {u"has expired"_s, u"five minutes"_s, u"last sequence number"_s});
    row("unknown iterator", serviceSays("InvalidArgumentException", "Invalid ShardIterator."),
        {u"place to read from is not valid"_s});
    row("sequence number of another shard",
        serviceSays("InvalidArgumentException",
                    "StartingSequenceNumber 5 used in GetShardIterator on shard "
                    "shardId-000000000000 in stream orders is invalid"),
        {u"does not take a value"_s, u"StartingSequenceNumber 5 used in GetShardIterator"_s});
    row("busy", serviceSays("ResourceInUseException", "Stream orders is UPDATING."),
        {u"“orders” is busy"_s, u"UPDATING."_s});
    row("exists", serviceSays("ResourceInUseException", "Stream orders already exists."),
        {u"of this name already"_s});
    row("unknown code", serviceSays("BrandNewException", "Words."),
        {u"refused the request (BrandNewException)."_s, u"Words."_s});
    row("slow down", serviceSays("SlowDown", "", 503),
        {u"fewer requests (SlowDown)."_s, u"no reason was given."_s});
}

void TestExplanation::explainsWhatTheServiceSays()
{
    QFETCH(Error, error);
    QFETCH(QStringList, parts);

    const QString text = whole(core::explain(error, u"orders"_s));

    qsizetype from = 0;
    for (const QString &part : parts) {
        const qsizetype at = text.indexOf(part, from);
        QVERIFY2(at >= 0, qUtf8Printable(part + u" is not in: "_s + text.mid(from)));
        from = at;
    }
}

void TestExplanation::explainsReadsByTheirOwnRates_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<QStringList>("parts");

    const auto row = [](const char *action, const QByteArray &code, const QStringList &parts) {
        Error error = serviceSays(
            code, "Rate exceeded for shard shardId-000000000007 in stream S under account 1.");
        error.action = QString::fromLatin1(action);
        QTest::addRow("%s, %s", action, code.constData()) << error << parts;
    };
    for (const QByteArray code :
         {"ProvisionedThroughputExceededException", "LimitExceededException"}) {
        row("GetRecords", code,
            {u"Shard shardId-000000000007 is read too much."_s, u"five reads and gives 2 MiB"_s,
             u"pause of a second"_s, u"enhanced fan-out"_s});
        row("GetShardIterator", code, {u"place to read from."_s, u"five of them"_s, u"pause"_s});
        row("ListStreams", code, {u"listed too often"_s, u"five calls a second"_s});
        row("DescribeStreamSummary", code, {u"described too often"_s, u"20 calls a second"_s});
        row("ListShards", code,
            {u"shards of “orders” are listed too often"_s, u"1,000 calls a second"_s});
    }
    row("PutRecords", "ProvisionedThroughputExceededException", {u"1,000 records a second"_s});
    row("GetRecords", "KMSThrottlingException", {u"AWS KMS"_s});
    row("CreateStream", "LimitExceededException", {u"asks too often"_s});
}

void TestExplanation::explainsReadsByTheirOwnRates()
{
    explainsWhatTheServiceSays();
}

void TestExplanation::explainsWhatHappensOnTheWay_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<QStringList>("parts");

    const auto row = [](const char *name, const Error &error, const QStringList &parts) {
        QTest::newRow(name) << error << parts;
    };
    row("no such host", ownError(Kind::Network, u"HostNotFound"_s, u"Host x not found"_s),
        {u"The host localhost:4567 was not found."_s, u"misspelt"_s, u"VPC"_s});
    row("refused", ownError(Kind::Network, u"ConnectionRefused"_s, u"Connection refused"_s),
        {u"Nobody takes connections at localhost:4567."_s, u"nothing listens"_s, u"Start"_s});
    row("closed", ownError(Kind::Network, u"ConnectionClosed"_s, u""_s), {u"broke"_s});
    row("network", ownError(Kind::Network, u"NetworkFailed"_s, u"Network unreachable"_s),
        {u"localhost:4567 cannot be reached."_s, u"Network unreachable."_s});
    row("connect timeout",
        ownError(Kind::Timeout, u"ConnectTimeout"_s, u"No connection came about within 10 s."_s),
        {u"No connection to localhost:4567"_s, u"within 10 s."_s, u"proxy"_s});
    row("deadline", ownError(Kind::Timeout, u"DeadlineExceeded"_s, u"No answer within 15 s."_s),
        {u"did not answer in time"_s, u"15 s."_s});
    row("idle", ownError(Kind::Timeout, u"IdleTimeout"_s, u"Nothing moved for 10 s."_s),
        {u"stopped talking"_s, u"10 s."_s});
    row("other timeout", ownError(Kind::Timeout, u""_s, u"Too late"_s),
        {u"did not answer in time"_s, u"Too late."_s});
    row("tls", ownError(Kind::Tls, u"TlsHandshakeFailed"_s, u"The certificate is self-signed"_s),
        {u"could not prove who it is"_s, u"self-signed."_s, u"CA certificate"_s});
    row("refused by TLS", ownError(Kind::Tls, u"TlsRefused"_s, u"alert protocol version"_s),
        {u"refused the TLS connection"_s, u"alert protocol version."_s, u"TLS 1.2"_s,
         u"client certificate"_s});
    row("tls broke", ownError(Kind::Network, u"TlsBroken"_s, u"bad record mac"_s),
        {u"encrypted connection"_s, u"bad record mac."_s, u"in between"_s});
    row("too early", ownError(Kind::BadReply, u"AnswerTooEarly"_s, u"It came early"_s),
        {u"answered before it had the request"_s, u"It came early."_s, u"in between"_s});
    row("redirect", ownError(Kind::Redirected, u"Redirected"_s, u"It pointed to evil.example."_s),
        {u"pointed to another address"_s, u"not followed"_s, u"evil.example."_s, u"browser"_s});
    row("proxy", ownError(Kind::Configuration, u"ProxyFailed"_s, u"Proxy p:8080: refused"_s),
        {u"proxy did not pass"_s, u"p:8080"_s, u"HTTPS_PROXY"_s});
    row("no keys", ownError(Kind::Credentials, u""_s, u"Profile x has no keys"_s),
        {u"no keys that can be used"_s, u"Profile x has no keys."_s});
    row("no such file", {.kind = Kind::NotFound, .detail = u"/a/b.jsonl: there is no such file"_s},
        {u"was not found"_s, u"/a/b.jsonl: there is no such file."_s,
         u"Check the name: it may have been moved, renamed or deleted."_s});
    row("not found by a server", {.kind = Kind::NotFound, .detail = u"x"_s, .host = u"h"_s},
        {u"Check the name, the region and the keys."_s});
    row("settings", ownError(Kind::Configuration, u""_s, u"The endpoint is empty."_s),
        {u"settings cannot work"_s, u"The endpoint is empty."_s});
    row("html with status 200",
        {.kind = Kind::BadReply, .detail = u"It begins: <html>"_s, .httpStatus = 200},
        {u"The answer of the endpoint cannot be understood."_s, u"<html>."_s, u"login page"_s});
    row("502", inBetweenSays(502, "<html>Bad Gateway</html>"),
        {u"failed (status 502)"_s, u"an HTML page came from something in between: “Bad Gateway”."_s,
         u"pause"_s, u"proxy"_s});
    row("500, empty", inBetweenSays(500, ""), {u"status 500"_s, u"no reason was given."_s});
    row("401", inBetweenSays(401, ""), {u"asks for a login"_s});
    row("403", inBetweenSays(403, "<html>"), {u"in front of Kinesis refused"_s});
    row("407", inBetweenSays(407, ""), {u"proxy asks for a login"_s});
    row("408", inBetweenSays(408, ""), {u"did not wait"_s, u"smaller requests"_s});
    row("413", inBetweenSays(413, ""), {u"too large"_s, u"fewer bytes"_s});
    row("418", inBetweenSays(418, "tea"), {u"status 418"_s, u"tea."_s});
    row("429", inBetweenSays(429, ""), {u"fewer requests"_s});
    row("204", inBetweenSays(204, ""), {u"cannot be understood"_s, u"status 204"_s});
    row("cut off", ownError(Kind::BadReply, u"AnswerIncomplete"_s, u"It broke off"_s),
        {u"broke off"_s});
    row("not http", ownError(Kind::BadReply, u"NotHttp"_s, u"SSH-2.0"_s),
        {u"does not speak HTTP"_s, u"SSH-2.0."_s});
    row("too long", ownError(Kind::BadReply, u"AnswerTooLarge"_s, u"More than 32 MiB"_s),
        {u"more than an answer can be"_s});
    row("stopped", ownError(Kind::Cancelled, u"Cancelled"_s, u""_s), {u"stopped"_s});
    row("file", ownError(Kind::Storage, u""_s, u"No space left"_s),
        {u"file could not be read or written"_s, u"No space left."_s});
    row("damaged file", ownError(Kind::Storage, u"setAside"_s, u"It ends early."_s),
        {u"has been set aside"_s, u"It ends early."_s, u"Nothing was deleted"_s});
    row("locked keychain", ownError(Kind::Storage, u"KeychainLocked"_s, u"No."_s),
        {u"The keychain is locked"_s, u"Unlock it"_s});
    row("input", ownError(Kind::BadInput, u""_s, u"Line 3 is no JSON"_s),
        {u"input is not valid"_s, u"Line 3"_s});
}

void TestExplanation::explainsWhatHappensOnTheWay()
{
    explainsWhatTheServiceSays();
}

void TestExplanation::everyErrorHasThreeTexts_data()
{
    QTest::addColumn<Kind>("kind");

    constexpr Kind last = Kind::Tls;
    for (int i = 0; i <= static_cast<int>(last); ++i)
        QTest::newRow(qUtf8Printable(nameOf(static_cast<Kind>(i)))) << static_cast<Kind>(i);
}

void TestExplanation::everyErrorHasThreeTexts()
{
    QFETCH(Kind, kind);
    const QStringList codes{{}, u"NewException"_s, u"ValidationException"_s, u"HostNotFound"_s};

    for (const QString &code : codes) {
        for (const int status : {0, 200, 302, 400, 418, 500, 599, 700}) {
            for (const QString &detail : {QString(), u"Words"_s, u"No. Really?"_s}) {
                const auto explanation = core::explain(
                    {.kind = kind, .code = code, .detail = detail, .httpStatus = status}, {});
                for (const QString &text :
                     {explanation.what, explanation.why, explanation.whatNow}) {
                    QVERIFY(!text.isEmpty());
                    QVERIFY2(text.endsWith(u'.') || text.endsWith(u'?'), qUtf8Printable(text));
                    QVERIFY2(!text.contains(u'{') && !text.contains(u".."_s), qUtf8Printable(text));
                    QVERIFY2(text.at(0).isUpper() || text.at(0).isDigit(), qUtf8Printable(text));
                    QVERIFY2(text.size() < 320, qUtf8Printable(text));
                }
            }
        }
    }
}

void TestExplanation::saysWhenRecordsMayBeStored_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<bool>("isSaid");

    QTest::newRow("timeout") << arrived(ownError(Kind::Timeout, u"IdleTimeout"_s, u"x"_s)) << true;
    QTest::newRow("timeout before")
        << ownError(Kind::Timeout, u"ConnectTimeout"_s, u"x"_s) << false;
    QTest::newRow("broken") << arrived(ownError(Kind::Network, u"ConnectionClosed"_s, u"x"_s))
                            << true;
    QTest::newRow("500") << serviceSays("InternalFailure", "x", 500) << true;
    QTest::newRow("502") << inBetweenSays(502, "x") << true;
    QTest::newRow("200") << Error{.kind = Kind::BadReply,
                                  .detail = u"x"_s,
                                  .httpStatus = 200,
                                  .mayHaveArrived = true}
                         << true;
    QTest::newRow("400") << serviceSays("ValidationException", "x") << false;
    QTest::newRow("tls") << ownError(Kind::Tls, u""_s, u"x"_s) << false;
}

void TestExplanation::saysWhenRecordsMayBeStored()
{
    QFETCH(Error, error);
    QFETCH(bool, isSaid);

    const auto explanation = core::explain(error, u"orders"_s);

    QCOMPARE(explanation.why.contains(u"whole request had left"_s), isSaid);
    QCOMPARE(explanation.whatNow.contains(u"twice"_s), isSaid);
}

void TestExplanation::saysOfAnActionOnlyWhatItMayHaveDone()
{
    Error error = arrived({.kind = Kind::BadReply, .detail = u"<html>"_s, .httpStatus = 200});
    const auto isSaid = [&error](const QString &action, const QString &words) {
        error.action = action;
        return whole(core::explain(error, {})).contains(words);
    };

    const QString isDone = u"may have been done"_s;
    const QString isDouble = u"in the stream twice"_s;
    for (const QString &action : {u"ListStreams"_s, u"DescribeStreamSummary"_s, u"GetRecords"_s})
        QVERIFY(!isSaid(action, isDone) && !isSaid(action, isDouble));
    QVERIFY(isSaid(u"CreateStream"_s, isDone) && !isSaid(u"CreateStream"_s, isDouble));
    QVERIFY(isSaid(u"PutRecords"_s, isDone) && isSaid(u"PutRecords"_s, isDouble));
}

void TestExplanation::namesWhoDoesNotKnowTheKeys()
{
    Error error = serviceSays("UnrecognizedClientException", "x");
    QCOMPARE(core::explain(error, {}).what, u"AWS does not know these keys."_s);
    error.host = u"127.0.0.1:4566"_s;
    QCOMPARE(core::explain(error, {}).what, u"127.0.0.1:4566 does not know these keys."_s);
}

void TestExplanation::namelessStreamStartsTheSentence()
{
    const auto explanation = core::explain(serviceSays("ResourceNotFoundException", ""), {});

    QCOMPARE(explanation.what, u"The stream was not found."_s);
}

void TestExplanation::bracesOfOthersStay()
{
    const auto explanation =
        core::explain(ownError(Kind::Storage, u""_s, u"file {host} {detail}"_s), {});

    QCOMPARE(explanation.why, u"file {host} {detail}."_s);
}

void TestExplanation::longWordsAreCut()
{
    const auto explanation = core::explain(ownError(Kind::Storage, u""_s, QString(4000, u'x')), {});

    QVERIFY(explanation.why.size() <= 401);
    QVERIFY(explanation.why.endsWith(u"x…."_s));
}

QTEST_APPLESS_MAIN(TestExplanation)
#include "tst_explanation.moc"
