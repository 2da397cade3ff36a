// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Clock.h"
#include "core/simulator/Actions.h"
#include "core/simulator/FaultPlan.h"
#include "core/simulator/HttpParser.h"
#include "core/simulator/SignatureCheck.h"
#include "core/simulator/Simulator.h"

#include <QByteArray>
#include <QRandomGenerator>

namespace core::simulator {

// How an answer reaches its client, or does not.
enum class Delivery {
    Whole,
    Truncated, // half of the body, then the connection ends
    Dropped, // the connection ends without an answer
    Never, // nothing happens any more
};

struct Answer
{
    int status = 200;
    QByteArray contentType; // null: no such header
    QByteArray body;
    QByteArray requestId;
    QByteArray extendedRequestId;
    WallTime date; // what the service takes for now
    Delivery delivery = Delivery::Whole;
    Milliseconds delay{0};
    QByteArray action; // empty: none of ours
    QByteArray errorCode; // empty: it went well
};

// The endpoint without its sockets: a request in, an answer out. Checks in the order of AWS:
// method, content type and body, target, signature, types, values, state. Not thread-safe.
class KinesisService
{
public:
    // `seed` is for everything that only has to be different each time.
    KinesisService(const SimulatorSettings &settings, Clock clock, quint32 seed);

    Answer answer(const HttpRequest &request);
    // The answer to what HttpParser could not read.
    Answer answerToBroken(int status);

    void setFaults(const Faults &faults) { m_faults = FaultDraw(faults); }
    void setCreateTime(Milliseconds time) { m_store.setBusyFor(time); }
    qint64 recordsStored() const { return m_store.recordsStored(); }
    qint64 keptBytes() const { return m_store.keptBytes(); }

private:
    Answer startAnswer();
    void answerCheckedRequest(const HttpRequest &request, const FaultPlan &plan, Answer &answer);
    void answerAction(const Action &action, const HttpRequest &request, const FaultPlan &plan,
                      Answer &answer);
    Checked<QByteArray> run(const Action &action, const Value &input, const FaultPlan &plan);
    RecordFault recordFaultOf(const FaultPlan &plan);
    static ShardShare shardShareOf(const FaultPlan &plan);

    Clock m_clock;
    QRandomGenerator m_random;
    StreamStore m_store;
    Actions m_actions;
    SignatureCheck m_signatures;
    FaultDraw m_faults;
};

} // namespace core::simulator
