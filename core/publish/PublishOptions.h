// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kinesis/Limits.h"
#include "core/result/Clock.h"

#include <QSet>
#include <QString>

#include <optional>

namespace core {

// Which records that were refused with a retryable code are tried again.
enum class RetryRefused { Never, Throttled, All };

// How a run of records is cut into requests, and what is tried again.
struct PublishOptions
{
    qsizetype recordsPerRequest = limits::recordsPerRequest; // 1…500
    qint64 bytesPerRequest = limits::safeRequestBytes; // data and keys; up to 10 MiB
    int maxAttempts = 3; // of a record that was refused with a retryable code, or not sent; 1…10
    // No attempt begins later than that after the record's first one; nothing: attempts alone
    // count.
    std::optional<Milliseconds> retryFor;
    // In the window a person says so, or the connection does for what was throttled.
    RetryRefused retryRefused = RetryRefused::All;
    bool retryUncertain = false; // send again what may have been stored; never in strict order
    QSet<QString> retryCodes; // instead of the built-in list, when not empty
    // A request that is not full waits for as long as more records can come, instead of a pause:
    // how a run is cut then depends on its records alone. Whoever adds says when to go on
    // (flush()).
    bool waitsUntilFull = false;
    bool strictOrder =
        false; // PutRecord, one at a time per partition key, stops the key at a failure
    bool dryRun = false; // DryRun: true to the service
    // Requests in flight; 0: as many as the transport carries and the time until an answer calls
    // for.
    int concurrency = 0;
    qsizetype window = 200'000; // records taken in and not yet given out as results: bounds memory
};

} // namespace core
