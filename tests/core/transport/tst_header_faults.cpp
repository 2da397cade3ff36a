// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/NetworkTransport.h"
#include "tests/support/FaultServer.h"
#include "tests/support/TransportTesting.h"

#include <QTest>

#include <memory>

// Answers whose headers want something of us: to go elsewhere, to keep something, to log in.

using namespace core;
using namespace test;
using namespace Qt::Literals::StringLiterals;

namespace {

const Script obedient{ReadRequest{}, Send{okay("{}")}, Again{}};

QUrl named(const FaultServer &server)
{
    QUrl url = server.url();
    url.setHost(u"localhost"_s);
    return url;
}

} // namespace

class TestHeaderFaults : public QObject
{
    Q_OBJECT

private slots:
    void noRedirectIsFollowed_data();
    void noRedirectIsFollowed();
    void everyThreeHundredIsARefusal_data();
    void everyThreeHundredIsARefusal();
    void whateverAnAnswerWantsTheNextRequestIsTheSame_data();
    void whateverAnAnswerWantsTheNextRequestIsTheSame();
    void aSiteThatWantsOnlyTlsIsAskedAsBefore();
};

void TestHeaderFaults::noRedirectIsFollowed_data()
{
    QTest::addColumn<bool>("fromTls");
    QTest::addColumn<bool>("toTls");
    QTest::addColumn<QByteArray>("status");

    for (const char *status : {"301", "302", "303", "307", "308"}) {
        QTest::addRow("%s from http to http", status) << false << false << QByteArray(status);
        QTest::addRow("%s from http to https", status) << false << true << QByteArray(status);
        QTest::addRow("%s from https to https", status) << true << true << QByteArray(status);
        QTest::addRow("%s from https to http", status) << true << false << QByteArray(status);
    }
}

void TestHeaderFaults::noRedirectIsFollowed()
{
    QFETCH(bool, fromTls);
    QFETCH(bool, toTls);
    QFETCH(QByteArray, status);
    const auto asked = serve(fromTls);
    const auto other = serve(toTls);
    other->script(obedient);
    const QByteArray target = named(*other).toEncoded() + "?elsewhere=1";
    asked->script({ReadRequest{},
                   Send{answer(status + " There", {}, "Location: " + target + "\r\n")}, Again{}});
    NetworkTransport transport(quickSettings());

    const auto reply = exchange(transport, asked->url(), "{}");
    QVERIFY(!exchange(transport, asked->url(), "again")); // time for whoever follows late

    QVERIFY(!reply);
    QCOMPARE(nameOf(reply.error().kind), u"redirected"_s);
    QCOMPARE(reply.error().httpStatus, status.toInt());
    QVERIFY(!reply.error().mayHaveArrived);
    QVERIFY(!reply.error().isRetryable);
    QVERIFY2(reply.error().detail.contains(u"localhost"_s), qPrintable(reply.error().detail));
    QVERIFY(!reply.error().detail.contains(u"elsewhere"_s));
    QCOMPARE(asked->deliveries("{}"), 1);
    QCOMPARE(other->connections(), 0);
    QCOMPARE(other->requests().size(), 0);
}

void TestHeaderFaults::everyThreeHundredIsARefusal_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("location"); // empty: no such header; * is the server itself

    QTest::newRow("to itself, for ever") << QByteArray("307") << QByteArray("*");
    QTest::newRow("to a path") << QByteArray("308") << QByteArray("/other");
    QTest::newRow("to a file") << QByteArray("302") << QByteArray("file:///etc/passwd");
    QTest::newRow("to a script") << QByteArray("302") << QByteArray("javascript:alert(1)");
    QTest::newRow("to data") << QByteArray("302") << QByteArray("data:,x");
    QTest::newRow("to no URL") << QByteArray("301") << QByteArray("http://[::1");
    QTest::newRow("to nowhere") << QByteArray("307") << QByteArray();
    for (const char *status : {"300", "304", "305", "306", "399"})
        QTest::newRow(status) << QByteArray(status) << QByteArray("*");
}

void TestHeaderFaults::everyThreeHundredIsARefusal()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, location);
    FaultServer server;
    if (location == "*")
        location = server.url().toEncoded();
    const QByteArray header = location.isEmpty() ? QByteArray() : "Location: " + location + "\r\n";
    server.script({ReadRequest{}, Send{answer(status + " There", {}, header)}, Again{}});
    NetworkTransport transport(quickSettings());

    const auto reply = exchange(transport, server.url(), "{}");

    QVERIFY(!reply);
    QCOMPARE(nameOf(reply.error().kind), u"redirected"_s);
    QVERIFY(!reply.error().mayHaveArrived);
    QCOMPARE(server.requests().size(), 1);
}

void TestHeaderFaults::whateverAnAnswerWantsTheNextRequestIsTheSame_data()
{
    QTest::addColumn<bool>("isTls");
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("headers");

    for (const auto &[name, isTls] : {std::pair("HTTP", false), std::pair("TLS", true)}) {
        const auto row = [name = name, isTls = isTls](const char *what, const QByteArray &status,
                                                      const QByteArray &headers) {
            QTest::addRow("%s: %s", name, what) << isTls << status << headers;
        };
        row("a cookie", "200 OK", "Set-Cookie: a=b; Path=/; Max-Age=1000\r\n");
        row("a login", "401 Unauthorized", "WWW-Authenticate: Basic realm=\"r\"\r\n");
        row("a login with a digest", "401 Unauthorized",
            "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\", qop=\"auth\"\r\n");
        row("a login of a proxy", "407 Proxy Authentication Required",
            "Proxy-Authenticate: Basic realm=\"r\"\r\n");
        row("only TLS", "200 OK", "Strict-Transport-Security: max-age=1000\r\n");
        row("another service", "200 OK", "Alt-Svc: h2=\":1\", h3=\":1\"; ma=1000\r\n");
        row("an upgrade", "200 OK", "Upgrade: h2c\r\n");
        row("a refresh", "200 OK", "Refresh: 0; url=http://127.0.0.1:1/\r\n");
        row("a link", "200 OK", "Link: <http://127.0.0.1:1/>; rel=preconnect\r\n");
        row("a cache", "200 OK", "Cache-Control: public, max-age=1000\r\nETag: \"e\"\r\n");
        row("a location", "201 Created", "Location: http://127.0.0.1:1/\r\n");
        row("a retry", "503 Service Unavailable", "Retry-After: 0\r\n");
    }
}

void TestHeaderFaults::whateverAnAnswerWantsTheNextRequestIsTheSame()
{
    QFETCH(bool, isTls);
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, headers);
    const auto server = serve(isTls);
    server->script({ReadRequest{}, Send{answer(status, "{}", headers)}, Again{}});
    NetworkTransport transport(quickSettings());

    const auto first = exchange(transport, server->url(), "{}");
    const auto second = exchange(transport, server->url(), "{}");

    QVERIFY(first);
    QVERIFY(second);
    QCOMPARE(first->status, status.first(3).toInt());
    QCOMPARE(server->requests().size(), 2); // one each: nothing was tried again
    QCOMPARE(server->requests().at(1).head, server->requests().at(0).head);
}

void TestHeaderFaults::aSiteThatWantsOnlyTlsIsAskedAsBefore()
{
    FaultServer strict(goodTls());
    strict.script({ReadRequest{},
                   Send{answer("200 OK", "{}", "Strict-Transport-Security: max-age=1000\r\n")},
                   Again{}});
    FaultServer plain;
    plain.script(obedient);
    NetworkTransport transport(quickSettings());

    QVERIFY(exchange(transport, named(strict), "{}"));
    QVERIFY(exchange(transport, named(plain), "{}"));

    QCOMPARE(plain.deliveries("{}"), 1);
}

QTEST_GUILESS_MAIN(TestHeaderFaults)
#include "tst_header_faults.moc"
