// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome/RecordState.h"

#include <QByteArray>
#include <QString>

namespace core {

// What became of one record: the last word about it, and how it got there.
struct Outcome
{
    RecordState state = RecordState::Waiting;
    QByteArray sequenceNumber; // when stored
    QByteArray shardId; // when stored
    QString errorCode; // when not stored
    QString errorMessage; // when not stored, as the service or the system put it
    QByteArray requestId; // of the request that decided
    // HTTP status of the answer that decided; 0 when none came, and when the record's own entry in
    // an answer did.
    int httpStatus = 0;
    int attempts = 0; // requests that carried it
    // Attempts that may each have stored a copy, besides what the state says: those that ended in a
    // 5xx of the service without a reason, and those that ended uncertain and were followed by
    // another. On a refused record it says "may be stored".
    int possibleDuplicates = 0;

    bool operator==(const Outcome &) const = default;
};

} // namespace core
