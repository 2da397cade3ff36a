// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/results/ResultSource.h"

#include <QList>

namespace core {

// What people ask of the rows of a run.

enum class ResultChip { All, Stored, Refused, Throttled, Retried, Uncertain, NotSent };
inline constexpr int resultChipCount = 7;

bool isOf(ResultChip chip, const ResultSource &source, qsizetype row);
qint64 countOf(ResultChip chip, const ResultSource &source);

// Refused or not sent, and another attempt may help.
bool isRetryable(const ResultSource &source, qsizetype row);
QList<qint64> retryableRows(const ResultSource &source);
bool hasRetryable(const ResultSource &source);
// Not stored for sure: refused, not sent or uncertain.
bool isFailure(RecordState state);
QList<qint64> failedRows(const ResultSource &source);
bool hasFailures(const ResultSource &source);

// Whether a finding of the run's diagnosis is about the row.
bool isOf(const Finding &finding, const ResultSource &source, qsizetype row);
// The rows that it is about.
QList<qint64> rowsOf(const Finding &finding, const ResultSource &source);
// The first of them; −1: none.
qint64 firstRowOf(const Finding &finding, const ResultSource &source);

} // namespace core
