// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/Masking.h"
#include "tests/core/client/ClientBench.h"

#include <QTest>
#include <QUrl>

#include <vector>

// What a listener of exchanges, an error and its row may show. The secrets are canaries: looked for
// in every form they could leave in.

using namespace core;
using namespace test;
using namespace Qt::Literals::StringLiterals;

namespace {

// The same bytes as others write them. In base64 they look different at each of three places.
QByteArrayList formsOf(QByteArrayView secret)
{
    const QByteArray bytes = secret.toByteArray();
    const QByteArray hex = bytes.toHex();
    const QByteArray percent = bytes.toPercentEncoding();
    QByteArrayList forms{bytes,
                         hex,
                         hex.toUpper(),
                         percent,
                         percent.toLower(),
                         QByteArray(bytes).replace('/', "\\/")};
    for (int shift = 0; shift < 3; ++shift) {
        const QByteArray at = QByteArray(shift, 'x') + bytes;
        // The ends depend on the neighbours.
        forms.append(at.toBase64().mid(4, bytes.size()));
        forms.append(at.toBase64(QByteArray::Base64UrlEncoding).mid(4, bytes.size()));
    }
    return forms;
}

// The form in which the secret is there, or nothing.
QByteArray formIn(const QByteArray &text, QByteArrayView secret)
{
    const QByteArrayList forms = formsOf(secret);
    for (const QByteArray &form : forms) {
        if (text.contains(form))
            return form;
    }
    return {};
}

QByteArray textOf(const sigv4::Headers &headers)
{
    QByteArray text;
    for (const auto &[name, value] : headers)
        text += name + ": " + value + '\n';
    return text;
}

QByteArray textOf(const sigv4::Request &request)
{
    return request.method + ' ' + request.url.toEncoded() + '\n' + textOf(request.headers) + '\n'
        + request.body + '\n';
}

QByteArray textOf(const sigv4::Signature &it)
{
    return QByteArrayList{it.canonicalRequest, it.stringToSign,  it.signature,
                          it.signedHeaders,    it.authorization, it.amzDate}
        .join('\n');
}

QByteArray textOf(const Error &it)
{
    return QStringList{it.code, it.detail, it.requestId, it.host, it.where}.join(u'\n').toUtf8();
}

// Everything in it that is bytes or text.
QByteArray textOf(const Exchange &it)
{
    QByteArray text = textOf(it.request) + textOf(it.signature);
    if (it.reply)
        text += textOf(it.reply->headers) + it.reply->body;
    if (it.error)
        text += textOf(*it.error);
    return text + it.facts.action + it.facts.host.toUtf8() + it.facts.requestId
        + it.facts.extendedRequestId;
}

// Calls and hears of it.
Exchange heardOf(ClientBench &bench)
{
    std::vector<Exchange> heard;
    bench.client.onExchange([&heard](const Exchange &it) { heard.push_back(it); });
    bench.ask();
    bench.client.onExchange({});
    return heard.size() == 1 ? heard.front() : Exchange{};
}

QByteArrayView token(const Credentials &keys)
{
    return keys.sessionToken.reveal();
}

} // namespace

class TestMasking : public QObject
{
    Q_OBJECT

private slots:
    void aCanaryIsFoundInEveryForm_data();
    void aCanaryIsFoundInEveryForm();
    void masksHeadersInAnyCase_data();
    void masksHeadersInAnyCase();
    void masksTheStagesOfSigning();
    void aListenerHearsNoSecret_data();
    void aListenerHearsNoSecret();
    void aListenerHearsTheWholeExchange();
    void aListenerHearsOfEveryEnd();
    void nobodyListensUnasked();
    void anEchoedTokenIsMasked_data();
    void anEchoedTokenIsMasked();
    void anEchoedAuthorizationIsMasked();
    void anAnswerWithoutTheTokenIsLeftAlone();
};

void TestMasking::aCanaryIsFoundInEveryForm_data()
{
    QTest::addColumn<QByteArray>("text");

    const QByteArray secret = token(temporaryKeys()).toByteArray();
    const auto row = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
    const QByteArray text = "a " + secret + " z";
    row("plain", text);
    row("base64", text.toBase64());
    row("base64, one on", QByteArray("b" + text).toBase64());
    row("base64, two on", QByteArray("cb" + text).toBase64());
    row("base64 for URLs", QByteArray("cb" + text).toBase64(QByteArray::Base64UrlEncoding));
    row("hex", text.toHex());
    row("capital hex", text.toHex().toUpper());
    row("percent", text.toPercentEncoding());
    row("JSON", QByteArray(text).replace('/', "\\/"));
}

// A search that cannot find proves nothing.
void TestMasking::aCanaryIsFoundInEveryForm()
{
    QFETCH(QByteArray, text);

    QVERIFY(!formIn(text, token(temporaryKeys())).isEmpty());
    QVERIFY(formIn(text, longTermKeys().secretAccessKey.reveal()).isEmpty());
}

void TestMasking::masksHeadersInAnyCase_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("shown");

    const QByteArray authorization =
        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261127/eu-west-1/kinesis/aws4_request, "
        "SignedHeaders=host;x-amz-date, Signature="
        + QByteArray(64, 'a');
    const QByteArray shown = "AWS4-HMAC-SHA256 Credential=\u2026MPLE/20261127/eu-west-1/kinesis/"
                             "aws4_request, SignedHeaders=host;x-amz-date, Signature=***";
    const auto row = [](const char *name, const QByteArray &value, const QByteArray &expected) {
        QTest::newRow(name) << QByteArray(name) << value << expected;
    };
    row("Authorization", authorization, shown);
    row("AUTHORIZATION", authorization, shown);
    row("authorization", "Basic dXNlcjpwYXNzd29yZA==", "***");
    row("X-Amz-Security-Token", "secret", "***");
    row("x-amz-security-token", "secret", "***");
    row("X-Amz-Date", "20261127T120000Z", "20261127T120000Z");
    row("X-Amz-Target", "Kinesis_20131202.PutRecords", "Kinesis_20131202.PutRecords");
}

void TestMasking::masksHeadersInAnyCase()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, shown);

    const sigv4::Request request = masked(sigv4::Request{.headers = {{name, value}}});

    QCOMPARE(request.headers, (sigv4::Headers{{name, shown}}));
}

void TestMasking::masksTheStagesOfSigning()
{
    const Credentials keys = temporaryKeys();
    sigv4::Request request{.url = QUrl(u"https://kinesis.example.com/"_s), .body = "{}"};
    sigv4::KeyCache cache;
    const sigv4::Signature made =
        sigv4::sign(request, keys, {.region = "eu-west-1", .time = noon}, cache);
    QVERIFY(!formIn(textOf(made), token(keys)).isEmpty());

    const QByteArray shown = textOf(masked(made));

    QCOMPARE(formIn(shown, token(keys)), QByteArray());
    QCOMPARE(formIn(shown, keys.secretAccessKey.reveal()), QByteArray());
    QVERIFY(!shown.contains(made.signature));
    QVERIFY(shown.contains("x-amz-security-token:***\n"));
    QVERIFY(shown.contains(made.stringToSign));
}

void TestMasking::aListenerHearsNoSecret_data()
{
    QTest::addColumn<bool>("isTemporary");

    QTest::newRow("long-term keys") << false;
    QTest::newRow("temporary keys") << true;
}

void TestMasking::aListenerHearsNoSecret()
{
    QFETCH(bool, isTemporary);
    const Credentials keys = isTemporary ? temporaryKeys() : longTermKeys();
    ClientBench bench(keys);
    bench.transport.reply(400, R"({"__type":"AccessDeniedException","message":"No."})",
                          {{"X-Amzn-RequestId", "id-1"}});

    const Exchange heard = heardOf(bench);

    const QByteArray sent = textOf(bench.transport.lastRequest());
    const QByteArray shown = textOf(heard);
    QCOMPARE(formIn(shown, keys.secretAccessKey.reveal()), QByteArray());
    const auto authorization = sigv4::parseAuthorization(bench.header(0, "Authorization"));
    QVERIFY(!shown.contains(authorization->signature));
    QVERIFY(!shown.contains("AKIDEXAMPLE"));
    QVERIFY(shown.contains("\u2026MPLE"));
    if (isTemporary) {
        QVERIFY(!formIn(sent, token(keys)).isEmpty());
        QCOMPARE(formIn(shown, token(keys)), QByteArray());
    }
}

void TestMasking::aListenerHearsTheWholeExchange()
{
    ClientBench bench;
    bench.transport.reply(400, R"({"__type":"AccessDeniedException","message":"No."})",
                          {{"X-Amzn-RequestId", "id-1"}});

    const Exchange heard = heardOf(bench);

    QCOMPARE(heard.facts.action, "DescribeStreamSummary");
    QCOMPARE(heard.facts.requestId, "id-1");
    QCOMPARE(heard.request.body, bench.transport.lastRequest().body);
    QCOMPARE(heard.request.url, bench.transport.lastRequest().url);
    QCOMPARE(heard.request.headers.size(), bench.transport.lastRequest().headers.size());
    QVERIFY(heard.signature.canonicalRequest.startsWith("POST\n/\n"));
    QVERIFY(heard.signature.stringToSign.startsWith("AWS4-HMAC-SHA256\n20261127T120000Z\n"));
    QCOMPARE(heard.reply->status, 400);
    QVERIFY(heard.reply->body.contains("AccessDenied"));
    QCOMPARE(heard.error->code, u"AccessDeniedException"_s);
}

void TestMasking::aListenerHearsOfEveryEnd()
{
    ClientBench bench;
    bench.transport.fail({.kind = Error::Kind::Timeout, .code = u"IdleTimeout"_s});
    const Exchange failed = heardOf(bench);
    QVERIFY(!failed.reply);
    QCOMPARE(failed.error->code, u"IdleTimeout"_s);

    bench.transport.reply(200, "<html>");
    const Exchange odd = heardOf(bench);
    QCOMPARE(odd.reply->body, "<html>");
    QCOMPARE(odd.error->code, u"NotJson"_s);

    bench.transport.reply(200,
                          R"({"StreamDescriptionSummary":{"StreamName":"orders",)"
                          R"("StreamARN":"a","StreamStatus":"ACTIVE","OpenShardCount":2,)"
                          R"("RetentionPeriodHours":24,"StreamCreationTimestamp":1.5E9}})");
    const Exchange good = heardOf(bench);
    QVERIFY(good.reply);
    QVERIFY(!good.error);
}

void TestMasking::nobodyListensUnasked()
{
    ClientBench bench;
    int heard = 0;
    bench.client.onExchange([&heard](const Exchange &) { ++heard; });
    bench.client.onExchange({});

    bench.ask();

    QCOMPARE(heard, 0);
}

void TestMasking::anEchoedTokenIsMasked_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");

    const QByteArray secret = token(temporaryKeys()).toByteArray();
    const QByteArray before = R"({"__type":"InvalidSignatureException","message":"The Canonical )"
                              R"(String for this request should have been\n'POST\n/\n\n)"
                              R"(x-amz-security-token:)";
    const QByteArray after = R"(\nx-amz-target:t\n\n'"})";
    QTest::newRow("the service's own, about the signature") << 403 << before + secret + after;
    QTest::newRow("with slashes escaped")
        << 403 << before + QByteArray(secret).replace('/', "\\/") + after;
    QTest::newRow("with signs escaped")
        << 403
        << before + QByteArray(secret).replace('+', "\\u002b").replace('=', "\\u003D") + after;
    QTest::newRow("cut") << 403
                         << R"({"__type":"X","message":")" + QByteArray(4096 - 30, 'x') + secret
            + R"("})";
    QTest::newRow("in a URL") << 502 << "<a href='/?t=" + secret.toPercentEncoding() + "'>";
    QTest::newRow("the page of a gateway") << 502 << "<pre>" + secret + "</pre>";
    QTest::newRow("the page of a gateway, cut") << 502 << QByteArray(190, 'x') + secret;
    QTest::newRow("a portal that repeats the request") << 200 << "<pre>" + secret + "</pre>";
    QTest::newRow("a debugging server") << 200 << R"({"headers":{"token":")" + secret + R"("}})";
}

// The service repeats the request as it should have been signed, token and all.
void TestMasking::anEchoedTokenIsMasked()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const Credentials keys = temporaryKeys();
    ClientBench bench(keys);
    std::vector<Exchange> heard;
    bench.client.onExchange([&heard](const Exchange &it) { heard.push_back(it); });
    bench.transport.reply(status, body, {{"X-Echo", token(keys).toByteArray()}});

    const auto answer = bench.ask();

    QVERIFY(!answer.result);
    const QByteArray start = token(keys).first(12).toByteArray(); // enough to be one
    const QByteArray said = textOf(answer.result.error());
    QCOMPARE(formIn(said, token(keys)), QByteArray());
    QVERIFY2(!said.contains(start), said.constData());
    QCOMPARE(formIn(textOf(heard.at(0)), token(keys)), QByteArray());
    QVERIFY2(!textOf(heard.at(0)).contains(start), textOf(heard.at(0)).constData());
}

void TestMasking::anEchoedAuthorizationIsMasked()
{
    const sigv4::Request request{.headers = {{"Authorization",
                                              "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261127/"
                                              "eu-west-1/kinesis/aws4_request, SignedHeaders=host, "
                                              "Signature="
                                                  + QByteArray("0123456789abcdef").repeated(4)}}};
    const QByteArray echoed = request.headers.first().second;
    const HttpReply reply{.headers = {{"x-echo", echoed}}, .body = "<pre>" + echoed + "</pre>"};

    const HttpReply shown = withoutSignature(reply, request);

    for (const QByteArray &text : {shown.body, shown.headers.first().second}) {
        QVERIFY2(!text.contains("0123456789ab"), text.constData());
        QVERIFY2(!text.contains("AKIDEXAMPLE"), text.constData());
        QVERIFY2(text.contains("Signature=***"), text.constData());
    }
    const QByteArray cut = "x Signature=" + QByteArray("0123456789abcdef");
    QCOMPARE(withoutSignature(cut, request), "x Signature=***");
}

void TestMasking::anAnswerWithoutTheTokenIsLeftAlone()
{
    ClientBench bench(temporaryKeys());
    const QByteArray body = R"({"__type":"X","message":"It's \/ all \u002b fine, *** or not."})";
    bench.transport.reply(400, body);

    const Exchange heard = heardOf(bench);

    QCOMPARE(heard.reply->body, body);
    QCOMPARE(heard.error->detail, u"It's / all + fine, *** or not."_s);
}

QTEST_GUILESS_MAIN(TestMasking)
#include "tst_masking.moc"
