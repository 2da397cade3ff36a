// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/environments/EnvironmentEntry.h"
#include "ui/picker/PickItem.h"

namespace ui {

// An environment as a row of a list: its name, what it suggests or why it cannot be used.
PickItem pickItemOf(const EnvironmentEntry &entry);
QString pickKeyOf(const core::DraftEnvironment &environment);
// … and back; nothing of a key that is none.
std::optional<core::DraftEnvironment> environmentOfPick(const QString &key);

} // namespace ui
