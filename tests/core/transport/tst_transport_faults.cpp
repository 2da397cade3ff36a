// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/NetworkTransport.h"
#include "tests/support/FaultServer.h"
#include "tests/support/TransportTesting.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

#include <memory>

// A connection that breaks around a request: it is delivered once at most, and the error says
// whether it may have been. The first test shows what this is about: Qt alone delivers again.
//
// Where the faults of a network and of a peer are tested:
//   nobody there, a name unknown, a handshake that fails, strangers   tst_connectionfaults,
//                                                 tst_publisherfaults, tst_publisher
//   a peer that stops reading, drops, resets, a stale connection      here
//   answers cut off, mislabelled, endless, too large, compressed      tst_framingfaults
//   answers that miscount or contradict themselves, other bytes, answers of others
//                                                 tst_contentfaults, tst_putrecordsreply
//   redirects, cookies, logins, upgrades                              tst_header_faults
//   throttling, failures, gateways, final errors                      tst_publisherfaults

using namespace core;
using namespace test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray warmUp = "the request before";
const QByteArray body = R"({"Records":[]})";

// The ends of a connection that has read the whole request.
struct Break
{
    const char *name;
    Script script; // after ReadRequest
};
const std::vector<Break> breaks{
    {"FIN", {Close{}}},
    {"FIN without close_notify", {CloseAbruptly{}}},
    {"RST", {Reset{}}},
    {"part of a status line, FIN", {Send{"HTTP/1.1 2"}, Close{}}},
    {"part of a header, FIN", {Send{"HTTP/1.1 200 OK\r\nContent-Le"}, Close{}}},
    {"headers without their end, FIN", {Send{"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n"}, Close{}}},
    {"part of a status line, RST", {Send{"HTTP/1.1 200"}, Wait{5ms}, Reset{}}},
};

void addWays()
{
    QTest::addColumn<bool>("isTls");
    QTest::addColumn<bool>("isKeptAlive");
    QTest::addColumn<Script>("script");
    for (const auto &[transport, isTls] : {std::pair("HTTP", false), std::pair("TLS", true)}) {
        for (const auto &[age, isKeptAlive] :
             {std::pair("fresh", false), std::pair("kept alive", true)}) {
            for (const Break &end : breaks) {
                Script script{ReadRequest{}};
                if (isKeptAlive)
                    script = {ReadRequest{}, Send{okay("{}")}, ReadRequest{}};
                script.insert(script.end(), end.script.begin(), end.script.end());
                QTest::addRow("%s, %s: %s", transport, age, end.name)
                    << isTls << isKeptAlive << script;
            }
        }
    }
}

// What a program does that knows nothing of all this.
class PlainPost
{
public:
    explicit PlainPost(const QUrl &url)
        : m_request(url)
    {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setCaCertificates({TestCertificates::instance().authority.toQt()});
        m_request.setSslConfiguration(tls);
        m_request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/x-amz-json-1.1"_s);
        m_manager.setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    }

    bool send(const QByteArray &bytes) // whether it came to an end
    {
        const std::unique_ptr<QNetworkReply> reply(m_manager.post(m_request, bytes));
        return QTest::qWaitFor([&reply] { return reply->isFinished(); });
    }

private:
    QNetworkAccessManager m_manager;
    QNetworkRequest m_request;
};

} // namespace

class TestTransportFaults : public QObject
{
    Q_OBJECT

private slots:
    void aPlainPostIsDeliveredAgain_data();
    void aPlainPostIsDeliveredAgain();
    void aBrokenRequestIsDeliveredOnce_data() { addWays(); }
    void aBrokenRequestIsDeliveredOnce();
    void aPeerThatStopsReadingGetsNothingWhole_data();
    void aPeerThatStopsReadingGetsNothingWhole();
    void aStaleConnectionDeliversOnceAtMost_data();
    void aStaleConnectionDeliversOnceAtMost();
    void manyBrokenAtOnceAreDeliveredOnceEach();
    void connectionsThatEndWithTheirAnswerAreLetGo_data();
    void connectionsThatEndWithTheirAnswerAreLetGo();
    void whatIsStoppedDoesNotLeaveAfterwards_data();
    void whatIsStoppedDoesNotLeaveAfterwards();
    void anAnswerForNobodyAnswersNobody_data();
    void anAnswerForNobodyAnswersNobody();
    void anAnswerBeforeTheBodyHasLeftIsRead_data();
    void anAnswerBeforeTheBodyHasLeftIsRead();
    void aYesBeforeTheBodyHasLeftIsNone_data() { anAnswerBeforeTheBodyHasLeftIsRead_data(); }
    void aYesBeforeTheBodyHasLeftIsNone();
};

void TestTransportFaults::aPlainPostIsDeliveredAgain_data()
{
    QTest::addColumn<bool>("isTls");
    QTest::addColumn<bool>("isKeptAlive");

    QTest::newRow("HTTP, fresh") << false << false;
    QTest::newRow("HTTP, kept alive") << false << true;
    QTest::newRow("TLS, fresh") << true << false;
    QTest::newRow("TLS, kept alive") << true << true;
}

// When this fails, Qt has changed, and with it what the guard is for.
void TestTransportFaults::aPlainPostIsDeliveredAgain()
{
    QFETCH(bool, isTls);
    QFETCH(bool, isKeptAlive);
    const auto server = serve(isTls);
    if (isKeptAlive)
        server->scriptNext({ReadRequest{}, Send{okay("{}")}, ReadRequest{}, Close{}});
    server->script({ReadRequest{}, Close{}});
    PlainPost plain(server->url());
    if (isKeptAlive)
        QVERIFY(plain.send(warmUp));

    QVERIFY(plain.send(body));

    QVERIFY2(server->deliveries(body) > 1, qPrintable(QString::number(server->deliveries(body))));
}

void TestTransportFaults::aBrokenRequestIsDeliveredOnce()
{
    QFETCH(bool, isTls);
    QFETCH(bool, isKeptAlive);
    QFETCH(Script, script);
    const auto server = serve(isTls);
    server->script(script);
    NetworkTransport transport(quickSettings());
    if (isKeptAlive)
        QVERIFY(exchange(transport, server->url(), warmUp));

    const auto reply = exchange(transport, server->url(), body);

    QVERIFY(!reply);
    QCOMPARE(nameOf(reply.error().kind), u"network"_s);
    QCOMPARE(reply.error().code, u"ConnectionClosed"_s);
    QVERIFY(reply.error().mayHaveArrived);
    QCOMPARE(server->deliveries(body), 1);
    QCOMPARE(server->connections(), 1);
}

void TestTransportFaults::aPeerThatStopsReadingGetsNothingWhole_data()
{
    QTest::addColumn<bool>("isTls");
    QTest::addColumn<Script>("script");
    QTest::addColumn<QString>("kind");

    for (const auto &[name, isTls] : {std::pair("HTTP", false), std::pair("TLS", true)}) {
        QTest::addRow("%s: and hangs", name) << isTls << Script{ReadHead{}, Hang{}} << u"timeout"_s;
        QTest::addRow("%s: hangs at once", name) << isTls << Script{Hang{}} << u"timeout"_s;
        QTest::addRow("%s: and resets", name)
            << isTls << Script{ReadHead{}, Reset{}} << u"network"_s;
        QTest::addRow("%s: and resets amid the body", name)
            << isTls << Script{ReadHead{}, ReadBytes{100'000}, Reset{}} << u"network"_s;
    }
}

void TestTransportFaults::aPeerThatStopsReadingGetsNothingWhole()
{
    QFETCH(bool, isTls);
    QFETCH(Script, script);
    QFETCH(QString, kind);
    const auto server = serve(isTls);
    server->scriptNext(script);
    server->script({ReadRequest{}, Send{okay("{}")}, Again{}}); // Qt connects again in vain
    TransportSettings settings = quickSettings();
    if (kind == "timeout"_L1)
        settings.deadlines.idle = 150ms;
    NetworkTransport transport(settings);

    const auto reply = exchange(transport, server->url(), QByteArray(20'000'000, 'x'));

    QVERIFY(!reply);
    QCOMPARE(nameOf(reply.error().kind), kind);
    if (kind == "timeout"_L1)
        QCOMPARE(reply.error().code, u"IdleTimeout"_s);
    QVERIFY(!reply.error().mayHaveArrived);
    QCOMPARE(server->requests().size(), 0);
}

void TestTransportFaults::aStaleConnectionDeliversOnceAtMost_data()
{
    QTest::addColumn<bool>("isTls");
    QTest::addColumn<std::chrono::milliseconds>("pause");

    for (const auto &[name, isTls] : {std::pair("HTTP", false), std::pair("TLS", true)}) {
        for (const auto pause : {0ms, 1ms, 2ms, 5ms})
            QTest::addRow("%s, closed after %lld ms", name, qint64(pause.count()))
                << isTls << pause;
    }
}

// Whether a closed connection is noticed before, while or after a request is written to it is
// chance; what is said about the request has to be true each time.
void TestTransportFaults::aStaleConnectionDeliversOnceAtMost()
{
    QFETCH(bool, isTls);
    QFETCH(std::chrono::milliseconds, pause);
    const auto server = serve(isTls);
    server->script({ReadRequest{}, Send{okay("{}")}, Wait{pause}, Close{}});
    NetworkTransport transport(quickSettings());

    int answered = 0;
    for (int i = 0; i < 40; ++i) {
        const QByteArray numbered = QByteArray::number(i);
        const auto reply = exchange(transport, server->url(), numbered);
        const int delivered = server->deliveries(numbered);
        answered += reply ? 1 : 0;
        QVERIFY(delivered <= 1);
        if (reply)
            QCOMPARE(delivered, 1);
        else
            QVERIFY(delivered == 0 || reply.error().mayHaveArrived);
    }
    QVERIFY(answered > 0);
}

void TestTransportFaults::manyBrokenAtOnceAreDeliveredOnceEach()
{
    FaultServer server(goodTls());
    server.script({ReadRequest{}, Send{okay("{}")}, ReadRequest{}, Close{}});
    TransportSettings settings = quickSettings();
    settings.managers = 2;
    NetworkTransport transport(settings);

    QList<QFuture<Result<HttpReply>>> futures;
    for (int i = 0; i < 120; ++i)
        futures.append(transport.send(postTo(server.url(), QByteArray::number(i))));

    int lost = 0;
    for (int i = 0; i < 120; ++i) {
        const auto reply = futures[i].result();
        lost += reply ? 0 : 1;
        const int delivered = server.deliveries(QByteArray::number(i));
        QVERIFY(delivered <= 1);
        QVERIFY(delivered == 0 || reply || reply.error().mayHaveArrived);
        QVERIFY(delivered == 1 || !reply);
    }
    QVERIFY(lost >= 40 && lost <= 80);
}

void TestTransportFaults::connectionsThatEndWithTheirAnswerAreLetGo_data()
{
    QTest::addColumn<bool>("isTls");
    QTest::addColumn<Script>("end");

    for (const auto &[name, isTls] : {std::pair("HTTP", false), std::pair("TLS", true)}) {
        QTest::addRow("%s: FIN", name) << isTls << Script{Close{}};
        QTest::addRow("%s: RST", name) << isTls << Script{Reset{}};
        if (isOverSockets()) // Qt's manager waits out its deadline on such a connection
            QTest::addRow("%s: a byte more", name) << isTls << Script{Send{"x"}, WaitForPeer{}};
    }
}

// A request that waits takes the connection while that still tells of its last bytes.
void TestTransportFaults::connectionsThatEndWithTheirAnswerAreLetGo()
{
    QFETCH(bool, isTls);
    QFETCH(Script, end);
    const auto server = serve(isTls);
    Script script{ReadRequest{}, Send{okay("{}")}};
    script.insert(script.end(), end.begin(), end.end());
    server->script(script);
    NetworkTransport transport(quickSettings());

    QList<QFuture<Result<HttpReply>>> futures;
    for (int i = 0; i < 200; ++i)
        futures.append(transport.send(postTo(server->url(), QByteArray::number(i))));

    for (int i = 0; i < 200; ++i) {
        const auto reply = futures[i].result();
        const int delivered = server->deliveries(QByteArray::number(i));
        QVERIFY(delivered <= 1);
        QVERIFY(delivered == 0 || reply || reply.error().mayHaveArrived);
        QVERIFY(delivered == 1 || !reply);
    }
}

void TestTransportFaults::whatIsStoppedDoesNotLeaveAfterwards_data()
{
    QTest::addColumn<bool>("isTls");

    QTest::newRow("HTTP") << false;
    QTest::newRow("TLS") << true;
}

// How far each request has come when all are stopped is chance; what is said of it has to be true.
void TestTransportFaults::whatIsStoppedDoesNotLeaveAfterwards()
{
    QFETCH(bool, isTls);
    const auto server = serve(isTls);
    server->script({ReadRequest{}, Wait{1ms}, Send{okay("{}")}, Again{}});
    TransportSettings settings = quickSettings();
    settings.managers = 16;

    for (int round = 0; round < 20; ++round) {
        NetworkTransport transport(settings);
        const auto bodyOf = [round](int i) -> QByteArray {
            return QByteArray::number(100 * round + i) + QByteArray(15'000, 'x');
        };
        QList<QFuture<Result<HttpReply>>> futures;
        for (int i = 0; i < 96; ++i)
            futures.append(transport.send(postTo(server->url(), bodyOf(i))));
        QTest::qSleep(round % 10);
        transport.abortAll();

        QList<int> unsent;
        for (int i = 0; i < 96; ++i) {
            const auto reply = futures[i].result();
            if (!reply && !reply.error().mayHaveArrived)
                unsent.append(i);
        }
        QTest::qSleep(20);
        for (const int i : unsent)
            QCOMPARE(server->deliveries(bodyOf(i)), 0);
    }
}

void TestTransportFaults::anAnswerForNobodyAnswersNobody_data()
{
    QTest::addColumn<Script>("script");
    const QByteArray forged = answer("200 OK", "forged");

    QTest::newRow("together with another's")
        << Script{ReadRequest{}, Send{okay("{}") + forged}, ReadRequest{}, Hang{}};
    QTest::newRow("behind another's body") << Script{
        ReadRequest{}, Send{answer("200 OK", "{}", {}) + "garbage"}, ReadRequest{}, Hang{}};
    QTest::newRow("behind chunks")
        << Script{ReadRequest{},
                  Send{"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                       "2\r\n{}\r\n0\r\n\r\n"
                       + forged},
                  ReadRequest{}, Hang{}};
}

// An answer that nobody asked for must not be taken for the answer to the next request.
void TestTransportFaults::anAnswerForNobodyAnswersNobody()
{
    QFETCH(Script, script);
    FaultServer server;
    server.script(script);
    TransportSettings settings = quickSettings();
    settings.deadlines.idle = 600ms;
    NetworkTransport transport(settings);
    QCOMPARE(exchange(transport, server.url(), warmUp)->body, "{}");

    const auto reply = exchange(transport, server.url(), body);

    QVERIFY2(!reply || reply->body != "forged", "taken for an answer");
    QVERIFY(server.deliveries(body) <= 1);
}

void TestTransportFaults::anAnswerBeforeTheBodyHasLeftIsRead_data()
{
    QTest::addColumn<bool>("isTls");

    QTest::newRow("HTTP") << false;
    QTest::newRow("TLS") << true;
}

void TestTransportFaults::anAnswerBeforeTheBodyHasLeftIsRead()
{
    QFETCH(bool, isTls);
    const auto server = serve(isTls);
    server->script({ReadHead{}, ReadBytes{1000},
                    Send{answer("413 Too Large", R"({"__type":"X"})", "Connection: close\r\n")},
                    WaitForPeer{}});
    NetworkTransport transport(quickSettings());

    const auto reply = exchange(transport, server->url(), QByteArray(20'000'000, 'x'));

    QVERIFY2(reply, qPrintable(reply ? QString() : reply.error().detail));
    QCOMPARE(reply->status, 413);
    QCOMPARE(reply->body, R"({"__type":"X"})");
    QCOMPARE(server->requests().size(), 0);
}

// It answers something else: nobody has seen what it says is done.
void TestTransportFaults::aYesBeforeTheBodyHasLeftIsNone()
{
    QFETCH(bool, isTls);
    const auto server = serve(isTls);
    server->script({ReadHead{}, ReadBytes{1000}, Send{okay("{}")}, WaitForPeer{}});
    NetworkTransport transport(quickSettings());

    const auto reply = exchange(transport, server->url(), QByteArray(20'000'000, 'x'));

    QCOMPARE(bool(reply), !isOverSockets()); // Qt takes the body at once: nobody can tell
    if (reply)
        return;
    QCOMPARE(nameOf(reply.error().kind), u"badReply"_s);
    QCOMPARE(reply.error().code, u"AnswerTooEarly"_s);
    QVERIFY(reply.error().mayHaveArrived); // who says so may know more than we do
    QCOMPARE(server->requests().size(), 0);
}

QTEST_GUILESS_MAIN(TestTransportFaults)
#include "tst_transport_faults.moc"
