// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/picker/PickModel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using ui::PickItem;
using ui::PickModel;

class TestPickModel final : public QObject
{
    Q_OBJECT

private slots:
    void keepsTheModelContract();
    void putsAHeadingAboveEachGroup();
    void keepsHeadingsOfWhatMatchesOnly();
    void findsEveryWordInTextAndDetail();
    void stepsOverHeadings();
    void saysARowWhole();
    void makesForeignTextHarmless();

private:
    static QList<PickItem> items()
    {
        return {{.key = u"a"_s, .text = u"alpha"_s, .detail = u"eu-west-1"_s, .group = u"One"_s},
                {.key = u"b"_s, .text = u"beta"_s, .detail = u"us-east-1"_s, .group = u"Two"_s},
                {.key = u"c"_s, .text = u"gamma"_s, .detail = u"eu-west-1"_s, .group = u"Two"_s}};
    }
    static QStringList rows(const PickModel &model)
    {
        QStringList rows;
        for (int row = 0; row < model.rowCount(); ++row)
            rows.append(model.index(row).data().toString());
        return rows;
    }
};

void TestPickModel::keepsTheModelContract()
{
    PickModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);

    model.setItems(items());
    model.setFilter(u"eu"_s);
    model.setFilter(u"nothing at all"_s);
    model.setFilter({});
    model.setItems({});

    QCOMPARE(model.rowCount(), 0);
}

void TestPickModel::putsAHeadingAboveEachGroup()
{
    PickModel model;
    model.setItems(items());

    QCOMPARE(rows(model), (QStringList{u"One"_s, u"alpha"_s, u"Two"_s, u"beta"_s, u"gamma"_s}));
    QVERIFY(!model.itemAt(0));
    QCOMPARE(model.flags(model.index(0)), Qt::NoItemFlags);
    QCOMPARE(model.itemAt(1)->key, u"a"_s);
}

void TestPickModel::keepsHeadingsOfWhatMatchesOnly()
{
    PickModel model;
    model.setItems(items());

    model.setFilter(u"BET"_s);

    QCOMPARE(rows(model), (QStringList{u"Two"_s, u"beta"_s}));
    QCOMPARE(model.rowOf(u"a"_s), -1);
    QCOMPARE(model.rowOf(u"b"_s), 1);
}

void TestPickModel::findsEveryWordInTextAndDetail()
{
    PickModel model;
    model.setItems(items());

    model.setFilter(u"west gam"_s);

    QCOMPARE(model.rowOf(u"c"_s), 1);
    QCOMPARE(model.rowCount(), 2);
}

void TestPickModel::stepsOverHeadings()
{
    PickModel model;
    model.setItems(items());

    QCOMPARE(model.firstRow(), 1);
    QCOMPARE(model.nextRow(1, 1), 3);
    QCOMPARE(model.nextRow(3, -1), 1);
    QCOMPARE(model.nextRow(1, -1), 1);
    QCOMPARE(model.nextRow(4, 1), 4);
}

void TestPickModel::saysARowWhole()
{
    PickModel model;
    model.setItems({{.key = u"a"_s,
                     .text = u"orders"_s,
                     .detail = u"4 shards"_s,
                     .badge = u"PRODUCTION"_s,
                     .isCurrent = true,
                     .isFavourite = true}});

    QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(),
             u"orders, PRODUCTION, 4 shards, favourite, in use"_s);
}

void TestPickModel::makesForeignTextHarmless()
{
    PickModel model;
    model.setItems({{.key = u"a"_s, .text = u"<b>x</b>\u202E"_s}});

    QVERIFY(!model.index(0).data().toString().contains(QChar(0x202E)));
    QVERIFY(model.index(0).data(Qt::ToolTipRole).toString().contains(u"&lt;b&gt;"_s));
}

QTEST_MAIN(TestPickModel)
#include "tst_pick_model.moc"
