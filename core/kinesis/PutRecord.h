// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kinesis/PutRecords.h"

namespace core {

// API_PutRecord: one record, with its place after `sequenceNumberForOrdering` when that is given.
QByteArray putRecordBody(const StreamId &stream, const Record &record,
                         const QByteArray &sequenceNumberForOrdering, bool dryRun = false);

// As strict as putRecordsReply(); a stored entry or BadReply.
Result<PutRecordsEntry> putRecordReply(const QByteArray &body);

} // namespace core
