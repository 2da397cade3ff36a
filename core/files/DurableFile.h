// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Result.h"

#include <QByteArray>
#include <QString>

namespace core {

// The codes of errors about files, by what there is to do about them; other failures have none.
inline constexpr QLatin1StringView fileTooLargeCode{"FileTooLarge"};
inline constexpr QLatin1StringView fileForbiddenCode{"FileForbidden"};
inline constexpr QLatin1StringView diskFullCode{"DiskFull"};

// … of what the system refused with `reason`, an errno; may be empty.
QString fileErrorCode(int reason);

// Replaces the file by these bytes wholly or not at all, and returns when they are on the disk:
// temporary file beside it, every byte written, flushed, synced, renamed, folder synced.
// Permissions 0600. On a full or failing disk the old file is untouched and the Error (Storage)
// names file and reason. The folder must exist. Blocks for some milliseconds: not for the GUI
// thread.
Result<> durableWrite(const QString &path, const QByteArray &bytes);

// Makes the folder and its parents, 0700 where they are new.
Result<> makePrivateFolder(const QString &path);

// The whole file; Storage when it cannot be read or, with fileTooLargeCode, is over `limit` bytes,
// NotFound when absent.
Result<QByteArray> readWholeFile(const QString &path, qint64 limit);

// `<path>.corrupt-<UTC time>`, for now.
QString asideNameOf(const QString &path);

// Renames a file that cannot be understood to `<path>.corrupt-<UTC time>` and returns the new name,
// so that nothing of it is lost.
Result<QString> setAside(const QString &path);

// The code of errors about files that were set aside.
inline constexpr QLatin1StringView setAsideCode{"setAside"};

// The code of errors about files of newer versions, which are neither used nor written.
inline constexpr QLatin1StringView newerVersionCode{"NewerVersion"};

// Sets the damaged file aside. The Error to tell of it: Storage with setAsideCode and the new name
// in `where`; Storage without when even that failed, and the file is where it was.
Error setAsideBecause(const QString &path, const QString &reason);

} // namespace core
