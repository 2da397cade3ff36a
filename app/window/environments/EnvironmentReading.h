// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Result.h"
#include "ui/environments/EnvironmentEntry.h"

#include <QDateTime>
#include <QHash>
#include <QList>

#include <functional>

namespace app {

// Bounds of what a window takes from a folder that may be a stranger's.
namespace environments {

constexpr qint64 largestFile = 1024 * 1024; // bytes
constexpr qsizetype mostVariables = 1'000;
constexpr qsizetype mostSecrets = 100;
constexpr qsizetype mostOfACollection = 2'000;
constexpr qint64 mostBytes = 64 * 1024 * 1024; // of a folder's files together

} // namespace environments

// Reads the environments of folders. A file is read again only when it was changed since. Takes
// time, one thread: not for that of a window.
class EnvironmentReading
{
public:
    // Of the roots in their order, then by path. Those that exceed a bound say so as their problem.
    QList<ui::EnvironmentEntry> read(const QList<ui::EnvironmentRoot> &roots,
                                     const QString &ownRoot,
                                     const std::function<bool()> &isObsolete);

private:
    struct Seen
    {
        QDateTime modified;
        qint64 bytes = -1;
        ui::EnvironmentEntry entry;
    };

    QHash<QString, Seen> m_seen; // by absolute path
};

// One file, as it is now.
ui::EnvironmentEntry readEnvironment(const core::DraftEnvironment &key);

// What was saved of an environment lies there, under the name that it has now.
using SavedEnvironment = core::Result<core::DraftEnvironment>;

// Writes it over the file that `before` was read from, comments and order kept, and gives the file
// its new name. Refused when another program changed the file meanwhile, and when the name is
// taken: nothing is changed then.
SavedEnvironment saveEnvironment(const ui::EnvironmentEntry &before, const QString &name,
                                 const core::Environment &environment);
// In a folder of the root, or in the root itself.
SavedEnvironment createEnvironment(const QString &root, const QString &folder, const QString &name);

} // namespace app
