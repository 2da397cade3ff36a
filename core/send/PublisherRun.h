// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/KinesisClient.h"
#include "core/publish/PublishEngine.h"
#include "core/send/Publisher.h"

#include <QUuid>

#include <functional>
#include <optional>
#include <vector>

namespace core {

// What a Publisher does: asks the engine what is next, journals, calls the client, hears its
// answers, and tells what became of records. Only the sources of this room include it.
class Publisher::Run
{
public:
    Run(Publisher &publisher, StreamId stream, const PublishOptions &options,
        Environment environment);

    PublishEngine &engine() { return m_engine; }
    bool isFinished() const { return m_isFinished; }
    void proceed(); // after whatever changed the engine
    void added();
    void abortAfter(Milliseconds grace);

private:
    void send(PlannedRequest request);
    Result<> journalIntent(const PlannedRequest &request);
    KinesisClient::Invocation invocationOf(const PlannedRequest &request) const;
    void receive(quint64 number, const std::vector<qint64> &positions, const CallFacts &facts,
                 Result<PutRecordsReply> result);
    void tell();
    void wakeWhenDue();
    void giveOutSoon();
    void giveOut();
    void later(Milliseconds pause, std::function<void()> action);

    Publisher &m_publisher;
    StreamId m_stream;
    PublishOptions m_options;
    Environment m_environment;
    PublishEngine m_engine;
    QUuid m_id = QUuid::createUuid(); // invocation ids are derived from it
    std::optional<Moment> m_wakeAt;
    bool m_isGivingOut = false; // a timer for it runs
    Moment m_giveOutAt;
    bool m_hasRoomTold = true; // nothing was added since hungry()
    bool m_isStopTold = false;
    bool m_isSkewTold = false;
    bool m_isFinished = false;
};

} // namespace core
