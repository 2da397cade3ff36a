// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/BodyGlance.h"

#include <QByteArrayList>
#include <QTest>

#include <random>

using core::BodyGlance;

class TestBodyGlance : public QObject
{
    Q_OBJECT

private slots:
    void tellsBodiesFromOthers_data();
    void tellsBodiesFromOthers();
    void seesTheSameAheadAsByItself();
    void mayPassLinesOver();
};

namespace {

// Lines that are easily taken for one another where they are parsed together.
const QByteArrayList oddLines = {
    R"({"a":1})",
    R"( [1,2,{"b":null}]  )",
    "12",
    R"("text")",
    "true",
    R"({"data":"x","partitionKey":"k"})",
    R"({"a":{"partitionKey":"k"}})",
    "",
    "   ",
    "\t",
    R"({"a":1} {"b":2})",
    "1 2",
    R"({"a":1}])",
    R"({"a":1}")",
    R"({"a":)",
    "1}",
    "[1,",
    "2]",
    R"("half)",
    R"(of a string")",
    R"({"long":340282366920938463463374607431768211455})",
    "1e999",
    "nul",
    "\xff",
    "\"\xc3\"",
    "\"\xe6\x9d\xb1\"",
    QByteArray("\"a\0b\"", 5),
    "{\"a\":1}\r",
    "\xEF\xBB\xBF{}",
    R"("\ud800")",
};

QByteArray padded(QByteArray text)
{
    text.reserve(text.size() + core::linePaddingBytes);
    return text;
}

QList<QByteArrayView> linesOf(const QByteArray &text)
{
    QList<QByteArrayView> lines;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype end = text.indexOf('\n', at);
        lines += QByteArrayView(text).sliced(at, end - at);
        at = end + 1;
    }
    return lines;
}

} // namespace

void TestBodyGlance::tellsBodiesFromOthers_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("isJson");
    QTest::addColumn<bool>("isNoRecord");

    QTest::newRow("object") << QByteArray(R"({"a":1})") << true << true;
    QTest::newRow("scalar") << QByteArray(" 1 ") << true << true;
    QTest::newRow("record") << QByteArray(R"({"data":1,"partitionKey":2})") << true << false;
    QTest::newRow("inner key") << QByteArray(R"([{"partitionKey":2}])") << true << true;
    QTest::newRow("nothing") << QByteArray() << false << false;
    QTest::newRow("two values") << QByteArray("1 2") << false << false;
    QTest::newRow("half a value") << QByteArray("[1,") << false << false;
    QTest::newRow("not UTF-8") << QByteArray("\"\xff\"") << false << false;
}

void TestBodyGlance::tellsBodiesFromOthers()
{
    QFETCH(QByteArray, line);
    QFETCH(bool, isJson);
    QFETCH(bool, isNoRecord);

    BodyGlance glance;
    QCOMPARE(glance.isJson(line), isJson);
    QCOMPARE(glance.isNoRecord(line), isNoRecord);
    // Between good neighbours, and at either end.
    for (const char *form : {"{}\n%\n{}\n", "%\n{}\n", "{}\n%\n", "%\n"}) {
        const QByteArray text = padded(QByteArray(form).replace('%', line));
        for (const QByteArrayView there : linesOf(text)) {
            const bool isNeighbour = there == "{}";
            glance.lookAhead(text);
            QCOMPARE(glance.isJson(there), isNeighbour || isJson);
            glance.lookAhead(text);
            QCOMPARE(glance.isNoRecord(there), isNeighbour || isNoRecord);
        }
    }
}

void TestBodyGlance::seesTheSameAheadAsByItself()
{
    std::mt19937 random(20261128);
    const auto below = [&random](qsizetype count) {
        return static_cast<qsizetype>(random() % static_cast<std::mt19937::result_type>(count));
    };
    BodyGlance ahead;
    BodyGlance single;
    for (int round = 0; round < 5000; ++round) {
        QByteArray text;
        for (qsizetype count = 1 + below(12); count > 0; --count)
            text += (below(3) ? R"({"id":7})" : oddLines.at(below(oddLines.size()))) + '\n';
        text = padded(text);
        ahead.lookAhead(text);
        for (const QByteArrayView line : linesOf(text)) {
            if (below(5) == 0)
                continue; // such as blank lines are passed over
            QVERIFY2(ahead.isNoRecord(line) == single.isNoRecord(line),
                     QByteArray(line.toByteArray() + " in:\n" + text).constData());
        }
    }
}

void TestBodyGlance::mayPassLinesOver()
{
    const QByteArray text = padded("[0]\n[1]\n[2]\n[3]\n");
    const auto lines = linesOf(text);
    BodyGlance glance;
    glance.lookAhead(text);
    QVERIFY(glance.isJson(lines.at(2)));
    QVERIFY(glance.isJson("[elsewhere]") == false);
    QVERIFY(glance.isJson(lines.at(0)));
    QVERIFY(glance.isJson(lines.at(3)));
    glance.lookAhead({});
    QVERIFY(glance.isJson(lines.at(1)));
}

QTEST_APPLESS_MAIN(TestBodyGlance)
#include "tst_body_glance.moc"
