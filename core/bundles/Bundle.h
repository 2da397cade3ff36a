// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace core {

// A bundle is a record file that says `Bundle: yes`: each of its records is a whole file, called by
// its path, to the byte. So a person can read it, and see what it brings before taking it.

inline constexpr qsizetype maxBundledFiles = 5'000;

struct BundledFile
{
    QString path; // within a collection, '/' between; a *.records file
    QByteArray bytes;

    bool operator==(const BundledFile &) const = default;
};

// The text of a bundle of these files, in this order. Error: BadInput when there are none, or it
// would be over a limit of record files, which is named.
Result<QByteArray> bundleOf(const QList<BundledFile> &files);

// Whether the text says that it is a bundle; it may be damaged nevertheless.
bool isBundle(const QByteArray &text);

// What was bundled: the inverse of bundleOf(). Error: BadInput, with the place, when it is no
// bundle or damaged; with the path, when that could not be one of a record file in a collection.
Result<QList<BundledFile>> filesOf(const QByteArray &bundle);

} // namespace core
