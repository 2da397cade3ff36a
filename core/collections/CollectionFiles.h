// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Result.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace core {

// What is done to the files of a collection. All paths are within it and checked by
// pathInCollection(); all of it blocks and is not for the thread of a window.

inline constexpr qint64 largestRecordFile = 16LL * 1024 * 1024;
// Of errors about a file that is no longer as it was read.
inline constexpr QLatin1StringView changedOutsideCode{"changedOutside"};
// Of errors about a name that is taken.
inline constexpr QLatin1StringView existsCode{"exists"};
// Of errors about what cannot be moved to the trash.
inline constexpr QLatin1StringView noTrashCode{"noTrash"};

// A file as it was read: to be given back when it is written.
struct CollectionFile
{
    QByteArray bytes;
    QByteArray version; // of its contents; opaque

    bool operator==(const CollectionFile &) const = default;
};

// NotFound; Storage when it cannot be read or is over `largestRecordFile`.
Result<CollectionFile> readCollectionFile(const QString &root, const QString &path);

// Writes it durably and gives its new version. `read` is the version that was edited; nothing: the
// file is new. Refused with changedOutsideCode when the file is another by now, with existsCode
// when a new one is already there: nothing is written then.
Result<QByteArray> writeCollectionFile(const QString &root, const QString &path,
                                       const QByteArray &bytes,
                                       const std::optional<QByteArray> &read);

Result<> makeCollectionFolder(const QString &root, const QString &path);

// Gives a file or folder another place or name. existsCode when something is there; NotFound.
Result<> moveInCollection(const QString &root, const QString &from, const QString &to);

// Copies a file beside itself as "name copy", "name copy 2" and so on; gives the path of the copy.
Result<QString> duplicateInCollection(const QString &root, const QString &path);

// Where something that was deleted lies, for bringing it back.
struct Trashed
{
    QString root;
    QString path; // where it was
    QString place; // where it is now, absolute

    bool operator==(const Trashed &) const = default;
};

// Moves a file or folder to the trash of the desktop; noTrashCode where there is none for it.
Result<Trashed> trashInCollection(const QString &root, const QString &path);
// Deletes a file, or a folder with all that is in it, for good. NotFound.
Result<> deleteFromCollection(const QString &root, const QString &path);
// existsCode when something else is in its place by now.
Result<> restoreToCollection(const Trashed &trashed);

// "events/orders.records", "events/orders 2.records" …: the first that is free.
QString freePath(const QString &root, const QString &folder, const QString &stem,
                 const QString &suffix);

} // namespace core
