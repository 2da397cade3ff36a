// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/library/LibraryController.h"

#include "app/window/library/LibraryPaths.h"
#include "app/window/settings/SettingsController.h"

#include <QDir>
#include <QSet>

#include <chrono>

namespace app {

using namespace std::chrono_literals;
using core::Settings;
using Kind = ui::LibraryNode::Kind;

namespace {

constexpr qsizetype mostWatched = 500; // folders and files; systems have few watches to give

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
    // A folder does not change when one of its files is written in place.
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_pause, qOverload<>(&QTimer::start));
}

LibraryController::~LibraryController()
{
    ++*m_latest; // what is being read ends early
    m_pool.waitForDone();
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
    QStringList files;
    const std::function<void(const std::vector<ui::LibraryNode> &)> add =
        [&](const std::vector<ui::LibraryNode> &nodes) {
            for (const ui::LibraryNode &node : nodes) {
                if (node.kind == Kind::Collection || node.kind == Kind::Folder)
                    folders.append(absolutePath(node.key));
                else if (node.kind == Kind::File || node.kind == Kind::Environment)
                    files.append(absolutePath(node.key));
                if (node.kind != Kind::Section)
                    add(node.children);
            }
        };
    add(tree.roots);
    QStringList all = m_openFiles + tree.repositories + (folders + files).mid(0, mostWatched);
    all.removeDuplicates();
    const QStringList before = m_watcher.directories() + m_watcher.files();
    const QSet wanted(all.begin(), all.end());
    const QSet watched(before.begin(), before.end());
    if (const QSet<QString> gone = watched - wanted; !gone.isEmpty())
        m_watcher.removePaths(gone.values());
    const QSet<QString> fresh = wanted - watched;
    // What happened to them after they were read and before they were watched, nobody was told.
    if (!fresh.isEmpty() && m_watcher.addPaths(fresh.values()).size() < fresh.size())
        m_pause.start();
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
    const QString path = absolutePath(key);
    change([&path](Settings &settings) {
        if (settings.favouriteTemplates.removeAll(path) == 0)
            settings.favouriteTemplates.append(path);
    });
}

} // namespace app
