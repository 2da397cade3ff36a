// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Result.h"

#include <QList>
#include <QString>

namespace core {

// One thing that goes wrong on order. Written as `kind[:name=value[,name=value …]]`, for instance
// "throttle:percent=20", "error:code=InternalFailure,every=3", "drop:when=after,first=2".
// All kinds have percent, every, first and action; others are named with their kinds. `error`,
// the records' and `wrong-count` come after the signature was verified, what is in between (html,
// empty, hang, drop before) strikes without the service hearing of the request.
struct Fault
{
    enum class Kind {
        ThrottleRecords, // throttle[:shard=N]: per-record ProvisionedThroughputExceededException
        FailRecords, // fail-records[:shard=N]: per-record InternalFailure
        CapShard, // shard-cap:records=N|kib=N[,shard=N]: a shard takes that much a second
        FailRequest, // error:code=C[,status=N]: the whole request, nothing is stored
        Latency, // latency:ms=N: answer later
        DropBefore, // drop:when=before: close before anything is stored
        DropAfter, // drop[:when=after]: store, then close without an answer
        Truncate, // truncate: store, answer half of the body, close
        Html, // html: 503 with an HTML page of something in between
        Empty, // empty[:status=N]: 500, or for instance 413, with no body
        Hang, // hang: store nothing and never answer
        WrongCount, // wrong-count: store, answer one entry too few
        Skew, // skew:seconds=N: a Date header and signature window that far off
    };

    Kind kind = Kind::ThrottleRecords;
    double percent = 100; // of records or requests it strikes, drawn from a seeded generator
    int every = 1; // strikes every n-th request that matches
    int first = 0; // strikes only the first n that match; 0: no end
    QString action; // only this action ("PutRecords"); empty: all
    QString shardId; // ThrottleRecords, FailRecords, CapShard: only this shard
    int recordsPerSecond = 0; // CapShard; 0: as usual, as the next
    int kibPerSecond = 0; // CapShard
    QString code; // FailRequest
    int status = 0; // FailRequest, Empty; 0: 400 and 500
    int milliseconds = 0; // Latency
    int seconds = 0; // Skew
};

struct Faults
{
    QList<Fault> list;
    quint32 seed = 1;
};

// Reads one specification; BadInput names what is wrong and lists what there is.
Result<Fault> faultFromText(const QString &text);

} // namespace core
