// SPDX-License-Identifier: GPL-3.0-or-later
#include "SignedRequest.h"
#include "core/simulator/Simulator.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QStringBuilder>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace core;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

class TestSimulator : public QObject
{
    Q_OBJECT

private slots:
    void answersOverOneConnection();
    void answersChunksAndRequestsInARow();
    void asksForTheBody();
    void closesWhenAsked();
    void closesAfterWhatIsNoHttp();
    void answersManyClients();
    void answersLater();
    void dropsTheConnection_data();
    void dropsTheConnection();
    void neverAnswers();
    void takesNewFaults();
    void takesLargeRequests();
    void listensOnLoopbackOnly();
    void saysThatThePortIsTaken();
    void startsAgain();
    void logsRequestsWithoutSecrets();
    void saysThatTheLogCannotBeWritten();
    void stopsWithOpenConnections();
};

namespace {

constexpr int patience = 20000;

QByteArray headOf(const simulator::HttpRequest &request)
{
    QByteArray text = request.method + ' ' + request.target + " HTTP/1.1\r\n";
    for (const auto &[name, value] : request.headers)
        text += name + ": " + value + "\r\n";
    return text;
}

QByteArray wire(const QByteArray &action, const QByteArray &body)
{
    const auto now = Clock().wallTime();
    const auto request = test::signedRequest(action, body, now);
    return headOf(request) + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
        + body;
}

struct Reply
{
    int status = 0;
    QByteArray head;
    QByteArray body;

    bool has(const QByteArray &header) const
    {
        return head.contains(QByteArray("\r\n" + header + "\r\n"));
    }
};

// A plain client: writes bytes, reads answers.
class Client
{
public:
    explicit Client(const Simulator &simulator)
    {
        m_socket.connectToHost(u"127.0.0.1"_s, simulator.port());
        if (!m_socket.waitForConnected(patience))
            qCritical() << m_socket.errorString();
    }

    void write(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten(patience)) { }
    }
    Reply read()
    {
        Reply reply;
        while (!m_bytes.contains("\r\n\r\n") && readMore()) { }
        const qsizetype end = m_bytes.indexOf("\r\n\r\n");
        if (end < 0)
            return reply;
        reply.head = m_bytes.left(end + 2);
        reply.status = reply.head.mid(9, 3).toInt();
        const qsizetype at = reply.head.indexOf("Content-Length: ");
        const qsizetype size =
            at < 0 ? 0 : reply.head.mid(at + 16, reply.head.indexOf('\r', at) - at - 16).toInt();
        while (m_bytes.size() < end + 4 + size && readMore()) { }
        reply.body = m_bytes.mid(end + 4, size);
        m_bytes.remove(0, end + 4 + size);
        return reply;
    }
    Reply ask(const QByteArray &action, const QByteArray &body)
    {
        write(wire(action, body));
        return read();
    }
    bool isClosedByPeer()
    {
        while (readMore()) { }
        return m_socket.state() == QAbstractSocket::UnconnectedState;
    }
    bool isSilentFor(int ms) { return !m_socket.waitForReadyRead(ms) && m_socket.isOpen(); }

private:
    bool readMore()
    {
        if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(patience))
            return false;
        m_bytes += m_socket.readAll();
        return true;
    }

    QTcpSocket m_socket;
    QByteArray m_bytes;
};

SimulatorSettings withStream()
{
    return {.streams = {{.name = u"one"_s}}};
}

Faults faults(const QString &text)
{
    return {.list = {*faultFromText(text)}};
}

const QByteArray oneRecord =
    R"({"StreamName":"one","Records":[{"PartitionKey":"a","Data":"AAAA"}]})";

} // namespace

void TestSimulator::answersOverOneConnection()
{
    Simulator simulator(withStream());
    QVERIFY(simulator.start());
    QCOMPARE(simulator.url(), QString(u"http://127.0.0.1:"_s + QString::number(simulator.port())));
    Client client(simulator);

    for (int i = 0; i < 3; ++i) {
        const Reply reply = client.ask("PutRecords", oneRecord);
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.has("Content-Type: application/x-amz-json-1.1"));
        QVERIFY(reply.has("Connection: keep-alive"));
        QVERIFY(reply.head.contains("\r\nx-amzn-RequestId: "));
        QVERIFY(reply.head.contains("\r\nx-amz-id-2: "));
        QVERIFY(reply.head.contains(" GMT\r\n"));
        QVERIFY(reply.body.startsWith("{\"FailedRecordCount\":0"));
    }
    const Reply empty = client.ask("DeleteStream", R"({"StreamName":"one"})");
    QCOMPARE(empty.status, 200);
    QVERIFY(empty.has("Content-Length: 0"));
    QCOMPARE(simulator.requestsServed(), 4);
    QCOMPARE(simulator.recordsStored(), 3);
}

void TestSimulator::answersChunksAndRequestsInARow()
{
    Simulator simulator(withStream());
    QVERIFY(simulator.start());
    Client client(simulator);
    const auto request = test::signedRequest("PutRecords", oneRecord, Clock().wallTime());
    const QByteArray chunked = headOf(request) + "Transfer-Encoding: chunked\r\n\r\n5\r\n"
        + oneRecord.left(5) + "\r\n" + QByteArray::number(oneRecord.size() - 5, 16) + "\r\n"
        + oneRecord.mid(5) + "\r\n0\r\n\r\n";

    client.write(chunked + wire("ListStreams", "{}") + chunked);

    QVERIFY(client.read().body.startsWith("{\"FailedRecordCount\":0"));
    QVERIFY(client.read().body.startsWith("{\"StreamNames\":[\"one\"]"));
    QVERIFY(client.read().body.startsWith("{\"FailedRecordCount\":0"));
}

void TestSimulator::asksForTheBody()
{
    Simulator simulator(withStream());
    QVERIFY(simulator.start());
    Client client(simulator);
    const auto request = test::signedRequest("PutRecords", oneRecord, Clock().wallTime());
    client.write(headOf(request) + "Expect: 100-continue\r\nContent-Length: "
                 + QByteArray::number(oneRecord.size()) + "\r\n\r\n");

    QCOMPARE(client.read().status, 100);
    client.write(oneRecord);
    QCOMPARE(client.read().status, 200);
}

void TestSimulator::closesWhenAsked()
{
    Simulator simulator(withStream());
    QVERIFY(simulator.start());
    Client client(simulator);
    client.write("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

    const Reply reply = client.read();

    QCOMPARE(reply.status, 403);
    QVERIFY(reply.has("Connection: close"));
    QVERIFY(!reply.head.contains("Content-Type"));
    QVERIFY(client.isClosedByPeer());
}

void TestSimulator::closesAfterWhatIsNoHttp()
{
    Simulator simulator(withStream());
    QVERIFY(simulator.start());
    Client client(simulator);
    client.write("\x16\x03\x01 hello\r\n\r\n");
    QCOMPARE(client.read().status, 400);
    QVERIFY(client.isClosedByPeer());
}

void TestSimulator::answersManyClients()
{
    Simulator simulator(withStream());
    QVERIFY(simulator.start());
    std::vector<std::unique_ptr<Client>> clients;
    for (int i = 0; i < 50; ++i) {
        clients.push_back(std::make_unique<Client>(simulator));
        clients.back()->write(wire("PutRecords", oneRecord));
    }
    for (const auto &client : clients)
        QCOMPARE(client->read().status, 200);
    QCOMPARE(simulator.recordsStored(), 50);
}

void TestSimulator::answersLater()
{
    SimulatorSettings settings = withStream();
    settings.faults = faults(u"latency:ms=60"_s);
    Simulator simulator(settings);
    QVERIFY(simulator.start());
    Client client(simulator);
    QElapsedTimer timer;
    timer.start();

    client.write(wire("PutRecords", oneRecord) + wire("ListStreams", "{}"));

    QVERIFY(client.read().body.startsWith("{\"FailedRecordCount\""));
    QVERIFY(timer.elapsed() > 50);
    QVERIFY(client.read().body.startsWith("{\"StreamNames\""));
    QVERIFY(timer.elapsed() > 110);
}

void TestSimulator::dropsTheConnection_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<int>("status"); // 0: no answer
    QTest::addColumn<int>("stored");
    QTest::newRow("before") << u"drop:when=before"_s << 0 << 0;
    QTest::newRow("after") << u"drop:when=after"_s << 0 << 1;
    QTest::newRow("truncated") << u"truncate"_s << 200 << 1;
}

void TestSimulator::dropsTheConnection()
{
    QFETCH(QString, fault);
    QFETCH(int, status);
    QFETCH(int, stored);
    SimulatorSettings settings = withStream();
    settings.faults = faults(fault);
    Simulator simulator(settings);
    QVERIFY(simulator.start());
    Client client(simulator);

    const Reply reply = client.ask("PutRecords", oneRecord);

    QCOMPARE(reply.status, status);
    QVERIFY(client.isClosedByPeer());
    QCOMPARE(simulator.recordsStored(), stored);
    if (status == 200) {
        QVERIFY(!reply.body.isEmpty());
        QVERIFY(!reply.has("Content-Length: " + QByteArray::number(reply.body.size())));
    }
}

void TestSimulator::neverAnswers()
{
    SimulatorSettings settings = withStream();
    settings.faults = faults(u"hang:action=PutRecords"_s);
    Simulator simulator(settings);
    QVERIFY(simulator.start());
    Client hanging(simulator);
    hanging.write(wire("PutRecords", oneRecord) + wire("ListStreams", "{}"));

    QCOMPARE(Client(simulator).ask("ListStreams", "{}").status, 200);
    QVERIFY(hanging.isSilentFor(50));
    QCOMPARE(simulator.recordsStored(), 0);
}

void TestSimulator::takesNewFaults()
{
    Simulator simulator(withStream());
    QVERIFY(simulator.start());
    Client client(simulator);
    QCOMPARE(client.ask("PutRecords", oneRecord).status, 200);
    simulator.setFaults(faults(u"html"_s));
    const Reply html = client.ask("PutRecords", oneRecord);
    QCOMPARE(html.status, 503);
    QVERIFY(html.has("Content-Type: text/html"));
    QVERIFY(!html.head.contains("x-amzn-RequestId"));
    simulator.setFaults({});
    QCOMPARE(client.ask("PutRecords", oneRecord).status, 200);
}

void TestSimulator::takesLargeRequests()
{
    SimulatorSettings settings{.streams = {{.name = u"one"_s, .maxRecordBytes = 10 * 1024 * 1024}}};
    Simulator simulator(settings);
    QVERIFY(simulator.start());
    Client client(simulator);
    const auto body = [](qsizetype dataBytes) {
        return QByteArray(R"({"StreamName":"one","Records":[{"PartitionKey":"key","Data":")"
                          + QByteArray(dataBytes, 'x').toBase64() + "\"}]}");
    };

    QVERIFY(client.ask("PutRecords", body(10 * 1024 * 1024 - 3)).body.contains("SequenceNumber"));
    const Reply tooLarge = client.ask("PutRecords", body(10 * 1024 * 1024 - 2));
    QCOMPARE(tooLarge.status, 400);
    QVERIFY(tooLarge.body.contains("less than or equal to 10485760"));
    client.write("POST / HTTP/1.1\r\nContent-Length: 20971521\r\n\r\n");
    const Reply refused = client.read();
    QCOMPARE(refused.status, 413);
    QVERIFY(refused.body.isEmpty());
    QVERIFY(client.isClosedByPeer());
}

void TestSimulator::listensOnLoopbackOnly()
{
    Simulator simulator(withStream());
    QVERIFY(simulator.start());
    QTcpServer other;
    // Were the port taken on all addresses, another loopback address could not have it.
    QVERIFY2(other.listen(QHostAddress(u"127.0.0.2"_s), simulator.port()),
             qPrintable(other.errorString()));
}

void TestSimulator::saysThatThePortIsTaken()
{
    Simulator first(withStream());
    QVERIFY(first.start());
    SimulatorSettings settings = withStream();
    settings.port = first.port();
    Simulator second(settings);

    const auto started = second.start();

    QVERIFY(!started);
    QCOMPARE(started.error().kind, Error::Kind::Network);
    QVERIFY(started.error().detail.contains(QString::number(first.port())));
    QCOMPARE(Client(first).ask("ListStreams", "{}").status, 200);
}

void TestSimulator::startsAgain()
{
    Simulator simulator(withStream());
    QVERIFY(simulator.start());
    QVERIFY(simulator.start()); // is no second one
    QCOMPARE(Client(simulator).ask("PutRecords", oneRecord).status, 200);
    simulator.stop();
    simulator.stop();
    QVERIFY(simulator.start());
    QCOMPARE(Client(simulator).ask("ListStreams", "{}").status, 200);
}

void TestSimulator::logsRequestsWithoutSecrets()
{
    QTemporaryDir folder;
    SimulatorSettings settings = withStream();
    settings.requestLog = folder.filePath(u"requests.log"_s);
    {
        Simulator simulator(settings);
        QVERIFY(simulator.start());
        Client client(simulator);
        client.ask("PutRecords", oneRecord);
        client.ask("DescribeStream", R"({"StreamName":"nope"})");
        client.write("GET / HTTP/1.1\r\n\r\n");
        client.read();
    }

    QFile file(*settings.requestLog);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArrayList lines = file.readAll().trimmed().split('\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY2(lines[0].contains("Z PutRecords 200 - in=67 out="), lines[0].constData());
    QVERIFY2(lines[1].contains("Z DescribeStream 400 ResourceNotFoundException in=21 out="),
             lines[1].constData());
    QVERIFY2(lines[2].contains("Z - 403 AccessDeniedException in=0 out="), lines[2].constData());
    const QByteArray all = lines.join('\n');
    for (const char *secret : {"AKID", "Signature", "AAAA", "headgate/"})
        QVERIFY(!all.contains(secret));
}

void TestSimulator::saysThatTheLogCannotBeWritten()
{
    SimulatorSettings settings = withStream();
    settings.requestLog = u"/proc/nothing/requests.log"_s;
    Simulator simulator(settings);
    const auto started = simulator.start();
    QVERIFY(!started);
    QCOMPARE(started.error().kind, Error::Kind::Storage);
    QVERIFY(started.error().detail.contains(u"/proc/nothing/requests.log"_s));
}

void TestSimulator::stopsWithOpenConnections()
{
    SimulatorSettings settings = withStream();
    settings.faults = faults(u"hang"_s);
    auto simulator = std::make_unique<Simulator>(settings);
    QVERIFY(simulator->start());
    Client idle(*simulator);
    Client waiting(*simulator);
    waiting.write(wire("PutRecords", oneRecord));

    simulator.reset();

    QVERIFY(idle.isClosedByPeer());
    QVERIFY(waiting.isClosedByPeer());
}

QTEST_GUILESS_MAIN(TestSimulator)
#include "tst_simulator.moc"
