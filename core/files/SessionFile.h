// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts/DraftJson.h"
#include "core/result/Result.h"

#include <QString>

namespace core {

// session.json in a data folder: the drafts that a window had open.
QString sessionPathIn(const QString &dataFolder);

// An absent file is an empty session. Errors: Storage with the code setAsideCode when it was
// damaged and has been set aside (`where` is its new name); Storage without when it cannot be read;
// Configuration when a newer version wrote it. Only after the first may the file be written over.
Result<SessionText> readSession(const QString &dataFolder);

// Durably; makes the folder. Blocks for some milliseconds: not for the thread of a window.
Result<> writeSession(const QString &dataFolder, const SessionText &session);

} // namespace core
