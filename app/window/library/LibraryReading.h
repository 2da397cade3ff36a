// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/LibraryTree.h"

#include <QDateTime>
#include <QHash>
#include <QStringList>

#include <functional>

namespace app {

// What of the library is to be shown.
struct LibraryWish
{
    QStringList collections; // folders, absolute
    QStringList favourites; // files, absolute
    QStringList recents; // files, absolute; the latest first
    QString searched; // in names and bodies; empty: everything
};

// Reads collections into the tree that the sidebar shows. A file is read again only when it was
// changed since. Takes time, one thread: not for that of a window.
class LibraryReading
{
public:
    ui::LibraryTree read(const LibraryWish &wish, const std::function<bool()> &isObsolete);

private:
    // What is kept of a file.
    struct Seen
    {
        QDateTime modified;
        qint64 bytes = -1;
        QStringList titles; // of its first records …
        qsizetype records = 0; // … of so many
        QString problem;
        QByteArray text; // in lower case, for searching; large files are not searched
    };

    ui::LibraryNode readCollection(const QString &root, const LibraryWish &wish,
                                   ui::LibraryTree &tree, const std::function<bool()> &isObsolete);
    const Seen &look(const QString &root, const QString &path, const QDateTime &modified,
                     qint64 bytes);

    QHash<QString, Seen> m_seen; // by absolute path
};

} // namespace app
