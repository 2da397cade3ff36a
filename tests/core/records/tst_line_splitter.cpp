// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/LineSplitter.h"

#include <QTest>

#include <algorithm>
#include <random>

using core::LineSplitter;

class TestLineSplitter : public QObject
{
    Q_OBJECT

private slots:
    void cutsLines_data();
    void cutsLines();
    void doesNotCareWhereThePiecesEnd();
    void foretellsTheLinesThatLieWhole_data();
    void foretellsTheLinesThatLieWhole();
    void dropsWhatIsTooLongWithoutKeepingIt();
};

static QByteArray split(const QList<QByteArray> &pieces, qint64 limit = 1024)
{
    LineSplitter splitter(limit);
    QByteArray seen;
    const auto receive = [&seen](const LineSplitter::Line &line) {
        seen += QByteArray::number(line.number) + ':';
        seen += line.isTooLong ? QByteArray("too long") : line.text.toByteArray();
        seen += '/' + QByteArray::number(line.bytes) + '|';
    };
    for (const auto &piece : pieces)
        splitter.feed(piece, receive);
    splitter.finish(receive);
    return seen;
}

void TestLineSplitter::cutsLines_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("lines");

    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("no end") << QByteArray("a") << QByteArray("1:a/1|");
    QTest::newRow("two") << QByteArray("a\nb\n") << QByteArray("1:a/2|2:b/2|");
    QTest::newRow("blank") << QByteArray("a\n\nb") << QByteArray("1:a/2|2:/1|3:b/1|");
    QTest::newRow("CR LF") << QByteArray("a\r\nb\r\n") << QByteArray("1:a/3|2:b/3|");
    QTest::newRow("lone CR is content") << QByteArray("a\rb\n") << QByteArray("1:a\rb/4|");
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                   "a\n")
                                     << QByteArray("1:a/5|");
}

void TestLineSplitter::cutsLines()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, lines);

    QCOMPARE(split({bytes}), lines);
}

void TestLineSplitter::doesNotCareWhereThePiecesEnd()
{
    std::mt19937 random(3);
    for (int round = 0; round < 500; ++round) {
        QByteArray bytes(static_cast<qsizetype>(random() % 200), '\0');
        for (char &byte : bytes)
            byte = "ab\r\n\n\xEF\xBB\xBF"[random() % 8];
        QList<QByteArray> pieces;
        for (qsizetype at = 0; at < bytes.size();) {
            const auto size = static_cast<qsizetype>(1 + random() % 9);
            pieces.append(bytes.mid(at, size));
            at += size;
        }

        QCOMPARE(split(pieces, 20), split({bytes}, 20));
    }
}

void TestLineSplitter::foretellsTheLinesThatLieWhole_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("piece");
    QTest::addColumn<QByteArray>("whole");

    QTest::newRow("all") << QByteArray() << QByteArray("a\nb\n") << QByteArray("a\nb\n");
    QTest::newRow("one goes on") << QByteArray("x\n") << QByteArray("a\nb") << QByteArray("a\n");
    QTest::newRow("one went on") << QByteArray("x") << QByteArray("a\nb\nc") << QByteArray("b\n");
    QTest::newRow("its end alone") << QByteArray("x") << QByteArray("a\n") << QByteArray();
    QTest::newRow("no end") << QByteArray("x") << QByteArray("a") << QByteArray();
    QTest::newRow("nothing") << QByteArray() << QByteArray() << QByteArray();
}

void TestLineSplitter::foretellsTheLinesThatLieWhole()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, piece);
    QFETCH(QByteArray, whole);

    LineSplitter splitter;
    splitter.feed(before, [](const LineSplitter::Line &) {});
    QCOMPARE(splitter.wholeLinesOf(piece).toByteArray(), whole);
}

void TestLineSplitter::dropsWhatIsTooLongWithoutKeepingIt()
{
    QList<QByteArray> pieces(1000, QByteArray(1000, 'x'));
    pieces.append("\nnext\n");

    QCOMPARE(split(pieces, 4096), QByteArray("1:too long/1000001|2:next/5|"));

    constexpr qint64 limit = 4 * 1024 * 1024;
    LineSplitter splitter(limit);
    const QByteArray piece(256 * 1024, 'x');
    qint64 fed = 0;
    qsizetype most = 0;
    while (fed < qint64(1024) * 1024 * 1024) { // a line of 1 GiB
        splitter.feed(piece, [](const LineSplitter::Line &) {});
        fed += piece.size();
        most = std::max(most, splitter.heldBytes());
    }
    QVERIFY2(most >= limit / 2 && most <= 2 * limit, QByteArray::number(most).constData());
    QCOMPARE(splitter.heldBytes(), 0);
    LineSplitter::Line end;
    splitter.feed("\n", [&end](const LineSplitter::Line &line) { end = line; });
    QVERIFY(end.isTooLong);
    QCOMPARE(end.bytes, fed + 1);
}

QTEST_GUILESS_MAIN(TestLineSplitter)
#include "tst_line_splitter.moc"
