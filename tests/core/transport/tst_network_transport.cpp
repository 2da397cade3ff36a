// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/NetworkRequest.h"
#include "core/transport/NetworkTransport.h"
#include "tests/support/FaultServer.h"
#include "tests/support/TransportTesting.h"

#include <QNetworkAccessManager>
#include <QTemporaryFile>
#include <QTest>
#include <QThread>

using namespace core;
using namespace test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

class TestNetworkTransport : public QObject
{
    Q_OBJECT

private slots:
    void everySettingIsMade();
    void tlsIsVerifiedAndRecent();
    void sendsHeadAndBodyAsTheyAre();
    void readsTheAnswerAsItIs();
    void anErrorStatusIsAnAnswer_data();
    void anErrorStatusIsAnAnswer();
    void anEmptyBodyIsSentAndAnswered();
    void usesAConnectionAgain();
    void leavesAConnectionThatSlept();
    void sixConnectionsPerManager();
    void moreThanTheCapacityWaits();
    void tellsWhenEachPhaseWasOver();
    void continuationsRunBesideTheCaller();
    void abortEndsEverythingAsCancelled();
    void destructionEndsEverything();
    void anExplicitProxyIsAsked();
    void theEnvironmentsProxyIsAsked();
    void aProxyThatRefusesIsNamed_data();
    void aProxyThatRefusesIsNamed();
    void loopbackIsNeverProxied();
    void readsACaFile();
    void refusesAFileWithoutCertificates_data();
    void refusesAFileWithoutCertificates();
};

void TestNetworkTransport::everySettingIsMade()
{
    const auto request = postTo(QUrl(u"https://kinesis.eu-west-1.amazonaws.com/"_s), "body");

    const QNetworkRequest made = toNetworkRequest(request, tlsConfiguration({}));

    const auto attribute = [&made](QNetworkRequest::Attribute name) {
        return made.attribute(name).toInt();
    };
    QCOMPARE(attribute(QNetworkRequest::RedirectPolicyAttribute),
             int(QNetworkRequest::ManualRedirectPolicy));
    QCOMPARE(made.attribute(QNetworkRequest::Http2AllowedAttribute), QVariant(false));
    QCOMPARE(made.attribute(QNetworkRequest::HttpPipeliningAllowedAttribute), QVariant(false));
    QCOMPARE(attribute(QNetworkRequest::CookieLoadControlAttribute), int(QNetworkRequest::Manual));
    QCOMPARE(attribute(QNetworkRequest::CookieSaveControlAttribute), int(QNetworkRequest::Manual));
    QCOMPARE(attribute(QNetworkRequest::AuthenticationReuseAttribute),
             int(QNetworkRequest::Manual));
    QCOMPARE(made.attribute(QNetworkRequest::CacheSaveControlAttribute), QVariant(false));
    QCOMPARE(made.attribute(QNetworkRequest::DoNotBufferUploadDataAttribute), QVariant(true));
    QCOMPARE(made.rawHeader("Accept-Encoding"), "identity");
    QCOMPARE(made.rawHeader("Content-Length"), "4");
    QVERIFY(made.rawHeader("User-Agent").startsWith("headgate"));
    QCOMPARE(made.rawHeader("X-Amz-Target"), "Kinesis_20131202.PutRecords");
}

void TestNetworkTransport::tlsIsVerifiedAndRecent()
{
    const QSslCertificate mine = TestCertificates::instance().authority.toQt();

    const QSslConfiguration made = tlsConfiguration({mine});

    QCOMPARE(made.protocol(), QSsl::TlsV1_2OrLater);
    QCOMPARE(made.peerVerifyMode(), QSslSocket::VerifyPeer);
    QVERIFY(made.caCertificates().contains(mine));
    QCOMPARE(made.caCertificates().size(), QSslConfiguration::systemCaCertificates().size() + 1);
}

void TestNetworkTransport::sendsHeadAndBodyAsTheyAre()
{
    FaultServer server;
    server.script({ReadRequest{}, Send{okay("{}")}, Again{}});
    NetworkTransport transport(quickSettings());
    QByteArray body;
    for (int i = 0; i < 300'000; ++i)
        body.append(char(i * 7));

    const auto reply = exchange(transport, server.url(), body);

    QVERIFY(reply);
    QCOMPARE(server.deliveries(body), 1);
    const Received got = server.requests().constFirst();
    QVERIFY(got.head.startsWith("POST / HTTP/1.1\r\n"));
    QCOMPARE(got.header("host"), server.url().authority().toLatin1());
    QCOMPARE(got.header("content-length"), "300000");
    QCOMPARE(got.header("accept-encoding"), "identity");
    QCOMPARE(got.header("user-agent"), "headgate");
    QCOMPARE(got.header("x-amz-target"), "Kinesis_20131202.PutRecords");
    for (const char *unwanted : {"cookie", "expect", "transfer-encoding", "referer", "upgrade"})
        QCOMPARE(got.header(unwanted), QByteArray());
}

void TestNetworkTransport::readsTheAnswerAsItIs()
{
    QByteArray body;
    for (int i = 0; i < 3'000'000; ++i)
        body.append(char(i * 11));
    FaultServer server;
    server.script({ReadRequest{}, Send{answer("200 OK", body, "X-Amzn-RequestId: 4711\r\n")}});
    NetworkTransport transport(quickSettings());

    const auto reply = exchange(transport, server.url(), "{}");

    QVERIFY(reply);
    QCOMPARE(reply->status, 200);
    QVERIFY(reply->body == body);
    QCOMPARE(reply->header("x-amzn-requestid"), "4711");
    QVERIFY(reply->receivedAt >= reply->sentAt);
}

void TestNetworkTransport::anErrorStatusIsAnAnswer_data()
{
    QTest::addColumn<QByteArray>("status");

    for (const char *status : {"400", "401", "403", "404", "405", "407", "409", "410", "413", "418",
                               "429", "499", "500", "501", "503", "504", "599"})
        QTest::newRow(status) << QByteArray(status);
}

void TestNetworkTransport::anErrorStatusIsAnAnswer()
{
    QFETCH(QByteArray, status);
    FaultServer server;
    server.script({ReadRequest{},
                   Send{answer(status + " Because", R"({"__type":"X"})",
                               "WWW-Authenticate: Basic realm=\"r\"\r\n"
                               "Proxy-Authenticate: Basic realm=\"r\"\r\n")},
                   Again{}});
    NetworkTransport transport(quickSettings());

    const auto reply = exchange(transport, server.url(), "{}");

    QVERIFY2(reply, qPrintable(reply ? QString() : reply.error().detail));
    QCOMPARE(reply->status, status.toInt());
    QCOMPARE(reply->body, R"({"__type":"X"})");
    QCOMPARE(server.deliveries("{}"), 1);
}

void TestNetworkTransport::anEmptyBodyIsSentAndAnswered()
{
    FaultServer server;
    server.script({ReadRequest{}, Send{okay("{}")}, ReadRequest{}, Close{}});
    NetworkTransport transport(quickSettings());

    const auto reply = exchange(transport, server.url(), {});
    const auto dropped = exchange(transport, server.url(), {});

    QVERIFY(reply);
    QCOMPARE(server.requests().constFirst().header("content-length"), "0");
    QVERIFY(!dropped);
    QVERIFY(dropped.error().mayHaveArrived);
    QCOMPARE(server.deliveries({}), 2); // one each
}

void TestNetworkTransport::usesAConnectionAgain()
{
    FaultServer server(goodTls());
    server.script({ReadRequest{}, Send{okay("{}")}, Again{}});
    NetworkTransport transport(quickSettings());

    for (int i = 0; i < 20; ++i)
        QVERIFY(exchange(transport, server.url(), QByteArray::number(i)));

    QCOMPARE(server.connections(), 1);
    QCOMPARE(server.requests().size(), 20);
}

void TestNetworkTransport::leavesAConnectionThatSlept()
{
    FaultServer server;
    server.script({ReadRequest{}, Send{okay("{}")}, Again{}});
    TransportSettings settings = quickSettings();
    settings.maxIdleConnection = 0ms;
    NetworkTransport transport(settings);

    for (int i = 0; i < 3; ++i)
        QVERIFY(exchange(transport, server.url(), "{}"));

    QCOMPARE(server.connections(), 3);
}

void TestNetworkTransport::sixConnectionsPerManager()
{
    FaultServer server;
    server.script({ReadRequest{}, Hang{}});
    TransportSettings settings = quickSettings();
    settings.managers = 2;
    NetworkTransport transport(settings);
    QCOMPARE(transport.capacity(), 12);

    QList<QFuture<Result<HttpReply>>> futures;
    for (int i = 0; i < transport.capacity(); ++i)
        futures.append(transport.send(postTo(server.url(), QByteArray::number(i))));

    QVERIFY(server.waitForRequests(12)); // none of them answered: all are in the air at once
    QCOMPARE(server.connections(), 12);
    transport.abortAll();
    for (auto &future : futures)
        QCOMPARE(nameOf(future.result().error().kind), u"cancelled"_s);
}

void TestNetworkTransport::moreThanTheCapacityWaits()
{
    FaultServer server;
    server.script({ReadRequest{}, Send{okay("{}")}, Again{}});
    NetworkTransport transport(quickSettings());

    QList<QFuture<Result<HttpReply>>> futures;
    for (int i = 0; i < 100; ++i)
        futures.append(transport.send(postTo(server.url(), QByteArray::number(i))));

    for (auto &future : futures)
        QVERIFY(future.result());
    QVERIFY(server.connections() <= transport.capacity());
    for (int i = 0; i < 100; ++i)
        QCOMPARE(server.deliveries(QByteArray::number(i)), 1);
}

void TestNetworkTransport::tellsWhenEachPhaseWasOver()
{
    FaultServer plain;
    FaultServer tls(goodTls());
    const Script script{ReadRequest{}, Send{okay("{}")}, Again{}};
    plain.script(script);
    tls.script(script);
    NetworkTransport transport(quickSettings());

    const Timing first = exchange(transport, plain.url(), "{}")->timing;
    const Timing again = exchange(transport, plain.url(), "{}")->timing;
    const Timing encrypted = exchange(transport, tls.url(), "{}")->timing;

    QVERIFY(first.connected > 0);
    QCOMPARE(first.encrypted, -1);
    QVERIFY(first.requestSent >= first.connected);
    QVERIFY(first.firstByte >= first.requestSent);
    QVERIFY(first.finished >= first.firstByte);
    QCOMPARE(again.connected, -1);
    QVERIFY(encrypted.encrypted > 0);
    QVERIFY(encrypted.requestSent >= encrypted.encrypted);
}

void TestNetworkTransport::continuationsRunBesideTheCaller()
{
    FaultServer server;
    server.script({ReadRequest{}, Wait{20ms}, Send{okay("{}")}, Again{}});
    NetworkTransport transport(quickSettings());

    auto sentAgain = transport.send(postTo(server.url(), "one"))
                         .then([&transport, url = server.url()](const Result<HttpReply> &) {
                             return transport.send(postTo(url, "two"));
                         })
                         .unwrap();
    QThread *const thread =
        sentAgain.then([](const Result<HttpReply> &) { return QThread::currentThread(); }).result();

    QVERIFY(thread != QThread::currentThread());
    QCOMPARE(server.deliveries("two"), 1);
}

void TestNetworkTransport::abortEndsEverythingAsCancelled()
{
    FaultServer server;
    server.script({ReadRequest{}, Hang{}});
    NetworkTransport transport(quickSettings());

    const auto inTheAir = transport.send(postTo(server.url(), "{}"));
    QVERIFY(server.waitForRequests(1));
    transport.abortAll();
    const Error error = inTheAir.result().error();

    QCOMPARE(nameOf(error.kind), u"cancelled"_s);
    QVERIFY(error.mayHaveArrived);
}

void TestNetworkTransport::destructionEndsEverything()
{
    FaultServer server;
    server.script({ReadRequest{}, Hang{}});
    auto transport = std::make_unique<NetworkTransport>(quickSettings());

    QList<QFuture<Result<HttpReply>>> futures;
    for (int i = 0; i < 20; ++i)
        futures.append(transport->send(postTo(server.url(), QByteArray::number(i))));
    transport.reset();

    int sent = 0;
    for (auto &future : futures) {
        QVERIFY(future.isFinished());
        QCOMPARE(nameOf(future.result().error().kind), u"cancelled"_s);
        sent += future.result().error().mayHaveArrived ? 1 : 0;
    }
    QVERIFY(sent <= 6);
    QVERIFY(server.requests().size() <= sent);
}

void TestNetworkTransport::anExplicitProxyIsAsked()
{
    FaultServer proxy;
    proxy.script({ReadRequest{}, Send{okay("{}")}});
    TransportSettings settings = quickSettings();
    settings.proxyMode = ProxyMode::Explicit;
    settings.proxy = QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, proxy.port());
    NetworkTransport transport(settings);

    const auto reply = exchange(transport, QUrl(u"http://kinesis.example.com/"_s), "{}");

    QVERIFY(reply);
    QVERIFY(proxy.requests().constFirst().head.startsWith("POST http://kinesis.example.com/"));
}

void TestNetworkTransport::theEnvironmentsProxyIsAsked()
{
    FaultServer proxy;
    proxy.script({ReadHead{}, Send{answer("502 Bad Gateway", "no")}, Again{}});
    TransportSettings settings = quickSettings();
    settings.proxyMode = ProxyMode::System;
    settings.environment = QProcessEnvironment();
    settings.environment.insert(u"HTTPS_PROXY"_s, proxy.url().toString());
    NetworkTransport transport(settings);

    const auto reply = exchange(transport, QUrl(u"https://kinesis.example.com/"_s), "{}");

    QVERIFY(!reply);
    QVERIFY(!reply.error().mayHaveArrived);
    QVERIFY(proxy.connections() >= 1);
    QVERIFY2(reply.error().detail.contains(u"127.0.0.1:"_s + QString::number(proxy.port())),
             qPrintable(reply.error().detail));
}

void TestNetworkTransport::aProxyThatRefusesIsNamed_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QString>("kind");

    QTest::newRow("wants a password")
        << QByteArray("407 Proxy Authentication Required") << u"configuration"_s;
    QTest::newRow("forbids it") << QByteArray("403 Forbidden") << u"network"_s;
    QTest::newRow("cannot reach it") << QByteArray("502 Bad Gateway") << u"network"_s;
}

void TestNetworkTransport::aProxyThatRefusesIsNamed()
{
    QFETCH(QByteArray, status);
    QFETCH(QString, kind);
    FaultServer proxy;
    proxy.script({ReadHead{},
                  Send{answer(status, "no", "Proxy-Authenticate: Basic realm=\"r\"\r\n")},
                  Again{}});
    TransportSettings settings = quickSettings();
    settings.proxyMode = ProxyMode::Explicit;
    settings.proxy = QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, proxy.port());
    NetworkTransport transport(settings);

    const auto reply = exchange(transport, QUrl(u"https://kinesis.example.com/"_s), "{}");

    QVERIFY(!reply);
    QVERIFY(!reply.error().mayHaveArrived);
    QCOMPARE(nameOf(reply.error().kind), kind);
    QVERIFY2(reply.error().detail.contains(QString::number(proxy.port())),
             qPrintable(reply.error().detail));
}

void TestNetworkTransport::loopbackIsNeverProxied()
{
    FaultServer server;
    server.script({ReadRequest{}, Send{okay("{}")}, Again{}});
    FaultServer proxy;
    TransportSettings settings = quickSettings();
    settings.proxyMode = ProxyMode::Explicit;
    settings.proxy = QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, proxy.port());
    NetworkTransport explicitly(settings);
    settings.proxyMode = ProxyMode::System;
    settings.environment = QProcessEnvironment();
    settings.environment.insert(u"http_proxy"_s, proxy.url().toString());
    NetworkTransport byEnvironment(settings);

    QVERIFY(exchange(explicitly, server.url(), "{}"));
    QVERIFY(exchange(byEnvironment, server.url(), "{}"));

    QCOMPARE(proxy.connections(), 0);
}

void TestNetworkTransport::readsACaFile()
{
    const TestCertificates &all = TestCertificates::instance();
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write("Somebody's notes\n" + all.authority.toPem() + all.selfSigned.toPem());
    file.close();

    const auto certificates = caBundle(file.fileName());

    QVERIFY(certificates);
    QCOMPARE(*certificates, (QList{all.authority.toQt(), all.selfSigned.toQt()}));
}

void TestNetworkTransport::refusesAFileWithoutCertificates_data()
{
    QTest::addColumn<QString>("path");

    QTest::newRow("absent") << u"/nowhere/ca.pem"_s;
    QTest::newRow("a folder") << u"/"_s;
    QTest::newRow("something else") << QString::fromLocal8Bit(__FILE__);
    QTest::newRow("nothing") << u"/dev/null"_s;
}

void TestNetworkTransport::refusesAFileWithoutCertificates()
{
    QFETCH(QString, path);

    const auto certificates = caBundle(path);

    QVERIFY(!certificates);
    QCOMPARE(nameOf(certificates.error().kind), u"configuration"_s);
    QVERIFY(certificates.error().detail.contains(path));
}

QTEST_GUILESS_MAIN(TestNetworkTransport)
#include "tst_network_transport.moc"
