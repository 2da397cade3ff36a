// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/credentials/Connection.h"
#include "core/result/Result.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <optional>

namespace core {

// connections.json in a data folder: a version and a list. Members that this version does not know
// are kept when it writes; a file of a newer version is not written at all; a damaged one is set
// aside, and of one with damaged entries the others stay.
class ConnectionFile
{
public:
    // Where the connections of that data folder lie.
    static QString pathIn(const QString &dataFolder);

    // Reads the file; an absent one is an empty list. Storage: unreadable, or damaged and now set
    // aside (`where` is its new name); Configuration: written by a newer version. Where only some
    // entries cannot be understood, the whole file is copied aside and goes on without them, which
    // notice() tells of.
    static Result<ConnectionFile> read(const QString &dataFolder);

    // What was left out of the file, why, and where it is now (`where`, as of setAsideBecause());
    // nothing where all of it was read.
    const std::optional<Error> &notice() const { return m_notice; }

    const QList<Connection> &connections() const { return m_connections; }
    const Connection *find(const QString &name) const; // null when there is none

    // Adds, or replaces the one of that name.
    void put(const Connection &connection);
    bool remove(const QString &name); // false: there was none

    // Writes all of it durably; makes the folder. Storage, too, where a copy of what had to be left
    // out could not be made.
    Result<> write() const;

private:
    void dropUnreadable(const QStringList &remarks, const QByteArray &bytes);

    QString m_folder;
    QList<Connection> m_connections;
    QJsonObject m_document; // as read, for what we do not know
    std::optional<Error> m_notice;
    bool m_isCopied = true; // what m_notice is about
};

} // namespace core
