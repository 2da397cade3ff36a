// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/MessageBar.h"
#include "ui/common/Style.h"
#include "ui/records/RecordsDialog.h"
#include "ui/records/RecordsModel.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using core::IteratorType;
using core::ShardPosition;

// By keys and mouse, without a service.
class TestRecordsDialog final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { ui::applyAppearance(*qApp, ui::Appearance::Light); }
    void init();
    void cleanup() { m_dialog.reset(); }
    void startsAtEachOfTheFivePlaces_data();
    void startsAtEachOfTheFivePlaces();
    void saysWhatIsMissing();
    void listsAPageAndAsksForTheNext();
    void marksCharactersThatHide();
    void saysWhereItStands_data();
    void saysWhereItStands();
    void aFailureCanBeTriedAgain();

private:
    template <typename T>
    T &find(const char *name) const
    {
        return *m_dialog->findChild<T *>(QString::fromLatin1(name));
    }
    void click(const char *name) const
    {
        QTest::mouseClick(&find<QPushButton>(name), Qt::LeftButton);
    }
    void chooseStart(IteratorType type) const
    {
        auto &combo = find<QComboBox>("startCombo");
        combo.setFocus();
        QTest::keyClick(&combo, Qt::Key_Home);
        while (combo.currentData().toInt() != static_cast<int>(type))
            QTest::keyClick(&combo, Qt::Key_Down);
    }
    static core::StoredRecord stored(const QByteArray &sequenceNumber, const QByteArray &data)
    {
        return {.data = data,
                .partitionKey = "k",
                .sequenceNumber = sequenceNumber,
                .arrivedAtMs = 1'000,
                .encryptionType = {}};
    }

    std::unique_ptr<ui::RecordsDialog> m_dialog;
};

void TestRecordsDialog::init()
{
    m_dialog = std::make_unique<ui::RecordsDialog>(u"orders"_s, u"staging"_s);
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    QVERIFY(!find<QPushButton>("readButton").isEnabled()); // no shard is known
    core::Shard open{.id = u"shardId-000000000001"_s};
    core::Shard closed{.id = u"shardId-000000000000"_s};
    closed.endingSequenceNumber = "7";
    m_dialog->setShards({open, closed});
}

void TestRecordsDialog::startsAtEachOfTheFivePlaces_data()
{
    QTest::addColumn<IteratorType>("type");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QByteArray>("sequenceNumber");
    QTest::addColumn<qint64>("time");

    QTest::newRow("oldest") << IteratorType::TrimHorizon << QString() << QByteArray() << qint64(0);
    QTest::newRow("now") << IteratorType::Latest << QString() << QByteArray() << qint64(0);
    QTest::newRow("time") << IteratorType::AtTimestamp << u"1970-01-01T00:00:02"_s << QByteArray()
                          << qint64(2000);
    QTest::newRow("at") << IteratorType::AtSequenceNumber << u"4959"_s << QByteArray("4959")
                        << qint64(0);
    QTest::newRow("after") << IteratorType::AfterSequenceNumber << u"4959"_s << QByteArray("4959")
                           << qint64(0);
}

void TestRecordsDialog::startsAtEachOfTheFivePlaces()
{
    QFETCH(IteratorType, type);
    QFETCH(QString, typed);
    QSignalSpy wished(m_dialog.get(), &ui::RecordsDialog::readRequested);
    QTest::keyClick(&find<QComboBox>("shardCombo"), Qt::Key_Down);
    chooseStart(type);
    auto &field = find<QLineEdit>("startField");
    QCOMPARE(field.isVisible(), !typed.isEmpty());
    QTest::keyClicks(&field, typed);

    click("readButton");

    QCOMPARE(wished.size(), 1);
    QCOMPARE(wished.first().at(0).toString(), u"shardId-000000000000"_s);
    const auto position = wished.first().at(1).value<ShardPosition>();
    QCOMPARE(position.type, type);
    QTEST(position.sequenceNumber, "sequenceNumber");
    QTEST(position.timestampMs, "time");
    QVERIFY(!find<QPushButton>("readButton").isEnabled()); // until it is answered
}

void TestRecordsDialog::saysWhatIsMissing()
{
    QSignalSpy wished(m_dialog.get(), &ui::RecordsDialog::readRequested);
    for (const auto type : {IteratorType::AtTimestamp, IteratorType::AtSequenceNumber}) {
        chooseStart(type);
        click("readButton");
        QVERIFY(m_dialog->findChild<ui::MessageBar *>()->isVisible());
        QVERIFY(find<QLineEdit>("startField").hasFocus());
    }
    QVERIFY(wished.isEmpty());
}

void TestRecordsDialog::listsAPageAndAsksForTheNext()
{
    auto &table = find<QTableView>("recordsTable");
    const QAbstractItemModelTester tester(table.model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy next(m_dialog.get(), &ui::RecordsDialog::nextRequested);
    QVERIFY(!find<QPushButton>("nextPage").isEnabled());
    click("readButton");
    m_dialog->showPage({.records = {stored("1", "{\"a\":1}"), stored("2", "two")},
                        .nextIterator = "it",
                        .millisBehindLatest = 90'000});

    const auto cell = [&table](int row, int column) {
        return table.model()->index(row, column).data().toString();
    };
    QCOMPARE(cell(0, 0), u"1"_s);
    QCOMPARE(cell(0, 1), u"k"_s);
    QCOMPARE(cell(0, 2), u"1970-01-01 00:00:01.000"_s);
    QCOMPARE(cell(0, 3), u"7"_s);
    QCOMPARE(cell(0, 4), u"{\"a\":1}"_s);
    QCOMPARE(find<QPlainTextEdit>("recordBody").toPlainText(), u"{\"a\":1}"_s);
    QTest::keyClick(&table, Qt::Key_Down);
    QCOMPARE(find<QPlainTextEdit>("recordBody").toPlainText(), u"two"_s);

    click("nextPage");
    QCOMPARE(next.size(), 1);
    m_dialog->showPage({.records = {stored("3", "three")}, .nextIterator = {}});
    QCOMPARE(table.model()->rowCount(), 1);
    QVERIFY(!find<QPushButton>("nextPage").isEnabled());
    QVERIFY(find<QLabel>("recordsFigures").text().startsWith(u"Page 2"_s));
}

void TestRecordsDialog::marksCharactersThatHide()
{
    m_dialog->showPage(
        {.records = {stored("1", "a\u202Eb"), stored("2", "\xff\xfe")}, .nextIterator = "it"});

    const auto *model = find<QTableView>("recordsTable").model();
    QVERIFY(!model->index(0, ui::RecordsModel::Body).data().toString().contains(QChar(0x202E)));
    QCOMPARE(model->index(1, ui::RecordsModel::Body).data().toString(),
             u"bytes that are no text"_s);
}

void TestRecordsDialog::saysWhereItStands_data()
{
    QTest::addColumn<QByteArray>("iterator");
    QTest::addColumn<qint64>("behind");
    QTest::addColumn<QString>("words");

    QTest::newRow("behind") << QByteArray("it") << qint64(3000) << u"3.0 s behind"_s;
    QTest::newRow("at the end") << QByteArray("it") << qint64(0) << u"nothing newer"_s;
    QTest::newRow("closed") << QByteArray() << qint64(0) << u"closed shard"_s;
}

void TestRecordsDialog::saysWhereItStands()
{
    QFETCH(QByteArray, iterator);
    QFETCH(qint64, behind);
    QFETCH(QString, words);

    m_dialog->showPage({.records = {}, .nextIterator = iterator, .millisBehindLatest = behind});

    const QString said = find<QLabel>("recordsFigures").text();
    QVERIFY2(said.contains(words), qPrintable(said));
}

void TestRecordsDialog::aFailureCanBeTriedAgain()
{
    click("readButton");
    m_dialog->showFailure(u"Access denied."_s);

    QCOMPARE(m_dialog->findChild<ui::MessageBar *>()->text(), u"Access denied."_s);
    QVERIFY(find<QPushButton>("readButton").isEnabled());
    click("readButton");
    QVERIFY(!m_dialog->findChild<ui::MessageBar *>()->isVisible());
}

QTEST_MAIN(TestRecordsDialog)
#include "tst_records_dialog.moc"
