// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/HttpParser.h"

#include <QRandomGenerator>
#include <QTest>

using core::simulator::HttpParser;
using core::simulator::HttpRequest;

class TestHttpParser : public QObject
{
    Q_OBJECT

private slots:
    void readsARequestWithALength();
    void readsChunks();
    void readsTheSameHoweverTheBytesAreSplit();
    void readsRequestsInARow();
    void knowsWhetherTheConnectionStays_data();
    void knowsWhetherTheConnectionStays();
    void tellsOnceThatTheSenderWaitsForContinue();
    void breaksWith_data();
    void breaksWith();
    void survivesAnyBytes();
};

namespace {

const QByteArray simple = "POST /path?a=b HTTP/1.1\r\n"
                          "Host: localhost:4567\r\n"
                          "X-Amz-Target:  Kinesis_20131202.PutRecords \t\r\n"
                          "Content-Length: 5\r\n\r\nhello";
const QByteArray chunked = "POST / HTTP/1.1\r\nHost: a\r\ntransfer-encoding: Chunked\r\n\r\n"
                           "5\r\nhello\r\nA;name=value\r\n, world\r\n!\r\n0\r\nTrailer: x\r\n\r\n";

QList<HttpRequest> requestsIn(const QByteArray &bytes)
{
    HttpParser parser;
    parser.feed(bytes);
    QList<HttpRequest> requests;
    while (const auto request = parser.next())
        requests.append(*request);
    return requests;
}

} // namespace

void TestHttpParser::readsARequestWithALength()
{
    const auto requests = requestsIn(simple);

    QCOMPARE(requests.size(), 1);
    QCOMPARE(requests[0].method, QByteArray("POST"));
    QCOMPARE(requests[0].target, QByteArray("/path?a=b"));
    QCOMPARE(requests[0].header("x-amz-target"), QByteArray("Kinesis_20131202.PutRecords"));
    QVERIFY(!requests[0].header("X-Amz-Date"));
    QCOMPARE(requests[0].body, QByteArray("hello"));
    QVERIFY(requests[0].keepAlive);
}

void TestHttpParser::readsChunks()
{
    const auto requests = requestsIn(chunked);

    QCOMPARE(requests.size(), 1);
    QCOMPARE(requests[0].body, QByteArray("hello, world\r\n!"));
}

void TestHttpParser::readsTheSameHoweverTheBytesAreSplit()
{
    QRandomGenerator random(1);
    const QByteArray all = simple + chunked + "\r\n" + simple;

    for (int round = 0; round < 500; ++round) {
        HttpParser parser;
        QByteArrayList bodies;
        for (qsizetype at = 0; at < all.size();) {
            const qsizetype size = 1 + random.bounded(round % 2 ? 3 : 80);
            parser.feed(QByteArrayView(all).sliced(at, std::min(size, all.size() - at)));
            at += size;
            while (const auto request = parser.next())
                bodies.append(request->body);
        }
        QCOMPARE(bodies, (QByteArrayList{"hello", "hello, world\r\n!", "hello"}));
        QCOMPARE(parser.brokenStatus(), 0);
    }
}

void TestHttpParser::readsRequestsInARow()
{
    const auto requests = requestsIn(simple + "GET / HTTP/1.0\r\n\r\n" + simple + "POST / HTT");

    QCOMPARE(requests.size(), 3);
    QCOMPARE(requests[1].method, QByteArray("GET"));
    QCOMPARE(requests[1].headers.size(), 0);
    QCOMPARE(requests[2].body, QByteArray("hello"));
}

void TestHttpParser::knowsWhetherTheConnectionStays_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<bool>("stays");
    QTest::newRow("1.1") << QByteArray("GET / HTTP/1.1\r\n\r\n") << true;
    QTest::newRow("1.1 close") << QByteArray("GET / HTTP/1.1\r\nConnection: Close\r\n\r\n")
                               << false;
    QTest::newRow("1.1 list") << QByteArray("GET / HTTP/1.1\r\nConnection: te, close\r\n\r\n")
                              << false;
    QTest::newRow("1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n") << false;
    QTest::newRow("1.0 keep") << QByteArray("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
                              << true;
}

void TestHttpParser::knowsWhetherTheConnectionStays()
{
    QFETCH(QByteArray, head);
    QFETCH(bool, stays);

    QCOMPARE(requestsIn(head).value(0).keepAlive, stays);
}

void TestHttpParser::tellsOnceThatTheSenderWaitsForContinue()
{
    HttpParser parser;
    parser.feed("POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n");
    QVERIFY(!parser.next());
    QVERIFY(!parser.takeContinue());

    parser.feed("\r\n");

    QVERIFY(!parser.next());
    QVERIFY(parser.takeContinue());
    QVERIFY(!parser.takeContinue());
    parser.feed("ab");
    QCOMPARE(parser.next()->body, QByteArray("ab"));
    QVERIFY(!parser.takeContinue());
}

void TestHttpParser::breaksWith_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const QByteArray post = "POST / HTTP/1.1\r\n";
    QTest::newRow("no request line") << QByteArray("hello\r\n\r\n") << 400;
    QTest::newRow("TLS hello") << QByteArray("\x16\x03\x01\r\n\r\n") << 400;
    QTest::newRow("TLS hello without a line") << QByteArray("\x16\x03\x01\x02") << 400;
    QTest::newRow("HTTP/2") << QByteArray("PRI * HTTP/2.0\r\n\r\n") << 505;
    QTest::newRow("header without colon") << QByteArray(post + "Host\r\n\r\n") << 400;
    QTest::newRow("space before colon") << QByteArray(post + "Host : a\r\n\r\n") << 400;
    QTest::newRow("folded header") << QByteArray(post + "A: b\r\n c\r\n\r\n") << 400;
    QTest::newRow("two lengths") << QByteArray(post
                                               + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n")
                                 << 400;
    QTest::newRow("negative length") << QByteArray(post + "Content-Length: -1\r\n\r\n") << 400;
    QTest::newRow("length and chunks")
        << QByteArray(post + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n") << 400;
    QTest::newRow("other coding") << QByteArray(post + "Transfer-Encoding: gzip\r\n\r\n") << 501;
    QTest::newRow("too long a body") << QByteArray(post + "Content-Length: 1001\r\n\r\n") << 413;
    QTest::newRow("length beyond numbers")
        << QByteArray(post + "Content-Length: 99999999999999999999\r\n\r\n") << 413;
    QTest::newRow("too long chunks")
        << QByteArray(post + "Transfer-Encoding: chunked\r\n\r\n3e9\r\n") << 413;
    QTest::newRow("chunk size of nonsense")
        << QByteArray(post + "Transfer-Encoding: chunked\r\n\r\n0x5\r\n") << 400;
    QTest::newRow("chunk longer than said")
        << QByteArray(post + "Transfer-Encoding: chunked\r\n\r\n1\r\nab\r\n") << 400;
    QTest::newRow("endless head") << QByteArray(post + "A: " + QByteArray(3000, 'a')) << 431;
    QTest::newRow("long head") << QByteArray(post + "A: " + QByteArray(3000, 'a') + "\r\n\r\n")
                               << 431;
}

void TestHttpParser::breaksWith()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    HttpParser parser({.headBytes = 2000, .bodyBytes = 1000});

    parser.feed(bytes);

    QVERIFY(!parser.next());
    QCOMPARE(parser.brokenStatus(), status);
    parser.feed(simple);
    QVERIFY(!parser.next());
}

void TestHttpParser::survivesAnyBytes()
{
    QRandomGenerator random(7);
    const QByteArray valid = simple + chunked;
    for (int round = 0; round < 3000; ++round) {
        QByteArray bytes = valid;
        for (int i = random.bounded(6); i >= 0; --i)
            bytes[random.bounded(bytes.size())] = char(random.bounded(256));
        HttpParser parser({.headBytes = 500, .bodyBytes = 100});
        parser.feed(bytes);
        while (parser.next()) { }
        QVERIFY(parser.brokenStatus() == 0 || parser.brokenStatus() >= 400);
    }
}

QTEST_GUILESS_MAIN(TestHttpParser)
#include "tst_httpparser.moc"
