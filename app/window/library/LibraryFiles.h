// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts/Draft.h"
#include "core/result/Result.h"

#include <QByteArray>

namespace app {

// Record files as drafts. Both read the disk: not for the thread of a window.

// As far as the file could be read: DraftFile::damage says whether that is all. A draft without a
// title of its own is called as its file.
core::Result<core::Draft> readDraft(const QString &root, const QString &path);

// The bytes of a file that is several in one, sound or not; of another one nothing.
QByteArray bundleIn(const QString &root, const QString &path);

// What `file` has to say for the draft, with as little changed of what is there as the draft
// allows. Error: BadInput when what is there is damaged, or the draft is over a limit.
core::Result<QByteArray> bytesFor(const core::Draft &draft, const core::DraftFile &file);

// Writes a new file anywhere, with the suffix of record files, in place of what is there; a damaged
// record file is never written over. Gives its path.
core::Result<QString> writeAnywhere(const QString &path, const QByteArray &bytes);

} // namespace app
