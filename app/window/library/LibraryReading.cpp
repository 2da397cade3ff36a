// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/library/LibraryReading.h"

#include "core/collections/CollectionFiles.h"
#include "core/collections/CollectionListing.h"
#include "core/collections/GitState.h"
#include "core/recordfiles/EnvironmentFile.h"
#include "core/recordfiles/FileNames.h"
#include "core/recordfiles/RecordFile.h"
#include "ui/common/Format.h"

#include <QFileInfo>

namespace app {

using namespace Qt::Literals::StringLiterals;
using core::CollectionEntry;
using Kind = ui::LibraryNode::Kind;

namespace {

// Titles of larger files are not shown, and their bodies not searched: the sidebar is no editor.
constexpr qint64 largestLooked = 1024 * 1024;
constexpr qsizetype mostTitles = 200;

QString nameOf(const QString &path)
{
    const QString name = path.section(u'/', -1);
    const qsizetype suffix = core::suffixOf(name).size();
    return name.size() > suffix ? name.chopped(suffix) : name;
}

ui::LibraryNode nodeOf(Kind kind, const QString &root, const QString &path, const QString &title)
{
    ui::LibraryNode node;
    node.kind = kind;
    node.key = {root, path};
    node.title = title;
    return node;
}

// The folder of a path, made of what was listed before: folders come before what is in them.
ui::LibraryNode &folderIn(ui::LibraryNode &collection, const QString &path)
{
    ui::LibraryNode *at = &collection;
    const QStringList parts = path.split(u'/');
    for (qsizetype i = 0; i + 1 < parts.size(); ++i) {
        const QString folder = parts.first(i + 1).join(u'/');
        const auto found = std::find_if(
            at->children.begin(), at->children.end(),
            [&folder](const ui::LibraryNode &each) { return each.key.path == folder; });
        if (found == at->children.end())
            break;
        at = &*found;
    }
    return *at;
}

// Keeps what is called or holds what is searched; folders stay while something in them does.
bool keepFound(ui::LibraryNode &node, const QString &searched,
               const std::function<bool(const ui::LibraryKey &)> &holds)
{
    if (node.kind == Kind::File || node.kind == Kind::Environment) {
        const bool isCalled = node.title.contains(searched, Qt::CaseInsensitive);
        std::erase_if(node.children, [&searched, isCalled](const ui::LibraryNode &record) {
            return !isCalled && !record.title.contains(searched, Qt::CaseInsensitive);
        });
        return isCalled || !node.children.empty() || holds(node.key);
    }
    std::erase_if(node.children,
                  [&](ui::LibraryNode &child) { return !keepFound(child, searched, holds); });
    return !node.children.empty() || node.title.contains(searched, Qt::CaseInsensitive);
}

const ui::LibraryNode *find(const std::vector<ui::LibraryNode> &nodes, const QString &absolute)
{
    for (const ui::LibraryNode &node : nodes) {
        if (node.kind == Kind::File && node.key.root + u'/' + node.key.path == absolute)
            return &node;
        if (const ui::LibraryNode *found = find(node.children, absolute))
            return found;
    }
    return nullptr;
}

void addSection(ui::LibraryTree &tree, const QString &title, const QStringList &paths)
{
    ui::LibraryNode section = nodeOf(Kind::Section, {}, {}, title);
    for (const QString &path : paths) {
        const ui::LibraryNode *found = find(tree.roots, path);
        if (!found)
            continue;
        section.children.push_back(*found);
        section.children.back().children.clear();
    }
    if (!section.children.empty())
        tree.roots.insert(tree.roots.begin(), std::move(section));
}

QString firstOf(const QList<core::FileProblem> &damage)
{
    if (damage.isEmpty())
        return {};
    return core::wordsFor(damage.first().place) + u": "_s + damage.first().text;
}

void addRefused(ui::LibraryNode &collection, const QList<core::RefusedEntry> &refused)
{
    for (const core::RefusedEntry &each : refused) {
        ui::LibraryNode node =
            nodeOf(Kind::Refused, collection.key.root, each.path, each.path.section(u'/', -1));
        node.problem = each.why;
        folderIn(collection, each.path).children.push_back(std::move(node));
    }
}

QString notListed(qsizetype count)
{
    return count == 0 ? QString()
        : count == 1  ? QObject::tr("1 more file or folder cannot be used, and is not listed.")
                      : QObject::tr("%1 more files and folders cannot be used, and are not listed.")
                           .arg(ui::grouped(count));
}

void addNotice(ui::LibraryTree &tree, const QString &notice)
{
    if (!notice.isEmpty() && !tree.notice.isEmpty())
        tree.notice += u'\n';
    tree.notice += notice;
}

} // namespace

const LibraryReading::Seen &LibraryReading::look(const QString &root, const QString &path,
                                                 const QDateTime &modified, qint64 bytes)
{
    Seen &seen = m_seen[root + u'/' + path];
    if (seen.modified == modified && seen.bytes == bytes)
        return seen;
    seen = {.modified = modified, .bytes = bytes};
    if (bytes > largestLooked)
        return seen;
    const auto file = core::readCollectionFile(root, path);
    if (!file) {
        seen.problem = file.error().detail;
        return seen;
    }
    seen.text = file->bytes.toLower();
    if (path.endsWith(core::environmentFileSuffix)) {
        const auto environment = core::EnvironmentFile::fromBytes(file->bytes);
        seen.problem = environment ? firstOf(environment->damage()) : environment.error().detail;
        return seen;
    }
    const auto records = core::RecordFile::fromBytes(file->bytes);
    if (!records) {
        seen.problem = records.error().detail;
        return seen;
    }
    seen.problem = firstOf(records->damage());
    for (const core::DraftRecord &record :
         records->draft().records.first(std::min(mostTitles, records->draft().records.size())))
        seen.titles.append(record.title);
    seen.records = records->draft().records.size();
    return seen;
}

ui::LibraryNode LibraryReading::readCollection(const QString &root, const LibraryWish &wish,
                                               ui::LibraryTree &tree,
                                               const std::function<bool()> &isObsolete)
{
    ui::LibraryNode collection = nodeOf(Kind::Collection, root, {}, QFileInfo(root).fileName());
    const auto listing = core::listCollection(root, {}, isObsolete);
    if (!listing) {
        collection.problem = listing.error().detail;
        return collection;
    }
    const qsizetype unnamed = listing->refusedCount - listing->refused.size();
    for (const QString &notice : {listing->cut, notListed(unnamed)})
        addNotice(tree, notice.isEmpty() ? notice : u"“%1”: %2"_s.arg(collection.title, notice));
    QStringList files;
    for (const CollectionEntry &entry : listing->entries) {
        if (entry.kind != CollectionEntry::Kind::Folder)
            files.append(entry.path);
    }
    if (const QString repository = core::repositoryAround(root);
        !repository.isEmpty() && !tree.repositories.contains(repository))
        tree.repositories += repository;
    const QSet<QString> different = core::pathsThatDiffer(root, files).value_or(QSet<QString>());
    for (const CollectionEntry &entry : listing->entries) {
        const Kind kind = entry.kind == CollectionEntry::Kind::Folder ? Kind::Folder
            : entry.kind == CollectionEntry::Kind::Environment        ? Kind::Environment
                                                                      : Kind::File;
        ui::LibraryNode node = nodeOf(kind, root, entry.path, nameOf(entry.path));
        if (kind != Kind::Folder) {
            const Seen &seen = look(root, entry.path, entry.modified, entry.bytes);
            node.problem = seen.problem;
            node.differs = different.contains(entry.path);
            node.isFavourite = wish.favourites.contains(root + u'/' + entry.path);
            for (qsizetype i = 0; i < seen.titles.size() && seen.titles.size() > 1; ++i) {
                const QString title = seen.titles.at(i);
                ui::LibraryNode record =
                    nodeOf(Kind::Record, root, entry.path,
                           title.isEmpty() ? u"Record %1"_s.arg(i + 1) : title);
                record.key.record = i;
                node.children.push_back(std::move(record));
            }
            if (const qsizetype more = seen.records - seen.titles.size(); more > 0) {
                ui::LibraryNode rest =
                    nodeOf(Kind::Record, root, entry.path, QObject::tr("%1 more").arg(more));
                rest.key.record = seen.titles.size();
                node.children.push_back(std::move(rest));
            }
        }
        folderIn(collection, entry.path).children.push_back(std::move(node));
    }
    addRefused(collection, listing->refused);
    return collection;
}

ui::LibraryTree LibraryReading::read(const LibraryWish &wish,
                                     const std::function<bool()> &isObsolete)
{
    ui::LibraryTree tree;
    tree.searched = wish.searched;
    for (const QString &root : wish.collections)
        tree.roots.push_back(readCollection(root, wish, tree, isObsolete));
    if (wish.searched.isEmpty()) {
        addSection(tree, QObject::tr("Recent"), wish.recents);
        addSection(tree, QObject::tr("Favourites"), wish.favourites);
        return tree;
    }
    const bool hasUnread = std::any_of(m_seen.begin(), m_seen.end(),
                                       [](const Seen &each) { return each.bytes > largestLooked; });
    if (hasUnread)
        addNotice(tree, QObject::tr("Files of more than 1 MiB are found by their name only."));
    const QByteArray needle = wish.searched.toLower().toUtf8();
    const auto holds = [this, &needle](const ui::LibraryKey &key) {
        return m_seen.value(key.root + u'/' + key.path).text.contains(needle);
    };
    std::erase_if(tree.roots,
                  [&](ui::LibraryNode &node) { return !keepFound(node, wish.searched, holds); });
    return tree;
}

} // namespace app
