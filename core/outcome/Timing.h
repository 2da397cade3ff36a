// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace core {

// When each phase of an exchange was over, in microseconds since it was asked for; −1: never came.
// On a kept-alive connection there is nothing to connect or encrypt.
struct Timing
{
    qint64 connected = -1;
    qint64 encrypted = -1;
    qint64 requestSent = -1;
    qint64 firstByte = -1; // headers of the answer
    qint64 finished = -1;

    bool operator==(const Timing &) const = default;
};

} // namespace core
