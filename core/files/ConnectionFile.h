// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/credentials/Connection.h"
#include "core/result/Result.h"

#include <QJsonObject>
#include <QList>

namespace core {

// connections.json in a data folder: a version and a list. Members that this version does not know
// are kept when it writes; a file of a newer version is not written at all; a damaged one is set
// aside.
class ConnectionFile
{
public:
    // Where the connections of that data folder lie.
    static QString pathIn(const QString &dataFolder);

    // Reads the file; an absent one is an empty list. Storage: unreadable, or damaged and now set
    // aside
    // (`where` is its new name); Configuration: written by a newer version.
    static Result<ConnectionFile> read(const QString &dataFolder);

    const QList<Connection> &connections() const { return m_connections; }
    const Connection *find(const QString &name) const; // null when there is none

    // Adds, or replaces the one of that name.
    void put(const Connection &connection);
    bool remove(const QString &name); // false: there was none

    // Writes all of it durably; makes the folder.
    Result<> write() const;

private:
    QString m_folder;
    QList<Connection> m_connections;
    QJsonObject m_document; // as read, for what we do not know
};

} // namespace core
