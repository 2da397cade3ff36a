// SPDX-License-Identifier: GPL-3.0-or-later
#include "CollectionStage.h"
#include "ui/editor/CompletionList.h"
#include "ui/environments/VariablesTable.h"
#include "ui/picker/PickModel.h"
#include "ui/templates/PreviewPage.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QTabBar>
#include <QTableWidget>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto ordersFile = "### Order\n"
                            "Partition-Key: {{ tenant }}\n"
                            "\n"
                            "{\"tenant\": \"{{ tenant }}\"}\n";
constexpr auto stagingFile = "# For tests only\n"
                             "Connection: staging\n"
                             "Stream: orders-staging\n"
                             "Colour: blue\n"
                             "\n"
                             "@tenant = acme-test\n";
constexpr auto liveFile = "Connection: live\nStream: orders\nColour: amber\n\n@tenant = acme\n";

} // namespace

// Environments in the window: chosen at a draft, followed by a word only, edited.
class TestEnvironments final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }
    void isAbsentWhereThereIsNone();
    void fillsPreviewCompletionAndRecords();
    void eachTabHasItsOwn();
    void isThereAfterAStart();
    void doesNotKeepTheTemplateFromBeingSaved();
    void aSuggestionIsFollowedOnlyByAWord();
    void oneWordIsEnoughForACollection();
    void ofASingleSuggestionTheButtonSaysIt();
    void theButtonIsCoolOnceItsMenuIsClosed();
    void manyAreSearched();
    void productionIsAskedForEachTime();
    void theProductionMarkSurvivesEverySwitch();
    void anUnknownConnectionIsSaid();
    void isEditedAndKeepsItsComments();
    void aNewOneIsNamedAndFilled();
    void aNewOneIsMadeInTheFolderThatWasMeant();
    void aRenameIsFollowed();
    void whatWasDeletedComesBack();
    void whatOthersChangeMeanwhileIsNotLost();
    void onesOwnServesEveryDraft();
    void aFileOfOneIsOpenedAsWhatItIs();
    void aFileOfNoCollectionHasThoseBesideIt();

private:
    core::Draft draft() const { return m_window->draft(); }
    WindowStage &stage() const { return m_window->stage; }
    QString activeConnection() const
    {
        return stage().views().connectionPicker.findChild<QAbstractButton *>()->accessibleName();
    }
    QString sendText() const { return stage().find<ui::SendButton>()->text(); }
    bool isProduction() const { return stage().find<ui::SendButton>()->plan().isProduction; }
    QString stream() const { return stage().find<ui::SendButton>()->plan().stream; }
    ui::EnvironmentsDialog *dialog() const
    {
        return qobject_cast<ui::EnvironmentsDialog *>(QApplication::activeModalWidget());
    }
    void edit() const
    {
        stage().press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(dialog(), WindowStage::patience);
    }
    template <typename Widget>
    Widget *in(const QString &name) const
    {
        return dialog()->findChild<Widget *>(name);
    }
    void type(const QString &field, const QString &text) const
    {
        auto *line = in<QLineEdit>(field);
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
    }
    void save() const
    {
        QVERIFY(in<QPushButton>(u"saveEnvironment"_s)->isEnabled());
        QTest::mouseClick(in<QPushButton>(u"saveEnvironment"_s), Qt::LeftButton);
    }
    QStringList listed() const
    {
        QStringList names;
        const auto *model = in<QListView>(u"environmentList"_s)->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (!model->index(row, 0).data(ui::PickModel::HeadingRole).toBool())
                names += model->index(row, 0).data().toString();
        }
        return names;
    }
    void openWithEnvironment() const
    {
        m_window->open(u"orders.records"_s);
        m_window->choose(u"staging"_s);
    }

    QTemporaryDir m_data; // the trash is in it
    std::unique_ptr<CollectionStage> m_window;
};

void TestEnvironments::initTestCase()
{
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_data.path()));
}

void TestEnvironments::init()
{
    m_window = std::make_unique<CollectionStage>();
    m_window->write(u"orders.records"_s, ordersFile);
    m_window->write(u"staging.env.records"_s, stagingFile);
    m_window->write(u"live.env.records"_s, liveFile);
    m_window->addConnection(u"staging"_s);
    m_window->addConnection(u"live"_s, true);
    m_window->start();
}

void TestEnvironments::isAbsentWhereThereIsNone()
{
    QVERIFY(QFile::remove(m_window->root() + u"/staging.env.records"_s));
    QVERIFY(QFile::remove(m_window->root() + u"/live.env.records"_s));
    m_window->open(u"orders.records"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->picker(), WindowStage::patience);
    m_window->write(u"staging.env.records"_s, stagingFile);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->picker(), WindowStage::patience);
    QCOMPARE(m_window->picker()->text(), u"No environment"_s);
}

void TestEnvironments::fillsPreviewCompletionAndRecords()
{
    openWithEnvironment();
    QCOMPARE(m_window->picker()->text(), u"staging"_s);
    QTRY_VERIFY_WITH_TIMEOUT(stage().find<ui::SendButton>()->isEnabled(), WindowStage::patience);
    stage().click(u"previewButton"_s);
    auto *list = stage().find<QListView>(u"previewList"_s);
    QTRY_VERIFY_WITH_TIMEOUT(list->model()->index(0, 0).data().toString().contains(u"acme-test"_s),
                             WindowStage::patience);
    stage().press(Qt::Key_Escape);

    stage().views().drafts.focusBody();
    stage().press(Qt::Key_End, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), u" {{ tena"_s);
    QTRY_VERIFY_WITH_TIMEOUT(stage().find<ui::CompletionList>(), WindowStage::patience);
    QTRY_COMPARE_WITH_TIMEOUT(
        stage().find<QListView>(u"completions"_s)->currentIndex().data().toString(), u"tenant"_s,
        WindowStage::patience);
    stage().press(Qt::Key_Escape);
    for (int i = 0; i < 8; ++i)
        stage().press(Qt::Key_Backspace);

    QTRY_VERIFY_WITH_TIMEOUT(stage().find<ui::SendButton>()->isEnabled(), WindowStage::patience);
    m_window->send();
    m_window->waitForStored(u"1 of 1 stored"_s);
    const auto *model = stage().grid().model();
    QStringList row;
    for (int column = 0; column < model->columnCount(); ++column)
        row += model->index(0, column).data().toString();
    QVERIFY2(row.contains(u"acme-test"_s), qPrintable(row.join(u'|')));
}

void TestEnvironments::eachTabHasItsOwn()
{
    openWithEnvironment();
    const auto chosen = draft().environment;
    QVERIFY(chosen);
    stage().press(Qt::Key_D, Qt::ControlModifier); // a draft of one's own, with the same
    QCOMPARE(draft().environment, chosen);
    m_window->choose(u"live"_s);
    QVERIFY(draft().environment != chosen);
    stage().press(Qt::Key_PageUp, Qt::ControlModifier);
    QCOMPARE(draft().environment, chosen);
    QCOMPARE(m_window->picker()->text(), u"staging"_s);
    auto *tabs = stage().window().findChild<QTabBar *>(u"draftTabBar"_s);
    QVERIFY(!tabs->tabIcon(tabs->currentIndex()).isNull());
}

void TestEnvironments::isThereAfterAStart()
{
    openWithEnvironment();
    const auto chosen = draft().environment;
    stage().start();
    QTRY_COMPARE_WITH_TIMEOUT(draft().environment, chosen, WindowStage::patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->picker(), WindowStage::patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->picker()->text(), u"staging"_s, WindowStage::patience);
    // A file that is opened anew has the one that was chosen last in its folder.
    stage().press(Qt::Key_W, Qt::ControlModifier);
    QVERIFY(!draft().file);
    m_window->open(u"orders.records"_s);
    QCOMPARE(draft().environment, chosen);
}

void TestEnvironments::doesNotKeepTheTemplateFromBeingSaved()
{
    openWithEnvironment();
    stage().views().drafts.focusBody();
    stage().press(Qt::Key_End, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), u" "_s);
    stage().press(Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(stage().window().statusLine().text(), u"Saved orders.records"_s,
                              WindowStage::patience);
    const QByteArray saved = m_window->onDisk(u"orders.records"_s);
    QCOMPARE(saved.simplified(), QByteArray(ordersFile).simplified());
    QVERIFY(saved != ordersFile);
}

void TestEnvironments::aSuggestionIsFollowedOnlyByAWord()
{
    openWithEnvironment();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->bar(), WindowStage::patience);
    QVERIFY2(m_window->bar()->text().contains(u"connection staging, stream orders-staging"_s),
             qPrintable(m_window->bar()->text()));
    QTest::qWait(200);
    QCOMPARE(stream(), u"demo-orders"_s); // nothing has moved
    m_window->useSuggestion();
    QTRY_COMPARE_WITH_TIMEOUT(stream(), u"orders-staging"_s, WindowStage::patience);
    QVERIFY(stage().window().windowTitle().contains(u"staging"_s)
            || activeConnection().contains(u"staging"_s));
    QVERIFY(!m_window->bar());
}

void TestEnvironments::oneWordIsEnoughForACollection()
{
    m_window->write(u"second.env.records"_s, "Stream: second\n\n@tenant = two\n");
    openWithEnvironment();
    m_window->useSuggestion();
    QTRY_COMPARE_WITH_TIMEOUT(stream(), u"orders-staging"_s, WindowStage::patience);
    m_window->choose(u"second"_s);
    QTRY_COMPARE_WITH_TIMEOUT(stream(), u"second"_s, WindowStage::patience);
    QVERIFY(!m_window->bar());
}

void TestEnvironments::ofASingleSuggestionTheButtonSaysIt()
{
    m_window->write(u"second.env.records"_s, "Stream: second\n\n@tenant = two\n");
    m_window->open(u"orders.records"_s);
    const auto verb = [this] {
        return m_window->bar()->findChild<QPushButton *>(u"messageAction"_s)->text();
    };
    m_window->choose(u"second"_s);
    QCOMPARE(verb(), u"Use it"_s);
    m_window->choose(u"staging"_s);
    QCOMPARE(verb(), u"Use them"_s);
}

void TestEnvironments::theButtonIsCoolOnceItsMenuIsClosed()
{
    m_window->open(u"orders.records"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->picker(), WindowStage::patience);
    ui::EnvironmentPicker *picker = m_window->picker();
    QCursor::setPos(picker->mapToGlobal(picker->rect().center()));
    QMenu *menu = picker->menu();
    menu->popup(picker->mapToGlobal(picker->rect().bottomLeft()));
    QTRY_VERIFY_WITH_TIMEOUT(menu->isVisible(), WindowStage::patience);
    picker->setAttribute(Qt::WA_UnderMouse); // as the system says it, and then no more
    QCursor::setPos(picker->mapToGlobal(picker->rect().bottomRight() + QPoint(100, 100)));
    menu->close();
    QTRY_VERIFY_WITH_TIMEOUT(!picker->underMouse(), WindowStage::patience);
}

void TestEnvironments::manyAreSearched()
{
    for (int number = 0; number < 250; ++number)
        m_window->write(u"many/e%1.env.records"_s.arg(number, 3, 10, QChar(u'0')), "@tenant = x\n");
    m_window->open(u"orders.records"_s);
    ui::EnvironmentPicker *picker = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((picker = m_window->picker()), WindowStage::patience);
    const auto moreOf = [&picker]() -> QAction * {
        emit picker->menu()->aboutToShow();
        for (QAction *action : picker->menu()->actions()) {
            if (action->objectName() == u"moreEnvironments")
                return action;
        }
        return nullptr;
    };
    QTRY_VERIFY_WITH_TIMEOUT(moreOf(), WindowStage::patience);
    picker->setFocus();
    moreOf()->trigger();
    QLineEdit *search = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((search = m_window->stage.find<QLineEdit>(u"pickSearch"_s)),
                             WindowStage::patience);
    QTRY_VERIFY_WITH_TIMEOUT(search->hasFocus(), WindowStage::patience);
    QTest::keyClicks(search, u"e249"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(m_window->draft().environment->path, u"many/e249.env.records"_s);
    QVERIFY(picker->hasFocus());
}

void TestEnvironments::productionIsAskedForEachTime()
{
    openWithEnvironment();
    m_window->useSuggestion();
    QTRY_COMPARE_WITH_TIMEOUT(stream(), u"orders-staging"_s, WindowStage::patience);
    for (int time = 0; time < 2; ++time) {
        m_window->choose(u"live"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->bar(), WindowStage::patience);
        QVERIFY(m_window->bar()->text().contains(u"PRODUCTION"_s));
        QVERIFY(!isProduction());
        m_window->useSuggestion();
        QTRY_VERIFY_WITH_TIMEOUT(isProduction(), WindowStage::patience);
        m_window->choose(u"staging"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!isProduction(), WindowStage::patience);
    }
}

void TestEnvironments::theProductionMarkSurvivesEverySwitch()
{
    m_window->write(u"third.env.records"_s, "@tenant = three\n");
    m_window->open(u"orders.records"_s);
    m_window->choose(u"live"_s);
    m_window->useSuggestion();
    QTRY_VERIFY_WITH_TIMEOUT(isProduction(), WindowStage::patience);
    const auto isMarked = [this] {
        return stage().window().windowTitle().contains(u"PRODUCTION"_s) && isProduction();
    };
    QVERIFY(isMarked());
    m_window->choose({});
    QVERIFY(isMarked());
    m_window->choose(u"third"_s);
    QVERIFY(isMarked());
    m_window->choose(u"staging"_s); // suggests another one, which nobody has agreed to
    QVERIFY(isMarked());
    stage().press(Qt::Key_T, Qt::ControlModifier);
    QVERIFY(isMarked());
    stage().press(Qt::Key_PageUp, Qt::ControlModifier);
    QVERIFY(isMarked());
}

void TestEnvironments::anUnknownConnectionIsSaid()
{
    m_window->write(u"far.env.records"_s, "Connection: nowhere\n\n@tenant = far\n");
    m_window->open(u"orders.records"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->picker(), WindowStage::patience);
    m_window->choose(u"far"_s);
    QVERIFY(m_window->bar()->text().contains(u"no connection of that name"_s));
    QVERIFY(!m_window->bar()->findChild<QPushButton *>(u"messageAction"_s)->isVisible());
}

void TestEnvironments::isEditedAndKeepsItsComments()
{
    openWithEnvironment();
    edit();
    QCOMPARE(listed(), (QStringList{u"live"_s, u"staging"_s}));
    QCOMPARE(in<QLineEdit>(u"environmentName"_s)->text(), u"staging"_s);
    auto *table = in<QTableWidget>(u"environmentVariables"_s);
    QCOMPARE(table->item(0, 1)->text(), u"acme-test"_s);
    table->item(0, 1)->setText(u"acme-2"_s);
    save();
    const QByteArray wanted = QByteArray(stagingFile).replace("acme-test", "acme-2");
    QTRY_COMPARE_WITH_TIMEOUT(m_window->onDisk(u"staging.env.records"_s), wanted,
                              WindowStage::patience);
    QTRY_VERIFY_WITH_TIMEOUT(!in<QPushButton>(u"saveEnvironment"_s)->isEnabled(),
                             WindowStage::patience);
    QTest::mouseClick(in<QPushButton>(u"closeEnvironments"_s), Qt::LeftButton);
    stage().click(u"previewButton"_s);
    auto *list = stage().find<QListView>(u"previewList"_s);
    QTRY_VERIFY_WITH_TIMEOUT(list->model()->index(0, 0).data().toString().contains(u"acme-2"_s),
                             WindowStage::patience);
}

void TestEnvironments::aNewOneIsNamedAndFilled()
{
    m_window->open(u"orders.records"_s);
    edit();
    in<QMenu>(u"newEnvironmentMenu"_s)->actions().constFirst()->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(in<QLineEdit>(u"environmentName"_s)->text(), u"environment"_s,
                              WindowStage::patience);
    QTRY_VERIFY_WITH_TIMEOUT(in<QLineEdit>(u"environmentName"_s)->hasFocus(),
                             WindowStage::patience);
    type(u"environmentName"_s, u"a/b"_s);
    save();
    QVERIFY(in<QLabel>(u"environmentNameNote"_s)->text().contains(u"cannot be in a name"_s));
    type(u"environmentName"_s, u"tests"_s);
    in<QComboBox>(u"environmentColour"_s)->setCurrentIndex(1);
    QTest::mouseClick(in<QToolButton>(u"addEnvironmentVariable"_s), Qt::LeftButton);
    QTest::keyClicks(QApplication::focusWidget(), u"tenant"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    auto *table = in<QTableWidget>(u"environmentVariables"_s);
    QTRY_COMPARE_WITH_TIMEOUT(table->item(0, 0)->text(), u"tenant"_s, WindowStage::patience);
    table->item(0, 1)->setText(u"t1"_s);
    save();
    QTRY_COMPARE_WITH_TIMEOUT(m_window->onDisk(u"tests.env.records"_s),
                              "Colour: teal\n@tenant = t1\n", WindowStage::patience);
    QCOMPARE(m_window->onDisk(u"environment.env.records"_s), "(none)");
    QTRY_VERIFY_WITH_TIMEOUT(listed().contains(u"tests"_s), WindowStage::patience);
}

void TestEnvironments::aNewOneIsMadeInTheFolderThatWasMeant()
{
    QVERIFY(QDir(m_window->root()).mkpath(u"shop"_s));
    m_window->open(u"orders.records"_s);
    emit stage().views().library.newEnvironmentRequested({m_window->root(), u"shop"_s});
    QTRY_VERIFY_WITH_TIMEOUT(dialog(), WindowStage::patience);
    QTRY_COMPARE_WITH_TIMEOUT(in<QLineEdit>(u"environmentName"_s)->text(), u"environment"_s,
                              WindowStage::patience);
    QCOMPARE(m_window->onDisk(u"shop/environment.env.records"_s), QByteArray());
    QTRY_VERIFY_WITH_TIMEOUT(in<QLineEdit>(u"environmentName"_s)->hasFocus(),
                             WindowStage::patience);
}

void TestEnvironments::aRenameIsFollowed()
{
    openWithEnvironment();
    edit();
    type(u"environmentName"_s, u"stage"_s);
    save();
    QTRY_COMPARE_WITH_TIMEOUT(m_window->onDisk(u"stage.env.records"_s), stagingFile,
                              WindowStage::patience);
    QTRY_COMPARE_WITH_TIMEOUT(draft().environment->path, u"stage.env.records"_s,
                              WindowStage::patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->picker()->text(), u"stage"_s, WindowStage::patience);

    type(u"environmentName"_s, u"live"_s); // taken
    save();
    auto *bar = in<ui::MessageBar>(u"environmentsBar"_s);
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), WindowStage::patience);
    QVERIFY2(bar->text().contains(u"already there"_s), qPrintable(bar->text()));
    QCOMPARE(m_window->onDisk(u"live.env.records"_s), liveFile);
}

void TestEnvironments::whatWasDeletedComesBack()
{
    openWithEnvironment();
    edit();
    QTest::mouseClick(in<QToolButton>(u"deleteEnvironment"_s), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(listed(), QStringList{u"live"_s}, WindowStage::patience);
    QCOMPARE(m_window->onDisk(u"staging.env.records"_s), "(none)");
    QVERIFY(m_window->picker()->text().contains(u"missing"_s));
    auto *bar = in<ui::MessageBar>(u"environmentsBar"_s);
    QTest::mouseClick(bar->findChild<QPushButton *>(u"messageAction"_s), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->onDisk(u"staging.env.records"_s), stagingFile,
                              WindowStage::patience);
    QTRY_COMPARE_WITH_TIMEOUT(listed().size(), 2, WindowStage::patience);
}

void TestEnvironments::whatOthersChangeMeanwhileIsNotLost()
{
    openWithEnvironment();
    edit();
    type(u"environmentStream"_s, u"mine"_s);
    m_window->write(u"staging.env.records"_s, "@tenant = theirs\n");
    save();
    auto *bar = in<ui::MessageBar>(u"environmentsBar"_s);
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), WindowStage::patience);
    QVERIFY2(bar->text().contains(u"another program"_s), qPrintable(bar->text()));
    QCOMPARE(m_window->onDisk(u"staging.env.records"_s), "@tenant = theirs\n");
    QCOMPARE(in<QLineEdit>(u"environmentStream"_s)->text(), u"mine"_s);
}

void TestEnvironments::onesOwnServesEveryDraft()
{
    m_window->open(u"orders.records"_s);
    edit();
    in<QMenu>(u"newEnvironmentMenu"_s)->actions().constLast()->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(listed().contains(u"environment"_s), WindowStage::patience);
    QVERIFY(QFile::exists(stage().folder() + u"/environments/environment.env.records"_s));
    QTest::mouseClick(in<QPushButton>(u"closeEnvironments"_s), Qt::LeftButton);
    m_window->choose(u"environment"_s);
    QCOMPARE(draft().environment->root, stage().folder() + u"/environments"_s);
}

// Dropped, or by File → Open.
void TestEnvironments::aFileOfOneIsOpenedAsWhatItIs()
{
    const QTemporaryDir elsewhere;
    QFile file(elsewhere.filePath(u"far.env.records"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("@tenant = far\n");
    file.close();
    const qsizetype tabs = stage().views().drafts.session().drafts.size();
    emit stage().window().filesDropped({file.fileName()});
    QTRY_VERIFY_WITH_TIMEOUT(dialog(), WindowStage::patience);
    QTRY_COMPARE_WITH_TIMEOUT(in<QLineEdit>(u"environmentName"_s)->text(), u"far"_s,
                              WindowStage::patience);
    QCOMPARE(in<QTableWidget>(u"environmentVariables"_s)->item(0, 1)->text(), u"far"_s);
    QCOMPARE(stage().views().drafts.session().drafts.size(), tabs);
    QTest::mouseClick(in<QPushButton>(u"closeEnvironments"_s), Qt::LeftButton);

    emit stage().window().filesDropped({elsewhere.filePath(u"gone.env.records"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(stage().window().messageBar().isVisible(), WindowStage::patience);
    QVERIFY(!dialog());
}

void TestEnvironments::aFileOfNoCollectionHasThoseBesideIt()
{
    const QTemporaryDir elsewhere;
    for (const QString &name : {u"orders.records"_s, u"far.env.records"_s}) {
        QFile file(elsewhere.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(name.contains(u"env"_s) ? "@tenant = far\n" : ordersFile);
    }
    emit stage().window().filesDropped({elsewhere.filePath(u"orders.records"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(
        draft().file && draft().file->root == QFileInfo(elsewhere.path()).canonicalFilePath(),
        WindowStage::patience);
    m_window->choose(u"far"_s);
    QTRY_VERIFY_WITH_TIMEOUT(stage().find<ui::SendButton>()->isEnabled(), WindowStage::patience);
}

QTEST_MAIN(TestEnvironments)
#include "tst_environments.moc"
