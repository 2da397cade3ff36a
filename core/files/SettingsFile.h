// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Result.h"
#include "core/settings/Settings.h"

namespace core {

// settings.json in a data folder. Both block for some milliseconds: writing is not for the GUI
// thread.

// An absent file is the defaults. Storage: unreadable, or damaged and now set aside (`where` is its
// new name); Configuration: written by a newer version, and left alone.
Result<Settings> readSettings(const QString &dataFolder);

// Writes all of it durably; makes the folder.
Result<> writeSettings(const QString &dataFolder, const Settings &settings);

} // namespace core
