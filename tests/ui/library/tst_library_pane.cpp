// SPDX-License-Identifier: GPL-3.0-or-later
#include "SampleLibrary.h"
#include "ui/common/MessageBar.h"
#include "ui/common/Theme.h"
#include "ui/library/LibraryDelegate.h"
#include "ui/library/LibraryModel.h"
#include "ui/library/LibraryPane.h"
#include "ui/library/LibraryView.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace ui;
using namespace Qt::Literals::StringLiterals;

// The library of the sidebar, through keys and clicks.
class TestLibraryPane final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void teachesWhileThereIsNothing();
    void tabGoesDownTheSidebar();
    void opensAFileByAClick();
    void aSecondClickMeetsTheSameFile();
    void opensARecordByKeyboard();
    void marksAFavouriteByItsStar();
    void keepsWhatIsUnfoldedAndChosenWhenFilesAreReadAgain();
    void unfoldsAllThatASearchFound();
    void searchesAfterAPause();
    void saysThatNothingWasFound();
    void renamesInPlace();
    void staysOnWhatWasRenamed();
    void deletesByKey();
    void deletesAllThatIsChosen();
    void makesNewFilesWhereThePersonIs();
    void offersByMenuWhatFits_data();
    void offersByMenuWhatFits();
    void saysWhyAFileCannotBeUsed();
    void copiesTheWholePath();
    void drawsIt_data();
    void drawsIt();

private:
    LibraryModel *model() const { return static_cast<LibraryModel *>(m_view->model()); }
    QModelIndex at(const QString &path, qsizetype record = -1) const
    {
        return model()->indexOf({u"/home/ann/events"_s, path, record});
    }
    void choose(const QString &path, qsizetype record = -1)
    {
        m_view->setCurrentIndex(at(path, record));
    }
    QMenu *openMenu();

    std::unique_ptr<LibraryPane> m_pane;
    LibraryView *m_view = nullptr;
};

void TestLibraryPane::init()
{
    applyAppearance(*qApp, Appearance::Light);
    m_pane = std::make_unique<LibraryPane>();
    m_pane->setMinimumSize(240, 320);
    m_pane->resize(240, 320);
    m_view = m_pane->findChild<LibraryView *>(u"libraryTree"_s);
    m_pane->setTree(test::sampleLibrary());
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
}

void TestLibraryPane::cleanup()
{
    m_pane.reset();
}

QMenu *TestLibraryPane::openMenu()
{
    const QPoint where = m_view->visualRect(m_view->currentIndex()).center();
    emit m_view->customContextMenuRequested(where);
    return m_pane->findChild<QMenu *>(u"libraryMenu"_s);
}

void TestLibraryPane::teachesWhileThereIsNothing()
{
    m_pane->setTree({});
    QVERIFY(!m_view->isVisible());
    QVERIFY(m_pane->findChild<QLabel *>(u"libraryEmptyText"_s)->isVisible());
    QSignalSpy folders(m_pane.get(), &LibraryPane::openFolderRequested);
    QTest::mouseClick(m_pane->findChild<QPushButton *>(u"libraryEmptyOpen"_s), Qt::LeftButton);
    QCOMPARE(folders.count(), 1);
}

void TestLibraryPane::tabGoesDownTheSidebar()
{
    m_pane->activateWindow();
    auto *search = m_pane->findChild<QLineEdit *>(u"librarySearch"_s);
    search->setFocus();
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClick(search, Qt::Key_Tab);
    QVERIFY(m_view->hasFocus());
}

void TestLibraryPane::opensAFileByAClick()
{
    QSignalSpy opened(m_pane.get(), &LibraryPane::openRequested);
    const QRect row = m_view->visualRect(at(u"clicks.records"_s));
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {},
                      QPoint(row.left() + 40, row.center().y()));
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.first().first().value<LibraryKey>().path, u"clicks.records"_s);
}

void TestLibraryPane::aSecondClickMeetsTheSameFile()
{
    QSignalSpy opened(m_pane.get(), &LibraryPane::openRequested);
    const QRect row = m_view->visualRect(at(u"clicks.records"_s));
    const QPoint place(row.left() + 40, row.center().y());
    LibraryTree tree = test::sampleLibrary();
    tree.roots.insert(tree.roots.begin(),
                      test::node(LibraryNode::Kind::Section, {}, u"Recent"_s,
                                 {test::node(LibraryNode::Kind::File, u"x.records"_s, u"x"_s)}));

    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, place);
    m_pane->setTree(tree);
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, place);

    QCOMPARE(m_view->current()->key.path, u"clicks.records"_s);
    QCOMPARE(opened.count(), 1);
    QTRY_COMPARE(model()->rowCount({}), 2);
    QCOMPARE(m_view->current()->key.path, u"clicks.records"_s);
    QCOMPARE(opened.count(), 1);
}

void TestLibraryPane::opensARecordByKeyboard()
{
    QSignalSpy opened(m_pane.get(), &LibraryPane::openRequested);
    choose(u"checkout"_s);
    m_view->setFocus();
    QTest::keyClick(m_view, Qt::Key_Right);
    QTest::keyClick(m_view, Qt::Key_Down);
    QTest::keyClick(m_view, Qt::Key_Right);
    QTest::keyClick(m_view, Qt::Key_Down);
    QTest::keyClick(m_view, Qt::Key_Down);
    QTest::keyClick(m_view, Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.first().first().value<LibraryKey>(),
             (LibraryKey{u"/home/ann/events"_s, u"checkout/orders.records"_s, 1}));
}

void TestLibraryPane::marksAFavouriteByItsStar()
{
    QSignalSpy favourites(m_pane.get(), &LibraryPane::favouriteToggled);
    QSignalSpy opened(m_pane.get(), &LibraryPane::openRequested);
    const QModelIndex index = at(u"clicks.records"_s);
    const QRect star =
        LibraryDelegate::starRect(m_view->visualRect(index), *model()->nodeAt(index));
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, star.center());
    QCOMPARE(favourites.count(), 1);
    QCOMPARE(opened.count(), 0);
    m_view->setFocus();
    QTest::keyClick(m_view, '*');
    QCOMPARE(favourites.count(), 2);
}

void TestLibraryPane::keepsWhatIsUnfoldedAndChosenWhenFilesAreReadAgain()
{
    m_view->expand(at(u"checkout"_s));
    choose(u"checkout/orders.records"_s);
    LibraryTree more = test::sampleLibrary();
    more.roots.front().children.push_back(
        test::node(LibraryNode::Kind::File, u"new.records"_s, u"new"_s));
    m_pane->setTree(more);
    QVERIFY(m_view->isExpanded(at({})));
    QVERIFY(m_view->isExpanded(at(u"checkout"_s)));
    QVERIFY(!m_view->isExpanded(at(u"checkout/orders.records"_s)));
    QCOMPARE(m_view->currentIndex(), at(u"checkout/orders.records"_s));
}

void TestLibraryPane::unfoldsAllThatASearchFound()
{
    LibraryTree found = test::sampleLibrary();
    found.searched = u"order"_s;
    m_pane->setTree(found);
    QVERIFY(m_view->isExpanded(at(u"checkout/orders.records"_s)));
    m_pane->setTree(test::sampleLibrary());
    QVERIFY(!m_view->isExpanded(at(u"checkout/orders.records"_s)));
}

void TestLibraryPane::searchesAfterAPause()
{
    QSignalSpy searches(m_pane.get(), &LibraryPane::searchRequested);
    QTest::keyClicks(m_pane->findChild<QLineEdit *>(u"librarySearch"_s), u"tenant"_s);
    QVERIFY(searches.isEmpty());
    QTRY_COMPARE(searches.count(), 1);
    QCOMPARE(searches.first().first().toString(), u"tenant"_s);
}

void TestLibraryPane::saysThatNothingWasFound()
{
    LibraryTree none;
    none.searched = u"zebra"_s;
    m_pane->setTree(none);
    auto *notice = m_pane->findChild<QLabel *>(u"libraryNotice"_s);
    QVERIFY(notice->isVisible());
    QVERIFY(notice->text().contains(u"zebra"));
    QVERIFY(m_pane->findChild<QLineEdit *>(u"librarySearch"_s)->isVisible());
}

void TestLibraryPane::renamesInPlace()
{
    QSignalSpy renames(m_pane.get(), &LibraryPane::renameRequested);
    choose(u"clicks.records"_s);
    m_view->setFocus();
    QTest::keyClick(m_view, Qt::Key_F2);
    auto *editor = m_view->findChild<QLineEdit *>();
    QVERIFY(editor);
    QVERIFY(editor->autoFillBackground());
    QTest::keyClicks(editor, u"taps.records"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(renames.count(), 1);
    QCOMPARE(renames.first().at(1).toString(), u"taps.records"_s);
}

// Who goes on by keyboard, with Delete or F2, means the file that was renamed.
void TestLibraryPane::staysOnWhatWasRenamed()
{
    choose(u"clicks.records"_s);
    emit model()->renameRequested({u"/home/ann/events"_s, u"clicks.records"_s}, u"taps"_s);
    LibraryTree tree = test::sampleLibrary();
    tree.roots.front().children[1] =
        test::node(LibraryNode::Kind::File, u"taps.records"_s, u"taps"_s);
    m_pane->setTree(tree);
    QVERIFY(m_view->current());
    QCOMPARE(m_view->current()->key.path, u"taps.records"_s);
}

void TestLibraryPane::deletesByKey()
{
    QSignalSpy deletions(m_pane.get(), &LibraryPane::deleteRequested);
    choose(u"clicks.records"_s);
    m_view->setFocus();
    QTest::keyClick(m_view, Qt::Key_Delete);
    QCOMPARE(deletions.count(), 1);
}

void TestLibraryPane::deletesAllThatIsChosen()
{
    QSignalSpy deletions(m_pane.get(), &LibraryPane::deleteRequested);
    m_view->expand(at(u"checkout"_s));
    choose(u"clicks.records"_s);
    for (const QString &path : {u"checkout"_s, u"checkout/orders.records"_s, QString()})
        m_view->selectionModel()->select(at(path),
                                         QItemSelectionModel::Select | QItemSelectionModel::Rows);
    m_view->setFocus();
    QTest::keyClick(m_view, Qt::Key_Delete);
    QStringList paths;
    for (const QList<QVariant> &each : deletions)
        paths += each.first().value<LibraryKey>().path;
    paths.sort();
    QCOMPARE(paths, QStringList({u"checkout"_s, u"clicks.records"_s}));
}

void TestLibraryPane::makesNewFilesWhereThePersonIs()
{
    QSignalSpy files(m_pane.get(), &LibraryPane::newFileRequested);
    auto *button = m_pane->findChild<QToolButton *>(u"newTemplateButton"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    m_view->expand(at(u"checkout"_s));
    choose(u"checkout/orders.records"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(files.count(), 2);
    QCOMPARE(files.at(0).first().value<LibraryKey>().path, QString());
    QCOMPARE(files.at(1).first().value<LibraryKey>().path, u"checkout"_s);
}

void TestLibraryPane::offersByMenuWhatFits_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<qsizetype>("record");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("collection") << QString() << qsizetype(-1)
                                << QStringList{u"newFile"_s,  u"newFolder"_s, u"newEnvironment"_s,
                                               u"copyPath"_s, u"export"_s,    u"import"_s,
                                               u"close"_s};
    QTest::newRow("folder") << u"checkout"_s << qsizetype(-1)
                            << QStringList{u"newFile"_s,  u"newFolder"_s, u"newEnvironment"_s,
                                           u"copyPath"_s, u"export"_s,    u"import"_s,
                                           u"rename"_s,   u"delete"_s};
    QTest::newRow("file") << u"clicks.records"_s << qsizetype(-1)
                          << QStringList{u"open"_s,     u"favourite"_s, u"rename"_s, u"duplicate"_s,
                                         u"copyPath"_s, u"export"_s,    u"delete"_s};
    QTest::newRow("environment") << u"staging.env.records"_s << qsizetype(-1)
                                 << QStringList{u"open"_s,     u"rename"_s, u"duplicate"_s,
                                                u"copyPath"_s, u"export"_s, u"delete"_s};
    QTest::newRow("record") << u"checkout/orders.records"_s << qsizetype(0)
                            << QStringList{u"open"_s, u"copyPath"_s};
}

void TestLibraryPane::offersByMenuWhatFits()
{
    QFETCH(QString, path);
    QFETCH(qsizetype, record);
    QFETCH(QStringList, names);
    m_view->expandAll();
    choose(path, record);
    const QMenu *menu = openMenu();
    QVERIFY(menu);
    QStringList offered;
    for (const QAction *action : menu->actions()) {
        if (!action->isSeparator())
            offered << action->objectName();
    }
    QCOMPARE(offered, names);
}

void TestLibraryPane::saysWhyAFileCannotBeUsed()
{
    QSignalSpy opened(m_pane.get(), &LibraryPane::openRequested);
    QSignalSpy deleted(m_pane.get(), &LibraryPane::deleteRequested);
    LibraryTree tree = test::sampleLibrary();
    LibraryNode link = test::node(LibraryNode::Kind::Refused, u"x.records"_s, u"x.records"_s);
    link.problem = u"It is a link."_s;
    tree.roots.front().children.push_back(link);
    m_pane->setTree(tree);
    choose(u"x.records"_s);
    QTest::keyClick(m_view, Qt::Key_Return);
    QTest::keyClick(m_view, Qt::Key_Delete);
    QCOMPARE(opened.count(), 0);
    QCOMPARE(deleted.count(), 0);
    QCOMPARE(m_pane->message().text(), u"“x.records” cannot be used. It is a link."_s);
    QVERIFY(m_pane->chosen().isEmpty());
    QCOMPARE(m_view->currentIndex().data(Qt::AccessibleTextRole).toString(),
             u"x.records, cannot be used, It is a link."_s);
    QCOMPARE(openMenu()->actions().size(), 1);
}

void TestLibraryPane::copiesTheWholePath()
{
    QSignalSpy copies(m_pane.get(), &LibraryPane::copyRequested);
    choose(u"clicks.records"_s);
    openMenu()->findChild<QAction *>(u"copyPath"_s)->trigger();
    QCOMPARE(copies.first().first().toString(), u"/home/ann/events/clicks.records"_s);
}

void TestLibraryPane::drawsIt_data()
{
    QTest::addColumn<Appearance>("appearance");
    QTest::newRow("light") << Appearance::Light;
    QTest::newRow("dark") << Appearance::Dark;
}

void TestLibraryPane::drawsIt()
{
    QFETCH(Appearance, appearance);
    applyAppearance(*qApp, appearance);
    const QDir folder(QStringLiteral(HEADGATE_BINARY_DIR "/pictures"));
    QVERIFY(folder.mkpath(u"."_s));
    const auto save = [&](const QString &name) {
        QCoreApplication::processEvents(); // layouts come about later
        QVERIFY(m_pane->grab().save(
            folder.filePath(name + u'-' + QString::fromLatin1(QTest::currentDataTag()) + u".png")));
    };
    m_view->expandAll();
    choose(u"clicks.records"_s);
    save(u"library"_s);
    m_pane->setTree({});
    save(u"library-empty"_s);
}

QTEST_MAIN(TestLibraryPane)
#include "tst_library_pane.moc"
