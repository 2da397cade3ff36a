// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/NetworkTransport.h"
#include "tests/support/FaultServer.h"
#include "tests/support/TransportTesting.h"

#include <QTest>

// An answer without an end, sent faster than it can be read: what is taken from the socket stays
// near the limit. With Qt's manager it does so over TLS only: in the clear its thread reads for as
// long as the kernel has more, and hears of no bound and no abort meanwhile (docs/decisions.md says
// what was tried); tst_framingfaults sends it such answers at the pace of a line.

using namespace core;
using namespace test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 limit = 2 * 1024 * 1024;
// What may be on its way beyond it, in the kernel's buffers of both sides and in Qt's.
constexpr qint64 onTheWay = 16 * 1024 * 1024;
// A flood that nobody stops ends here, so that a failure is one of a comparison.
constexpr qint64 floodBytes = 256 * 1024 * 1024;
constexpr qsizetype pieceBytes = 256 * 1024;

const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.1\r\n";

SendMany flood(const QByteArray &piece)
{
    return {piece, floodBytes / piece.size()};
}

} // namespace

class TestFlood : public QObject
{
    Q_OBJECT

private slots:
    void aFloodIsNotTakenFromTheSocket_data();
    void aFloodIsNotTakenFromTheSocket();
    void anAnswerUpToTheLimitIsReadWhole_data();
    void anAnswerUpToTheLimitIsReadWhole();
};

void TestFlood::aFloodIsNotTakenFromTheSocket_data()
{
    QTest::addColumn<bool>("isTls");
    QTest::addColumn<bool>("isKeptAlive");
    QTest::addColumn<Script>("script");
    const QByteArray piece(pieceBytes, ' ');
    const QByteArray chunk = QByteArray::number(pieceBytes, 16) + "\r\n" + piece + "\r\n";
    const QByteArray chunked = "Transfer-Encoding: chunked\r\n";

    for (const auto &[age, isTls, isKeptAlive] :
         {std::tuple("TLS, fresh", true, false), std::tuple("TLS, kept alive", true, true),
          std::tuple("HTTP, fresh", false, false), std::tuple("HTTP, kept alive", false, true)}) {
        if (!isTls && !isOverSockets())
            continue;
        const auto row = [&, age = age, isTls = isTls, isKeptAlive = isKeptAlive](
                             const char *name, const QByteArray &start, const QByteArray &more) {
            QTest::addRow("%s: %s", age, name)
                << isTls << isKeptAlive << Script{Send{head + start}, flood(more)};
        };
        row("no length", "\r\n", piece);
        row("one long chunk", chunked + "\r\n7fffffff\r\n", piece);
        row("many chunks", chunked + "\r\n", chunk);
        row("chunks that claim a small length", chunked + "Content-Length: 2\r\n\r\n", chunk);
    }
}

void TestFlood::aFloodIsNotTakenFromTheSocket()
{
    QFETCH(bool, isTls);
    QFETCH(bool, isKeptAlive);
    QFETCH(Script, script);
    FaultServer server(isTls ? std::optional(goodTls()) : std::nullopt);
    script.insert(script.begin(), ReadRequest{});
    if (isKeptAlive)
        script.insert(script.begin(), {ReadRequest{}, Send{okay("{}")}});
    server.script(script);
    TransportSettings settings = quickSettings();
    settings.maxReplyBytes = limit;
    NetworkTransport transport(settings);
    if (isKeptAlive)
        QVERIFY(exchange(transport, server.url(), "the request before"));

    const auto reply = exchange(transport, server.url(), "the request");

    QVERIFY(!reply);
    QCOMPARE(reply.error().code, u"AnswerTooLarge"_s);
    QVERIFY(reply.error().mayHaveArrived);
    QVERIFY(server.waitForEnds(1));
    QVERIFY2(server.bytesSent() <= limit + onTheWay,
             qPrintable(QString::number(server.bytesSent())));
    QCOMPARE(server.deliveries("the request"), 1);
    QCOMPARE(server.connections(), 1);
}

void TestFlood::anAnswerUpToTheLimitIsReadWhole_data()
{
    QTest::addColumn<bool>("isTls");
    QTest::addColumn<QByteArray>("start");
    const QByteArray length = "Content-Length: " + QByteArray::number(limit) + "\r\n\r\n";
    QTest::newRow("HTTP, with its length") << false << length;
    QTest::newRow("TLS, with its length") << true << length;
    QTest::newRow("HTTP, without") << false << QByteArray("\r\n");
    QTest::newRow("TLS, without") << true << QByteArray("\r\n");
}

// The limit itself is still allowed, to the last byte, whatever tells the end of the answer.
void TestFlood::anAnswerUpToTheLimitIsReadWhole()
{
    QFETCH(bool, isTls);
    QFETCH(QByteArray, start);
    FaultServer server(isTls ? std::optional(goodTls()) : std::nullopt);
    QByteArray whole(limit, ' ');
    for (qsizetype i = 0; i < whole.size(); ++i)
        whole[i] = char('a' + i % 23);
    server.script({ReadRequest{}, Send{head + start + whole}, Close{}});
    TransportSettings settings = quickSettings();
    settings.maxReplyBytes = limit;
    NetworkTransport transport(settings);

    const auto reply = exchange(transport, server.url(), "the request");

    QVERIFY2(reply, qPrintable(reply ? QString() : reply.error().detail));
    QVERIFY(reply->body == whole);
    QVERIFY(reply->timing.requestSent >= 0);
}

QTEST_GUILESS_MAIN(TestFlood)
#include "tst_flood.moc"
