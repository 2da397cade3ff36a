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

// What lies in a collection: folders with record files somewhere below them, and record files.
struct CollectionListing
{
    QList<CollectionEntry> entries; // a folder before what is in it; by name
    QString cut; // a sentence, when a limit was reached: not everything is listed. Else empty

    bool operator==(const CollectionListing &) const = default;
};

// A folder from a stranger may be as large as he likes.
struct CollectionLimits
{
    int entries = 5'000; // record files and folders that are listed
    int looked = 100'000; // files and folders looked at
    int depth = 16; // of folders
};

// Links, hidden folders and whatever is no record file are passed over. NotFound, Storage. Takes
// time: not for the thread of a window. Ends early, with what it has, when `isObsolete` says so.
Result<CollectionListing> listCollection(const QString &root, const CollectionLimits &limits = {},
                                         const std::function<bool()> &isObsolete = {});

} // namespace core
