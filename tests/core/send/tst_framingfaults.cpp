// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/Payload.h"
#include "tests/core/send/NetworkRun.h"

#include <QFile>
#include <QTest>

#include <memory>

// Answers that are cut off, contradict their own length, never end or are too much: the records may
// be stored and nothing says so. Only a body that is whole and reads as a whole answer is believed.

using namespace core;
using namespace test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray whole = storedBody(R"("Data":)"); // stores one record
const QByteArray cut = whole.chopped(2);

QByteArray headed(const QByteArray &headers, const QByteArray &bytes)
{
    return "HTTP/1.1 200 OK\r\n" + headers + "\r\n" + bytes;
}

QByteArray sized(const QByteArray &length, const QByteArray &bytes)
{
    return headed("Content-Length: " + length + "\r\n", bytes);
}

QByteArray chunked(const QByteArray &chunks)
{
    return headed("Transfer-Encoding: chunked\r\n", chunks);
}

QByteArray chunk(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

#ifdef HEADGATE_SANITIZED // which keeps what was freed
constexpr bool isMemoryMeasured = false;
#else
constexpr bool isMemoryMeasured = true;
#endif

// The most memory that this process had since the last call to forgetPeak(), in KiB.
qint64 memoryPeak()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray all = status.readAll();
    const qsizetype at = all.indexOf("VmHWM:");
    return all.mid(at + 6, all.indexOf("kB", at) - at - 6).trimmed().toLongLong();
}

void forgetPeak()
{
    QFile peak(u"/proc/self/clear_refs"_s);
    if (peak.open(QIODevice::WriteOnly))
        peak.write("5");
}

} // namespace

class TestFramingFaults : public QObject
{
    Q_OBJECT

private slots:
    void onlyAWholeAnswerIsBelieved_data();
    void onlyAWholeAnswerIsBelieved();
    void aBodyUpToTheEndOfTheConnectionIsBelieved();
    void anAnswerWithoutEndIsLeft_data();
    void anAnswerWithoutEndIsLeft();
    void anAnswerThatIsTooLargeIsLeft_data();
    void anAnswerThatIsTooLargeIsLeft();
    void nothingIsDecompressed_data();
    void nothingIsDecompressed();
    void manyContinuesAreNoAnswer();

private:
    // Sends one record; the script is what follows the request.
    struct Case
    {
        Script script;
        QString state;
        QString code = {}; // empty: any
        std::chrono::milliseconds idle = 3000ms;
        std::chrono::milliseconds absolute = 6000ms;
        std::optional<TlsSide> tls = {};
    };
    static void compareEnd(const Case &it);
};

void TestFramingFaults::compareEnd(const Case &it)
{
    auto server = std::make_unique<FaultServer>(it.tls);
    Script script = it.script;
    script.insert(script.begin(), ReadRequest{});
    server->script(std::move(script));
    TransportSettings settings = quickSettings();
    settings.deadlines.idle = it.idle;
    settings.deadlines.base = it.absolute;
    NetworkRun run(server->url(), {}, settings);

    QVERIFY(run.send(1));

    QCOMPARE(run.state(), it.state);
    if (!it.code.isEmpty())
        QCOMPARE(run.outcome(0).errorCode, it.code);
    QCOMPARE(server->requests().size(), 1); // and never again
    server.reset(); // Qt's thread reads a flood to its end before it hears of anything else
}

void TestFramingFaults::onlyAWholeAnswerIsBelieved_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("state");

    const auto row = [](const char *name, const QByteArray &answer, bool isStored = false) {
        QTest::newRow(name) << answer << (isStored ? u"stored"_s : u"uncertain"_s);
    };
    const QByteArray size = QByteArray::number(whole.size());
    row("whole", sized(size, whole), true);
    row("100 bytes announced, 34 came", sized("100", whole.first(34)));
    row("one byte more announced than came", sized(QByteArray::number(whole.size() + 1), whole));
    row("one byte less announced than came", sized(QByteArray::number(whole.size() - 1), whole));
    row("nothing announced, nothing came", sized("0", {}));
    row("no length, cut", headed({}, cut));
    row("no length, cut before its last byte", headed({}, whole.chopped(1)));
    row("no length, nothing", headed({}, {}));
    row("chunks, whole", chunked(chunk(whole) + "0\r\n\r\n"), true);
    row("chunks, without the last", chunked(chunk(whole)));
    row("chunks, cut in one", chunked(chunk(whole).chopped(20)));
    row("chunks, whole and yet cut", chunked(chunk(cut) + "0\r\n\r\n"));
    row("chunk of ZZZZ", chunked("ZZZZ\r\n" + whole + "\r\n0\r\n\r\n"));
    row("chunk of -1", chunked("-1\r\n" + whole + "\r\n0\r\n\r\n"));
    row("chunk of 2^64", chunked("10000000000000000\r\n" + whole + "\r\n0\r\n\r\n"));
    row("chunk of 2^63", chunked("8000000000000000\r\n" + whole + "\r\n0\r\n\r\n"));
    row("chunk without a size", chunked("\r\n" + whole + "\r\n0\r\n\r\n"));
    row("two lengths, the first right",
        headed("Content-Length: " + size + "\r\nContent-Length: 7\r\n", whole));
    row("two lengths, the second right",
        headed("Content-Length: 7\r\nContent-Length: " + size + "\r\n", whole));
    row("one length twice",
        headed("Content-Length: " + size + "\r\nContent-Length: " + size + "\r\n", whole), true);
    row("length of -1", sized("-1", whole));
    row("length of 20 digits", sized("99999999999999999999", whole));
    row("length of 2^64 and some", sized("18446744073709551700", whole));
    row("length in words", sized("many", whole));
    row("length and chunks",
        headed("Content-Length: 7\r\nTransfer-Encoding: chunked\r\n", chunk(whole) + "0\r\n\r\n"),
        true);
    // The last chunk ends the body (RFC 9112, 8): what stands behind it is not read.
    row("trailers behind chunks", chunked(chunk(whole) + "0\r\nX-Field: value\r\n\r\n"), true);
    row("many trailers behind chunks",
        chunked(chunk(whole) + "0\r\n" + QByteArray("X-Field: value\r\n").repeated(100'000)), true);
    row("many trailers behind cut chunks",
        chunked(chunk(cut) + "0\r\n" + QByteArray("X-Field: value\r\n").repeated(100'000)));
    row("length and cut chunks",
        headed("Content-Length: 7\r\nTransfer-Encoding: chunked\r\n", chunk(cut) + "0\r\n\r\n"));
}

void TestFramingFaults::onlyAWholeAnswerIsBelieved()
{
    QFETCH(QByteArray, answer);
    QFETCH(QString, state);

    const Script orderly{Send{answer}, Close{}};
    compareEnd({.script = orderly, .state = state});
    compareEnd({.script = orderly, .state = state, .tls = goodTls()});
    compareEnd({.script = {Send{answer}, CloseAbruptly{}}, .state = state, .tls = goodTls()});
}

// Now and then, by chance, Qt takes this end of the connection for a break.
void TestFramingFaults::aBodyUpToTheEndOfTheConnectionIsBelieved()
{
    for (int i = 0; i < 30; ++i)
        compareEnd({.script = {Send{headed({}, whole)}, Close{}}, .state = u"stored"_s});
}

void TestFramingFaults::anAnswerWithoutEndIsLeft_data()
{
    QTest::addColumn<Script>("script");
    QTest::addColumn<QString>("code");

    const auto row = [](const char *name, const Script &script, const QString &code) {
        QTest::newRow(name) << script << code;
    };
    const QString deadline = u"DeadlineExceeded"_s;
    const QString idle = u"IdleTimeout"_s;
    // Qt says nothing before the headers are whole, and reads them without a bound.
    const QString slowHead = isOverSockets() ? deadline : idle;
    const QString longHead = isOverSockets() ? u"NotHttp"_s : idle;
    row("silence", {Hang{}}, idle);
    row("half a status line, silence", {Send{"HTTP/1.1 20"}, Hang{}}, idle);
    row("half a body, silence", {Send{sized("1000", cut)}, Hang{}}, idle);
    row("no length, whole, silence", {Send{headed({}, whole)}, Hang{}}, idle);
    row("chunks announced, none came", {Send{chunked(whole)}, Hang{}}, idle);
    row("headers byte by byte", {Drip{sized("2", QByteArray(1000, ' ')), 10ms}}, slowHead);
    row("headers line by line",
        {Send{"HTTP/1.1 200 OK\r\n"}, Drip{QByteArray("X: y\r\n").repeated(200), 10ms, 6}},
        slowHead);
    row("200,000 header fields",
        {Send{"HTTP/1.1 200 OK\r\n"}, SendMany{"X-Field: value\r\n", 200'000}, Send{"\r\n"},
         Hang{}},
        longHead);
    const Drip line{QByteArray(16 * 1024 * 1024, 'x'), 5ms, 16 * 1024};
    row("a header line without end", {Send{"HTTP/1.1 200 OK\r\nX-Field: "}, line}, longHead);
    row("a status line without end", {Send{"HTTP/1.1 200 "}, line}, longHead);
    row("body byte by byte", {Send{sized("1000", {})}, Drip{QByteArray(1000, ' '), 10ms}},
        deadline);
    row("chunks without end", {Send{chunked({})}, Drip{chunk(" ").repeated(200), 10ms, 6}},
        deadline);
}

void TestFramingFaults::anAnswerWithoutEndIsLeft()
{
    QFETCH(Script, script);
    QFETCH(QString, code);
    Case it{.script = script, .state = u"uncertain"_s, .code = code};
    if (code == "DeadlineExceeded"_L1)
        it.absolute = 200ms;
    else if (code == "IdleTimeout"_L1)
        it.idle = 200ms;

    compareEnd(it);
}

void TestFramingFaults::anAnswerThatIsTooLargeIsLeft_data()
{
    QTest::addColumn<Script>("script");

    const SendMany flood{QByteArray(256 * 1024, ' ')};
    QTest::newRow("100 MB announced") << Script{Send{sized("100000000", {})}, flood};
    QTest::newRow("2 GiB announced") << Script{Send{sized("2147483648", {})}, flood};
    QTest::newRow("2 GiB announced, silence") << Script{Send{sized("2147483648", {})}, Hang{}};
    QTest::newRow("one byte too many announced") << Script{Send{sized("33554433", {})}, flood};
    const qsizetype piece = 256 * 1024;
    const QByteArray aChunk = chunk(QByteArray(piece, ' '));
    if (isOverSockets()) {
        QTest::newRow("no length") << Script{Send{headed({}, {})}, flood};
        QTest::newRow("one long chunk") << Script{Send{chunked("7fffffff\r\n")}, flood};
        QTest::newRow("many chunks") << Script{Send{chunked({})}, SendMany{aChunk}};
        return;
    }
    // At the pace of a line: what comes faster than Qt's thread can read, it reads without a pause.
    const QByteArray much(64 * 1024 * 1024, ' ');
    QTest::newRow("no length") << Script{Send{headed({}, {})}, Drip{much, 10ms, piece}};
    QTest::newRow("one long chunk")
        << Script{Send{chunked("7fffffff\r\n")}, Drip{much, 10ms, piece}};
    QTest::newRow("many chunks") << Script{Send{chunked({})},
                                           Drip{aChunk.repeated(256), 10ms, aChunk.size()}};
}

void TestFramingFaults::anAnswerThatIsTooLargeIsLeft()
{
    QFETCH(Script, script);
    FaultServer server;
    script.insert(script.begin(), ReadRequest{});
    server.script(script);
    TransportSettings patient = quickSettings(); // a machine with other work takes long for 32 MiB
    patient.deadlines.base = patient.deadlines.cap = 60s;
    NetworkRun run(server.url(), {}, patient);
    forgetPeak();
    const qint64 before = memoryPeak();

    QVERIFY(run.send(1));

    QCOMPARE(run.state(), u"uncertain"_s);
    QCOMPARE(run.outcome(0).errorCode, u"AnswerTooLarge"_s);
    QCOMPARE(server.requests().size(), 1);
    // What was taken bounds what can be held, under every kind of measuring. The buffers of both
    // sockets took some of it. (Qt's thread reads what comes at once to its end.)
    constexpr qint64 socketBuffers = 16 * 1024 * 1024;
    if (isOverSockets())
        QVERIFY2(server.bytesSent() <= TransportSettings{}.maxReplyBytes + socketBuffers,
                 qPrintable(QString::number(server.bytesSent())));
    const qint64 grown = memoryPeak() - before;
    if (isMemoryMeasured)
        QVERIFY2(grown <= 64 * 1024, qPrintable(QString::number(grown) + u" KiB"_s));
}

void TestFramingFaults::nothingIsDecompressed_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QByteArray>("bytes");

    const QByteArray zeros(64 * 1024 * 1024, ' ');
    QTest::newRow("gzip bomb") << QByteArray("gzip") << gzip(zeros);
    QTest::newRow("deflate bomb") << QByteArray("deflate") << qCompress(zeros).mid(4);
    QTest::newRow("a whole answer in gzip") << QByteArray("gzip") << gzip(whole);
    QTest::newRow("said to be br") << QByteArray("br") << QByteArray("\x8b\x02\x80\x03", 4);
    QTest::newRow("said to be zstd") << QByteArray("zstd") << QByteArray("\x28\xb5\x2f\xfd", 4);
    QTest::newRow("said to be gzip") << QByteArray("gzip") << QByteArray("no gzip");
}

void TestFramingFaults::nothingIsDecompressed()
{
    QFETCH(QByteArray, encoding);
    QFETCH(QByteArray, bytes);
    FaultServer server;
    server.script({ReadRequest{},
                   Send{answer("200 OK", bytes, "Content-Encoding: " + encoding + "\r\n")},
                   Again{}});
    NetworkTransport transport(quickSettings());
    const auto reply = exchange(transport, server.url(), "{}");
    QVERIFY2(reply, qPrintable(reply ? QString() : reply.error().detail));
    QCOMPARE(reply->body, bytes);

    NetworkRun run(server.url());
    QVERIFY(run.send(1));

    QCOMPARE(run.state(), u"uncertain"_s);
}

void TestFramingFaults::manyContinuesAreNoAnswer()
{
    // Qt's manager reads each in a round of its event loop: so many would last to the deadline.
    const SendMany flood{"HTTP/1.1 100 Continue\r\n\r\n", isOverSockets() ? 200'000 : 5'000};

    compareEnd({.script = {flood, Send{okay(whole)}},
                .state = u"stored"_s,
                .idle = 60'000ms,
                .absolute = 60'000ms});
}

QTEST_GUILESS_MAIN(TestFramingFaults)
#include "tst_framingfaults.moc"
