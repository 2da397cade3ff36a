// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Clock.h"

#include <QByteArrayView>

#include <optional>

namespace core {

// A stretch of time in words of people: "-2h", "+30m", "-1d12h", "500ms", "1w"; units w d h m s ms,
// one sign in front of all. Nothing when it is not one, or longer than 10,000 years.
std::optional<Milliseconds> stretchFromText(QByteArrayView text);

// ISO 8601: "2026-01-31", "2026-01-31T10:00", "…:05", "…:05.250", with a blank for the T, and Z or
// +01:00 behind it; without one the time is UTC. Years 0001 to 9999.
std::optional<WallTime> timeFromText(QByteArrayView text);

} // namespace core
