// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/KinesisClient.h"
#include "core/send/Publisher.h"

#include <QFuture>
#include <QList>
#include <QString>
#include <QTest>

#include <vector>

namespace test {

// Waits for the one answer, with the event loop running; Timeout after a minute.
template <typename T>
core::Result<T> wait(const QFuture<core::Answer<T>> &future)
{
    using namespace Qt::Literals::StringLiterals;
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 60'000))
        return core::fail({.kind = core::Error::Kind::Timeout, .detail = u"no answer"_s});
    return future.result().result;
}

// What a person does with a stream, each step to its end; an Error ends it.
class ServerFlow
{
public:
    ServerFlow(core::KinesisClient &client, const QString &streamName);

    const core::StreamId &stream() const { return m_stream; }

    core::Result<> createStream(int shards); // and waits until it is ACTIVE
    core::Result<QList<QString>> streamNames();
    core::Result<QList<core::Shard>> shards();
    core::Result<QList<core::StoredRecord>> readAll(const QString &shardId); // from TRIM_HORIZON
    core::Result<> deleteStream(); // and waits until it is gone

    // Sends the records and gives them back as they settled.
    std::vector<core::SettledRecord> publish(const std::vector<core::Record> &records,
                                             const core::PublishOptions &options);

private:
    core::KinesisClient &m_client;
    core::StreamId m_stream;
};

} // namespace test
