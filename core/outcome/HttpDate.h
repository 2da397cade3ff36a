// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Clock.h"

#include <QByteArrayView>

#include <optional>

namespace core {

// The moment that an IMF-fixdate ("Sun, 06 Nov 1994 08:49:37 GMT", RFC 9110 5.6.7) names, case and
// weekday right. The two obsolete forms that the RFC lets old servers send are not read.
std::optional<WallTime> httpDate(QByteArrayView text);

} // namespace core
