// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/NetworkTransport.h"
#include "tests/integration/ServerFlow.h"
#include "tests/support/NpmServer.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using test::NpmServer;

namespace {

core::KinesisClient::Settings settings(const QString &url)
{
    return {
        .endpoint = *core::customEndpoint(url, u"us-east-1"_s),
        .credentials = {.accessKeyId = "AKIDEXAMPLE", .secretAccessKey = core::Secret("secret")}};
}

// What the server shows, without judging it.
QList<QSslCertificate> certificatesOf(const QUrl &url)
{
    QSslSocket socket;
    socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket.connectToHostEncrypted(url.host(), static_cast<quint16>(url.port()));
    socket.waitForEncrypted(10'000);
    return socket.peerCertificateChain();
}

} // namespace

// kinesis-local's certificate is signed by itself and names nobody: a client that asks who is there
// must not talk to it.
class TestServerTls : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aCertificateThatNobodySignedIsRefused();
    void aTrustedCertificateForNobodyIsRefused();

private:
    NpmServer m_server{NpmServer::Kind::KinesisLocal};
};

void TestServerTls::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.problem()));
}

void TestServerTls::aCertificateThatNobodySignedIsRefused()
{
    core::NetworkTransport transport;
    core::KinesisClient client(transport, settings(m_server.tlsUrl()));

    const auto streams = test::wait(client.listStreams({}, {}));

    QVERIFY(!streams);
    QCOMPARE(nameOf(streams.error().kind), u"tls"_s);
    QVERIFY(!streams.error().mayHaveArrived);
    QVERIFY2(streams.error().detail.contains(u"self-signed"_s), qPrintable(streams.error().detail));
}

void TestServerTls::aTrustedCertificateForNobodyIsRefused()
{
    const QUrl url(m_server.tlsUrl());
    const auto certificates = certificatesOf(url);
    QVERIFY(!certificates.isEmpty());
    core::TransportSettings trusting;
    trusting.extraCaCertificates = certificates;
    core::NetworkTransport transport(trusting);
    core::KinesisClient client(transport, settings(m_server.tlsUrl()));

    const auto streams = test::wait(client.listStreams({}, {}));

    QVERIFY(!streams);
    QCOMPARE(nameOf(streams.error().kind), u"tls"_s);
    QVERIFY2(streams.error().detail.contains(u"host name"_s), qPrintable(streams.error().detail));
}

QTEST_GUILESS_MAIN(TestServerTls)
#include "tst_server_tls.moc"
