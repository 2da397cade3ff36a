// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakePerson.h"
#include "WindowStage.h"
#include "core/bundles/Bundle.h"
#include "ui/common/MessageBar.h"
#include "ui/library/BundleDialog.h"
#include "ui/library/LibraryModel.h"
#include "ui/library/LibraryPane.h"
#include "ui/library/LibraryView.h"
#include "ui/shell/StatusLine.h"

#include <QComboBox>
#include <QDir>
#include <QListWidget>
#include <QMenu>

using namespace Qt::Literals::StringLiterals;

// Templates handed on and taken in, as a person does it.
class TestBundles final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void whatIsChosenBecomesOneFile();
    void nothingChosenIsSaid();
    void aBundleComesIntoTheChosenFolder();
    void anOpenedBundleBringsDrafts();
    void aBundleIsLeftAlone();
    void aBundleGoesIntoAnotherFolder();
    void selectedRecordsBecomeATemplate();
    void aDamagedFileIsNotWrittenOver();

private:
    QString path(const QString &name) const { return m_root + u'/' + name; }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QDir(m_root).mkpath(QFileInfo(path(name)).path());
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
    }
    ui::LibraryView *tree() const { return m_stage->window().findChild<ui::LibraryView *>(); }
    QModelIndex at(const QString &name) const
    {
        const auto *model = static_cast<const ui::LibraryModel *>(tree()->model());
        return model->indexOf({m_root, name});
    }
    void click(const QString &name, Qt::KeyboardModifiers modifiers) const
    {
        tree()->scrollTo(at(name));
        QTest::mouseClick(tree()->viewport(), Qt::LeftButton, modifiers,
                          tree()->visualRect(at(name)).center());
    }
    QString said() const { return m_stage->window().statusLine().text(); }
    ui::BundleDialog *dialog() const
    {
        return qobject_cast<ui::BundleDialog *>(QApplication::activeModalWidget());
    }
    void press(const QString &button) const
    {
        QVERIFY(dialog());
        QTest::mouseClick(dialog()->findChild<QPushButton *>(button), Qt::LeftButton);
    }
    // Dropped on the window.
    void dropBundle() const
    {
        write(u"all.records"_s,
              *core::bundleOf({{u"x/one.records"_s, "@v = 7\n\n### One\n\n{{ v }}\n"},
                               {u"two.records"_s, "### Two\n\n{}\n"}}));
        emit m_stage->window().filesDropped({path(u"all.records"_s)});
        QTRY_VERIFY_WITH_TIMEOUT(dialog(), WindowStage::patience);
    }
    void trigger(ui::Command command) const { m_stage->action(command).trigger(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_root;
    FakePerson m_person;
    std::unique_ptr<WindowStage> m_stage;
};

void TestBundles::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QDir(m_folder->path()).mkdir(u"shop"_s);
    m_root = QFileInfo(m_folder->filePath(u"shop"_s)).canonicalFilePath();
    write(u"a.records"_s, "### A\n\n{}\n");
    write(u"b.records"_s, "### B\n\n{}\n");
    write(u"in/c.records"_s, "@x = 1\n\n### C\n\n{}\n");
    m_person = {};
    m_stage = std::make_unique<WindowStage>();
    m_stage->questions = [this](QWidget &) { return m_person.questions(); };
    m_stage->start();
    m_stage->openDemo();
    m_stage->window().setSidebarChoice(core::Settings::Sidebar::Open);
    emit m_stage->window().filesDropped({m_root});
    QTRY_VERIFY_WITH_TIMEOUT(at(u"in"_s).isValid(), WindowStage::patience);
    tree()->clearSelection();
}

void TestBundles::cleanup()
{
    m_stage.reset();
    m_folder.reset();
}

void TestBundles::whatIsChosenBecomesOneFile()
{
    m_person.path = m_folder->filePath(u"out"_s);
    click(u"a.records"_s, Qt::ControlModifier);
    click(u"in"_s, Qt::ControlModifier);
    QVERIFY(!m_stage->views().drafts.currentDraft().file); // choosing opens nothing
    trigger(ui::Command::ExportBundle);

    QTRY_COMPARE_WITH_TIMEOUT(said(), u"2 files bundled as out.records"_s, WindowStage::patience);
    const auto files = core::filesOf(read(m_folder->filePath(u"out.records"_s)));
    QVERIFY(files);
    QCOMPARE(*files,
             (QList<core::BundledFile>{{u"a.records"_s, "### A\n\n{}\n"},
                                       {u"in/c.records"_s, "@x = 1\n\n### C\n\n{}\n"}}));
}

void TestBundles::nothingChosenIsSaid()
{
    trigger(ui::Command::ExportBundle);
    QVERIFY2(said().startsWith(u"Choose templates"_s), qPrintable(said()));
    QVERIFY(m_person.asked.isEmpty());
}

void TestBundles::aBundleComesIntoTheChosenFolder()
{
    m_person.path = m_folder->filePath(u"in.records"_s);
    QFile file(m_person.path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(*core::bundleOf({{u"c.records"_s, "### Theirs\n"}, {u"new.records"_s, "### N\n"}}));
    file.close();
    click(u"in"_s, Qt::ControlModifier);
    trigger(ui::Command::Import);

    QTRY_VERIFY_WITH_TIMEOUT(dialog(), WindowStage::patience);
    const auto *list = dialog()->findChild<QListWidget *>(u"bundleFiles"_s);
    QCOMPARE(list->count(), 2);
    QCOMPARE(list->item(1)->text(), u"new.records"_s);
    QCOMPARE(dialog()->findChild<QComboBox *>(u"bundleFolder"_s)->currentText(), u"shop / in"_s);
    QCOMPARE(read(path(u"in/new.records"_s)), "(none)"); // it was only looked into
    press(u"importBundle"_s);
    QTRY_COMPARE_WITH_TIMEOUT(read(path(u"in/new.records"_s)), "### N\n", WindowStage::patience);
    QTRY_VERIFY_WITH_TIMEOUT(!m_stage->views().library.message().isHidden(), WindowStage::patience);
    QCOMPARE(m_stage->views().library.message().text(),
             u"2 files imported from the bundle. in/c.records is in/c 2.records here."_s);
    QCOMPARE(read(path(u"in/c.records"_s)), "@x = 1\n\n### C\n\n{}\n");
    QCOMPARE(read(path(u"in/c 2.records"_s)), "### Theirs\n");
    QTRY_VERIFY_WITH_TIMEOUT(at(u"in/c 2.records"_s).isValid(), WindowStage::patience);
}

void TestBundles::anOpenedBundleBringsDrafts()
{
    dropBundle();
    QCOMPARE(dialog()->findChild<QListWidget *>(u"bundleFiles"_s)->item(0)->text(),
             u"x/one.records"_s);
    press(u"bundleAsDrafts"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_stage->views().drafts.currentDraft().title, u"two"_s,
                              WindowStage::patience);
    const QList<core::Draft> drafts = m_stage->views().drafts.session().drafts;
    const auto one = std::find_if(drafts.begin(), drafts.end(),
                                  [](const core::Draft &each) { return each.title == u"one"_s; });
    QVERIFY(one != drafts.end());
    QVERIFY(one->isTemplate && !one->file);
    QCOMPARE(one->variables.size(), 1);
    QVERIFY(!QFile::exists(path(u"two.records"_s)));
}

void TestBundles::aBundleIsLeftAlone()
{
    const qsizetype tabs = m_stage->views().drafts.session().drafts.size();
    dropBundle();
    press(u"cancelBundle"_s);
    QTest::qWait(100);
    QCOMPARE(m_stage->views().drafts.session().drafts.size(), tabs);
    QVERIFY(!QFile::exists(path(u"two.records"_s)));
}

void TestBundles::aBundleGoesIntoAnotherFolder()
{
    QVERIFY(QDir(m_folder->path()).mkdir(u"other"_s));
    m_person.path = m_folder->filePath(u"other"_s);
    dropBundle();
    press(u"bundleOtherFolder"_s);
    QCOMPARE(dialog()->findChild<QComboBox *>(u"bundleFolder"_s)->currentText(), u"other"_s);
    press(u"importBundle"_s);
    QTRY_COMPARE_WITH_TIMEOUT(read(m_folder->filePath(u"other/two.records"_s)), "### Two\n\n{}\n",
                              WindowStage::patience);
    const auto *model = static_cast<const ui::LibraryModel *>(tree()->model());
    const ui::LibraryKey two{QFileInfo(m_person.path).canonicalFilePath(), u"two.records"_s};
    QTRY_VERIFY_WITH_TIMEOUT(model->indexOf(two).isValid(), WindowStage::patience);

    // A folder of a collection is one of it, and no collection of its own.
    m_person.path = path(u"in"_s);
    emit m_stage->window().filesDropped({path(u"all.records"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(dialog(), WindowStage::patience);
    press(u"bundleOtherFolder"_s);
    QCOMPARE(dialog()->findChild<QComboBox *>(u"bundleFolder"_s)->currentText(), u"shop / in"_s);
}

void TestBundles::selectedRecordsBecomeATemplate()
{
    core::Draft draft = core::newDraft();
    draft.isTemplate = true;
    draft.variables = {{u"v"_s, u"1"_s}};
    draft.mode = core::Draft::Mode::Table;
    draft.records = {{"\"first\""}, {"\"second\""}, {"\"third\""}};
    m_stage->views().drafts.openDraft(draft);
    m_stage->window().resize(1400, 900); // room for all columns, beside the sidebar
    auto *table = m_stage->find<QTableView>(u"recordTable"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!table->isColumnHidden(1) && table->columnWidth(1) > 0,
                             WindowStage::patience);
    for (const int row : {0, 2})
        QTest::mouseClick(table->viewport(), Qt::LeftButton,
                          row == 0 ? Qt::NoModifier : Qt::ControlModifier,
                          table->visualRect(table->model()->index(row, 1)).center());
    m_person.path = m_folder->filePath(u"some.records"_s);
    trigger(ui::Command::SaveRecords);

    QTRY_COMPARE_WITH_TIMEOUT(said(), u"2 records saved as some.records"_s, WindowStage::patience);
    QCOMPARE(read(m_person.path), "@v = 1\n\n###\n\n\"first\"\n\n###\n\n\"third\"\n");
    QCOMPARE(m_stage->views().drafts.currentDraft().records.size(), 3);
}

void TestBundles::aDamagedFileIsNotWrittenOver()
{
    write(u"broken.records"_s, "### B\nGzip: perhaps\n");
    m_person.path = path(u"broken.records"_s);
    click(u"a.records"_s, Qt::ControlModifier);
    trigger(ui::Command::ExportBundle);
    QTRY_VERIFY_WITH_TIMEOUT(m_stage->window().messageBar().isVisible(), WindowStage::patience);
    QCOMPARE(read(m_person.path), "### B\nGzip: perhaps\n");
}

QTEST_MAIN(TestBundles)
#include "tst_bundles.moc"
