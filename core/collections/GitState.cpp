// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collections/GitState.h"

#include "core/collections/CollectionFiles.h"
#include "core/collections/GitObjects.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QHash>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype bytesOfId = 20;

QByteArray blobId(const QByteArray &bytes)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(QByteArray("blob " + QByteArray::number(bytes.size()) + '\0'));
    hash.addData(bytes);
    return hash.result();
}

// Ids by name. Nothing when it is no tree.
std::optional<QHash<QByteArray, QByteArray>> entriesOf(const QByteArray &tree)
{
    QHash<QByteArray, QByteArray> entries;
    for (qsizetype at = 0; at < tree.size();) {
        const qsizetype name = tree.indexOf(' ', at) + 1;
        const qsizetype end = name > 0 ? tree.indexOf('\0', name) : -1;
        if (end < 0 || tree.size() - end - 1 < bytesOfId)
            return std::nullopt;
        entries.insert(tree.sliced(name, end - name), tree.sliced(end + 1, bytesOfId));
        at = end + 1 + bytesOfId;
    }
    return entries;
}

// What the last commit holds of each path.
class CommittedFiles
{
public:
    CommittedFiles(const GitObjects &objects, QByteArray root)
        : m_objects(objects)
        , m_root(std::move(root))
    {
    }

    // Empty where there is none.
    QByteArray idOf(const QString &path)
    {
        QByteArray id = m_root;
        for (const QString &part : path.split(u'/')) {
            id = tree(id).value(QFile::encodeName(part));
            if (id.isEmpty())
                break;
        }
        return id;
    }

private:
    const QHash<QByteArray, QByteArray> &tree(const QByteArray &id)
    {
        auto known = m_trees.find(id);
        if (known == m_trees.end()) {
            const auto text = m_objects.read(id, "tree");
            known = m_trees.insert(id,
                                   text ? entriesOf(*text).value_or(QHash<QByteArray, QByteArray>())
                                        : QHash<QByteArray, QByteArray>());
        }
        return *known;
    }

    const GitObjects &m_objects;
    QByteArray m_root;
    QHash<QByteArray, QHash<QByteArray, QByteArray>> m_trees;
};

// The folder of the working tree around a folder; empty when there is none. A file .git, which
// points to another place, is not followed.
QString workTreeAround(const QString &folder)
{
    for (QString path = folder; path.size() > 1; path = QFileInfo(path).absolutePath()) {
        const QFileInfo git(path + u"/.git"_s);
        if (git.exists() || git.isSymLink())
            return git.isDir() && !git.isSymLink() ? path : QString();
    }
    return {};
}

std::optional<QByteArray> rootTree(const GitObjects &objects)
{
    const auto head = objects.head();
    const auto commit = head ? objects.read(*head, "commit") : std::nullopt;
    if (!commit || !commit->startsWith("tree ") || commit->size() < 45)
        return std::nullopt;
    return QByteArray::fromHex(commit->sliced(5, 40));
}

} // namespace

QString repositoryAround(const QString &folder)
{
    const QString workTree = workTreeAround(folder);
    return workTree.isEmpty() ? QString() : workTree + u"/.git"_s;
}

std::optional<QSet<QString>> pathsThatDiffer(const QString &root, const QStringList &paths,
                                             std::chrono::milliseconds patience)
{
    const QString workTree = workTreeAround(root);
    if (workTree.isEmpty())
        return std::nullopt;
    const GitObjects objects(workTree + u"/.git"_s);
    const auto tree = rootTree(objects);
    if (!tree)
        return std::nullopt;
    CommittedFiles committed(objects, *tree);
    const QString prefix = QString(root + u'/').sliced(workTree.size() + 1);
    QElapsedTimer timer;
    timer.start();
    QSet<QString> differing;
    for (const QString &path : paths) {
        if (timer.hasExpired(patience.count()))
            return std::nullopt;
        const QByteArray id = committed.idOf(prefix + path);
        const auto file = readCollectionFile(root, path);
        if (!file)
            continue;
        const bool isSame = blobId(file->bytes) == id
            || blobId(QByteArray(file->bytes).replace("\r\n", "\n")) == id;
        if (!isSame)
            differing += path;
    }
    return differing;
}

} // namespace core
