// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/library/LibraryController.h"

#include "app/window/drafts/PoolWork.h"
#include "app/window/settings/SettingsController.h"
#include "core/collections/CollectionPath.h"
#include "core/files/DurableFile.h"
#include "core/recordfiles/RecordFile.h"
#include "core/result/Deliver.h"

#include <QDir>
#include <QFileInfo>

#include <chrono>

namespace app {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::DraftFile;
using core::Result;
using core::Settings;
using Kind = ui::LibraryNode::Kind;

namespace {

constexpr qsizetype mostRemarks = 3;
constexpr qsizetype mostWatched = 500; // folders; systems have few watches to give

QString absolute(const ui::LibraryKey &key)
{
    return key.path.isEmpty() ? key.root : key.root + u'/' + key.path;
}

QString joined(const QString &folder, const QString &name)
{
    return folder.isEmpty() ? name : folder + u'/' + name;
}

struct OpenedFile
{
    core::Draft draft;
    QString damage;
};

Result<OpenedFile> readDraft(const QString &root, const QString &path)
{
    const auto file = core::readCollectionFile(root, path);
    if (!file)
        return core::fail(file.error());
    const auto records = core::RecordFile::fromBytes(file->bytes);
    if (!records)
        return core::fail(records.error());
    OpenedFile opened{records->draft(), {}};
    if (opened.draft.title.isEmpty())
        opened.draft.title = QFileInfo(path).completeBaseName();
    opened.draft.file = DraftFile{root, path, file->version};
    if (const auto damage = records->damage(); !damage.isEmpty())
        opened.damage = core::wordsFor(damage.first().place) + u": "_s + damage.first().text;
    return opened;
}

// The bytes of the file with as little changed as the draft allows.
Result<QByteArray> bytesFor(const core::Draft &draft, const DraftFile &file)
{
    const auto before = core::readCollectionFile(file.root, file.path);
    auto records = before ? core::RecordFile::fromBytes(before->bytes)
                          : Result<core::RecordFile>(core::RecordFile());
    if (!records)
        return core::fail(records.error());
    core::Draft content = draft;
    if (content.title == QFileInfo(file.path).completeBaseName())
        content.title.clear(); // the name of the file says it
    if (const auto set = records->setDraft(content); !set)
        return core::fail(set.error());
    return records->toBytes();
}

} // namespace

LibraryController::LibraryController(SettingsController &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_reading(std::make_shared<LibraryReading>())
    , m_latest(std::make_shared<std::atomic<quint64>>(0))
{
    m_pool.setMaxThreadCount(1);
    m_pause.setSingleShot(true);
    m_pause.setInterval(300ms);
    connect(&m_pause, &QTimer::timeout, this, &LibraryController::refresh);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_pause,
            qOverload<>(&QTimer::start));
}

LibraryController::~LibraryController()
{
    ++*m_latest; // what is being read ends early
    m_pool.waitForDone();
}

template <typename Work, typename Receive>
void LibraryController::run(Work work, Receive receive)
{
    core::deliver(runIn(m_pool, std::move(work)), this, std::move(receive));
}

void LibraryController::start()
{
    refresh();
}

void LibraryController::change(const std::function<void(Settings &)> &edit)
{
    m_settings.change(edit);
    refresh();
}

void LibraryController::refresh()
{
    const Settings &settings = m_settings.settings();
    const LibraryWish wish{settings.collections, settings.favouriteTemplates,
                           settings.recentTemplates, m_searched};
    const quint64 number = ++*m_latest;
    run([reading = m_reading, latest = m_latest, number,
         wish] { return reading->read(wish, [latest, number] { return *latest != number; }); },
        [this, number](const ui::LibraryTree &tree) {
            if (*m_latest != number)
                return;
            watch(tree);
            emit treeChanged(tree);
        });
}

void LibraryController::watch(const ui::LibraryTree &tree)
{
    QStringList folders;
    const std::function<void(const std::vector<ui::LibraryNode> &)> add =
        [&](const std::vector<ui::LibraryNode> &nodes) {
            for (const ui::LibraryNode &node : nodes) {
                if (node.kind == Kind::Collection || node.kind == Kind::Folder)
                    folders.append(absolute(node.key));
                if (node.kind != Kind::Section)
                    add(node.children);
            }
        };
    add(tree.roots);
    folders = folders.first(std::min(mostWatched, folders.size()));
    if (const QStringList before = m_watcher.directories(); before != folders) {
        if (!before.isEmpty())
            m_watcher.removePaths(before);
        if (!folders.isEmpty())
            m_watcher.addPaths(folders);
    }
}

void LibraryController::openCollection(const QString &folder)
{
    const QString path = QDir(folder).canonicalPath();
    if (path.isEmpty())
        return emit failed({.kind = core::Error::Kind::NotFound,
                            .detail = tr("There is no folder %1.").arg(folder),
                            .where = folder});
    change([&path](Settings &settings) {
        if (!settings.collections.contains(path))
            settings.collections.append(path);
    });
}

void LibraryController::closeCollection(const QString &folder)
{
    change([&folder](Settings &settings) { settings.collections.removeAll(folder); });
}

void LibraryController::search(const QString &text)
{
    m_searched = text;
    refresh();
}

void LibraryController::toggleFavourite(const ui::LibraryKey &key)
{
    const QString path = absolute(key);
    change([&path](Settings &settings) {
        if (settings.favouriteTemplates.removeAll(path) == 0)
            settings.favouriteTemplates.append(path);
    });
}

void LibraryController::noteRecent(const QString &path)
{
    change([&path](Settings &settings) {
        QStringList &recents = settings.recentTemplates;
        recents.removeAll(path);
        recents.prepend(path);
        recents = recents.mid(0, Settings::mostRecentTemplates);
    });
}

void LibraryController::open(const ui::LibraryKey &key)
{
    run([key] { return readDraft(key.root, key.path); },
        [this, key](const Result<OpenedFile> &file) {
            if (!file)
                return emit failed(file.error());
            noteRecent(absolute(key));
            emit opened(file->draft, std::max<qsizetype>(0, key.record), file->damage);
        });
}

void LibraryController::look(const core::Draft &draft)
{
    const DraftFile file = *draft.file;
    const auto work = [file]() -> std::optional<core::Draft> {
        const auto now = core::readCollectionFile(file.root, file.path);
        if (!now || now->version == file.version)
            return std::nullopt;
        const auto opened = readDraft(file.root, file.path);
        if (!opened || !opened->damage.isEmpty())
            return std::nullopt;
        return opened->draft;
    };
    run(work, [this, id = draft.id](const std::optional<core::Draft> &theirs) {
        if (theirs)
            emit read(id, *theirs);
    });
}

void LibraryController::write(const core::Draft &draft, const DraftFile &file, bool isOver)
{
    const auto work = [draft, file, isOver]() -> Result<DraftFile> {
        const auto bytes = bytesFor(draft, file);
        if (!bytes)
            return core::fail(bytes.error());
        std::optional<QByteArray> read = file.version;
        if (isOver || file.version.isEmpty()) {
            const auto now = core::readCollectionFile(file.root, file.path);
            read = now ? std::optional(now->version) : std::nullopt;
        }
        const auto version = core::writeCollectionFile(file.root, file.path, *bytes, read);
        if (!version)
            return core::fail(version.error());
        return DraftFile{file.root, file.path, *version};
    };
    run(work, [this, draft, file](const Result<DraftFile> &written) {
        if (written) {
            noteRecent(file.root + u'/' + file.path);
            return emit saved(draft, *written);
        }
        if (written.error().code != core::changedOutsideCode)
            return emit failed(written.error());
        run([file] { return readDraft(file.root, file.path); },
            [this, draft](const Result<OpenedFile> &theirs) {
                if (theirs)
                    emit changedOutside(draft, theirs->draft);
                else
                    emit failed(theirs.error());
            });
    });
}

void LibraryController::save(const core::Draft &draft)
{
    if (draft.file)
        write(draft, *draft.file, false);
}

void LibraryController::saveOver(const core::Draft &draft)
{
    if (draft.file)
        write(draft, *draft.file, true);
}

void LibraryController::saveAs(const core::Draft &draft, const QString &path)
{
    const QString full =
        path.endsWith(core::recordFileSuffix) ? path : QString(path + core::recordFileSuffix);
    const ui::LibraryKey key = keyOf(full);
    if (!m_settings.settings().collections.contains(key.root))
        openCollection(key.root);
    write(draft, {key.root, key.path, {}}, true); // the dialog asked whether to replace it
}

void LibraryController::openPath(const QString &path)
{
    open(keyOf(path));
}

// A file that lies in no collection has its folder for one.
ui::LibraryKey LibraryController::keyOf(const QString &path) const
{
    const QFileInfo info(path);
    const QString folder = QDir(info.absolutePath()).canonicalPath();
    for (const QString &collection : m_settings.settings().collections) {
        if (folder == collection || folder.startsWith(collection + u'/'))
            return {collection, joined(folder.mid(collection.size() + 1), info.fileName())};
    }
    return {folder, info.fileName()};
}

void LibraryController::importFile(const QString &path)
{
    const auto work = [path]() -> Result<core::ImportResult> {
        const auto bytes = core::readWholeFile(path, core::maxImportBytes);
        if (!bytes)
            return core::fail(bytes.error());
        return core::importText(*bytes, {.fileName = QFileInfo(path).fileName()});
    };
    run(work, [this, path](const Result<core::ImportResult> &result) {
        if (result)
            takeImport(*result, QFileInfo(path).completeBaseName());
        else
            emit failed(result.error());
    });
}

void LibraryController::takeImport(const core::ImportResult &result, const QString &name)
{
    QStringList remarks;
    if (result.drafts.isEmpty() && !result.environment)
        remarks << tr("Nothing in it could be taken.");
    for (const core::NotTaken &left :
         result.notTaken.first(std::min<qsizetype>(mostRemarks, result.notTaken.size())))
        remarks << tr("Line %1: %2").arg(left.line).arg(left.text);
    if (const qsizetype more = result.notTaken.size() - mostRemarks; more > 0)
        remarks << tr("And %1 more.").arg(more);
    if (result.environment)
        keepEnvironment(*result.environment, name, remarks);
    QList<core::Draft> drafts = result.drafts;
    for (core::Draft &draft : drafts) {
        if (draft.title.isEmpty())
            draft.title = name;
    }
    emit imported(drafts, remarks.join(u' '));
}

void LibraryController::keepEnvironment(const core::Environment &environment, const QString &name,
                                        QStringList &remarks)
{
    const QStringList &collections = m_settings.settings().collections;
    if (collections.isEmpty()) {
        remarks << tr("It is an environment, which is kept beside templates: open their folder, "
                      "and import it again.");
        return;
    }
    const QString root = collections.first();
    const QString path = core::freePath(root, {}, name, core::environmentFileSuffix);
    remarks << tr("Its variables are in %1.").arg(path);
    run(
        [root, path, environment]() -> Result<QByteArray> {
            const auto file = core::EnvironmentFile::fromEnvironment(environment);
            if (!file)
                return core::fail(file.error());
            return core::writeCollectionFile(root, path, file->toBytes(), std::nullopt);
        },
        [this](const Result<QByteArray> &written) {
            if (!written)
                emit failed(written.error());
            refresh();
        });
}

void LibraryController::newFile(const ui::LibraryKey &folder)
{
    const QString path =
        core::freePath(folder.root, folder.path, tr("untitled"), core::recordFileSuffix);
    core::Draft draft = core::newDraft();
    draft.isTemplate = true;
    draft.records.front().title = tr("Record 1");
    draft.records.front().body = "{\n  \"id\": \"{{ uuid() }}\",\n  \"at\": \"{{ now() }}\"\n}";
    const ui::LibraryKey key{folder.root, path};
    run(
        [key, draft]() -> Result<QByteArray> {
            const auto records = core::RecordFile::fromDraft(draft);
            if (!records)
                return core::fail(records.error());
            return core::writeCollectionFile(key.root, key.path, records->toBytes(), std::nullopt);
        },
        [this, key](const Result<QByteArray> &written) {
            if (!written)
                return emit failed(written.error());
            refresh();
            emit created(key);
        });
}

void LibraryController::newFolder(const ui::LibraryKey &folder)
{
    const ui::LibraryKey key{folder.root,
                             core::freePath(folder.root, folder.path, tr("folder"), {})};
    run([key] { return core::makeCollectionFolder(key.root, key.path); },
        [this, key](const Result<> &made) {
            if (!made)
                return emit failed(made.error());
            refresh();
            emit created(key);
        });
}

void LibraryController::moveTo(const ui::LibraryKey &from, const QString &to)
{
    const ui::LibraryKey target{from.root, to};
    run([from, to] { return core::moveInCollection(from.root, from.path, to); },
        [this, from, target](const Result<> &done) {
            if (!done)
                return emit failed(done.error());
            const QString before = absolute(from);
            change([&](Settings &settings) {
                for (QStringList *list : {&settings.favouriteTemplates, &settings.recentTemplates})
                    list->replaceInStrings(before, absolute(target));
            });
            emit moved(from, target);
        });
}

void LibraryController::rename(const ui::LibraryKey &key, const QString &name)
{
    const qsizetype slash = key.path.lastIndexOf(u'/');
    const QString folder = slash < 0 ? QString() : key.path.left(slash);
    QString whole = name;
    for (const QLatin1StringView suffix : {core::environmentFileSuffix, core::recordFileSuffix}) {
        if (key.path.endsWith(suffix)) {
            if (!whole.endsWith(suffix))
                whole += suffix;
            break;
        }
    }
    if (const auto isName = core::checkName(whole); !isName)
        return emit failed(isName.error());
    moveTo(key, joined(folder, whole));
}

void LibraryController::move(const ui::LibraryKey &key, const ui::LibraryKey &folder)
{
    moveTo(key, joined(folder.path, key.path.section(u'/', -1)));
}

void LibraryController::duplicate(const ui::LibraryKey &key)
{
    run([key] { return core::duplicateInCollection(key.root, key.path); },
        [this, key](const Result<QString> &copy) {
            if (!copy)
                return emit failed(copy.error());
            refresh();
            emit created({key.root, *copy});
        });
}

void LibraryController::remove(const ui::LibraryKey &key)
{
    run([key] { return core::trashInCollection(key.root, key.path); },
        [this](const Result<core::Trashed> &trashed) {
            if (!trashed)
                return emit failed(trashed.error());
            refresh();
            emit removed(*trashed);
        });
}

void LibraryController::restore(const core::Trashed &trashed)
{
    run([trashed] { return core::restoreToCollection(trashed); },
        [this](const Result<> &done) {
            if (!done)
                emit failed(done.error());
            refresh();
        });
}

QString LibraryController::suggestionFor(const core::Draft &draft) const
{
    const QStringList &collections = m_settings.settings().collections;
    if (collections.isEmpty())
        return {};
    QString name;
    for (const QChar each : core::titleOf(draft))
        name += each.isLetterOrNumber() || u"-_ ."_s.contains(each) ? each : QChar(u'-');
    name = name.simplified();
    return collections.first() + u'/' + (name.isEmpty() ? tr("untitled") : name)
        + core::recordFileSuffix;
}

} // namespace app
