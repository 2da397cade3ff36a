// SPDX-License-Identifier: GPL-3.0-or-later
#include "SignedRequest.h"
#include "core/simulator/CanonicalForm.h"
#include "core/simulator/SignatureCheck.h"

#include <QTest>

using namespace core;
using namespace core::simulator;
using namespace std::chrono_literals;
using test::signedRequest;

class TestSignatureCheck : public QObject
{
    Q_OBJECT

private slots:
    void acceptsWhatIsSigned_data();
    void acceptsWhatIsSigned();
    void refuses_data();
    void refuses();
    void acceptsFiveMinutesEitherWay();
    void saysHowFarTheClockIsOff();
    void tokensHaveToMatch();
    void knowsExpiredKeys();
    void showsBothStringsWithoutTheToken();
    void acceptsAPresignedRequest();
    void acceptsADateHeader();
    void makesTheCanonicalFormOfAnyRequest();
};

namespace {

constexpr WallTime now{Milliseconds(1'790'000'000'000)}; // 2026-09-21T14:13:20Z
const QByteArray body = R"({"StreamName":"a"})";

Credentials keys(const char *id, const char *secret, const char *token = "")
{
    return {.accessKeyId = id,
            .secretAccessKey = Secret(QByteArrayView(secret)),
            .sessionToken = Secret(QByteArrayView(token))};
}

SignatureCheck check()
{
    return SignatureCheck("us-east-1",
                          {{simulatorCredentials()},
                           {keys("ASIATEMPORARY0000000", "temporary", "token/of+it==")},
                           {keys("ASIAEXPIRED000000000", "expired", "old"), true}});
}

QByteArray refusalOf(const HttpRequest &request, WallTime at = now)
{
    SignatureCheck signatures = check();
    const auto failure = signatures.refusalOf(request, at);
    return failure ? failure->code + '\n' + failure->message : QByteArray("accepted");
}

void setHeader(HttpRequest &request, const QByteArray &name, const QByteArray &value)
{
    for (auto &header : request.headers) {
        if (header.first.compare(name, Qt::CaseInsensitive) == 0)
            header.second = value;
    }
}

HttpRequest withHeader(const QByteArray &name, const QByteArray &value)
{
    HttpRequest request = signedRequest("ListShards", body, now);
    setHeader(request, name, value);
    return request;
}

HttpRequest withAuthorization(const QByteArray &before, const QByteArray &after)
{
    HttpRequest request = signedRequest("ListShards", body, now);
    QByteArray value = *request.header("Authorization");
    setHeader(request, "Authorization", value.replace(before, after));
    return request;
}

HttpRequest withoutHeader(const QByteArray &name)
{
    HttpRequest request = signedRequest("ListShards", body, now);
    request.headers.removeIf([&name](const auto &header) {
        return header.first.compare(name, Qt::CaseInsensitive) == 0;
    });
    return request;
}

// The parts of a presigned request in the query instead of the headers.
HttpRequest presigned(const QByteArray &signature)
{
    HttpRequest request{.method = "POST", .body = body};
    request.target = "/?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDHEADGATESIMULATE"
                     "%2F20260921%2Fus-east-1%2Fkinesis%2Faws4_request&X-Amz-Date=20260921T141320Z"
                     "&X-Amz-SignedHeaders=host&X-Amz-Signature="
        + signature;
    request.headers = {{"Host", "127.0.0.1:4567"}};
    return request;
}

const QByteArray mismatchStart =
    "InvalidSignatureException\nThe request signature we calculated does not match the signature "
    "you provided. Check your AWS Secret Access Key and signing method. Consult the service "
    "documentation for details.\n\nThe Canonical String for this request should have been\n'POST";

} // namespace

void TestSignatureCheck::acceptsWhatIsSigned_data()
{
    QTest::addColumn<HttpRequest>("request");
    QTest::newRow("fixed pair") << signedRequest("ListShards", body, now);
    QTest::newRow("temporary keys") << signedRequest(
        "ListShards", body, now,
        {.credentials = keys("ASIATEMPORARY0000000", "temporary", "token/of+it==")});
    QTest::newRow("token not signed")
        << signedRequest("ListShards", body, now,
                         {.credentials = keys("ASIATEMPORARY0000000", "temporary", "token/of+it=="),
                          .options = {.omitSessionToken = true}});
    QTest::newRow("body signed") << signedRequest("ListShards", body, now,
                                                  {.options = {.signBody = true}});
    HttpRequest later = signedRequest("ListShards", body, now);
    later.headers.emplaceBack("User-Agent", "added on the way");
    QTest::newRow("header added on the way") << later;
    QTest::newRow("separators without blanks") << withAuthorization(", ", ",");
}

void TestSignatureCheck::acceptsWhatIsSigned()
{
    QFETCH(HttpRequest, request);
    QCOMPARE(refusalOf(request), QByteArray("accepted"));
}

void TestSignatureCheck::refuses_data()
{
    QTest::addColumn<HttpRequest>("request");
    QTest::addColumn<QByteArray>("start"); // of the refusal
    const auto row = [](const char *name, const HttpRequest &request, const QByteArray &start) {
        QTest::newRow(name) << request << start;
    };
    row("no signature", withoutHeader("Authorization"),
        "MissingAuthenticationTokenException\nMissing Authentication Token");
    row("nonsense", withHeader("Authorization", "X"),
        "IncompleteSignatureException\nAuthorization header requires 'Credential' parameter. "
        "Authorization header requires 'Signature' parameter. Authorization header requires "
        "'SignedHeaders' parameter. Authorization=X");
    row("one part missing", withHeader("Authorization", "AWS4- Signature=b, Credential=a"),
        "IncompleteSignatureException\nAuthorization header requires 'SignedHeaders' parameter. "
        "Authorization=AWS4- Signature=b, Credential=a");
    row("no date", withoutHeader("X-Amz-Date"),
        "IncompleteSignatureException\nAuthorization header requires existence of either a "
        "'X-Amz-Date' or a 'Date' header. Authorization=AWS4-HMAC-SHA256 Credential=");
    row("date of another form", withHeader("X-Amz-Date", "2026-09-21"),
        "IncompleteSignatureException\nDate must be in ISO-8601 'basic format'. Got '2026-09-21'.");
    row("other algorithm", withAuthorization("AWS4-HMAC-SHA256", "AWS4-HMAC-SHA1"),
        "IncompleteSignatureException\nUnsupported AWS 'algorithm': 'AWS4-HMAC-SHA1'.");
    row("short scope", withAuthorization("/aws4_request", ""),
        "IncompleteSignatureException\nCredential must have exactly 5 slash-delimited elements");
    row("other region", signedRequest("ListShards", body, now, {.region = "eu-west-1"}),
        "InvalidSignatureException\nCredential should be scoped to a valid region, not "
        "'eu-west-1'.");
    row("other service", signedRequest("ListShards", body, now, {.service = "dynamodb"}),
        "InvalidSignatureException\nCredential should be scoped to correct service: 'kinesis'.");
    row("other end of scope", withAuthorization("aws4_request", "aws5_request"),
        "InvalidSignatureException\nCredential should be scoped with a valid terminator: "
        "'aws4_request', not 'aws5_request'.");
    row("other day", withAuthorization("/20260921/", "/20260920/"),
        "InvalidSignatureException\nDate in Credential scope does not match YYYYMMDD from ISO-8601 "
        "version of date from HTTP: '20260920' != '20260921', from '20260921T141320Z'.");
    row("host not signed", withAuthorization(";host", ""),
        "InvalidSignatureException\n'Host' or ':authority' must be a 'SignedHeader'");
    row("unknown key", withAuthorization("AKIDHEADGATESIMULATE", "AKIDSOMEBODYELSE0000"),
        "UnrecognizedClientException\nThe security token included in the request is invalid.");
    row(
        "both places",
        [] {
            HttpRequest request = signedRequest("ListShards", body, now);
            request.target = "/?X-Amz-Algorithm=AWS4-HMAC-SHA256";
            return request;
        }(),
        "InvalidSignatureException\nFound both 'X-Amz-Algorithm' as a query-string param and "
        "'Authorization' as HTTP header.");
    row(
        "empty query",
        [] {
            HttpRequest request = withoutHeader("Authorization");
            request.target = "/?X-Amz-Algorithm";
            return request;
        }(),
        "IncompleteSignatureException\nAWS query-string parameters must include "
        "'X-Amz-Algorithm'. AWS query-string parameters must include 'X-Amz-Credential'. AWS "
        "query-string parameters must include 'X-Amz-Signature'. AWS query-string parameters "
        "must include 'X-Amz-SignedHeaders'. AWS query-string parameters must include "
        "'X-Amz-Date'. Re-examine the query-string parameters.");
    row("wrong secret",
        signedRequest("ListShards", body, now,
                      {.credentials = keys(simulatorAccessKeyId, "guess")}),
        mismatchStart);
    row(
        "signature of zeros",
        [] {
            HttpRequest request = signedRequest("ListShards", body, now);
            const QByteArray value = *request.header("Authorization");
            setHeader(request, "Authorization",
                      value.left(value.indexOf("Signature=") + 10) + QByteArray(64, '0'));
            return request;
        }(),
        mismatchStart);
    row(
        "body changed",
        [] {
            HttpRequest request = signedRequest("ListShards", body, now);
            request.body.append(' ');
            return request;
        }(),
        mismatchStart);
    row("host changed", withHeader("Host", "localhost"), mismatchStart);
    row("target changed", withHeader("X-Amz-Target", "Kinesis_20131202.DeleteStream"),
        mismatchStart);
    row("presigned wrongly", presigned(QByteArray(64, '0')), mismatchStart);
}

void TestSignatureCheck::refuses()
{
    QFETCH(HttpRequest, request);
    QFETCH(QByteArray, start);
    const QByteArray refusal = refusalOf(request);
    QCOMPARE(refusal.left(start.size()), start);
}

void TestSignatureCheck::acceptsFiveMinutesEitherWay()
{
    QCOMPARE(refusalOf(signedRequest("ListShards", body, now - 5min)), QByteArray("accepted"));
    QCOMPARE(refusalOf(signedRequest("ListShards", body, now + 5min)), QByteArray("accepted"));
}

void TestSignatureCheck::saysHowFarTheClockIsOff()
{
    QCOMPARE(refusalOf(signedRequest("ListShards", body, now - 2h)),
             QByteArray("InvalidSignatureException\nSignature expired: 20260921T121320Z is now "
                        "earlier than 20260921T140820Z (20260921T141320Z - 5 min.)"));
    QCOMPARE(refusalOf(signedRequest("ListShards", body, now + 301s)),
             QByteArray("InvalidSignatureException\nSignature not yet current: 20260921T141821Z is "
                        "still later than 20260921T141820Z (20260921T141320Z + 5 min.)"));
}

void TestSignatureCheck::tokensHaveToMatch()
{
    const QByteArray unknown =
        "UnrecognizedClientException\nThe security token included in the request is invalid.";
    QCOMPARE(refusalOf(signedRequest("ListShards", body, now,
                                     {.credentials = keys("ASIATEMPORARY0000000", "temporary")})),
             unknown);
    QCOMPARE(refusalOf(signedRequest(
                 "ListShards", body, now,
                 {.credentials = keys("ASIATEMPORARY0000000", "temporary", "another")})),
             unknown);
    QCOMPARE(refusalOf(signedRequest(
                 "ListShards", body, now,
                 {.credentials = keys(simulatorAccessKeyId, simulatorSecretAccessKey, "stray")})),
             unknown);
}

void TestSignatureCheck::knowsExpiredKeys()
{
    QCOMPARE(
        refusalOf(signedRequest("ListShards", body, now,
                                {.credentials = keys("ASIAEXPIRED000000000", "expired", "old")})),
        QByteArray("ExpiredTokenException\nThe security token included in the request is "
                   "expired"));
}

void TestSignatureCheck::showsBothStringsWithoutTheToken()
{
    const QByteArray refusal = refusalOf(
        signedRequest("ListShards", body, now,
                      {.credentials = keys("ASIATEMPORARY0000000", "guess", "token/of+it==")}));

    QVERIFY(refusal.startsWith(mismatchStart));
    QVERIFY(refusal.contains("\nx-amz-target:Kinesis_20131202.ListShards\n"));
    QVERIFY(refusal.contains("The String-to-Sign should have been\n'AWS4-HMAC-SHA256\n"
                             "20260921T141320Z\n20260921/us-east-1/kinesis/aws4_request\n"));
    QVERIFY(!refusal.contains("token/of+it=="));
}

void TestSignatureCheck::acceptsAPresignedRequest()
{
    const HttpRequest unsignedRequest = presigned({});
    const sigv4::Scope scope{.region = "us-east-1", .service = "kinesis", .time = now};
    sigv4::KeyCache cache;
    const QByteArray text = sigv4::stringToSign(canonicalFormOf(unsignedRequest, {"host"}), scope);
    const QByteArray signature =
        sigv4::signatureOf(cache.signingKey(simulatorCredentials(), scope), text);

    QCOMPARE(refusalOf(presigned(signature)), QByteArray("accepted"));
}

void TestSignatureCheck::acceptsADateHeader()
{
    HttpRequest request = signedRequest("ListShards", body, now);
    const QByteArray form = canonicalFormOf(request, {"host"});
    const sigv4::Scope scope{.region = "us-east-1", .service = "kinesis", .time = now};
    sigv4::KeyCache cache;
    const QByteArray signature = sigv4::signatureOf(cache.signingKey(simulatorCredentials(), scope),
                                                    sigv4::stringToSign(form, scope));
    request = withoutHeader("X-Amz-Date");
    request.headers.emplaceBack("Date", "Mon, 21 Sep 2026 14:13:20 GMT");
    setHeader(request, "Authorization",
              "AWS4-HMAC-SHA256 Credential=AKIDHEADGATESIMULATE/20260921/us-east-1/kinesis/"
              "aws4_request, SignedHeaders=host, Signature="
                  + signature);

    QCOMPARE(refusalOf(request), QByteArray("accepted"));
}

void TestSignatureCheck::makesTheCanonicalFormOfAnyRequest()
{
    HttpRequest request{.method = "POST",
                        .target = "/a/./b//../c%20d/?b=2&a=%C3%A9&b=1&X-Amz-Signature=x"};
    request.headers = {{"Host", "h"}, {"My-Header", "  a   b "}, {"my-header", "c"}};

    QCOMPARE(canonicalFormOf(request, {"host", "my-header"}),
             QByteArray("POST\n/a/c%2520d/\na=%C3%A9&b=1&b=2\nhost:h\nmy-header:a b,c\n\n"
                        "host;my-header\n"
                        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
}

QTEST_GUILESS_MAIN(TestSignatureCheck)
#include "tst_signaturecheck.moc"
