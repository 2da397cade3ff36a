// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace core {

// Which of `paths`, files of a collection, differ from the last commit of the repository that the
// folder is in: those that were changed and those that are new. Nothing when it is in none, in one
// that cannot be read without running what its configuration names, or when it takes longer than
// `patience`. Filters of git are not applied, but for line ends: a file with CRLF is the same as
// one that was committed with LF. Blocks.
std::optional<QSet<QString>>
pathsThatDiffer(const QString &root, const QStringList &paths,
                std::chrono::milliseconds patience = std::chrono::seconds(5));

// The .git folder of the repository that a folder is in, whose contents change with each commit;
// empty when it is in none. Blocks.
QString repositoryAround(const QString &folder);

} // namespace core
