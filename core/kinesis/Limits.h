// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

// Limits of Kinesis Data Streams, as of November 2026 (API_PutRecords, developer guide "Quotas and
// limits" and "Large records"). Sizes in bytes, before base64.
namespace core::limits {

inline constexpr qsizetype recordsPerRequest = 500;
inline constexpr qint64 requestBytes = qint64(10) * 1024 * 1024; // data and partition keys together
inline constexpr qint64 safeRequestBytes =
    qint64(5) * 1024 * 1024; // older endpoints still say 5 MiB
inline constexpr qint64 defaultRecordBytes =
    qint64(1024) * 1024; // a stream's default MaxRecordSizeInKiB
inline constexpr qint64 maxRecordBytes = qint64(10) * 1024 * 1024;
inline constexpr qsizetype partitionKeyCharacters = 256;
inline constexpr int shardRecordsPerSecond = 1000;
inline constexpr qint64 shardBytesPerSecond = qint64(1024) * 1024;
inline constexpr qsizetype sequenceNumberDigits = 129;

} // namespace core::limits
