// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bundles/Bundle.h"

#include <QStringList>

namespace core {

// Bundles made of collections and taken into them. All of it blocks and is not for the thread of a
// window.

// Something of a collection: a file, a folder with all record files below it, or, with an empty
// path, the whole collection.
struct CollectionPart
{
    QString root; // the collection's folder, absolute
    QString path;

    bool operator==(const CollectionPart &) const = default;
};

struct Gathered
{
    QByteArray bundle;
    qsizetype files = 0; // that are in it
    QStringList leftOut; // sentences: which file is not in it, and why
};

// Each file once, by its path in its collection; of several collections the paths begin with the
// names of their folders. Damaged files are left out, and bundles that lie in a folder. Error: as
// bundleOf().
Result<Gathered> gatherBundle(const QList<CollectionPart> &parts);

struct Unpacked
{
    QStringList written; // paths in the collection
    QStringList renamed; // sentences: what took another name, because its own was taken
    qsizetype same = 0; // were there already, to the byte
};

// Writes the files of a bundle below `folder` of a collection. Nothing that is there is touched: a
// file whose name is taken gets a number, one that is there already to the byte is left out. Error:
// of the first file that could not be written; those before it are there then.
Result<Unpacked> unpackBundle(const QList<BundledFile> &files, const QString &root,
                              const QString &folder);

} // namespace core
