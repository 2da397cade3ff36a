// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/KinesisService.h"

#include <QByteArray>

namespace core::simulator {

enum class AfterAnswer { KeepOpen, Close };

// The answer as it goes over the wire: status line, headers, body.
QByteArray httpText(const Answer &answer, AfterAnswer after);

// "2026-11-24T00:10:00.123Z PutRecords 200 - in=154000 out=38000 us=812 id=…": a line of the
// request log, with its line end. Nothing of a key, a signature or a payload is in it.
struct RequestFacts
{
    qsizetype bytesIn = 0;
    qint64 microseconds = 0; // of work, not of waiting
};
QByteArray logLine(const Answer &answer, const RequestFacts &facts);

} // namespace core::simulator
