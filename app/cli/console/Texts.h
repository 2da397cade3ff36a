// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console/Table.h"
#include "core/outcome/Diagnosis.h"
#include "core/outcome/Explanation.h"
#include "core/outcome/Outcome.h"
#include "core/outcome/Tally.h"

namespace app {

// What the command line says of errors, states and sums.

// Errors of options and files speak for themselves; the rest is explained as everywhere.
core::Explanation explainHere(const core::Error &error, const QString &streamName,
                              const QString &commandName);

// "✕ refused"; throttled records have a mark of their own.
QString stateText(const core::Outcome &outcome, const Terminal &terminal);
Look lookOf(const core::Outcome &outcome);
bool isThrottled(const core::Outcome &outcome);

// DryRun's way of saying that the record would be stored.
bool isAcceptedByCheck(const core::Outcome &outcome);

// "planned 500 = 463 stored + 37 refused + 0 uncertain + 0 not sent"
QString sumText(const core::Tally &tally, const Terminal &terminal);

// "1 record", "2 records"
QString counted(qint64 count, const QString &singular, const QString &plural);

// A cause with its remedy, in lines that fit the terminal, after an empty one.
QString findingText(const core::Finding &finding, const Terminal &terminal);

} // namespace app
