// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/DraftTableModel.h"
#include "ui/editor/DraftWork.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using core::DraftRecord;
using ui::DraftTableModel;

using Records = QList<DraftRecord>;

class TestDraftTableModel : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void replacesASingleBlankRecord();
    void appendsAtOnce();
    void removes_data();
    void removes();
    void removingAllLeavesABlankOne();
    void duplicates();
    void editsManyAtOnce();
    void undoesAndRedoes();
    void stepsOfOneRecordAreUndoneTogether();
    void sortsWithoutMovingRecords_data();
    void sortsWithoutMovingRecords();
    void sortedRowsStayRightWhenRecordsComeAndGo();
    void forgetsASortThatCameTooLate();
    void showsFacts();
    void hiddenCharactersOfACellAreMarked();
    void editsBodiesOfOneLineOnly();

private:
    QStringList column(DraftTableModel::Column column) const;
    Records three() const { return {{"c", u"k1"_s}, {"a", u"k2"_s, u"7"_s}, {"b", u"k3"_s}}; }

    // Keeps work until it is told to do it.
    class Later final : public ui::DraftWork
    {
    public:
        void run(QObject *, std::function<Ending()> work) override
        {
            works.push_back(std::move(work));
        }
        void doAll()
        {
            for (const auto &work : std::exchange(works, {}))
                work()();
        }
        std::vector<std::function<Ending()>> works;
    };

    Later m_work;
    std::unique_ptr<DraftTableModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestDraftTableModel::init()
{
    m_tester.reset();
    m_model = std::make_unique<DraftTableModel>(m_work);
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_model->setKeySource(core::KeySource::Fixed);
}

QStringList TestDraftTableModel::column(DraftTableModel::Column column) const
{
    QStringList texts;
    for (int row = 0; row < m_model->rowCount(); ++row)
        texts += m_model->index(row, column).data().toString();
    return texts;
}

void TestDraftTableModel::replacesASingleBlankRecord()
{
    QCOMPARE(m_model->rowCount(), 1);
    m_model->append(three());
    QCOMPARE(column(DraftTableModel::Body), (QStringList{u"c"_s, u"a"_s, u"b"_s}));
    QCOMPARE(column(DraftTableModel::Number), (QStringList{u"1"_s, u"2"_s, u"3"_s}));
}

void TestDraftTableModel::appendsAtOnce()
{
    m_model->setRecords(three());
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    QSignalSpy edited(m_model.get(), &DraftTableModel::edited);

    m_model->append(Records(1000, DraftRecord{"x"}));

    QCOMPARE(inserted.size(), 1);
    QCOMPARE(edited.size(), 1);
    QCOMPARE(m_model->rowCount(), 1003);
}

void TestDraftTableModel::removes_data()
{
    QTest::addColumn<QList<qsizetype>>("records");
    QTest::addColumn<QStringList>("left");

    QTest::newRow("one") << QList<qsizetype>{1} << QStringList{u"0"_s, u"2"_s, u"3"_s, u"4"_s};
    QTest::newRow("some, in any order")
        << QList<qsizetype>{3, 0} << QStringList{u"1"_s, u"2"_s, u"4"_s};
    QTest::newRow("none") << QList<qsizetype>{}
                          << QStringList{u"0"_s, u"1"_s, u"2"_s, u"3"_s, u"4"_s};
}

void TestDraftTableModel::removes()
{
    QFETCH(QList<qsizetype>, records);
    Records five;
    for (int i = 0; i < 5; ++i)
        five += DraftRecord{QByteArray::number(i)};
    m_model->setRecords(five);

    m_model->remove(records);

    QTEST(column(DraftTableModel::Body), "left");
}

void TestDraftTableModel::removingAllLeavesABlankOne()
{
    m_model->setRecords(Records(100, DraftRecord{"x"}));
    QList<qsizetype> most;
    for (qsizetype i = 0; i < 99; ++i)
        most += i;

    m_model->remove(most);
    QCOMPARE(m_model->rowCount(), 1);
    m_model->remove({0});

    QCOMPARE(m_model->records(), Records{DraftRecord{}});
}

void TestDraftTableModel::duplicates()
{
    m_model->setRecords(three());
    m_model->duplicate({2, 0});
    QCOMPARE(column(DraftTableModel::Body), (QStringList{u"c"_s, u"a"_s, u"b"_s, u"c"_s, u"b"_s}));
}

void TestDraftTableModel::editsManyAtOnce()
{
    m_model->setRecords(three());
    QSignalSpy edited(m_model.get(), &DraftTableModel::edited);

    m_model->edit({0, 2}, DraftTableModel::HashKey, u" 12 "_s);

    QCOMPARE(column(DraftTableModel::HashKey), (QStringList{u"12"_s, u"7"_s, u"12"_s}));
    QCOMPARE(edited.size(), 1);
}

void TestDraftTableModel::undoesAndRedoes()
{
    m_model->setRecords(three());
    m_model->remove({0});
    m_model->edit({0}, DraftTableModel::Key, u"new"_s);

    m_model->undo();
    QCOMPARE(column(DraftTableModel::Key), (QStringList{u"k2"_s, u"k3"_s}));
    m_model->undo();
    QCOMPARE(m_model->records(), three());
    QVERIFY(!m_model->canUndo());
    m_model->redo();
    m_model->redo();
    QCOMPARE(column(DraftTableModel::Key), (QStringList{u"new"_s, u"k3"_s}));
}

void TestDraftTableModel::stepsOfOneRecordAreUndoneTogether()
{
    m_model->setRecords(three());
    m_model->write(1, {"a1", u"k2"_s});
    m_model->write(1, {"a12", u"k2"_s});
    m_model->write(2, {"b1", u"k3"_s});

    m_model->undo();
    QCOMPARE(column(DraftTableModel::Body), (QStringList{u"c"_s, u"a12"_s, u"b"_s}));
    m_model->undo();
    QCOMPARE(m_model->records(), three());
}

void TestDraftTableModel::sortsWithoutMovingRecords_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<Qt::SortOrder>("order");
    QTest::addColumn<QStringList>("numbers");

    QTest::newRow("body") << int(DraftTableModel::Body) << Qt::AscendingOrder
                          << QStringList{u"2"_s, u"3"_s, u"1"_s};
    QTest::newRow("body down") << int(DraftTableModel::Body) << Qt::DescendingOrder
                               << QStringList{u"1"_s, u"3"_s, u"2"_s};
    QTest::newRow("key down") << int(DraftTableModel::Key) << Qt::DescendingOrder
                              << QStringList{u"3"_s, u"2"_s, u"1"_s};
    QTest::newRow("hash key") << int(DraftTableModel::HashKey) << Qt::AscendingOrder
                              << QStringList{u"2"_s, u"1"_s, u"3"_s};
    QTest::newRow("bytes") << int(DraftTableModel::Bytes) << Qt::AscendingOrder
                           << QStringList{u"3"_s, u"1"_s, u"2"_s};
    QTest::newRow("number") << int(DraftTableModel::Number) << Qt::AscendingOrder
                            << QStringList{u"1"_s, u"2"_s, u"3"_s};
}

void TestDraftTableModel::sortsWithoutMovingRecords()
{
    QFETCH(int, column);
    QFETCH(Qt::SortOrder, order);
    m_model->setRecords(three());
    core::DraftFacts facts;
    for (const qint64 bytes : {5, 9, 1})
        facts.rows.push_back({.dataBytes = bytes, .isSendable = true});
    m_model->setFacts(facts);
    const QPersistentModelIndex second(m_model->index(1, DraftTableModel::Body));

    m_model->sort(column, order);

    QTEST(this->column(DraftTableModel::Number), "numbers");
    QCOMPARE(second.data().toString(), u"a"_s);
    QCOMPARE(m_model->rowOf(1), second.row());
    QCOMPARE(m_model->recordAt(second.row()), 1);
    QCOMPARE(m_model->records(), three());
}

void TestDraftTableModel::sortedRowsStayRightWhenRecordsComeAndGo()
{
    m_model->setRecords(three());
    m_model->sort(DraftTableModel::Body, Qt::AscendingOrder);

    m_model->append({{"0"}});
    QCOMPARE(column(DraftTableModel::Body), (QStringList{u"a"_s, u"b"_s, u"c"_s, u"0"_s}));
    m_model->remove({1});
    QCOMPARE(column(DraftTableModel::Body), (QStringList{u"b"_s, u"c"_s, u"0"_s}));
    QCOMPARE(column(DraftTableModel::Number), (QStringList{u"2"_s, u"1"_s, u"3"_s}));
    m_model->edit({0}, DraftTableModel::Body, u"C"_s);
    QCOMPARE(m_model->records().first().body, "C");
}

void TestDraftTableModel::forgetsASortThatCameTooLate()
{
    Records many;
    for (int i = 3000; i > 0; --i)
        many += DraftRecord{QByteArray::number(100'000 + i)};
    m_model->setRecords(many);

    m_model->sort(DraftTableModel::Body, Qt::AscendingOrder);
    QCOMPARE(m_model->recordAt(0), 0);
    m_work.doAll();
    QCOMPARE(m_model->recordAt(0), 2999);

    m_model->sort(DraftTableModel::Body, Qt::DescendingOrder);
    m_model->remove({5});
    m_work.doAll();
    QCOMPARE(m_model->recordAt(0), 2998);
}

void TestDraftTableModel::hiddenCharactersOfACellAreMarked()
{
    const QString hidden = u"a\u202Eb\u200Bc"_s;
    const QString marked = u"a\uFFFDb\uFFFDc"_s;
    m_model->setKeySource(core::KeySource::Fixed);
    m_model->setRecords({{hidden.toUtf8(), hidden, hidden}});
    for (const int at : {DraftTableModel::Body, DraftTableModel::Key, DraftTableModel::HashKey}) {
        const QModelIndex cell = m_model->index(0, at);
        QCOMPARE(cell.data().toString(), marked);
        QVERIFY(cell.data(Qt::AccessibleTextRole).toString().contains(marked));
        QVERIFY(!cell.data(Qt::ToolTipRole).toString().contains(hidden));
        QCOMPARE(cell.data(Qt::EditRole).toString(), hidden); // to the letter
    }
}

void TestDraftTableModel::showsFacts()
{
    m_model->setRecords(three());
    m_model->setShardNames({u"shardId-000000000000"_s, u"shardId-000000000001"_s});
    core::DraftFacts facts;
    facts.rows = {{.dataBytes = 1234, .shard = 1, .isSendable = true},
                  {.dataBytes = 1, .shard = 0, .isSendable = true},
                  {.dataBytes = 0, .isSendable = false}};
    facts.problems = {
        {.row = 1, .field = u"partitionKey"_s, .message = u"long"_s, .isWarning = true},
        {.row = 2, .field = u"body"_s, .message = u"broken"_s}};

    m_model->setFacts(facts);

    QCOMPARE(column(DraftTableModel::Bytes).first(), u"1\u2009234"_s);
    QCOMPARE(column(DraftTableModel::Shard), (QStringList{u"shard 1"_s, u"shard 0"_s, u"–"_s}));
    QCOMPARE(column(DraftTableModel::Check),
             (QStringList{u"ready"_s, u"warning"_s, u"to correct"_s}));
    const QModelIndex bad = m_model->index(2, DraftTableModel::Check);
    QCOMPARE(bad.data(Qt::ToolTipRole).toString(), u"broken"_s);
    QCOMPARE(bad.data(Qt::AccessibleTextRole).toString(), u"Check: to correct"_s);

    m_model->setKeySource(core::KeySource::Random);
    QCOMPARE(column(DraftTableModel::Key).first(), u"random"_s);
}

void TestDraftTableModel::editsBodiesOfOneLineOnly()
{
    m_model->setRecords({{"{}"}, {"{\n}"}, {QByteArray(5000, 'x')}});
    const auto isEditable = [this](int row, DraftTableModel::Column column) {
        return m_model->flags(m_model->index(row, column)).testFlag(Qt::ItemIsEditable);
    };

    QVERIFY(isEditable(0, DraftTableModel::Body));
    QVERIFY(!isEditable(1, DraftTableModel::Body));
    QVERIFY(!isEditable(2, DraftTableModel::Body));
    QVERIFY(isEditable(1, DraftTableModel::Key));
    QVERIFY(!isEditable(1, DraftTableModel::Bytes));
    m_model->setKeySource(core::KeySource::Field);
    QVERIFY(!isEditable(1, DraftTableModel::Key));
}

QTEST_MAIN(TestDraftTableModel)
#include "tst_draft_table_model.moc"
