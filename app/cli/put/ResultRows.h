// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/publish/RunRecord.h"

#include <QByteArray>
#include <QLatin1StringView>

namespace app {

// Error codes of what never left this program.
inline constexpr QLatin1StringView invalidLineCode{"invalidLine"}; // there is no record
inline constexpr QLatin1StringView invalidRecordCode{"invalidRecord"};

// One record's last word as a JSON object, appended without a line break. Members: index (0-based),
// line (1-based), partitionKey, status, attempts; sequenceNumber and shardId of stored ones;
// errorCode and errorMessage of others, and their data (or dataBase64) and explicitHashKey, so that
// the line can be put again (partitionKey is null where no key was found: it is chosen anew then);
// possibleDuplicates when there may be some.
void appendResultRow(QByteArray &out, const core::SettledRecord &settled, qint64 line);

} // namespace app
