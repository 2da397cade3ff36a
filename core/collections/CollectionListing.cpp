// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collections/CollectionListing.h"

#include "core/collections/CollectionPath.h"

#include <QCollator>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>

namespace core {

using namespace Qt::Literals::StringLiterals;
using Kind = CollectionEntry::Kind;

namespace {

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
        return std::move(m_listing);
    }

private:
    void listFolder(const QString &path, int depth);
    std::vector<QFileInfo> contents(const QString &path);
    void addFile(const QFileInfo &file, const QString &path);
    bool mustStop();
    bool isFull();
    void cut(const QString &why)
    {
        if (m_listing.cut.isEmpty())
            m_listing.cut = why;
    }

    QString m_root;
    const CollectionLimits &m_limits;
    const std::function<bool()> &m_isObsolete;
    QCollator m_order{QLocale(QLocale::English)}; // that of C knows neither numbers nor case
    CollectionListing m_listing;
    int m_looked = 0;
    bool m_isStopped = false;
};

bool Lister::mustStop()
{
    if (!m_isStopped && m_isObsolete && m_isObsolete())
        m_isStopped = true;
    if (!m_isStopped && ++m_looked > m_limits.looked) {
        m_isStopped = true;
        cut(u"Not everything is listed: the folder has more than %1 files and folders."_s.arg(
            m_limits.looked));
    }
    return m_isStopped;
}

bool Lister::isFull()
{
    if (m_listing.entries.size() < m_limits.entries)
        return false;
    cut(u"Not everything is listed: there are more than %1 templates and folders."_s.arg(
        m_limits.entries));
    return true;
}

// One at a time: a folder may have more in it than is to be looked at.
std::vector<QFileInfo> Lister::contents(const QString &path)
{
    std::vector<QFileInfo> found;
    QDirIterator iterator(path.isEmpty() ? m_root : m_root + u'/' + path,
                          QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks);
    while (iterator.hasNext() && !mustStop()) {
        const QFileInfo info = iterator.nextFileInfo();
        const QString name = info.fileName();
        const bool counts = info.isDir() ? !name.startsWith(u'.') : name.endsWith(recordFileSuffix);
        if (counts && checkName(name))
            found.push_back(info);
    }
    std::sort(found.begin(), found.end(), [this](const QFileInfo &a, const QFileInfo &b) {
        if (a.isDir() != b.isDir())
            return a.isDir();
        const int order = m_order.compare(a.fileName(), b.fileName());
        return order != 0 ? order < 0 : a.fileName() < b.fileName();
    });
    return found;
}

void Lister::listFolder(const QString &path, int depth)
{
    for (const QFileInfo &info : contents(path)) {
        if (isFull())
            return;
        const QString at = path.isEmpty() ? info.fileName() : path + u'/' + info.fileName();
        if (!info.isDir()) {
            addFile(info, at);
            continue;
        }
        if (depth >= m_limits.depth) {
            cut(u"Not everything is listed: folders lie more than %1 deep."_s.arg(m_limits.depth));
            continue;
        }
        const qsizetype folder = m_listing.entries.size();
        m_listing.entries.append({Kind::Folder, at, 0, info.lastModified()});
        listFolder(at, depth + 1);
        const bool isOthers = m_listing.entries.size() == folder + 1
            && !QDir(info.filePath()).isEmpty(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot);
        if (isOthers) // something is in it, but no template
            m_listing.entries.removeLast();
    }
}

void Lister::addFile(const QFileInfo &file, const QString &path)
{
    const Kind kind = path.endsWith(environmentFileSuffix) ? Kind::Environment : Kind::Records;
    m_listing.entries.append({kind, path, file.size(), file.lastModified()});
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
