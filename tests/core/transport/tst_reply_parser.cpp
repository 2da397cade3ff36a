// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/ReplyParser.h"

#include <QTest>

// One answer of HTTP from bytes that come in any pieces. What a whole exchange makes of it is shown
// by tst_framingfaults and its neighbours.

using namespace core;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 limit = 1000;
using State = ReplyParser::State;

struct Read
{
    State state = State::Head;
    int status = 0;
    QByteArray body;
    bool isUsable = false;

    bool operator==(const Read &) const = default;
};

// In pieces of that size, and the end of the connection behind them when `isClosed`.
Read read(const QByteArray &bytes, qsizetype piece, bool isClosed)
{
    ReplyParser parser(limit);
    for (qsizetype at = 0; at < bytes.size(); at += piece)
        parser.feed(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)));
    if (isClosed)
        parser.close();
    return {parser.state(), parser.head().status, parser.takeBody(),
            parser.leavesConnectionUsable()};
}

} // namespace

class TestReplyParser : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatIsFramed_data();
    void readsWhatIsFramed();
    void headersAreInLowerCaseAndJoined();
    void aHeadHasItsBound();
    void headersHaveTheirNumber();
    void interimAnswersHaveTheirBound();
    void aBodyHasItsBound_data();
    void aBodyHasItsBound();
    void theRestOfTheChunksIsNotWaitedFor();
    void whatIsWrongIsSaid_data();
    void whatIsWrongIsSaid();
};

void TestReplyParser::readsWhatIsFramed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<State>("open"); // while the connection stands
    QTest::addColumn<State>("closed"); // when it has ended
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isUsable");

    const auto row = [](const char *name, const QByteArray &bytes, State open, State closed,
                        const QByteArray &body = {}, bool isUsable = false) {
        QTest::newRow(name) << bytes << open << closed << body << isUsable;
    };
    const auto whole = [&row](const char *name, const QByteArray &bytes, const QByteArray &body,
                              bool isUsable = true) {
        row(name, bytes, State::Done, State::Done, body, isUsable);
    };
    const auto broken = [&row](const char *name, const QByteArray &bytes) {
        row(name, bytes, State::Broken, State::Broken);
    };
    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    const QByteArray chunked = ok + "Transfer-Encoding: chunked\r\n\r\n";

    whole("a length", ok + "Content-Length: 2\r\n\r\n{}", "{}");
    whole("a length of nothing", ok + "Content-Length: 0\r\n\r\n", "");
    whole("one length twice", ok + "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}", "{}");
    whole("no reason", "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\n{}", "{}");
    whole("lines without CR", "HTTP/1.1 200 OK\nContent-Length: 2\n\n{}", "{}");
    whole("a value over two lines", ok + "X: a\r\n b\r\nContent-Length: 2\r\n\r\n{}", "{}");
    whole("status 204", "HTTP/1.1 204 No\r\nContent-Length: 5\r\n\r\n", "");
    whole("status 304", "HTTP/1.1 304 Same\r\nContent-Length: 5\r\n\r\n", "");
    whole("behind interim answers",
          "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Hints\r\nLink: x\r\n\r\n" + ok
              + "Content-Length: 2\r\n\r\n{}",
          "{}");
    whole("to be closed", ok + "Connection: close\r\nContent-Length: 2\r\n\r\n{}", "{}", false);
    whole("HTTP/1.0", "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\n{}", "{}", false);
    whole("HTTP/1.0, kept",
          "HTTP/1.0 200 OK\r\nConnection: Keep-Alive\r\nContent-Length: 2\r\n\r\n{}", "{}");
    whole("chunks", chunked + "3\r\n{\"a\r\n4;x=y\r\n\":1}\r\n0\r\n\r\n", "{\"a\":1}");
    whole("chunks with LF alone", chunked + "2\n{}\n0\n\r\n", "{}");
    whole("a chunk's size in capitals", chunked + "A\r\n0123456789\r\n00\r\n\r\n", "0123456789");
    whole("chunks and a length",
          ok + "Content-Length: 7\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", "{}",
          false);
    row("up to the end of the connection", ok + "\r\n{}", State::Body, State::Done, "{}");
    row("nothing", "", State::Head, State::Head);
    row("part of a head", ok + "Content-Le", State::Head, State::Head);
    row("only an interim answer", "HTTP/1.1 100 Continue\r\n\r\n", State::Head, State::Head);
    row("too short", ok + "Content-Length: 3\r\n\r\n{}", State::Body, State::Body, "{}");
    row("chunks without the last", chunked + "2\r\n{}\r\n", State::Body, State::Body, "{}");
    broken("another protocol", "SSH-2.0-OpenSSH\r\n");
    broken("another protocol, no line", "220");
    broken("HTTP/2", "HTTP/2 200\r\n\r\n");
    broken("no status", "HTTP/1.1 OK\r\n\r\n");
    broken("status 99", "HTTP/1.1 099 Low\r\n\r\n");
    broken("status of four digits", "HTTP/1.1 2000 High\r\n\r\n");
    broken("status 101", "HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n");
    broken("a header without a name", ok + ": x\r\n\r\n");
    broken("a header without a colon", ok + "what\r\n\r\n");
    broken("a name with a space", ok + "Content-Length : 2\r\n\r\n{}");
    broken("a value before any header", ok + " x\r\n\r\n");
    broken("two lengths", ok + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}");
    broken("a negative length", ok + "Content-Length: -1\r\n\r\n{}");
    broken("a signed length", ok + "Content-Length: +2\r\n\r\n{}");
    broken("a length of 20 digits", ok + "Content-Length: 00000000000000000002\r\n\r\n{}");
    broken("another coding", ok + "Transfer-Encoding: gzip, chunked\r\n\r\n");
    broken("a chunk of ZZZZ", chunked + "ZZZZ\r\n");
    broken("a chunk of -1", chunked + "-1\r\n");
    broken("a chunk of 2^64", chunked + "10000000000000000\r\n");
    broken("a chunk without a size", chunked + "\r\n");
}

// However the bytes are cut.
void TestReplyParser::readsWhatIsFramed()
{
    QFETCH(QByteArray, bytes);
    QFETCH(State, open);
    QFETCH(State, closed);
    QFETCH(QByteArray, body);
    QFETCH(bool, isUsable);

    for (const qsizetype piece : {qsizetype(1), qsizetype(2), qsizetype(7), qsizetype(10'000)}) {
        const Read whileOpen = read(bytes, piece, false);
        const Read atEnd = read(bytes, piece, true);
        QCOMPARE(whileOpen.state, open);
        QCOMPARE(atEnd.state, closed);
        if (open != State::Broken)
            QCOMPARE(atEnd.body, body);
    }
    // What stands behind the last chunk counts only when it came with it.
    QCOMPARE(read(bytes, 10'000, false).isUsable, isUsable);
    QVERIFY(!read(bytes + "HTTP/1.1 200 forged", 10'000, false).isUsable);
}

void TestReplyParser::headersAreInLowerCaseAndJoined()
{
    ReplyParser parser(limit);

    parser.feed("HTTP/1.1 200 OK\r\nX-Amzn-RequestId:  4711 \r\nVary: a\r\nVARY: b\r\n"
                "Empty:\r\nContent-Length: 0\r\n\r\n");

    QCOMPARE(parser.head().header("x-amzn-requestid"), "4711");
    QCOMPARE(parser.head().header("vary"), "a, b");
    QCOMPARE(parser.head().header("empty"), "");
    QCOMPARE(parser.head().headers.size(), 4);
}

void TestReplyParser::aHeadHasItsBound()
{
    const QByteArray start = "HTTP/1.1 200 OK\r\nX: ";
    const QByteArray end = "\r\nContent-Length: 0\r\n\r\n";
    const qsizetype room = ReplyParser::maxOneHeadBytes - start.size() - end.size();

    QCOMPARE(read(start + QByteArray(room, 'x') + end, 4096, false).state, State::Done);
    QCOMPARE(read(start + QByteArray(room + 1, 'x') + end, 4096, false).state, State::Broken);
}

// Each is looked up among those before it.
void TestReplyParser::headersHaveTheirNumber()
{
    const auto stateOf = [](int count) {
        QByteArray bytes = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n";
        for (int i = 1; i < count; ++i)
            bytes += 'h' + QByteArray::number(i) + ":\r\n";
        return read(bytes + "\r\n", 7, false).state;
    };

    QCOMPARE(stateOf(ReplyParser::maxHeaders), State::Done);
    QCOMPARE(stateOf(ReplyParser::maxHeaders + 1), State::Broken);
}

void TestReplyParser::interimAnswersHaveTheirBound()
{
    const QByteArray interim = "HTTP/1.1 100 Continue\r\n\r\n";
    const qsizetype most = ReplyParser::maxHeadBytes / interim.size();

    QCOMPARE(read(interim.repeated(most), 1'000'000, false).state, State::Head);
    QCOMPARE(read(interim.repeated(most + 1), 1'000'000, false).state, State::Broken);
}

void TestReplyParser::aBodyHasItsBound_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("end");

    QTest::newRow("with its length") << QByteArray("Content-Length: %1\r\n\r\n") << QByteArray();
    QTest::newRow("without") << QByteArray("\r\n") << QByteArray();
    QTest::newRow("in a chunk") << QByteArray("Transfer-Encoding: chunked\r\n\r\n%2\r\n")
                                << QByteArray("\r\n0\r\n\r\n");
}

void TestReplyParser::aBodyHasItsBound()
{
    QFETCH(QByteArray, start);
    QFETCH(QByteArray, end);

    for (const auto &[size, state] :
         {std::pair(limit, State::Done), std::pair(limit + 1, State::TooLarge)}) {
        QByteArray head = start;
        head.replace("%1", QByteArray::number(size)).replace("%2", QByteArray::number(size, 16));
        const QByteArray bytes = "HTTP/1.1 200 OK\r\n" + head + QByteArray(size, 'x') + end;
        for (const qsizetype piece : {qsizetype(1), qsizetype(10'000)}) {
            const Read got = read(bytes, piece, true);
            QCOMPARE(got.state, state);
            QVERIFY(got.body.size() <= limit);
        }
    }
}

void TestReplyParser::theRestOfTheChunksIsNotWaitedFor()
{
    ReplyParser parser(limit);

    parser.feed("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nTrailer: ");

    QCOMPARE(parser.state(), State::Done);
    QVERIFY(!parser.leavesConnectionUsable());
}

void TestReplyParser::whatIsWrongIsSaid_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("reason");

    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    QTest::newRow("another protocol") << QByteArray("SSH") << u"begin"_s;
    QTest::newRow("a header") << QByteArray(ok + "what\r\n\r\n") << u"header"_s;
    QTest::newRow("lengths") << QByteArray(ok + "Content-Length: x\r\n\r\n") << u"length"_s;
    QTest::newRow("chunks") << QByteArray(ok + "Transfer-Encoding: chunked\r\n\r\nx\r\n")
                            << u"chunks"_s;
    QTest::newRow("too much") << QByteArray(ok + QByteArray(300'000, 'x')) << u"256 KiB"_s;
}

void TestReplyParser::whatIsWrongIsSaid()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, reason);
    ReplyParser parser(limit);

    parser.feed(bytes);

    QCOMPARE(parser.state(), State::Broken);
    QVERIFY2(parser.reason().contains(reason), qPrintable(parser.reason()));
    QVERIFY(parser.reason().endsWith(u'.'));
}

QTEST_GUILESS_MAIN(TestReplyParser)
#include "tst_reply_parser.moc"
