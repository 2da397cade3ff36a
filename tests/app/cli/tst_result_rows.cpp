// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/put/ResultRows.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using core::RecordState;
using core::SettledRecord;

class TestResultRows : public QObject
{
    Q_OBJECT

private slots:
    void saysWhereARecordWasStored();
    void carriesTheDataOfWhatWasNotStored();
    void carriesBytesThatAreNoText();
    void carriesNoDataOfALineThatIsNoRecord();
    void mentionsPossibleDuplicates();
    void escapesWhatATerminalWouldHide();
    void rowsFollowEachOther();

private:
    static QByteArray row(const SettledRecord &settled, qint64 line);
};

QByteArray TestResultRows::row(const SettledRecord &settled, qint64 line)
{
    QByteArray out;
    app::appendResultRow(out, settled, line);
    return out;
}

void TestResultRows::saysWhereARecordWasStored()
{
    SettledRecord settled{.index = 6, .record = {"body", "key \"1\"", {}}};
    settled.outcome = {.state = RecordState::Stored,
                       .sequenceNumber = "4959",
                       .shardId = "shardId-000000000002",
                       .attempts = 2};

    const QByteArray expected =
        R"({"index":6,"line":8,"partitionKey":"key \"1\"","status":"stored","attempts":2,)"
        R"("sequenceNumber":"4959","shardId":"shardId-000000000002"})";
    QCOMPARE(row(settled, 8), expected);
}

void TestResultRows::carriesTheDataOfWhatWasNotStored()
{
    SettledRecord settled{.index = 0, .record = {"a\n\"ü\"", "k", "17"}};
    settled.outcome = {.state = RecordState::NotSent,
                       .errorCode = u"ConnectionRefused"_s,
                       .errorMessage = u"Connection refused"_s,
                       .attempts = 3};

    const QByteArray expected =
        R"({"index":0,"line":1,"partitionKey":"k","status":"not_sent","attempts":3,)"
        R"("errorCode":"ConnectionRefused","errorMessage":"Connection refused",)"
        R"("data":"a\n\"ü\"","explicitHashKey":"17"})";
    QCOMPARE(row(settled, 1), expected);
}

void TestResultRows::carriesBytesThatAreNoText()
{
    SettledRecord settled{.index = 0, .record = {QByteArray("\xff\x00", 2), "k", {}}};
    settled.outcome.state = RecordState::Refused;

    const QByteArray expected = R"(,"dataBase64":"/wA="})";
    QVERIFY(row(settled, 1).endsWith(expected));
}

void TestResultRows::carriesNoDataOfALineThatIsNoRecord()
{
    SettledRecord settled{.index = 0, .record = {}};
    settled.outcome.state = RecordState::NotSent;
    settled.outcome.errorCode = app::invalidLineCode;

    QVERIFY(!row(settled, 1).contains("data"));
}

void TestResultRows::mentionsPossibleDuplicates()
{
    SettledRecord settled;
    settled.outcome.state = RecordState::Stored;
    QVERIFY(!row(settled, 1).contains("possibleDuplicates"));

    settled.outcome.possibleDuplicates = 2;
    QVERIFY(row(settled, 1).contains("\"possibleDuplicates\":2"));
}

void TestResultRows::escapesWhatATerminalWouldHide()
{
    // CSI of C1, right-to-left override, zero width joiner, line separator, a tag character
    const QByteArray text = "é \u009b31m \u202e \u200d \u2028 \ufeff \U000e0041 \xf0\x9f\x98\x80";
    SettledRecord settled{.index = 0, .record = {text, "k", {}}};
    settled.outcome.state = RecordState::Refused;
    settled.outcome.errorMessage = QString::fromUtf8(text);

    const QByteArray json = row(settled, 1);

    const QByteArray shown =
        "\"é \\u009b31m \\u202e \\u200d \\u2028 \\ufeff \\udb40\\udc41 \xf0\x9f\x98\x80\"";
    QCOMPARE(json.count(shown), 2);
    const QJsonObject read = QJsonDocument::fromJson(json).object();
    QCOMPARE(read.value("data"_L1).toString().toUtf8(), text);
}

void TestResultRows::rowsFollowEachOther()
{
    SettledRecord stored{.index = 0, .record = {"a", QByteArray(256, 'k'), {}}};
    stored.outcome = {.state = RecordState::Stored, .sequenceNumber = "1", .shardId = "s"};
    SettledRecord failed{.index = 1,
                         .record = {QByteArray(1000, 'd'), u"schlüssel"_s.toUtf8(), {}}};
    failed.outcome.state = RecordState::Uncertain;
    failed.outcome.errorMessage = u"tab\t, “quotes” and 😀"_s;

    QByteArray both = "before";
    app::appendResultRow(both, stored, 1);
    app::appendResultRow(both, failed, 2);

    const QByteArray expected = "before" + row(stored, 1) + row(failed, 2);
    QCOMPARE(both, expected);
    QVERIFY(both.endsWith("d\"}"));
    QVERIFY(both.contains("\"partitionKey\":\"schlüssel\",\"status\":\"uncertain\""));
    QVERIFY(both.contains("\"errorMessage\":\"tab\\t, “quotes” and 😀\""));
}

QTEST_GUILESS_MAIN(TestResultRows)
#include "tst_result_rows.moc"
