// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace core {

// What went wrong: a kind the program can branch on, and the words of whoever said no.
// It never holds a secret: who makes one puts in codes and texts of the service, names and numbers.
struct Error
{
    enum class Kind {
        AccessDenied, // the service knows us and says no
        BadInput, // what the person gave us is wrong; `where` says at which place
        BadReply, // an answer came that cannot be understood
        Cancelled, // we were told to stop
        Configuration, // settings that cannot work: endpoint, proxy, CA file, profile
        Credentials, // keys missing, unknown, expired or wrong
        Network, // nobody there, name unknown, connection broken
        NotFound, // no such stream, shard, file or entry
        Redirected, // the endpoint pointed elsewhere; we did not follow
        Refused, // any other "no" of the service
        Server, // the service failed (5xx with its own error body)
        Storage, // a file or the keychain
        Throttled, // too fast; slower will do
        Timeout, // a deadline of ours passed
        Tls, // the other side could not prove who it is
    };

    Kind kind = Kind::Network;
    QString code; // the service's own name for it, e.g. "ResourceNotFoundException"; may be empty
    QString detail; // as the service or the system put it, at most 4 KiB
    QString requestId; // x-amzn-RequestId, when an answer carried one
    QString action; // of the API that was asked, "GetRecords"; empty when none was
    QString host; // host[:port] that was asked, when one was
    QString where; // place in the input: "line 12, column 3", "record 7, partitionKey"
    int httpStatus = 0; // 0 when there was no answer
    bool isRetryable = false; // worth trying again unchanged, after a pause
    // The whole request had left: the other side may have acted on it.
    bool mayHaveArrived = false;

    bool operator==(const Error &) const = default;
};

// The stable name of a kind, for tests, logs and JSON: "accessDenied", "badInput", … (Not
// toString(): Qt Test would take that for its own.)
QString nameOf(Error::Kind kind);

} // namespace core
