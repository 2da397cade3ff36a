// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collections/CollectionFiles.h"

#include "core/collections/CollectionPath.h"
#include "core/files/DurableFile.h"
#include "core/hashing/Digest.h"
#include "core/recordfiles/FileNames.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray versionOf(const QByteArray &bytes)
{
    return toHex(sha256(bytes));
}

Error taken(const QString &path)
{
    return {.kind = Error::Kind::Storage,
            .code = existsCode,
            .detail = u"“%1” is already there. Choose another name."_s.arg(path),
            .where = path};
}

Error failedTo(const QString &what, const QString &path, const QString &why = {})
{
    return {.kind = Error::Kind::Storage,
            .detail = why.isEmpty() ? u"“%1” could not be %2."_s.arg(path, what)
                                    : u"“%1” could not be %2: %3."_s.arg(path, what, why),
            .where = path};
}

bool isThere(const QString &path)
{
    const QFileInfo info(path);
    return info.exists() || info.isSymLink();
}

Result<QString> deletable(const QString &root, const QString &path)
{
    const auto at = pathInCollection(root, path);
    if (!at)
        return fail(at.error());
    if (path.isEmpty())
        return fail(failedTo(u"deleted"_s, root, u"it is the collection itself"_s));
    if (!isThere(*at))
        return fail({.kind = Error::Kind::NotFound,
                     .detail = u"“%1” is not there any more."_s.arg(path),
                     .where = path});
    return *at;
}

} // namespace

Result<CollectionFile> readCollectionFile(const QString &root, const QString &path)
{
    const auto at = pathInCollection(root, path);
    if (!at)
        return fail(at.error());
    auto bytes = readWholeFile(*at, largestRecordFile);
    if (!bytes)
        return fail(bytes.error());
    const QByteArray version = versionOf(*bytes);
    return CollectionFile{std::move(*bytes), version};
}

Result<QByteArray> writeCollectionFile(const QString &root, const QString &path,
                                       const QByteArray &bytes,
                                       const std::optional<QByteArray> &read)
{
    const auto at = pathInCollection(root, path);
    if (!at)
        return fail(at.error());
    if (bytes.size() > largestRecordFile)
        return fail({.kind = Error::Kind::Storage,
                     .code = fileTooLargeCode,
                     .detail = u"“%1” would be larger than the 16 MiB that a record file "
                               u"may have."_s.arg(path),
                     .where = path});
    if (!read && isThere(*at))
        return fail(taken(path));
    if (read) {
        const auto now = readWholeFile(*at, largestRecordFile);
        if (now ? versionOf(*now) != *read : now.error().kind != Error::Kind::NotFound)
            return fail(
                {.kind = Error::Kind::Storage,
                 .code = changedOutsideCode,
                 .detail = u"“%1” was changed by another program since it was opened."_s.arg(path),
                 .where = path});
    }
    if (!QDir().mkpath(QFileInfo(*at).path()))
        return fail(failedTo(u"written"_s, path, u"its folder could not be made"_s));
    // Others read a collection too: a file keeps the permissions that it had.
    const QFile::Permissions before = read && isThere(*at)
        ? QFile::permissions(*at)
        : QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther;
    if (const auto written = durableWrite(*at, bytes); !written)
        return fail(written.error());
    QFile::setPermissions(*at, before);
    return versionOf(bytes);
}

Result<> makeCollectionFolder(const QString &root, const QString &path)
{
    const auto at = pathInCollection(root, path);
    if (!at)
        return fail(at.error());
    if (isThere(*at))
        return fail(taken(path));
    if (!QDir().mkpath(*at))
        return fail(failedTo(u"made"_s, path));
    return {};
}

Result<> moveInCollection(const QString &root, const QString &from, const QString &to)
{
    const auto source = pathInCollection(root, from);
    const auto target = pathInCollection(root, to);
    if (!source || !target)
        return fail(source ? target.error() : source.error());
    if (!isThere(*source))
        return fail({.kind = Error::Kind::NotFound,
                     .detail = u"“%1” is not there any more."_s.arg(from),
                     .where = from});
    // A name that differs in case only is the same file on some systems.
    const bool isSame = QFileInfo(*source) == QFileInfo(*target);
    if (isThere(*target) && !isSame)
        return fail(taken(to));
    if (to.startsWith(from + u'/'))
        return fail(failedTo(u"moved"_s, from, u"a folder cannot lie in itself"_s));
    if (!QDir().rename(*source, *target))
        return fail(failedTo(u"moved"_s, from));
    return {};
}

QString freePath(const QString &root, const QString &folder, const QString &stem,
                 const QString &suffix)
{
    const QString start = folder.isEmpty() ? stem : folder + u'/' + stem;
    QString path = start + suffix;
    for (int number = 2; isThere(root + u'/' + path); ++number)
        path = start + u' ' + QString::number(number) + suffix;
    return path;
}

Result<QString> duplicateInCollection(const QString &root, const QString &path)
{
    const auto file = readCollectionFile(root, path);
    if (!file)
        return fail(file.error());
    const QString suffix = suffixOf(path);
    const qsizetype slash = path.lastIndexOf(u'/');
    const QString folder = slash < 0 ? QString() : path.left(slash);
    const QString name = path.mid(slash + 1).chopped(suffix.size());
    const QString copy = freePath(root, folder, name + u" copy", suffix);
    const auto written = writeCollectionFile(root, copy, file->bytes, std::nullopt);
    if (!written)
        return fail(written.error());
    return copy;
}

Result<Trashed> trashInCollection(const QString &root, const QString &path)
{
    const auto at = deletable(root, path);
    if (!at)
        return fail(at.error());
    Trashed trashed{root, path, {}};
    if (QFile::moveToTrash(*at, &trashed.place))
        return trashed;
    Error error = failedTo(u"moved to the trash"_s, path);
    error.code = noTrashCode;
    return fail(error);
}

Result<> deleteFromCollection(const QString &root, const QString &path)
{
    const auto at = deletable(root, path);
    if (!at)
        return fail(at.error());
    const bool isFolder = QFileInfo(*at).isDir();
    if (isFolder ? QDir(*at).removeRecursively() : QFile::remove(*at))
        return {};
    return fail(failedTo(u"deleted"_s, path,
                         isFolder ? u"something in it may not be deleted"_s
                                  : u"its folder does not allow it"_s));
}

Result<> restoreToCollection(const Trashed &trashed)
{
    const auto at = pathInCollection(trashed.root, trashed.path);
    if (!at)
        return fail(at.error());
    if (isThere(*at))
        return fail(taken(trashed.path));
    QDir().mkpath(QFileInfo(*at).path());
    if (!QDir().rename(trashed.place, *at))
        return fail(
            failedTo(u"brought back"_s, trashed.path, u"it still lies at %1"_s.arg(trashed.place)));
    return {};
}

} // namespace core
