// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Clock.h"

#include <QByteArray>
#include <QByteArrayView>

#include <span>
#include <string_view>

namespace core {

// A moment on the calendar of a place.
struct LocalTime
{
    WallTime time{};
    int minutesEast = 0; // of UTC
};

// "2026-01-31T10:00:05.250Z", the form that most consumers read; UTC.
void appendIsoTime(QByteArray &out, WallTime time);

// By the tokens of moment.js (https://momentjs.com/docs/#/displaying/format/), in English: YYYY MM
// DD HH mm ss SSS Z X x …, [text] and \ for text; LT, L, LL, LLLL and the like as in en-US. An
// empty format is moment's own, "2026-01-31T10:00:05+00:00". Times outside the years 1 to 9999 are
// brought to the nearest that is inside.
void appendTime(QByteArray &out, const LocalTime &time, QByteArrayView format);

std::span<const std::string_view> monthNames(); // January first
std::span<const std::string_view> dayNames(); // Sunday first

} // namespace core
