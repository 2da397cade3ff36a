// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connection/Variable.h"
#include "core/credentials/Connection.h"
#include "core/result/Result.h"
#include "ui/credentials/ConnectionEntry.h"

#include <QDateTime>

#include <optional>

namespace app {

// What lies on disk about connections. All of it reads or writes files: for a thread of its own,
// one after the other.

struct ConnectionBook
{
    QList<core::Connection> connections;
    QList<ui::ProfileSuggestion> profiles; // of ~/.aws, all of them
    std::optional<core::Error> notice; // of ConnectionFile
};

// When the file of connections was written last; invalid where there is none.
QDateTime bookTime(const QString &dataFolder);

// Storage or Configuration as ConnectionFile says. Shared AWS files that cannot be read count as
// none: they are not ours to mend.
core::Result<ConnectionBook> readBook(const QString &dataFolder, const Variable &variable);

// Adds it, or puts it in the place of the one called `replaces`; with what others wrote meanwhile.
core::Result<> writeConnection(const QString &dataFolder, const core::Connection &connection,
                               const QString &replaces);
core::Result<> removeConnection(const QString &dataFolder, const QString &name);

} // namespace app
