// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>

namespace core {

// The states of a record, by the words that people see everywhere.
enum class RecordState : std::uint8_t {
    Waiting, // in line
    Sending, // in a request that is on its way
    Retrying, // refused or not sent, and waiting for its next attempt
    Stored, // an answer carried its sequence number
    Refused, // an answer carried an error code; final, or retries used up
    Uncertain, // the whole request left and no valid answer came: it may have been stored
    NotSent, // proven not to have left
};

constexpr bool isFinal(RecordState state)
{
    return state >= RecordState::Stored;
}

// "waiting", "sending", "retrying", "stored", "refused", "uncertain", "not_sent": in files and
// JSON.
QString nameOf(RecordState state);
// The same for people: "not sent" with a blank.
QString toWords(RecordState state);

// A code of ours in an outcome, "invalidRecord", as people read it: "not valid"; empty for the
// codes of services.
QString ownCodeInWords(const QString &code);

// How near an end of an attempt is to "may be in the stream", rising from 0: what an earlier
// attempt may have done is not unsaid by a later one that weighs less.
int gravity(RecordState state);

} // namespace core
