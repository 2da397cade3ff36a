// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome/Outcome.h"
#include "core/result/Clock.h"
#include "core/result/Result.h"

#include <QByteArray>
#include <QList>

namespace core {

// What is about to leave: which records of a run, in which request.
struct RequestIntent
{
    quint64 requestNumber = 0; // of the run, from 1; each attempt has its own
    int attempt = 1;
    QList<qint64> recordIndexes; // 0-based positions in the run's input
    qint64 bytes = 0;
    WallTime at;
};

struct RequestOutcome
{
    quint64 requestNumber = 0;
    QList<Outcome> outcomes; // one per index of the intent, in its order; may be Retrying
    WallTime at;
};

// The door to a durable record of what was sent. The publisher calls intend() before the first byte
// of a request leaves, and sends nothing when it fails; settle() when its outcomes are known.
// Called in the publisher's thread.
class Journal
{
public:
    Journal() = default;
    virtual ~Journal() = default;
    Q_DISABLE_COPY_MOVE(Journal)

    virtual Result<> intend(const RequestIntent &intent) = 0;
    virtual void settle(const RequestOutcome &outcome) = 0;
};

} // namespace core
