// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/library/LibraryController.h"
#include "app/window/settings/SettingsController.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using app::LibraryController;
using app::SettingsController;

namespace {

constexpr int patience = 30000; // milliseconds; nothing is asserted about time
constexpr auto ordersText = "# kept\n\n### Order\nPartition-Key: k\n\n{\"id\": 1}\n";
constexpr auto damagedText = "### Order\nPartition-Key: k\nGzip: perhaps\n\n{\"id\": 1}\n";

} // namespace

class TestLibraryController final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void savesWhatItOpened();
    void leavesAFileThatAnotherProgramChanged();
    void savesOverItWhenTold();
    void neverWritesOverADamagedFile();
    void savesAsANewFileAndOpensItsFolder();
    void suggestsANameThatAFileMayHave();
    void opensTheFileOfNoCollectionInItsFolder();
    void followsARenameInItsLists();
    void keepsToNamesWithinTheFolder();
    void noticesAFileWrittenInPlace();
    void readsOnceMoreWhatItBeganToWatch();
    void marksWhatDiffersUntilItIsCommitted();

private:
    QString path(const QString &name) const { return m_root + u'/' + name; }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
    }
    core::Draft open(const QString &name) const
    {
        QSignalSpy opened(m_library.get(), &LibraryController::opened);
        m_library->open({m_root, name});
        if (!opened.wait(patience))
            return {};
        return opened.first().first().value<core::Draft>();
    }
    static bool waitFor(QSignalSpy &spy) { return !spy.isEmpty() || spy.wait(patience); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_root;
    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<SettingsController> m_settings;
    std::unique_ptr<LibraryController> m_library;
};

void TestLibraryController::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_data = std::make_unique<QTemporaryDir>();
    m_root = QFileInfo(m_folder->path()).canonicalFilePath();
    write(u"orders.records"_s, ordersText);
    m_settings = std::make_unique<SettingsController>(m_data->path());
    m_library = std::make_unique<LibraryController>(*m_settings);
    m_library->openCollection(m_root);
}

void TestLibraryController::cleanup()
{
    m_library.reset();
    m_settings.reset();
}

void TestLibraryController::savesWhatItOpened()
{
    core::Draft draft = open(u"orders.records"_s);
    QCOMPARE(draft.title, u"orders"_s);
    QCOMPARE(m_settings->settings().recentTemplates, QStringList{path(u"orders.records"_s)});
    QSignalSpy saved(m_library.get(), &LibraryController::saved);

    draft.records.front().body = "{\"id\": 2}";
    m_library->save(draft);

    QVERIFY(waitFor(saved));
    QCOMPARE(read(u"orders.records"_s), "# kept\n\n### Order\nPartition-Key: k\n\n{\"id\": 2}\n");
    const auto file = saved.first().at(1).value<core::DraftFile>();
    QVERIFY(file.version != draft.file->version);
}

void TestLibraryController::leavesAFileThatAnotherProgramChanged()
{
    core::Draft draft = open(u"orders.records"_s);
    write(u"orders.records"_s, "### Theirs\n\n{}\n");
    QSignalSpy conflict(m_library.get(), &LibraryController::changedOutside);

    draft.records.front().body = "{\"id\": 2}";
    m_library->save(draft);

    QVERIFY(waitFor(conflict));
    QCOMPARE(conflict.first().at(1).value<core::Draft>().records.front().title, u"Theirs"_s);
    QCOMPARE(read(u"orders.records"_s), "### Theirs\n\n{}\n");
}

void TestLibraryController::savesOverItWhenTold()
{
    const core::Draft draft = open(u"orders.records"_s);
    write(u"orders.records"_s, "### Theirs\n\n{}\n");
    QSignalSpy saved(m_library.get(), &LibraryController::saved);

    m_library->saveOver(draft);

    QVERIFY(waitFor(saved));
    QVERIFY(read(u"orders.records"_s).contains("{\"id\": 1}"));
}

void TestLibraryController::neverWritesOverADamagedFile()
{
    write(u"broken.records"_s, damagedText);
    core::Draft draft = open(u"broken.records"_s);
    QVERIFY(draft.file);
    QSignalSpy failed(m_library.get(), &LibraryController::failed);

    draft.records.front().body = "{\"id\": 2}";
    m_library->save(draft);
    m_library->saveOver(draft);
    m_library->saveAs(draft, path(u"broken"_s));

    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 3, patience);
    QCOMPARE(read(u"broken.records"_s), damagedText);
}

void TestLibraryController::savesAsANewFileAndOpensItsFolder()
{
    const QTemporaryDir elsewhere;
    QSignalSpy saved(m_library.get(), &LibraryController::saved);
    core::Draft draft = core::newDraft();
    draft.records.front().body = "{}";

    m_library->saveAs(draft, elsewhere.filePath(u"new"_s));

    QVERIFY(waitFor(saved));
    QVERIFY(QFile::exists(elsewhere.filePath(u"new.records"_s)));
    QVERIFY(m_settings->settings().collections.contains(
        QFileInfo(elsewhere.path()).canonicalFilePath()));
}

void TestLibraryController::suggestsANameThatAFileMayHave()
{
    core::Draft draft = core::newDraft();
    draft.title = u"a/b: c"_s;
    QCOMPARE(m_library->suggestionFor(draft), path(u"a-b-c.records"_s));
    draft.title = uR"({"unsent": "precious"})"_s; // no option to a shell
    QCOMPARE(m_library->suggestionFor(draft), path(u"unsent-precious.records"_s));
    draft.title = u"{}"_s;
    QCOMPARE(m_library->suggestionFor(draft), path(u"untitled.records"_s));
}

void TestLibraryController::opensTheFileOfNoCollectionInItsFolder()
{
    const QTemporaryDir elsewhere;
    QVERIFY(QFile::copy(path(u"orders.records"_s), elsewhere.filePath(u"other.records"_s)));
    QSignalSpy opened(m_library.get(), &LibraryController::opened);

    m_library->open(m_library->keyOf(elsewhere.filePath(u"other.records"_s)));

    QVERIFY(waitFor(opened));
    const auto draft = opened.first().first().value<core::Draft>();
    QCOMPARE(draft.file->root, QFileInfo(elsewhere.path()).canonicalFilePath());
    QCOMPARE(m_settings->settings().collections, QStringList{m_root});
}

void TestLibraryController::followsARenameInItsLists()
{
    const ui::LibraryKey key{m_root, u"orders.records"_s};
    m_library->toggleFavourite(key);
    QSignalSpy moved(m_library.get(), &LibraryController::moved);

    m_library->rename(key, u"sales"_s);

    QVERIFY(waitFor(moved));
    QVERIFY(QFile::exists(path(u"sales.records"_s)));
    QCOMPARE(m_settings->settings().favouriteTemplates, QStringList{path(u"sales.records"_s)});
}

void TestLibraryController::keepsToNamesWithinTheFolder()
{
    QSignalSpy failed(m_library.get(), &LibraryController::failed);

    m_library->rename({m_root, u"orders.records"_s}, u"../sales"_s);

    QVERIFY(waitFor(failed));
    QCOMPARE(read(u"orders.records"_s), ordersText);
}

void TestLibraryController::noticesAFileWrittenInPlace()
{
    QSignalSpy trees(m_library.get(), &LibraryController::treeChanged);
    QVERIFY(waitFor(trees));
    trees.clear();

    write(u"orders.records"_s, "### One\n\n{}\n\n### Two\n\n{}\n");

    QVERIFY(waitFor(trees));
    const auto tree = trees.last().first().value<ui::LibraryTree>();
    QCOMPARE(tree.roots.back().children.front().children.size(), 2U);
}

// Else what happens between the reading and the watching would be missed.
void TestLibraryController::readsOnceMoreWhatItBeganToWatch()
{
    QSignalSpy trees(m_library.get(), &LibraryController::treeChanged);
    QVERIFY(waitFor(trees));
    trees.clear();
    QVERIFY(waitFor(trees));
    trees.clear();
    QVERIFY(!trees.wait(600)); // and that is the end of it
}

void TestLibraryController::marksWhatDiffersUntilItIsCommitted()
{
    if (QStandardPaths::findExecutable(u"git"_s).isEmpty())
        QSKIP("git is not installed");
    qputenv("GIT_CONFIG_NOSYSTEM", "1");
    qputenv("GIT_CONFIG_GLOBAL", "/dev/null");
    const auto git = [this](const QStringList &arguments) {
        QProcess process;
        process.setWorkingDirectory(m_root);
        process.start(u"git"_s, arguments);
        QVERIFY(process.waitForFinished());
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    };
    git({u"init"_s, u"-q"_s});
    git({u"config"_s, u"user.email"_s, u"a@example.com"_s});
    git({u"config"_s, u"user.name"_s, u"a"_s});
    git({u"add"_s, u"-A"_s});
    git({u"commit"_s, u"-qm"_s, u"a"_s});
    bool differs = true;
    connect(m_library.get(), &LibraryController::treeChanged, this,
            [&differs](const ui::LibraryTree &tree) {
                differs = tree.roots.back().children.front().differs;
            });
    m_library->search({}); // as it is now
    QTRY_VERIFY_WITH_TIMEOUT(!differs, patience);
    write(u"orders.records"_s, "### Another\n\n{}\n");
    QTRY_VERIFY_WITH_TIMEOUT(differs, patience);
    git({u"commit"_s, u"-qam"_s, u"b"_s}); // no file of the collection changes
    QTRY_VERIFY_WITH_TIMEOUT(!differs, patience);
    disconnect(m_library.get(), &LibraryController::treeChanged, this, nullptr);
}

QTEST_GUILESS_MAIN(TestLibraryController)
#include "tst_library_controller.moc"
