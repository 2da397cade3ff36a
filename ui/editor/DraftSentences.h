// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts/DraftFacts.h"
#include "ui/editor/SendTarget.h"

#include <QString>

namespace ui {

// What the facts of a draft say, in words.

// "shard 2 of 4"; why there is no prediction; or nothing.
QString shardSentence(const core::RecordFacts &facts, core::KeySource source,
                      const SendTarget &target);

// "1 204 B body + 12 B key of 1 MiB · 1.6 KiB on the wire".
QString sizeSentence(const core::RecordFacts &facts, const SendTarget &target);
QString briefSizeSentence(const core::RecordFacts &facts, const SendTarget &target);

// "500 records · 1.2 MiB · 2 requests".
QString totalSentence(const core::DraftFacts &facts);

// "500 records · 3 to correct · 1 empty". `empty`: how many nobody wrote anything in.
QString tableSentence(qsizetype records, const core::DraftFacts *facts, qsizetype empty = 0);

// The facts without the errors of records that nobody wrote anything in yet.
core::DraftFacts withoutUntouched(core::DraftFacts facts, const QList<core::DraftRecord> &records);
// How many of these cannot be sent for that reason.
qsizetype untouchedCount(const core::DraftFacts &facts, const QList<core::DraftRecord> &records);

// The first problem of that record in that field; null when there is none.
const core::DraftProblem *problemIn(const core::DraftFacts &facts, qsizetype row,
                                    QStringView field);
// The first of the record, else the first of all.
// All that is said of a field, each once.
QStringList messagesOf(const core::DraftFacts &facts, qsizetype row, QStringView field);
// All that keeps records back, each once, the first five in words.
QString problemsSentence(const core::DraftFacts &facts);
const core::DraftProblem *worstProblem(const core::DraftFacts &facts, qsizetype row);

// That nothing is wrong with the records. Where they cannot go anywhere they are not ready.
QString readySentence(qsizetype records, bool hasTarget);
// "Record 212, line 3, column 7: …"; the record is named when there are several.
QString problemSentence(const core::DraftProblem &problem, qsizetype records, qsizetype others);

// "JSON", "Text": what a body is, as the footer names it.
QString kindText(core::PayloadKind kind);

} // namespace ui
