// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome/Diagnosis.h"
#include "core/results/ResultSource.h"
#include "ui/results/FactList.h"

namespace ui {

// What the inspector says of a row, as names and values.

QString timeText(core::WallTime time); // "14:02:11.482", UTC
QString dateTimeText(core::WallTime time); // "2026-11-27T14:02:11.482Z"

QList<Fact> recordFacts(const core::ResultSource &source, qint64 row);
QList<Fact> resultFacts(const core::ResultSource &source, qint64 row);
QList<Fact> timingFacts(const core::RequestDetail &request);
// What the outcome means and what to do, in sentences; empty when all is well. As the finding of
// the run says it that the row belongs to; where there is none, by what the row alone tells.
QString adviceFor(const core::ResultSource &source, qint64 row,
                  const QList<core::Finding> &findings);

} // namespace ui
