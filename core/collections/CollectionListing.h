// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Result.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <functional>

namespace core {

struct CollectionEntry
{
    enum class Kind { Folder, Records, Environment };

    Kind kind = Kind::Records;
    QString path; // within the collection
    qint64 bytes = 0;
    QDateTime modified;

    bool operator==(const CollectionEntry &) const = default;
};

// What looks like a part of a collection and cannot be used.
struct RefusedEntry
{
    QString path; // within the collection
    QString why; // a sentence

    bool operator==(const RefusedEntry &) const = default;
};

// What lies in a collection: folders with record files somewhere below them, and record files.
struct CollectionListing
{
    QList<CollectionEntry> entries; // a folder before what is in it; by name
    QList<RefusedEntry> refused; // each after its folder's files; no more than `limits.refused` …
    qsizetype refusedCount = 0; // … of so many
    QString cut; // a sentence, when a limit was reached: not everything is listed. Else empty

    bool operator==(const CollectionListing &) const = default;
};

// A folder from a stranger may be as large as he likes.
struct CollectionLimits
{
    int entries = 5'000; // record files and folders that are listed
    int filesOfFolder = 2'000; // so that one folder leaves room for the others
    int looked = 100'000; // files and folders looked at
    int depth = 16; // of folders
    int refused = 100; // that are named
};

// Hidden folders and whatever is no record file are passed over. Links, names that another system
// would not take, files that are too large or no files at all, and folders that may not be read are
// refused: what a link leads to is never looked at. NotFound, Storage. Takes time: not for the
// thread of a window. Ends early, with what it has, when `isObsolete` says so.
Result<CollectionListing> listCollection(const QString &root, const CollectionLimits &limits = {},
                                         const std::function<bool()> &isObsolete = {});

} // namespace core
