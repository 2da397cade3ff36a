// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collections/CollectionListing.h"

#include "core/collections/CollectionFiles.h"
#include "core/collections/CollectionPath.h"
#include "core/outcome/Quantity.h"
#include "core/recordfiles/FileNames.h"

#include <QCollator>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>

namespace core {

using namespace Qt::Literals::StringLiterals;
using Kind = CollectionEntry::Kind;

namespace {

// Of a link nothing is asked that would look at where it leads.
bool isFolder(const QFileInfo &info)
{
    return !info.isSymLink() && info.isDir();
}

// By its name: a link may lead to a folder if it has no suffix.
bool mayBelong(const QFileInfo &info)
{
    const QString name = info.fileName();
    if (name.startsWith(u'.'))
        return false;
    return isFolder(info) || name.endsWith(recordFileSuffix)
        || (info.isSymLink() && !name.contains(u'.'));
}

// Why what is called like a part of a collection cannot be one; empty: it can.
QString whyRefused(const QFileInfo &info)
{
    if (info.isSymLink())
        return u"It is a link. Links are not followed: they could lead anywhere."_s;
    if (const auto isName = checkName(info.fileName()); !isName)
        return isName.error().detail;
    if (info.isDir())
        return info.isReadable() ? QString() : u"The folder may not be read."_s;
    if (!info.isFile())
        return u"It is no file that can be read to its end, but a pipe, a socket or a device."_s;
    if (info.size() > largestRecordFile)
        return u"It has %1 MiB. A record file has at most %2 MiB."_s
            .arg(info.size() / (1024 * 1024))
            .arg(largestRecordFile / (1024 * 1024));
    return {};
}

QString pathOf(const QFileInfo &info, const QString &folder)
{
    return folder.isEmpty() ? info.fileName() : folder + u'/' + info.fileName();
}

// The state of one listing.
class Lister
{
public:
    Lister(QString root, const CollectionLimits &limits, const std::function<bool()> &isObsolete)
        : m_root(std::move(root))
        , m_limits(limits)
        , m_isObsolete(isObsolete)
    {
        m_order.setNumericMode(true);
        m_order.setCaseSensitivity(Qt::CaseInsensitive);
    }

    CollectionListing list()
    {
        listFolder({}, 0);
        constexpr qsizetype mostSaid = 3;
        if (!m_cuts.isEmpty())
            m_listing.cut =
                u"Not everything is listed: %1."_s.arg(m_cuts.mid(0, mostSaid).join(u"; "_s));
        return std::move(m_listing);
    }

private:
    // How far the listing was.
    struct Mark
    {
        qsizetype entries = 0;
        qsizetype refused = 0;
        qsizetype refusedCount = 0;
        qsizetype refusedFiles = 0;
    };

    void listFolder(const QString &path, int depth);
    std::vector<QFileInfo> contents(const QString &path);
    QList<CollectionEntry> filesOf(const std::vector<QFileInfo> &all, const QString &folder);
    void refuse(const QString &path, const QString &why);
    void prune(const QFileInfo &folder, const Mark &before);
    bool mustStop();
    bool isFull();
    void cut(const QString &why)
    {
        if (!m_cuts.contains(why))
            m_cuts += why;
    }

    QString m_root;
    const CollectionLimits &m_limits;
    const std::function<bool()> &m_isObsolete;
    QCollator m_order{QLocale(QLocale::English)}; // that of C knows neither numbers nor case
    CollectionListing m_listing;
    qsizetype m_refusedFiles = 0; // of the refused ones those that are called like record files
    QStringList m_cuts; // why not everything is listed
    qsizetype m_count = 0; // of record files and folders
    int m_looked = 0;
    bool m_isStopped = false;
};

bool Lister::mustStop()
{
    if (!m_isStopped && m_isObsolete && m_isObsolete())
        m_isStopped = true;
    if (!m_isStopped && ++m_looked > m_limits.looked) {
        m_isStopped = true;
        cut(u"the folder has more than %1 files and folders"_s.arg(countText(m_limits.looked)));
    }
    return m_isStopped;
}

bool Lister::isFull()
{
    if (m_count < m_limits.entries)
        return false;
    cut(u"there are more than %1 templates and folders"_s.arg(countText(m_limits.entries)));
    return true;
}

void Lister::refuse(const QString &path, const QString &why)
{
    ++m_listing.refusedCount;
    if (path.endsWith(recordFileSuffix))
        ++m_refusedFiles;
    if (m_listing.refused.size() < m_limits.refused)
        m_listing.refused.append({path, why});
}

// One at a time: a folder may have more in it than is to be looked at.
std::vector<QFileInfo> Lister::contents(const QString &path)
{
    std::vector<QFileInfo> found;
    QDirIterator iterator(path.isEmpty() ? m_root : m_root + u'/' + path,
                          QDir::Files | QDir::Dirs | QDir::System | QDir::NoDotAndDotDot);
    while (iterator.hasNext() && !mustStop()) {
        const QFileInfo info = iterator.nextFileInfo();
        if (mayBelong(info))
            found.push_back(info);
    }
    std::sort(found.begin(), found.end(), [this](const QFileInfo &a, const QFileInfo &b) {
        if (isFolder(a) != isFolder(b))
            return isFolder(a);
        const int order = m_order.compare(a.fileName(), b.fileName());
        return order != 0 ? order < 0 : a.fileName() < b.fileName();
    });
    return found;
}

// Files are counted before what lies deeper, so that those near to the top are there in any case.
void Lister::listFolder(const QString &path, int depth)
{
    const std::vector<QFileInfo> all = contents(path);
    const QList<CollectionEntry> files = filesOf(all, path);
    for (const QFileInfo &info : all) {
        if (!isFolder(info) || isFull())
            break;
        const QString at = pathOf(info, path);
        if (const QString why = whyRefused(info); !why.isEmpty()) {
            refuse(at, why);
            continue;
        }
        if (depth >= m_limits.depth) {
            refuse(at, u"Folders are looked into no more than %1 deep."_s.arg(m_limits.depth));
            cut(u"folders lie more than %1 deep in “%2”"_s.arg(m_limits.depth)
                    .arg(at.section(u'/', 0, 0)));
            continue;
        }
        const Mark before{m_listing.entries.size(), m_listing.refused.size(),
                          m_listing.refusedCount, m_refusedFiles};
        m_listing.entries.append({Kind::Folder, at, 0, info.lastModified()});
        ++m_count;
        listFolder(at, depth + 1);
        prune(info, before);
    }
    m_listing.entries += files;
}

QList<CollectionEntry> Lister::filesOf(const std::vector<QFileInfo> &all, const QString &folder)
{
    QList<CollectionEntry> files;
    for (const QFileInfo &info : all) {
        if (isFolder(info))
            continue;
        const QString at = pathOf(info, folder);
        if (const QString why = whyRefused(info); !why.isEmpty()) {
            refuse(at, why);
            continue;
        }
        if (isFull())
            break;
        if (files.size() == m_limits.filesOfFolder) {
            cut(u"there are more than %1 templates in %2"_s.arg(
                countText(m_limits.filesOfFolder),
                folder.isEmpty() ? u"the folder itself"_s : u"“%1”"_s.arg(folder)));
            break;
        }
        const Kind kind = at.endsWith(environmentFileSuffix) ? Kind::Environment : Kind::Records;
        files.append({kind, at, info.size(), info.lastModified()});
        ++m_count;
    }
    return files;
}

// Where something is in a folder, but no template, it is none of the collection.
void Lister::prune(const QFileInfo &folder, const Mark &before)
{
    const bool isEmpty =
        m_listing.entries.size() == before.entries + 1 && m_refusedFiles == before.refusedFiles;
    if (!isEmpty
        || QDir(folder.filePath())
               .isEmpty(QDir::Files | QDir::Dirs | QDir::System | QDir::NoDotAndDotDot))
        return;
    m_listing.entries.removeLast();
    --m_count;
    m_listing.refused.resize(before.refused);
    m_listing.refusedCount = before.refusedCount;
}

} // namespace

Result<CollectionListing> listCollection(const QString &root, const CollectionLimits &limits,
                                         const std::function<bool()> &isObsolete)
{
    const QFileInfo folder(root);
    if (!folder.isDir())
        return fail({.kind = Error::Kind::NotFound,
                     .detail = u"There is no folder %1 any more."_s.arg(root),
                     .where = root});
    if (!folder.isReadable())
        return fail({.kind = Error::Kind::Storage,
                     .detail = u"The folder %1 may not be read."_s.arg(root),
                     .where = root});
    return Lister(root, limits, isObsolete).list();
}

} // namespace core
