// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>
#include <QStringList>

#include <vector>

namespace ui {

// Names one thing of the library.
struct LibraryKey
{
    QString root; // the folder that was opened as a collection, absolute
    QString path; // within it, with '/' between; empty: the collection itself
    qsizetype record = -1; // of a file, from 0; −1: the file itself

    bool operator==(const LibraryKey &) const = default;
};

// A collection, what is in it, or a section that gathers some of it.
struct LibraryNode
{
    enum class Kind {
        Section,
        Collection,
        Folder,
        File,
        Environment,
        Record,
        Refused, // of the disk, and cannot be used: `problem` says why
    };

    Kind kind = Kind::File;
    LibraryKey key;
    QString title;
    QString problem; // why it can only be read in part; empty: it is sound
    bool differs = false; // from the last commit of its repository
    bool isFavourite = false;
    std::vector<LibraryNode> children;

    bool operator==(const LibraryNode &) const = default;
};

// What the sidebar shows of the opened folders.
struct LibraryTree
{
    std::vector<LibraryNode> roots;
    QString searched; // what it was narrowed to; empty: it is whole
    QStringList repositories; // folders that change when what is shown is committed
    QString notice; // a sentence above it: what could not be listed, and why
    bool isReading = false;

    bool operator==(const LibraryTree &) const = default;
};

} // namespace ui

Q_DECLARE_METATYPE(ui::LibraryKey)
