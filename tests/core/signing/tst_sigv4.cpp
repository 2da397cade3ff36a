// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/SigV4.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace core;
using namespace core::sigv4;
using namespace Qt::Literals::StringLiterals;

namespace {

// 2015-08-30 12:36:00 UTC
constexpr WallTime august30{std::chrono::milliseconds{1'440'938'160'000}};

Credentials exampleCredentials(QByteArrayView token = {})
{
    return {"AKIDEXAMPLE", Secret(QByteArrayView("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")),
            Secret(token)};
}

QJsonObject kinesisVectors()
{
    QFile file(QStringLiteral(HEADGATE_TEST_DATA "/sigv4/kinesis.json"));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

Request kinesisRequest(const QJsonObject &vector)
{
    return {
        .url = QUrl(vector[u"url"].toString()),
        .headers = {{"Content-Type", "application/x-amz-json-1.1"},
                    {"X-Amz-Target",
                     "Kinesis_20131202." + vector[u"action"].toString().toLatin1()}},
        .body = vector[u"body"].toString().toUtf8(),
    };
}

QByteArray canonical(const Request &request, const Options &options = {})
{
    return canonicalRequest(request, sha256(request.body), options);
}

QByteArray valueOf(const Headers &headers, QByteArrayView name)
{
    QList<QByteArray> values;
    for (const auto &[headerName, value] : headers) {
        if (headerName.compare(name, Qt::CaseInsensitive) == 0)
            values.append(value);
    }
    return values.join(" AND ");
}

} // namespace

class TestSigV4 : public QObject
{
    Q_OBJECT

private slots:
    void kinesisRequestsAreSignedAsOtherSdksDo_data();
    void kinesisRequestsAreSignedAsOtherSdksDo();
    void everyStageOfTheFirstVectorIsRight();
    void signingTwiceReplacesTheOldSignature();
    void thePathIsNormalizedAndEncodedAsAsked_data();
    void thePathIsNormalizedAndEncodedAsAsked();
    void theQueryIsSortedByEncodedNames_data();
    void theQueryIsSortedByEncodedNames();
    void headersAreFoldedJoinedAndSorted();
    void headersThatStacksChangeAreNotSigned();
    void theBodyIsSignedAsAHeaderWhenAsked();
    void theTokenCanStayUnsigned();
    void theHostIsThatOfTheUrl_data();
    void theHostIsThatOfTheUrl();
    void datesAreWholeSecondsInUtc_data();
    void datesAreWholeSecondsInUtc();
    void keysAreCachedPerSecretDayRegionAndService();
    void theCacheForgetsTheOldestFirst();
    void authorizationsAreRead_data();
    void authorizationsAreRead();
    void malformedAuthorizationsAreRefused_data();
    void malformedAuthorizationsAreRefused();
    void onlyOneAlgorithmIsKnown();
    void theRedactedRequestShowsNoToken();
};

void TestSigV4::kinesisRequestsAreSignedAsOtherSdksDo_data()
{
    QTest::addColumn<QJsonObject>("vector");
    const QJsonArray cases = kinesisVectors()[u"cases"].toArray();
    QCOMPARE(cases.size(), 7);
    for (const auto &vector : cases)
        QTest::newRow(qPrintable(vector.toObject()[u"name"].toString())) << vector.toObject();
}

void TestSigV4::kinesisRequestsAreSignedAsOtherSdksDo()
{
    QFETCH(QJsonObject, vector);
    Request request = kinesisRequest(vector);
    const QByteArray token = vector[u"sessionToken"].toString().toLatin1();
    const Scope scope{.region = vector[u"region"].toString().toLatin1(), .time = august30};
    KeyCache cache;
    const Signature made = sign(request, exampleCredentials(token), scope, cache);

    QCOMPARE(toHex(sha256(request.body)), vector[u"bodySha256"].toString().toLatin1());
    QCOMPARE(made.signature, vector[u"signature"].toString().toLatin1());
    QCOMPARE(made.amzDate, "20150830T123600Z"_ba);
    QCOMPARE(made.signedHeaders,
             token.isEmpty() ? "content-type;host;x-amz-date;x-amz-target"_ba
                             : "content-type;host;x-amz-date;x-amz-security-token;x-amz-target"_ba);
    QCOMPARE(made.authorization,
             "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/" + scope.region
                 + "/kinesis/aws4_request, SignedHeaders=" + made.signedHeaders
                 + ", Signature=" + made.signature);
    QCOMPARE(valueOf(request.headers, "authorization"), made.authorization);
    QCOMPARE(valueOf(request.headers, "x-amz-date"), made.amzDate);
    QCOMPARE(valueOf(request.headers, "x-amz-security-token"), token);
    QCOMPARE(valueOf(request.headers, "host"), QByteArray());
}

void TestSigV4::everyStageOfTheFirstVectorIsRight()
{
    const QJsonObject vectors = kinesisVectors();
    const QJsonObject expected = vectors[u"first"].toObject();
    Request request = kinesisRequest(vectors[u"cases"][0].toObject());
    const Scope scope{.region = "us-east-1", .time = august30};
    KeyCache cache;
    const Signature made = sign(request, exampleCredentials(), scope, cache);

    QCOMPARE(made.canonicalRequest,
             "POST\n/\n\n"
             "content-type:application/x-amz-json-1.1\n"
             "host:kinesis.us-east-1.amazonaws.com\n"
             "x-amz-date:20150830T123600Z\n"
             "x-amz-target:Kinesis_20131202.PutRecords\n"
             "\n"
             "content-type;host;x-amz-date;x-amz-target\n"
             "b4bac9e04ddfceb041c249afce14e3c2a77e87710313adeb863f4b45ee18779f"_ba);
    const QByteArray digest = expected[u"canonicalRequestSha256"].toString().toLatin1();
    QCOMPARE(toHex(sha256(made.canonicalRequest)), digest);
    QCOMPARE(made.stringToSign,
             "AWS4-HMAC-SHA256\n20150830T123600Z\n20150830/us-east-1/kinesis/aws4_request\n"
                 + digest);
    const Sha256 key = cache.signingKey(exampleCredentials(), scope);
    QCOMPARE(toHex(key), expected[u"signingKey"].toString().toLatin1());
    QCOMPARE(signatureOf(key, made.stringToSign), made.signature);
}

void TestSigV4::signingTwiceReplacesTheOldSignature()
{
    KeyCache cache;
    Request request{.url = QUrl(u"https://example.com"_s),
                    .headers = {{"HOST", "elsewhere.example.com"},
                                {"authorization", "old"},
                                {"X-AMZ-date", "old"},
                                {"x-amz-security-TOKEN", "old"},
                                {"X-Amz-Content-Sha256", "old"},
                                {"Kept", "yes"}}};
    const Scope scope{.region = "us-east-1", .time = august30};
    const Signature first = sign(request, exampleCredentials("token"), scope, cache);
    const Headers headers = request.headers;
    const Signature second = sign(request, exampleCredentials("token"), scope, cache);
    QCOMPARE(request.headers, headers);
    QCOMPARE(second.authorization, first.authorization);
    QCOMPARE(headers.size(), 4);
    QCOMPARE(valueOf(headers, "kept"), "yes"_ba);
    QVERIFY(first.canonicalRequest.contains("\nhost:example.com\n"));
    QVERIFY(!first.canonicalRequest.contains("old"));
}

void TestSigV4::thePathIsNormalizedAndEncodedAsAsked_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<bool>("isNormalized");
    QTest::addColumn<bool>("isEncodedTwice");
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("none") << "https://h"_ba << true << true << "/"_ba;
    QTest::newRow("none, query") << "https://h?a"_ba << true << true << "/"_ba;
    QTest::newRow("root") << "https://h/"_ba << true << true << "/"_ba;
    QTest::newRow("dots") << "https://h/./a/../b/./"_ba << true << true << "/b/"_ba;
    QTest::newRow("above the root") << "https://h/../../a"_ba << true << true << "/a"_ba;
    QTest::newRow("slashes") << "https://h//a///b//"_ba << true << true << "/a/b/"_ba;
    QTest::newRow("nothing left") << "https://h/a/../"_ba << true << true << "/"_ba;
    QTest::newRow("as it is") << "https://h//a/../b//"_ba << false << false << "//a/../b//"_ba;
    QTest::newRow("encoded twice")
        << "https://h/a%20b/é"_ba << true << true << "/a%2520b/%25C3%25A9"_ba;
    QTest::newRow("encoded once") << "https://h/a%20b/é"_ba << true << false << "/a%20b/%C3%A9"_ba;
    QTest::newRow("delimiters") << "https://h/!$&'()*+,;=:@"_ba << true << false
                                << "/%21%24%26%27%28%29%2A%2B%2C%3B%3D%3A%40"_ba;
}

void TestSigV4::thePathIsNormalizedAndEncodedAsAsked()
{
    QFETCH(QByteArray, url);
    QFETCH(bool, isNormalized);
    QFETCH(bool, isEncodedTwice);
    QFETCH(QByteArray, path);
    const Request request{.url = QUrl::fromEncoded(url)};
    const Options options{.normalizePath = isNormalized, .doubleEncodePath = isEncodedTwice};
    QCOMPARE(canonical(request, options).split('\n').at(1), path);
}

void TestSigV4::theQueryIsSortedByEncodedNames_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("canonicalQuery");
    QTest::newRow("none") << ""_ba
                          << ""_ba;
    QTest::newRow("empty") << "?"_ba
                           << ""_ba;
    QTest::newRow("sorted") << "?b=2&a=1"_ba
                            << "a=1&b=2"_ba;
    QTest::newRow("by value") << "?a=2&a=1&a="_ba
                              << "a=&a=1&a=2"_ba;
    QTest::newRow("name alone") << "?uploads"_ba
                                << "uploads="_ba;
    QTest::newRow("upper case first") << "?a=1&B=2"_ba
                                      << "B=2&a=1"_ba;
    QTest::newRow("encoded before sorting") << "?é=1&z=2&a=3"_ba
                                            << "%C3%A9=1&a=3&z=2"_ba;
    QTest::newRow("value with equals") << "?a=b=c"_ba
                                       << "a=b%3Dc"_ba;
    QTest::newRow("longer name first by bytes") << "?a-b=1&a=2"_ba
                                                << "a=2&a-b=1"_ba;
    QTest::newRow("escapes kept") << "?a=%2F%26+%20"_ba
                                  << "a=%2F%26%2B%20"_ba;
}

void TestSigV4::theQueryIsSortedByEncodedNames()
{
    QFETCH(QByteArray, query);
    QFETCH(QByteArray, canonicalQuery);
    const Request request{.url = QUrl::fromEncoded("https://example.com/" + query)};
    QCOMPARE(canonical(request).split('\n').at(2), canonicalQuery);
}

void TestSigV4::headersAreFoldedJoinedAndSorted()
{
    const Request request{.method = "get",
                          .url = QUrl(u"https://example.com"_s),
                          .headers = {{"Zeta", "2"},
                                      {" Alpha ", "  a \t b\r\n  c  "},
                                      {"ZETA", "1"},
                                      {"zeta", ""},
                                      {"Beta", ""}}};
    QCOMPARE(canonical(request),
             "GET\n/\n\nalpha:a b c\nbeta:\nhost:example.com\nzeta:2,1,\n\n"
             "alpha;beta;host;zeta\n"
                 + toHex(sha256({})));
}

void TestSigV4::headersThatStacksChangeAreNotSigned()
{
    Request request{.url = QUrl(u"https://example.com"_s)};
    for (const char *name : {"User-Agent", "Connection", "Accept-Encoding", "Transfer-Encoding",
                             "Expect", "TE", "Trailer", "X-Amzn-Trace-Id", "amz-sdk-invocation-id",
                             "amz-sdk-request", "Authorization"})
        request.headers.append({QByteArray(name), "x"_ba});
    request.headers.append({"Accept"_ba, "x"_ba});
    QCOMPARE(canonical(request).split('\n').last(2).first(), "accept;host"_ba);
}

void TestSigV4::theBodyIsSignedAsAHeaderWhenAsked()
{
    KeyCache cache;
    Request request{.url = QUrl(u"https://example.com"_s), .body = "{}"};
    const QByteArray digest = toHex(sha256(request.body));
    const Signature made = sign(request, exampleCredentials(), {.region = "r", .time = august30},
                                cache, {.signBody = true});
    QCOMPARE(valueOf(request.headers, "x-amz-content-sha256"), digest);
    QCOMPARE(made.signedHeaders, "host;x-amz-content-sha256;x-amz-date"_ba);
    const QByteArray line = "\nx-amz-content-sha256:" + digest + '\n';
    QVERIFY(made.canonicalRequest.contains(line));
}

void TestSigV4::theTokenCanStayUnsigned()
{
    KeyCache cache;
    Request request{.url = QUrl(u"https://example.com"_s)};
    const Signature made =
        sign(request, exampleCredentials("the-token"), {.region = "r", .time = august30}, cache,
             {.omitSessionToken = true});
    QCOMPARE(valueOf(request.headers, "x-amz-security-token"), "the-token"_ba);
    QCOMPARE(made.signedHeaders, "host;x-amz-date"_ba);
    QVERIFY(!made.canonicalRequest.contains("the-token"));
}

void TestSigV4::theHostIsThatOfTheUrl_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("host");
    QTest::newRow("plain") << u"https://kinesis.us-east-1.amazonaws.com/"_s
                           << "kinesis.us-east-1.amazonaws.com"_ba;
    QTest::newRow("upper case") << u"HTTPS://Kinesis.Example.COM/"_s << "kinesis.example.com"_ba;
    QTest::newRow("port") << u"http://localhost:4567/"_s << "localhost:4567"_ba;
    QTest::newRow("https 443") << u"https://localhost:443/"_s << "localhost"_ba;
    QTest::newRow("http 80") << u"http://localhost:80/"_s << "localhost"_ba;
    QTest::newRow("https 80") << u"https://localhost:80/"_s << "localhost:80"_ba;
    QTest::newRow("http 443") << u"http://localhost:443/"_s << "localhost:443"_ba;
    QTest::newRow("IPv4") << u"http://127.0.0.1:8080"_s << "127.0.0.1:8080"_ba;
    QTest::newRow("IPv6") << u"http://[::1]"_s << "[::1]"_ba;
    QTest::newRow("IPv6 port") << u"http://[2001:DB8::1]:4567/"_s << "[2001:db8::1]:4567"_ba;
    QTest::newRow("international") << u"https://bücher.example/"_s << "xn--bcher-kva.example"_ba;
    QTest::newRow("user") << u"https://user:pass@example.com/"_s << "example.com"_ba;
}

void TestSigV4::theHostIsThatOfTheUrl()
{
    QFETCH(QString, url);
    QFETCH(QByteArray, host);
    QCOMPARE(hostHeader(QUrl(url)), host);
}

void TestSigV4::datesAreWholeSecondsInUtc_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("epoch") << qint64{0} << "19700101T000000Z"_ba;
    QTest::newRow("example") << qint64{1'440'938'160'000} << "20150830T123600Z"_ba;
    QTest::newRow("fraction is cut") << qint64{1'440'938'160'999} << "20150830T123600Z"_ba;
    QTest::newRow("end of a day") << qint64{1'456'790'399'999} << "20160229T235959Z"_ba;
    QTest::newRow("new year") << qint64{1'798'761'600'000} << "20270101T000000Z"_ba;
    QTest::newRow("before the epoch") << qint64{-1} << "19691231T235959Z"_ba;
}

void TestSigV4::datesAreWholeSecondsInUtc()
{
    QFETCH(qint64, milliseconds);
    QFETCH(QByteArray, text);
    QCOMPARE(amzDate(WallTime(std::chrono::milliseconds(milliseconds))), text);
}

void TestSigV4::keysAreCachedPerSecretDayRegionAndService()
{
    KeyCache cache;
    Credentials other = exampleCredentials();
    other.secretAccessKey = Secret(QByteArrayView("other"));
    const Scope scope{.region = "us-east-1", .time = august30};
    const Scope nextDay{.region = "us-east-1", .time = august30 + std::chrono::hours(12)};
    const Scope otherRegion{.region = "eu-west-1", .time = august30};
    const Scope otherService{.region = "us-east-1", .service = "sts", .time = august30};

    for (int round = 0; round < 2; ++round) {
        QList<QByteArray> keys{toHex(cache.signingKey(other, scope))};
        for (const Scope &each : {scope, nextDay, otherRegion, otherService}) {
            KeyCache fresh;
            const Sha256 key = cache.signingKey(exampleCredentials(), each);
            QCOMPARE(key, fresh.signingKey(exampleCredentials(), each));
            keys.append(toHex(key));
        }
        QCOMPARE(QSet<QByteArray>(keys.cbegin(), keys.cend()).size(), 5);
    }
}

void TestSigV4::theCacheForgetsTheOldestFirst()
{
    KeyCache cache;
    const auto keyOfDay = [](KeyCache &from, int number) {
        return from.signingKey(exampleCredentials(),
                               {.region = "r", .time = august30 + std::chrono::days(number)});
    };
    for (int number = 0; number < 30; ++number) {
        KeyCache fresh;
        QCOMPARE(keyOfDay(cache, number), keyOfDay(fresh, number));
    }
    KeyCache fresh;
    QCOMPARE(keyOfDay(cache, 0), keyOfDay(fresh, 0));
}

namespace {

const QByteArray goodSignature = QByteArray("0123456789abcdef").repeated(4);
const QByteArray goodCredential = "Credential=AKID/20150830/us-east-1/kinesis/aws4_request";

} // namespace

void TestSigV4::authorizationsAreRead_data()
{
    QTest::addColumn<QByteArray>("header");
    const QByteArray headers = "SignedHeaders=host;x-amz-date";
    const QByteArray signature = "Signature=" + goodSignature;
    QTest::newRow("usual") << "AWS4-HMAC-SHA256 " + goodCredential + ", " + headers + ", "
            + signature;
    QTest::newRow("without blanks")
        << "AWS4-HMAC-SHA256 " + goodCredential + "," + headers + "," + signature;
    QTest::newRow("another order, more blanks")
        << "  AWS4-HMAC-SHA256   " + signature + " ,  " + goodCredential + " , " + headers + " ";
}

void TestSigV4::authorizationsAreRead()
{
    QFETCH(QByteArray, header);
    const auto read = parseAuthorization(header);
    QVERIFY(read);
    QCOMPARE(read->accessKeyId, "AKID"_ba);
    QCOMPARE(read->date, "20150830"_ba);
    QCOMPARE(read->region, "us-east-1"_ba);
    QCOMPARE(read->service, "kinesis"_ba);
    QCOMPARE(read->signedHeaders, (QList<QByteArray>{"host", "x-amz-date"}));
    QCOMPARE(read->signature, goodSignature);
}

void TestSigV4::malformedAuthorizationsAreRefused_data()
{
    QTest::addColumn<QByteArray>("credential");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QByteArray>("signature");
    const QByteArray headers = "SignedHeaders=host";
    const QByteArray signature = "Signature=" + goodSignature;
    const auto row = [](const char *name, const QByteArray &credential,
                        const QByteArray &signedHeaders, const QByteArray &made) {
        QTest::newRow(name) << credential << signedHeaders << made;
    };
    row("no credential", "", headers, signature);
    row("no equals", "Credential", headers, signature);
    row("four parts", "Credential=AKID/20150830/us-east-1/aws4_request", headers, signature);
    row("six parts", "Credential=A/B/20150830/us-east-1/kinesis/aws4_request", headers, signature);
    row("empty key", "Credential=/20150830/us-east-1/kinesis/aws4_request", headers, signature);
    row("empty region", "Credential=AKID/20150830//kinesis/aws4_request", headers, signature);
    row("short date", "Credential=AKID/2015083/us-east-1/kinesis/aws4_request", headers, signature);
    row("no date", "Credential=AKID/2015083x/us-east-1/kinesis/aws4_request", headers, signature);
    row("terminator", "Credential=AKID/20150830/us-east-1/kinesis/aws5_request", headers,
        signature);
    row("no signed headers", goodCredential, "", signature);
    row("empty signed headers", goodCredential, "SignedHeaders=", signature);
    row("hole in signed headers", goodCredential, "SignedHeaders=host;;date", signature);
    row("no signature", goodCredential, headers, "");
    row("empty signature", goodCredential, headers, "Signature=");
    row("upper-case signature", goodCredential, headers, "Signature=" + goodSignature.toUpper());
    row("short signature", goodCredential, headers, signature.chopped(1));
    row("credential twice", goodCredential, goodCredential, signature);
    row("headers twice", headers, headers, signature);
    row("unknown", goodCredential, headers, "Something=else");
    row("one too many", goodCredential, headers, signature + ", Something=else");
    row("a comma too many", goodCredential, headers, signature + ",");
}

void TestSigV4::malformedAuthorizationsAreRefused()
{
    QFETCH(QByteArray, credential);
    QFETCH(QByteArray, headers);
    QFETCH(QByteArray, signature);
    const QByteArray parameters = credential + ", " + headers + ", " + signature;
    const QByteArray header = "AWS4-HMAC-SHA256 " + parameters;
    QVERIFY(!parseAuthorization(header));
}

void TestSigV4::onlyOneAlgorithmIsKnown()
{
    const QByteArray parameters =
        goodCredential + ", SignedHeaders=host, Signature=" + goodSignature;
    const auto isRead = [](const QByteArray &header) {
        return parseAuthorization(header).has_value();
    };
    QVERIFY(isRead("AWS4-HMAC-SHA256 " + parameters));
    QVERIFY(!isRead("AWS4-ECDSA-P256-SHA256 " + parameters));
    QVERIFY(!isRead("aws4-hmac-sha256 " + parameters));
    QVERIFY(!isRead("AWS4-HMAC-SHA256" + parameters));
    QVERIFY(!isRead(parameters));
    QVERIFY(!isRead("AWS4-HMAC-SHA256"));
    QVERIFY(!isRead({}));
}

void TestSigV4::theRedactedRequestShowsNoToken()
{
    KeyCache cache;
    Request request{.url = QUrl(u"https://example.com"_s), .headers = {{"Zeta", "kept"}}};
    const Scope scope{.region = "r", .time = august30};
    const Signature made = sign(request, exampleCredentials("the-token"), scope, cache);
    QVERIFY(made.canonicalRequest.contains("the-token"));
    QCOMPARE(redacted(made.canonicalRequest),
             QByteArray(made.canonicalRequest).replace("the-token", "***"));

    request.headers = {{"Zeta", "kept"}};
    const Signature plain = sign(request, exampleCredentials(), scope, cache);
    QCOMPARE(redacted(plain.canonicalRequest), plain.canonicalRequest);
    QCOMPARE(redacted("x\nx-amz-security-token:the-token"), "x\nx-amz-security-token:***"_ba);
}

QTEST_APPLESS_MAIN(TestSigV4)
#include "tst_sigv4.moc"
