// SPDX-License-Identifier: GPL-3.0-or-later
#include "WindowStage.h"
#include "ui/common/ElidedLabel.h"
#include "ui/common/MessageBar.h"
#include "ui/library/LibraryModel.h"
#include "ui/library/LibraryPane.h"
#include "ui/library/LibraryView.h"
#include "ui/shell/Sidebar.h"
#include "ui/shell/StatusLine.h"
#include "ui/templates/PreviewPage.h"

#include <QCheckBox>
#include <QListView>
#include <QSpinBox>
#include <QTabBar>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto ordersText = "# What checkout emits\n"
                            "@order = {{ int(1, 1000000) }}\n"
                            "\n"
                            "### Order created\n"
                            "Partition-Key: order-{{ order }}\n"
                            "\n"
                            "{\"id\": {{ order }}}\n";

} // namespace

// Templates in the window: a folder opened, a file edited, previewed, sent and saved.
class TestTemplates final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aDroppedFolderBecomesACollection();
    void anOpenedFolderIsSeen();
    void aFileHasOneTab();
    void aFileGivenAtTheStartIsShown();
    void thePreviewShowsWhatItMakes();
    void aTemplateIsSentAsOftenAsItSays();
    void savingChangesNoMoreThanWasChanged();
    void aChangeOfSomebodyElseIsAskedAbout();
    void aConflictIsToldBeforeAnythingIsSaved();
    void aChangeWhileTheProgramWasClosedIsNoticed();
    void aTabThatWasClosedIsNotNamed();
    void aFileThatIsGoneIsSaid();
    void aFileThatWentWhileTheProgramWasClosedIsSaid();
    void whatHasNoTrashIsDeletedByWord();
    void linesOfAMergeAreAskedAboutOnce();
    void aFileThatWasDamagedMeanwhileIsSaid();
    void aFileOfNoCollectionIsWatchedToo();
    void aFileThatNobodyEditedIsShownAnew();
    void whatWasDeletedComesBack();
    void whatWasDeletedTogetherComesBackTogether();
    void aMovedFileKeepsItsTab();
    void aDraftIsSavedAsAPlainFileAgain();
    void aTabThatIsNotSavedSaysSo();
    void aRestartKnowsWhatIsNotSaved();

private:
    QByteArray onDisk(const QString &name = u"orders.records"_s) const
    {
        QFile file(m_folder->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
    }
    void writeOutside(const QByteArray &bytes) const
    {
        QFile::remove(m_folder->filePath(u"orders.records"_s)); // as editors do
        QFile file(m_folder->filePath(u"orders.records"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    ui::LibraryView *tree() const { return m_stage->window().findChild<ui::LibraryView *>(); }
    QModelIndex at(const QString &path) const
    {
        const auto *model = static_cast<const ui::LibraryModel *>(tree()->model());
        return model->indexOf({QFileInfo(m_folder->path()).canonicalFilePath(), path});
    }
    void choose(const QString &path) const
    {
        tree()->setCurrentIndex(at(path));
        tree()->setFocus();
        QTest::keyClick(tree(), Qt::Key_Return);
    }
    core::Draft draft() const { return m_stage->views().drafts.currentDraft(); }
    void openFile() const
    {
        choose(u"orders.records"_s);
        QTRY_VERIFY_WITH_TIMEOUT(draft().file, WindowStage::patience);
    }
    void type(const QString &text) const
    {
        m_stage->views().drafts.focusBody();
        m_stage->press(Qt::Key_End, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), text);
    }
    QString tabName() const
    {
        auto *bar = m_stage->window().findChild<QTabBar *>(u"draftTabBar"_s);
        return bar->accessibleTabName(bar->currentIndex());
    }
    ui::MessageBar &message() const { return m_stage->views().library.message(); }

    ui::MessageBar *bar() const { return m_stage->find<ui::MessageBar>(u"draftBar"_s); }
    void answer() const
    {
        QVERIFY(bar());
        QTest::mouseClick(bar()->findChild<QPushButton *>(u"messageAction"_s), Qt::LeftButton);
    }

    QList<QPushButton *> choiceButtons() const
    {
        QList<QPushButton *> found = bar()->findChildren<QPushButton *>(u"messageChoice"_s);
        found.removeIf([](const QPushButton *each) { return each->isHidden(); });
        return found;
    }
    QStringList choices() const
    {
        QStringList texts;
        for (const QPushButton *each : choiceButtons())
            texts += each->text();
        return texts;
    }
    void choice(const QString &text) const
    {
        for (QPushButton *each : choiceButtons()) {
            if (each->text() == text)
                return QTest::mouseClick(each, Qt::LeftButton);
        }
        QFAIL(qPrintable(text));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QTemporaryDir m_data; // the trash is in it
    std::unique_ptr<WindowStage> m_stage;
};

void TestTemplates::init()
{
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_data.path()));
    m_folder = std::make_unique<QTemporaryDir>();
    writeOutside(ordersText);
    m_stage = std::make_unique<WindowStage>();
    m_stage->start();
    m_stage->openDemo();
    m_stage->window().setSidebarChoice(core::Settings::Sidebar::Open);
    emit m_stage->window().filesDropped({m_folder->path()});
    QTRY_VERIFY_WITH_TIMEOUT(at(u"orders.records"_s).isValid(), WindowStage::patience);
}

void TestTemplates::cleanup()
{
    m_stage.reset();
    m_folder.reset();
}

void TestTemplates::aDroppedFolderBecomesACollection()
{
    openFile();
    QVERIFY(draft().isTemplate);
    QCOMPARE(draft().title, u"orders"_s);
    QCOMPARE(draft().records.front().body, "{\"id\": {{ order }}}");
    QVERIFY(m_stage->find<QCheckBox>(u"isTemplate"_s)->isChecked());

    m_stage->start(); // again: it is still open
    QTRY_VERIFY_WITH_TIMEOUT(at(u"orders.records"_s).isValid(), WindowStage::patience);
}

// Also where the start page would hide it.
void TestTemplates::anOpenedFolderIsSeen()
{
    m_stage = std::make_unique<WindowStage>();
    m_stage->start();
    m_stage->window().resize(1024, 640);
    QVERIFY(m_stage->window().showsStartPage());
    emit m_stage->window().filesDropped({m_folder->path()});
    QTRY_VERIFY_WITH_TIMEOUT(tree()->isVisible() && at(u"orders.records"_s).isValid(),
                             WindowStage::patience);
    QVERIFY(!m_stage->window().showsStartPage());
    QVERIFY(m_stage->window().sidebar().isOpen());
}

void TestTemplates::aFileHasOneTab()
{
    openFile();
    const QString id = draft().id;
    m_stage->press(Qt::Key_T, Qt::ControlModifier);
    QVERIFY(draft().id != id);
    choose(u"orders.records"_s);
    QTRY_COMPARE_WITH_TIMEOUT(draft().id, id, WindowStage::patience);
    QVERIFY(!tree()->hasFocus()); // one goes on writing
}

void TestTemplates::aFileGivenAtTheStartIsShown()
{
    openFile();
    const QString id = draft().id;
    m_stage->press(Qt::Key_T, Qt::ControlModifier);
    type(u"another"_s);
    QVERIFY(draft().id != id);

    m_stage->start({m_folder->filePath(u"orders.records"_s)});

    QTRY_COMPARE_WITH_TIMEOUT(draft().id, id, WindowStage::patience);
    QCOMPARE(m_stage->views().drafts.session().drafts.size(), 3);
}

void TestTemplates::thePreviewShowsWhatItMakes()
{
    openFile();
    m_stage->click(u"previewButton"_s);
    auto *list = m_stage->find<QListView>(u"previewList"_s);
    QVERIFY(list);
    QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), ui::PreviewPage::usualCount,
                              WindowStage::patience);
    const QString first = list->model()->index(0, 0).data().toString();
    QVERIFY2(first.contains(u"order-"), qPrintable(first));
    QVERIFY(!first.contains(u"{{"));

    // The shard has the same name as on the draft's own line.
    const QString facts = m_stage->find<ui::ElidedLabel>(u"previewFacts"_s)->text();
    const auto line = [this] { return m_stage->find<QWidget>(u"keyRemark"_s)->accessibleName(); };
    QTRY_VERIFY_WITH_TIMEOUT(line().contains(u"shard "_s), WindowStage::patience);
    QVERIFY2(facts.contains(line().sliced(line().indexOf(u"shard "_s))), qPrintable(facts));
}

void TestTemplates::aTemplateIsSentAsOftenAsItSays()
{
    openFile();
    auto *times = m_stage->find<QSpinBox>(u"times"_s);
    QVERIFY(times);
    times->selectAll();
    QTest::keyClicks(times, u"7"_s);
    QTest::keyClick(times, Qt::Key_Return);
    m_stage->views().drafts.focusBody();
    QTRY_VERIFY_WITH_TIMEOUT(m_stage->find<ui::SendButton>()->isEnabled(), WindowStage::patience);
    m_stage->press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(m_stage->window().statusLine().text().startsWith(u"7 of 7 stored"_s),
                             WindowStage::patience);
    QCOMPARE(m_stage->grid().model()->rowCount(), 7);
}

void TestTemplates::savingChangesNoMoreThanWasChanged()
{
    openFile();
    type(u" "_s);
    m_stage->press(Qt::Key_S, Qt::ControlModifier);
    const QByteArray wanted = QByteArray(ordersText).replace("}}}\n", "}}} \n");
    QTRY_COMPARE_WITH_TIMEOUT(onDisk(), wanted, WindowStage::patience);
    const auto said = [this] { return m_stage->window().statusLine().text(); };
    QTRY_COMPARE_WITH_TIMEOUT(said(), u"Saved orders.records"_s, WindowStage::patience);
    QTest::qWait(500); // the folder is read again meanwhile
    QCOMPARE(said(), u"Saved orders.records"_s);
}

void TestTemplates::aChangeOfSomebodyElseIsAskedAbout()
{
    openFile();
    type(u" "_s);
    writeOutside("### theirs\n\n{}\n");
    m_stage->press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(bar() && draft().title == u"orders (on disk)"_s,
                             WindowStage::patience);
    QCOMPARE(onDisk(), "### theirs\n\n{}\n");
    QCOMPARE(draft().records.front().body, "{}"); // theirs, in a tab of its own
    const qsizetype tabs = m_stage->views().drafts.session().drafts.size();

    m_stage->press(Qt::Key_PageUp, Qt::ControlModifier);
    type(u"more"_s);
    m_stage->press(Qt::Key_S, Qt::ControlModifier); // asked again, in the same tab
    QTRY_COMPARE_WITH_TIMEOUT(draft().title, u"orders (on disk)"_s, WindowStage::patience);
    QCOMPARE(m_stage->views().drafts.session().drafts.size(), tabs);
    answer();
    QTRY_VERIFY_WITH_TIMEOUT(onDisk().contains("{{ order }}} more"), WindowStage::patience);
    QCOMPARE(draft().title, u"orders"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!bar(), WindowStage::patience);
    m_stage->press(Qt::Key_PageDown, Qt::ControlModifier);
    QVERIFY(!bar()); // it is over
}

void TestTemplates::aConflictIsToldBeforeAnythingIsSaved()
{
    openFile();
    type(u" mine"_s);
    const QByteArray mine = draft().records.front().body;
    writeOutside("### theirs\n\n{}\n");
    QTRY_VERIFY_WITH_TIMEOUT(bar(), WindowStage::patience);
    QVERIFY2(bar()->text().contains(u"you have changed it here"_s), qPrintable(bar()->text()));
    QCOMPARE(draft().records.front().body, mine);
    answer(); // show both
    QCOMPARE(draft().title, u"orders (on disk)"_s);
    m_stage->press(Qt::Key_PageUp, Qt::ControlModifier);
    QCOMPARE(draft().records.front().body, mine);
    answer(); // take theirs: mine is kept in a tab
    QCOMPARE(draft().records.front().body, "{}");
    QVERIFY(draft().file);
    QVERIFY(!bar());
    const QList<core::Draft> all = m_stage->views().drafts.session().drafts;
    QVERIFY(std::any_of(all.begin(), all.end(), [&mine](const core::Draft &each) {
        return !each.file && each.records.front().body == mine;
    }));
    QCOMPARE(onDisk(), "### theirs\n\n{}\n");
}

void TestTemplates::aChangeWhileTheProgramWasClosedIsNoticed()
{
    openFile();
    const QString id = draft().id;
    QTest::qWait(700); // the session is written
    m_stage->end();
    writeOutside("### theirs\n\n{\"theirs\": 1}\n");
    m_stage->start();
    QTRY_COMPARE_WITH_TIMEOUT(draft().records.front().body, "{\"theirs\": 1}",
                              WindowStage::patience);
    QCOMPARE(draft().id, id);
    QVERIFY(!bar());

    type(u" "_s);
    QTest::qWait(700);
    m_stage->end();
    writeOutside("### again\n\n{}\n");
    m_stage->start();
    QTRY_VERIFY_WITH_TIMEOUT(bar(), WindowStage::patience);
    QVERIFY2(bar()->text().contains(u"you have changed it here"_s), qPrintable(bar()->text()));
    QCOMPARE(draft().records.front().body, "{\"theirs\": 1} ");
    answer();
    QCOMPARE(draft().records.front().body, "{}");
    answer();
    QTRY_VERIFY_WITH_TIMEOUT(onDisk().contains("{\"theirs\": 1} "), WindowStage::patience);
}

void TestTemplates::aTabThatWasClosedIsNotNamed()
{
    openFile();
    const QString id = draft().id;
    type(u" mine"_s);
    writeOutside("### theirs\n\n{}\n");
    QTRY_VERIFY_WITH_TIMEOUT(bar(), WindowStage::patience);
    answer(); // show both
    QCOMPARE(draft().title, u"orders (on disk)"_s);
    m_stage->views().drafts.showDraft(id);
    QVERIFY2(bar()->text().contains(u"in the tab"_s), qPrintable(bar()->text()));

    m_stage->press(Qt::Key_PageDown, Qt::ControlModifier);
    QCOMPARE(draft().title, u"orders (on disk)"_s);
    m_stage->press(Qt::Key_W, Qt::ControlModifier);
    m_stage->views().drafts.showDraft(id);
    QTRY_VERIFY2(bar() && bar()->text().contains(u"you have changed it here"_s),
                 qPrintable(bar() ? bar()->text() : QString()));
    answer(); // it can be shown again
    QCOMPARE(draft().title, u"orders (on disk)"_s);

    m_stage->views().drafts.showDraft(id);
    m_stage->press(Qt::Key_W, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(draft().title, u"orders (on disk)"_s, WindowStage::patience);
    QTRY_VERIFY(!bar()); // there is nothing to save over it any more
}

void TestTemplates::aFileThatIsGoneIsSaid()
{
    openFile();
    type(u" mine"_s);
    const QByteArray mine = draft().records.front().body;
    QVERIFY(QFile::remove(m_folder->filePath(u"orders.records"_s)));
    QTRY_VERIFY_WITH_TIMEOUT(bar(), WindowStage::patience);
    QVERIFY2(bar()->text().contains(u"is not on disk any more"_s), qPrintable(bar()->text()));
    QCOMPARE(choices(), (QStringList{u"Save again"_s, u"Save as…"_s, u"Close"_s}));
    QCOMPARE(draft().records.front().body, mine);

    m_stage->press(Qt::Key_S, Qt::ControlModifier); // makes nothing anew silently
    QTest::qWait(300);
    QCOMPARE(onDisk(), "(none)");
    choice(u"Save again"_s);
    QTRY_VERIFY_WITH_TIMEOUT(onDisk().contains("mine"), WindowStage::patience);
    QTRY_VERIFY_WITH_TIMEOUT(!bar(), WindowStage::patience);

    QVERIFY(QFile::remove(m_folder->filePath(u"orders.records"_s)));
    QTRY_VERIFY_WITH_TIMEOUT(bar(), WindowStage::patience);
    const QString id = draft().id;
    choice(u"Close"_s);
    QTRY_VERIFY_WITH_TIMEOUT(draft().id != id, WindowStage::patience);
}

void TestTemplates::aFileThatWentWhileTheProgramWasClosedIsSaid()
{
    openFile();
    type(u" mine"_s);
    QTest::qWait(700); // the session is written
    m_stage->end();
    QVERIFY(QFile::remove(m_folder->filePath(u"orders.records"_s)));
    m_stage->start();
    QTRY_VERIFY_WITH_TIMEOUT(bar(), WindowStage::patience);
    QVERIFY2(bar()->text().contains(u"is not on disk any more"_s), qPrintable(bar()->text()));

    writeOutside("half of it"); // as somebody may see who looks while it is written
    QTRY_VERIFY_WITH_TIMEOUT(bar() && bar()->text().contains(u"changed"_s), WindowStage::patience);
    writeOutside(ordersText); // it comes back as it was
    QTRY_VERIFY_WITH_TIMEOUT(!bar(), WindowStage::patience);
}

void TestTemplates::whatHasNoTrashIsDeletedByWord()
{
    const QTemporaryDir data; // with something in the place of the trash
    QVERIFY(QDir(data.path()).mkdir(u"Trash"_s));
    QVERIFY(QFile(data.filePath(u"Trash/files"_s)).open(QIODevice::WriteOnly));
    qputenv("XDG_DATA_HOME", QFile::encodeName(data.path()));
    tree()->setCurrentIndex(at(u"orders.records"_s));
    tree()->setFocus();
    for (const bool isAgreed : {false, true}) {
        QTest::keyClick(tree(), Qt::Key_Delete);
        const auto question = [] { return QApplication::activeModalWidget(); };
        QTRY_VERIFY_WITH_TIMEOUT(question(), WindowStage::patience);
        QVERIFY(onDisk() != "(none)");
        QTest::mouseClick(
            question()->findChild<QPushButton *>(isAgreed ? u"agreeButton"_s : u"cancelButton"_s),
            Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!question(), WindowStage::patience);
    }
    QTRY_COMPARE_WITH_TIMEOUT(onDisk(), "(none)", WindowStage::patience);
}

void TestTemplates::linesOfAMergeAreAskedAboutOnce()
{
    openFile();
    core::Draft torn = core::newDraft();
    torn.payloadKind = core::PayloadKind::Text;
    torn.records.front().body = "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> theirs\n";
    m_stage->views().drafts.openDraft(torn);
    const auto question = [] { return QApplication::activeModalWidget(); };
    const auto send = [this] {
        QApplication::setActiveWindow(&m_stage->window());
        m_stage->views().drafts.focusBody();
        m_stage->press(Qt::Key_Return, Qt::ControlModifier);
    };
    const auto answerWith = [&question](const QString &button) {
        QTRY_VERIFY_WITH_TIMEOUT(question(), WindowStage::patience);
        QTest::mouseClick(question()->findChild<QPushButton *>(button), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!question(), WindowStage::patience);
    };
    const auto said = [this] { return m_stage->window().statusLine().text(); };
    send();
    QVERIFY(!question()); // bodies are not searched by the key that sends
    answerWith(u"cancelButton"_s);
    QVERIFY(!said().startsWith(u"1 "_s));
    send();
    answerWith(u"agreeButton"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(said().contains(u"stored"_s), qPrintable(said()),
                              WindowStage::patience);
    QTest::qWait(100);
    send();
    QTest::qWait(500);
    QVERIFY(!question());
}

void TestTemplates::aFileThatWasDamagedMeanwhileIsSaid()
{
    openFile();
    writeOutside("### theirs\nGzip: perhaps\n\n{}\n");
    QTRY_VERIFY_WITH_TIMEOUT(bar(), WindowStage::patience);
    QVERIFY2(bar()->text().contains(u"damaged now: line 2"_s), qPrintable(bar()->text()));
    QCOMPARE(draft().records.front().body, "{\"id\": {{ order }}}");
    writeOutside("### theirs\n\n{}\n");
    QTRY_COMPARE_WITH_TIMEOUT(draft().records.front().body, "{}", WindowStage::patience);
    QVERIFY(!bar());
}

void TestTemplates::aFileOfNoCollectionIsWatchedToo()
{
    const QTemporaryDir elsewhere;
    const QString path = elsewhere.filePath(u"loose.records"_s);
    const auto write = [&path](const QByteArray &bytes) {
        QFile::remove(path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    };
    write("### Mine\n\n1\n");
    emit m_stage->window().filesDropped({path});
    QTRY_COMPARE_WITH_TIMEOUT(draft().records.front().body, "1", WindowStage::patience);
    QTest::qWait(1000); // somebody reads it
    write("### Mine\n\n22\n");
    QTRY_COMPARE_WITH_TIMEOUT(draft().records.front().body, "22", WindowStage::patience);
}

void TestTemplates::aFileThatNobodyEditedIsShownAnew()
{
    openFile();
    writeOutside("### theirs\n\n{\"theirs\": 1}\n");
    QTRY_COMPARE_WITH_TIMEOUT(draft().records.front().body, "{\"theirs\": 1}",
                              WindowStage::patience);
}

void TestTemplates::whatWasDeletedComesBack()
{
    tree()->setCurrentIndex(at(u"orders.records"_s));
    tree()->setFocus();
    QTest::keyClick(tree(), Qt::Key_Delete);
    QTRY_COMPARE_WITH_TIMEOUT(onDisk(), "(none)", WindowStage::patience);
    QTRY_VERIFY_WITH_TIMEOUT(!message().isHidden(), WindowStage::patience);
    emit message().actionTriggered();
    QTRY_COMPARE_WITH_TIMEOUT(onDisk(), QByteArray(ordersText), WindowStage::patience);
}

void TestTemplates::whatWasDeletedTogetherComesBackTogether()
{
    QVERIFY(QFile::copy(m_folder->filePath(u"orders.records"_s),
                        m_folder->filePath(u"more.records"_s)));
    QTRY_VERIFY_WITH_TIMEOUT(at(u"more.records"_s).isValid(), WindowStage::patience);
    tree()->setFocus();
    tree()->setCurrentIndex(at(u"orders.records"_s));
    tree()->selectionModel()->select(at(u"more.records"_s),
                                     QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QTest::keyClick(tree(), Qt::Key_Delete);
    QTRY_VERIFY_WITH_TIMEOUT(message().text().startsWith(u'2'), WindowStage::patience);
    QVERIFY(QDir(m_folder->path()).isEmpty());
    emit message().actionTriggered();
    QTRY_COMPARE_WITH_TIMEOUT(QDir(m_folder->path()).entryList(QDir::Files).size(), 2,
                              WindowStage::patience);
}

void TestTemplates::aMovedFileKeepsItsTab()
{
    openFile();
    const QString root = draft().file->root;
    QVERIFY(QDir(root).mkdir(u"sub"_s));
    emit m_stage->views().library.moveRequested({root, u"orders.records"_s}, {root, u"sub"_s});
    QTRY_COMPARE_WITH_TIMEOUT(draft().file->path, u"sub/orders.records"_s, WindowStage::patience);
    type(u" moved"_s);
    m_stage->press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(onDisk(u"sub/orders.records"_s).contains("} moved"),
                             WindowStage::patience);
    QCOMPARE(onDisk(), "(none)");
}

void TestTemplates::aDraftIsSavedAsAPlainFileAgain()
{
    openFile();
    QTest::mouseClick(m_stage->find<QCheckBox>(u"isTemplate"_s), Qt::LeftButton, {}, {8, 8});
    QVERIFY(!draft().isTemplate);
    m_stage->views().drafts.focusBody();
    m_stage->press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(onDisk().contains("Template: no"), WindowStage::patience);
    QVERIFY(onDisk().startsWith("# What checkout emits\n"));
}

void TestTemplates::aTabThatIsNotSavedSaysSo()
{
    openFile();
    QCOMPARE(tabName(), u"orders"_s);
    type(u" "_s);
    QTRY_COMPARE_WITH_TIMEOUT(tabName(), u"orders (modified)"_s, WindowStage::patience);
    m_stage->press(Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(tabName(), u"orders"_s, WindowStage::patience);

    type(u"mine"_s);
    QTRY_COMPARE_WITH_TIMEOUT(tabName(), u"orders (modified)"_s, WindowStage::patience);
    writeOutside("### theirs\n\n{\"theirs\": 1}\n");
    QTest::qWait(1000); // it is looked at meanwhile
    QCOMPARE(tabName(), u"orders (modified)"_s);
    QVERIFY(draft().records.front().body.contains("mine"));
}

void TestTemplates::aRestartKnowsWhatIsNotSaved()
{
    openFile();
    type(u"mine"_s);
    QTRY_COMPARE_WITH_TIMEOUT(tabName(), u"orders (modified)"_s, WindowStage::patience);
    m_stage->start();
    QTRY_COMPARE_WITH_TIMEOUT(tabName(), u"orders (modified)"_s, WindowStage::patience);

    m_stage->views().drafts.focusBody();
    m_stage->press(Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(tabName(), u"orders"_s, WindowStage::patience);
    m_stage->start();
    QTRY_COMPARE_WITH_TIMEOUT(draft().title, u"orders"_s, WindowStage::patience);
    QTest::qWait(1000); // the file is read meanwhile
    QCOMPARE(tabName(), u"orders"_s);
}

QTEST_MAIN(TestTemplates)
#include "tst_templates.moc"
