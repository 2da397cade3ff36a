// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kinesis/PutRecords.h"
#include "core/outcome/RecordState.h"
#include "core/outcome/RetryPolicy.h"
#include "core/publish/PublishOptions.h"
#include "core/result/Clock.h"
#include "core/result/Result.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace core {

// What came back for a request: one entry per record, or the error of the whole.
struct RequestAnswer
{
    Result<PutRecordsReply> result;
    QByteArray requestId;
    bool isAwsBody = false; // the error is the service's own, not of something in between
    std::optional<Milliseconds> retryAfter;
    bool skewCorrected = false; // a clock error, and the next signature will be another
};

// How an attempt ended for one record.
struct AttemptEnd
{
    RecordState state = RecordState::NotSent; // Stored, Refused, Uncertain or NotSent
    QString code; // when not stored: the service's, or the kind of the error
    QString message;
    int httpStatus = 0; // of the answer to the whole request; 0 for entries and without an answer
    // Refused by a 5xx that names no reason, which does not prove that nothing was written.
    bool mayBeStored = false;
    std::optional<RetryCause> retry; // why it may be tried again; nothing: final
};

// What an entry that is not stored means, and an error of a whole request for each of its records.
AttemptEnd attemptEnd(const PutRecordsEntry &refused, const PublishOptions &options);
AttemptEnd attemptEnd(const Error &error, const RequestAnswer &answer,
                      const PublishOptions &options);

// Whether every further request would meet this error, so that the run has to stop.
bool isFinalForRun(const Error &error, const AttemptEnd &end, const PublishOptions &options);

// Nobody spoke for the service: the request was not sent, or no valid answer came.
bool isUnanswered(const Error &error, const AttemptEnd &end);

// The records that the service names as the reason why it refused the whole request, as positions
// in the request, rising; empty when the fault is not a record's. Nothing of the request was
// written.
std::vector<qsizetype> blamedRecords(const Error &error, qsizetype sent);

// At least how long to wait before the next attempt, when the answer says.
std::optional<Milliseconds> pauseAskedFor(const RequestAnswer &answer);

// DryRun's way of saying yes.
bool isDryRunAccepted(const Error &error);

} // namespace core
