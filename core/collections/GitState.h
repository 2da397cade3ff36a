// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Result.h"

#include <QSet>
#include <QString>
#include <QStringList>

namespace core {

// Which of `paths`, files of a collection, differ from the last commit of the repository that the
// folder is in: changed, or not in that commit. Nothing when it is in no repository, git is not
// installed, or nothing was committed yet.
//
// A repository from a stranger brings its own configuration along, and "git status" runs programs
// that it names (file system monitors, filters). So git is only asked for the list of committed
// objects, which runs nothing, and the files are hashed here (gitformat-pack(5) and
// gitrepository-layout(5): SHA-1 or SHA-256 of "blob <size>\0" and the contents). Line ends that
// git converts on checkout count as no difference.
//
// Takes up to some seconds: not for the thread of a window. Errors: Timeout, Storage.
Result<QSet<QString>> pathsThatDiffer(const QString &root, const QStringList &paths);

} // namespace core
