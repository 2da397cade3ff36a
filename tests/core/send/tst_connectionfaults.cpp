// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/send/NetworkRun.h"

#include <QTest>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

// Connections that do not come about: nothing was sent, nothing is uncertain, and who cannot prove
// who it is gets no second try.

using namespace core;
using namespace test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

// A port whose line of waiting connections is full: the kernel drops every further SYN.
class FullPort
{
public:
    // Of any port for IPv4; for IPv6, of a port that IPv4 has already.
    FullPort()
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        fill(address);
        m_port = ntohs(address.sin_port);
    }
    explicit FullPort(quint16 port)
        : m_family(AF_INET6)
        , m_port(port)
    {
        sockaddr_in6 address{};
        address.sin6_family = AF_INET6;
        address.sin6_addr = in6addr_loopback;
        address.sin6_port = htons(port);
        fill(address);
    }
    ~FullPort()
    {
        ::close(m_waiting);
        ::close(m_listener);
    }
    Q_DISABLE_COPY_MOVE(FullPort)

    QUrl url() const { return QUrl(u"http://127.0.0.1:%1/"_s.arg(m_port)); }

private:
    template <typename Address>
    void fill(Address &address)
    {
        socklen_t size = sizeof address;
        auto *const generic = reinterpret_cast<sockaddr *>(&address);
        ::bind(m_listener, generic, size);
        ::listen(m_listener, 0);
        ::getsockname(m_listener, generic, &size);
        ::connect(m_waiting, generic, size);
    }

    int m_family = AF_INET;
    int m_listener = ::socket(m_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    int m_waiting = ::socket(m_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    quint16 m_port = 0;
};

const QByteArray handshakeFailure("\x15\x03\x03\x00\x02\x02\x28", 7); // a fatal alert

TransportSettings settingsToReach(const QString &code)
{
    TransportSettings settings = quickSettings();
    if (code == "ConnectTimeout"_L1 || code == "TlsHandshakeTimeout"_L1)
        settings.deadlines.connect = 60ms;
    return settings;
}

} // namespace

class TestConnectionFaults : public QObject
{
    Q_OBJECT

private slots:
    void nobodyAnswersTheKnock();
    void anAddressThatDoesNotAnswerIsPassedBy();
    void anAddressThatCannotBeAskedIsSaid();
    void aHandshakeThatFailsSendsNothing_data();
    void aHandshakeThatFailsSendsNothing();
    void strangersAreToldApart_data();
    void strangersAreToldApart();
    void anOldServerIsNoStranger();
    void theRightCertificateIsTrusted_data();
    void theRightCertificateIsTrusted();
};

void TestConnectionFaults::nobodyAnswersTheKnock()
{
    const FullPort port;
    NetworkRun run(port.url(), {}, settingsToReach(u"ConnectTimeout"_s));

    QVERIFY(run.send(3));

    QCOMPARE(run.state(), u"not_sent"_s);
    QCOMPARE(run.outcome(0).attempts, 3);
    QCOMPARE(run.outcome(0).errorCode, u"ConnectTimeout"_s);
    QCOMPARE(run.heard.stops.size(), 1);
}

// A host has two addresses, and at the first everything is silent. Where there is no IPv6, it is as
// if there was one address.
void TestConnectionFaults::anAddressThatDoesNotAnswerIsPassedBy()
{
    FaultServer server;
    server.script({ReadRequest{}, Send{okay("{}")}, Again{}});
    const FullPort silent(server.port());
    QUrl url = server.url();
    url.setHost(u"localhost"_s);
    NetworkTransport transport(quickSettings());

    const auto reply = exchange(transport, url, "{}");

    QVERIFY2(reply, qPrintable(reply ? QString() : reply.error().detail));
    QCOMPARE(server.deliveries("{}"), 1);
}

// The kernel refuses at once, before anybody waits for it, and as often as it is asked.
void TestConnectionFaults::anAddressThatCannotBeAskedIsSaid()
{
    NetworkTransport transport(quickSettings());
    QList<QFuture<Result<HttpReply>>> futures;
    for (int i = 0; i < 500; ++i)
        futures.append(transport.send(postTo(QUrl(u"http://255.255.255.255:9/"_s), "{}")));

    for (auto &future : futures) {
        const auto reply = future.result();
        QVERIFY(!reply);
        QCOMPARE(nameOf(reply.error().kind), u"network"_s);
        QVERIFY(!reply.error().mayHaveArrived);
        QVERIFY(!reply.error().detail.isEmpty());
    }
}

void TestConnectionFaults::aHandshakeThatFailsSendsNothing_data()
{
    QTest::addColumn<Script>("script");
    QTest::addColumn<QString>("code");
    QTest::addColumn<qint64>("requests");

    QTest::newRow("hangs") << Script{NoHandshake{}, Hang{}} << u"TlsHandshakeTimeout"_s << 1LL;
    QTest::newRow("hangs after the hello")
        << Script{NoHandshake{}, ReadBytes{100}, Hang{}} << u"TlsHandshakeTimeout"_s << 1LL;
    QTest::newRow("closed at once")
        << Script{NoHandshake{}, Close{}} << u"ConnectionClosed"_s << 3LL;
    QTest::newRow("closed after the hello")
        << Script{NoHandshake{}, ReadBytes{100}, Close{}} << u"ConnectionClosed"_s << 3LL;
    QTest::newRow("reset") << Script{NoHandshake{}, ReadBytes{100}, Reset{}}
                           << u"ConnectionClosed"_s << 3LL;
    QTest::newRow("answered in plain text")
        << Script{NoHandshake{}, Send{okay("{}")}, WaitForPeer{}} << u"NotTls"_s << 1LL;
    QTest::newRow("answered with an alert")
        << Script{NoHandshake{}, ReadBytes{100}, Send{handshakeFailure}, Close{}} << u"TlsRefused"_s
        << 1LL;
}

void TestConnectionFaults::aHandshakeThatFailsSendsNothing()
{
    QFETCH(Script, script);
    QFETCH(QString, code);
    QFETCH(qint64, requests);
    FaultServer server(goodTls());
    server.script(script);
    NetworkRun run(server.url(), {}, settingsToReach(code));

    QVERIFY(run.send(3));

    QCOMPARE(run.state(), u"not_sent"_s);
    QCOMPARE(run.outcome(0).errorCode, code);
    QCOMPARE(run.publisher.requestsSent(), requests);
    QCOMPARE(run.heard.stops.size(), 1);
    QCOMPARE(server.requests().size(), 0);
}

void TestConnectionFaults::strangersAreToldApart_data()
{
    QTest::addColumn<TlsSide>("side");
    QTest::addColumn<QString>("reason");

    const TestCertificates &all = TestCertificates::instance();
    const auto row = [](const char *name, const Identity &identity, const QString &reason) {
        QTest::newRow(name) << TlsSide{.identity = identity} << reason;
    };
    row("self-signed", all.selfSigned, u"The certificate is self-signed, and untrusted"_s);
    row("unknown authority", all.unknownAuthority, u"issuer certificate"_s);
    row("expired", all.expired, u"The certificate has expired"_s);
    row("not yet valid", all.notYetValid, u"The certificate is not yet valid"_s);
    row("another host's", all.wrongHost, u"The host name did not match"_s);
    row("another host's, with our name as common name", all.onlyCommonName,
        u"The host name did not match"_s);
    row("weak key", all.weakKey, u"its key is of RSA with 1024 bits"_s);
}

void TestConnectionFaults::strangersAreToldApart()
{
    QFETCH(TlsSide, side);
    QFETCH(QString, reason);
    FaultServer server(side);
    server.script({ReadRequest{}, Send{okay("{}")}, Again{}});
    NetworkRun run(server.url());

    QVERIFY(run.send(3));

    QCOMPARE(run.state(), u"not_sent"_s);
    QCOMPARE(run.outcome(0).errorCode, u"TlsHandshakeFailed"_s);
    QVERIFY2(run.outcome(0).errorMessage.contains(reason),
             qUtf8Printable(run.outcome(0).errorMessage));
    QCOMPARE(run.outcome(0).errorMessage.count(u"SHA-256 fingerprint"_s), 1);
    QVERIFY(run.outcome(0).errorMessage.endsWith(u')')); // it comes last
    QCOMPARE(run.heard.stops.size(), 1);
    QCOMPARE(run.heard.stops.first().host, server.url().authority());
    QCOMPARE(run.publisher.requestsSent(), 1); // no second try
    QCOMPARE(server.connections(), 1);
    QVERIFY(server.waitForEnds(1));
    QCOMPARE(server.bytesReceived(), 0); // not even the headers, which say who asks
}

void TestConnectionFaults::anOldServerIsNoStranger()
{
    FaultServer server(
        TlsSide{.identity = TestCertificates::instance().good, .newest = TlsSide::Newest::Tls11});
    server.script({ReadRequest{}, Send{okay("{}")}, Again{}});
    NetworkRun run(server.url());

    QVERIFY(run.send(3));

    QCOMPARE(run.state(), u"not_sent"_s);
    QCOMPARE(run.outcome(0).errorCode, u"TlsRefused"_s);
    QVERIFY2(run.outcome(0).errorMessage.contains(u"protocol"_s),
             qUtf8Printable(run.outcome(0).errorMessage));
    QCOMPARE(run.publisher.requestsSent(), 1); // no second try
}

void TestConnectionFaults::theRightCertificateIsTrusted_data()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("by address") << u"127.0.0.1"_s;
    QTest::newRow("by name") << u"localhost"_s;
}

void TestConnectionFaults::theRightCertificateIsTrusted()
{
    QFETCH(QString, host);
    FaultServer server(goodTls());
    server.script(
        {ReadRequest{}, Respond{[](const Received &it) { return okay(storedBody(it.body)); }}});
    QUrl url = server.url();
    url.setHost(host);
    NetworkRun run(url);

    QVERIFY(run.send(3));

    QCOMPARE(run.state(), u"stored"_s);
}

QTEST_GUILESS_MAIN(TestConnectionFaults)
#include "tst_connectionfaults.moc"
