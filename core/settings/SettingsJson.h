// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Result.h"
#include "core/settings/Settings.h"

#include <QByteArray>

namespace core {

// A versioned JSON text. Members that this version does not know are those of the document that the
// settings were read from.
QByteArray toJson(const Settings &settings);

// A member that is absent, of another type or out of range has its default: settings are never a
// reason not to start. Error: Configuration when a newer version wrote it; Storage when it is not a
// JSON object.
Result<Settings> settingsFromJson(const QByteArray &json);

} // namespace core
