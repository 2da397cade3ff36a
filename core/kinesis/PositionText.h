// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace core {

// What people write for a place in a shard.

// Milliseconds since 1970 UTC of ISO 8601 (without a zone: UTC) or of seconds since 1970; nothing
// when it is neither.
std::optional<qint64> timeFrom(const QString &text);
bool isSequenceNumber(const QString &text);

} // namespace core
