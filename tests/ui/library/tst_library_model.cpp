// SPDX-License-Identifier: GPL-3.0-or-later
#include "SampleLibrary.h"
#include "ui/library/LibraryModel.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace ui;
using namespace Qt::Literals::StringLiterals;

class TestLibraryModel final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void isASoundModelThroughChanges();
    void findsThingsByTheirKey();
    void prefersAThingItselfToItsPlaceInASection();
    void saysMarksInWords();
    void showsTextOfStrangersHarmlessly();
    void asksForANewName();
    void refusesAnEmptyOrTheSameName();
    void asksToMoveAFileIntoAFolder();
    void movesAllThatIsDragged();
    void takesNothingThatIsCutShort();
    void keepsThingsOutOfPlacesWhereTheyCannotLie_data();
    void keepsThingsOutOfPlacesWhereTheyCannotLie();

private:
    QModelIndex at(const QString &path, qsizetype record = -1) const
    {
        return m_model->indexOf({root, path, record});
    }
    std::unique_ptr<QMimeData> dragged(const QString &path) const
    {
        return std::unique_ptr<QMimeData>(m_model->mimeData({at(path)}));
    }

    const QString root = u"/home/ann/events"_s;
    std::unique_ptr<LibraryModel> m_model;
};

void TestLibraryModel::init()
{
    m_model = std::make_unique<LibraryModel>();
    m_model->setTree(test::sampleLibrary());
}

void TestLibraryModel::isASoundModelThroughChanges()
{
    LibraryModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTree(test::sampleLibrary());
    LibraryTree fewer = test::sampleLibrary();
    fewer.roots.front().children.pop_back();
    model.setTree(fewer);
    model.setTree({});
    QCOMPARE(model.rowCount(), 0);
}

void TestLibraryModel::findsThingsByTheirKey()
{
    QCOMPARE(at({}).data().toString(), u"events"_s);
    QCOMPARE(at(u"checkout/orders.records"_s).data().toString(), u"orders"_s);
    const QModelIndex second = at(u"checkout/orders.records"_s, 1);
    QCOMPARE(second.data().toString(), u"Order cancelled"_s);
    QCOMPARE(second.parent(), at(u"checkout/orders.records"_s));
    QCOMPARE(second.data(LibraryModel::KeyRole).value<LibraryKey>().record, 1);
    QVERIFY(!at(u"gone.records"_s).isValid());
}

void TestLibraryModel::prefersAThingItselfToItsPlaceInASection()
{
    LibraryTree tree = test::sampleLibrary();
    const LibraryNode orders = tree.roots.front().children.front().children.front();
    LibraryNode section = test::node(LibraryNode::Kind::Section, {}, u"Favourites"_s, {orders});
    section.key = {};
    tree.roots.insert(tree.roots.begin(), section);
    m_model->setTree(tree);
    QCOMPARE(at(u"checkout/orders.records"_s).parent().data().toString(), u"checkout"_s);
}

void TestLibraryModel::saysMarksInWords()
{
    const QModelIndex orders = at(u"checkout/orders.records"_s);
    QCOMPARE(orders.data(Qt::AccessibleTextRole).toString(),
             u"orders, favourite, differs from the last commit"_s);
    const QModelIndex clicks = at(u"clicks.records"_s);
    QVERIFY(clicks.data(Qt::ToolTipRole).toString().contains(u"Line 3"));
    QCOMPARE(clicks.data(Qt::AccessibleTextRole).toString(), u"clicks, damaged"_s);
}

void TestLibraryModel::showsTextOfStrangersHarmlessly()
{
    LibraryTree tree = test::sampleLibrary();
    tree.roots.front().children.front().title = u"a\u202Etxt.exe"_s;
    m_model->setTree(tree);
    QVERIFY(!at(u"checkout"_s).data().toString().contains(QChar(0x202E)));
}

void TestLibraryModel::asksForANewName()
{
    QSignalSpy renames(m_model.get(), &LibraryModel::renameRequested);
    const QModelIndex clicks = at(u"clicks.records"_s);
    QCOMPARE(clicks.data(Qt::EditRole).toString(), u"clicks.records"_s);
    QVERIFY(m_model->setData(clicks, u" taps.records "_s, Qt::EditRole));
    QCOMPARE(renames.count(), 1);
    QCOMPARE(renames.first().at(1).toString(), u"taps.records"_s);
    QCOMPARE(clicks.data(Qt::EditRole).toString(), u"clicks.records"_s); // until the file is
}

void TestLibraryModel::refusesAnEmptyOrTheSameName()
{
    QSignalSpy renames(m_model.get(), &LibraryModel::renameRequested);
    QVERIFY(!m_model->setData(at(u"clicks.records"_s), u"  "_s, Qt::EditRole));
    QVERIFY(!m_model->setData(at(u"clicks.records"_s), u"clicks.records"_s, Qt::EditRole));
    QVERIFY(!m_model->setData(at({}), u"other"_s, Qt::EditRole));
    QCOMPARE(renames.count(), 0);
}

void TestLibraryModel::asksToMoveAFileIntoAFolder()
{
    QSignalSpy moves(m_model.get(), &LibraryModel::moveRequested);
    const auto data = dragged(u"clicks.records"_s);
    QVERIFY(data);
    m_model->dropMimeData(data.get(), Qt::MoveAction, -1, -1, at(u"checkout"_s));
    QCOMPARE(moves.count(), 1);
    QCOMPARE(moves.first().at(0).value<LibraryKey>().path, u"clicks.records"_s);
    QCOMPARE(moves.first().at(1).value<LibraryKey>().path, u"checkout"_s);
    QVERIFY(at(u"clicks.records"_s).isValid());
}

void TestLibraryModel::movesAllThatIsDragged()
{
    QSignalSpy moves(m_model.get(), &LibraryModel::moveRequested);
    const auto drag = [this](const QModelIndexList &indexes) {
        return std::unique_ptr<QMimeData>(m_model->mimeData(indexes));
    };
    const QModelIndex orders = at(u"checkout/orders.records"_s);
    const auto files = drag({at(u"clicks.records"_s), at(u"staging.env.records"_s)});
    QVERIFY(m_model->canDropMimeData(files.get(), Qt::MoveAction, -1, -1, at(u"checkout"_s)));
    m_model->dropMimeData(files.get(), Qt::MoveAction, -1, -1, at(u"checkout"_s));
    QCOMPARE(moves.count(), 2);
    QCOMPARE(moves.at(1).at(0).value<LibraryKey>().path, u"staging.env.records"_s);
    QCOMPARE(moves.at(1).at(1).value<LibraryKey>().path, u"checkout"_s);

    // What is there already stays; what goes along with its folder is not moved by itself.
    moves.clear();
    const auto both = drag({at(u"clicks.records"_s), orders, at(u"checkout/orders.records"_s, 0)});
    m_model->dropMimeData(both.get(), Qt::MoveAction, -1, -1, at(u"checkout"_s));
    QCOMPARE(moves.count(), 1);
    QCOMPARE(moves.first().at(0).value<LibraryKey>().path, u"clicks.records"_s);
    const auto nested = drag({orders, at(u"checkout"_s)});
    QVERIFY(!m_model->canDropMimeData(nested.get(), Qt::MoveAction, -1, -1, at({})));
    QVERIFY(!drag({at(u"checkout/orders.records"_s, 0)}));
}

void TestLibraryModel::takesNothingThatIsCutShort()
{
    const auto whole = dragged(u"clicks.records"_s);
    const QString format = whole->formats().constFirst();
    for (qsizetype size = 1; size < whole->data(format).size(); ++size) {
        QMimeData cut;
        cut.setData(format, whole->data(format).first(size));
        QVERIFY(!m_model->canDropMimeData(&cut, Qt::MoveAction, -1, -1, at(u"checkout"_s)));
    }
}

void TestLibraryModel::keepsThingsOutOfPlacesWhereTheyCannotLie_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("folder");
    QTest::newRow("where it already is") << u"clicks.records"_s << QString();
    QTest::newRow("a folder into itself") << u"checkout"_s << u"checkout"_s;
    QTest::newRow("into a file") << u"clicks.records"_s << u"checkout/orders.records"_s;
}

void TestLibraryModel::keepsThingsOutOfPlacesWhereTheyCannotLie()
{
    QFETCH(QString, path);
    QFETCH(QString, folder);
    QSignalSpy moves(m_model.get(), &LibraryModel::moveRequested);
    const auto data = dragged(path);
    QVERIFY(!m_model->canDropMimeData(data.get(), Qt::MoveAction, -1, -1, at(folder)));
    m_model->dropMimeData(data.get(), Qt::MoveAction, -1, -1, at(folder));
    QCOMPARE(moves.count(), 0);
}

QTEST_GUILESS_MAIN(TestLibraryModel)
#include "tst_library_model.moc"
