// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/connections/RecordReader.h"

#include <utility>

namespace app {

namespace {

constexpr int recordsPerPage = 100;

} // namespace

RecordReader::RecordReader(const ActiveConnection &connection, core::StreamId stream,
                           QObject *parent)
    : QObject(parent)
    , m_service(connection)
    , m_stream(std::move(stream))
{
}

RecordReader::~RecordReader() = default;

void RecordReader::listShards()
{
    m_shards.clear();
    listPage({});
}

void RecordReader::listPage(const QByteArray &token)
{
    const auto question = [stream = m_stream, token](core::KinesisClient &client,
                                                     const core::Invocation &call) {
        return client.listShards(stream, token, call);
    };
    core::deliver(m_service.ask<core::ShardPage>(question), this,
                  [this](const core::Answer<core::ShardPage> &answer) {
                      if (!answer.result)
                          return emit failed(answer.result.error());
                      m_shards += answer.result->shards;
                      if (!answer.result->nextToken.isEmpty())
                          return listPage(answer.result->nextToken);
                      emit shardsListed(m_shards);
                  });
}

void RecordReader::read(const QString &shardId, const core::ShardPosition &position)
{
    const auto question = [stream = m_stream, shardId, position](core::KinesisClient &client,
                                                                 const core::Invocation &call) {
        return client.getShardIterator(stream, shardId, position, call);
    };
    core::deliver(m_service.ask<QByteArray>(question), this,
                  [this, wish = ++m_wish](const core::Answer<QByteArray> &answer) {
                      if (wish != m_wish)
                          return;
                      if (!answer.result)
                          return emit failed(answer.result.error());
                      m_iterator = *answer.result;
                      next();
                  });
}

void RecordReader::next()
{
    const auto question = [stream = m_stream, iterator = m_iterator](core::KinesisClient &client,
                                                                     const core::Invocation &call) {
        return client.getRecords(iterator, recordsPerPage, stream, call);
    };
    core::deliver(m_service.ask<core::RecordsPage>(question), this,
                  [this, wish = ++m_wish](const core::Answer<core::RecordsPage> &answer) {
                      if (wish != m_wish)
                          return;
                      if (!answer.result)
                          return emit failed(answer.result.error());
                      m_iterator = answer.result->nextIterator;
                      emit pageRead(*answer.result);
                  });
}

} // namespace app
