// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundles/BundleFiles.h"

#include "core/collections/CollectionFiles.h"
#include "core/collections/CollectionListing.h"
#include "core/collections/CollectionPath.h"
#include "core/recordfiles/EnvironmentFile.h"
#include "core/recordfiles/FileNames.h"
#include "core/recordfiles/RecordFile.h"

#include <QFileInfo>
#include <QHash>
#include <QSet>

#include <algorithm>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

QList<FileProblem> damageOf(const QString &path, const QByteArray &bytes)
{
    if (path.endsWith(environmentFileSuffix)) {
        const auto environment = EnvironmentFile::fromBytes(bytes);
        return environment ? environment->damage()
                           : QList{FileProblem{{}, environment.error().detail}};
    }
    const auto records = RecordFile::fromBytes(bytes);
    return records ? records->damage() : QList{FileProblem{{}, records.error().detail}};
}

// The record files of one part, in the order of the collection.
Result<QStringList> filesIn(const CollectionPart &part)
{
    if (part.path.endsWith(recordFileSuffix))
        return QStringList{part.path};
    const auto listing = listCollection(part.root);
    if (!listing)
        return fail(listing.error());
    if (!listing->cut.isEmpty())
        return fail({.kind = Error::Kind::BadInput, .detail = listing->cut, .where = part.root});
    QStringList paths;
    for (const CollectionEntry &entry : listing->entries) {
        const bool isBelow = part.path.isEmpty() || entry.path.startsWith(part.path + u'/');
        if (isBelow && entry.kind != CollectionEntry::Kind::Folder)
            paths += entry.path;
    }
    return paths;
}

// Two collections may lie in folders of the same name.
QHash<QString, QString> prefixesOf(const QList<CollectionPart> &parts)
{
    QHash<QString, QString> prefixes;
    QSet<QString> taken;
    for (const CollectionPart &part : parts) {
        if (prefixes.contains(part.root))
            continue;
        const QString name = QFileInfo(part.root).fileName();
        QString prefix = name;
        for (int number = 2; taken.contains(prefix); ++number)
            prefix = name + u' ' + QString::number(number);
        taken.insert(prefix);
        prefixes.insert(part.root, prefix + u'/');
    }
    if (prefixes.size() == 1)
        prefixes.begin().value().clear();
    return prefixes;
}

} // namespace

Result<Gathered> gatherBundle(const QList<CollectionPart> &parts)
{
    const QHash<QString, QString> prefixes = prefixesOf(parts);
    QList<BundledFile> files;
    QSet<QString> seen;
    Gathered gathered;
    qint64 bytes = 0;
    for (const CollectionPart &part : parts) {
        const auto paths = filesIn(part);
        if (!paths)
            return fail(paths.error());
        for (const QString &path : *paths) {
            const QString called = prefixes.value(part.root) + path;
            if (seen.contains(called))
                continue;
            seen.insert(called);
            const auto file = readCollectionFile(part.root, path);
            if (!file)
                return fail(file.error());
            if (path != part.path && isBundle(file->bytes)) {
                gathered.leftOut += u"%1 is a bundle itself"_s.arg(path);
                continue;
            }
            // A damaged environment may have the value of a secret where none may stand.
            if (const auto damage = damageOf(path, file->bytes); !damage.isEmpty()) {
                gathered.leftOut += u"%1 is damaged (%2: %3)"_s.arg(
                    path, wordsFor(damage.first().place), damage.first().text);
                continue;
            }
            bytes += file->bytes.size();
            files += BundledFile{called, file->bytes};
            if (bytes > maxRecordFileBytes || files.size() > maxBundledFiles)
                break; // bundleOf() says so
        }
    }
    if (files.isEmpty() && !gathered.leftOut.isEmpty())
        return fail({.kind = Error::Kind::BadInput,
                     .detail = u"Nothing was bundled: %1"_s.arg(gathered.leftOut.first())});
    auto bundle = bundleOf(files);
    if (!bundle)
        return fail(bundle.error());
    gathered.bundle = *std::move(bundle);
    gathered.files = files.size();
    return gathered;
}

Result<Unpacked> unpackBundle(const QList<BundledFile> &files, const QString &root,
                              const QString &folder)
{
    Unpacked unpacked;
    for (const BundledFile &file : files) {
        const QString wanted = folder.isEmpty() ? file.path : folder + u'/' + file.path;
        // Before anything of the path is looked at: it may lead through a link.
        if (const auto isPath = pathInCollection(root, wanted); !isPath)
            return fail(isPath.error());
        if (const auto there = readCollectionFile(root, wanted);
            there && there->bytes == file.bytes) {
            ++unpacked.same;
            continue;
        }
        const QString suffix = suffixOf(wanted);
        const QString path = freePath(root, {}, wanted.chopped(suffix.size()), suffix);
        const auto written = writeCollectionFile(root, path, file.bytes, std::nullopt);
        if (!written)
            return fail(written.error());
        unpacked.written += path;
        if (path != wanted)
            unpacked.renamed += u"%1 is %2 here"_s.arg(wanted, path);
    }
    return unpacked;
}

} // namespace core
