// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Clock.h"
#include "core/result/Result.h"

#include <QString>

#include <optional>

namespace core {

// A run that is not settled, as a program that was ended can still tell of it: which records may
// have been stored although nobody saw an answer.
struct RunNote
{
    QString stream;
    QString connection;
    WallTime startedAt;
    qint64 records = 0;
    qint64 uncertain = 0; // of those; meaningless while it runs
    bool isRunning = false;

    bool operator==(const RunNote &) const = default;
};

// unsettled-run.json in a data folder. Blocks for some milliseconds: not for the thread of a
// window.
Result<> writeRunNote(const QString &dataFolder, const RunNote &note);
void removeRunNote(const QString &dataFolder);
// Nothing when there is none, or it cannot be read.
std::optional<RunNote> readRunNote(const QString &dataFolder);

// What to tell of it, with the code "UnsettledRun".
Error unsettled(const RunNote &note);

} // namespace core
