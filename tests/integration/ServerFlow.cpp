// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/ServerFlow.h"

#include <QSignalSpy>

#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace test {
namespace {

core::Error timeout(const QString &what)
{
    return {.kind = core::Error::Kind::Timeout, .detail = what};
}

// Asks again, up to ten seconds, until `isThere` is content with the answer.
core::Result<> until(const std::function<core::Result<bool>()> &isThere, const QString &what)
{
    core::Result<bool> answer = false;
    const auto isOver = [&] {
        answer = isThere();
        return !answer || *answer;
    };
    if (!QTest::qWaitFor(isOver, 10'000))
        return core::fail(timeout(what));
    return answer.map([](bool) {});
}

} // namespace

ServerFlow::ServerFlow(core::KinesisClient &client, const QString &streamName)
    : m_client(client)
    , m_stream(*core::StreamId::fromString(streamName))
{
}

core::Result<> ServerFlow::createStream(int shardCount)
{
    const core::NewStream stream{.name = m_stream.name(), .shardCount = shardCount};
    if (const auto created = wait(m_client.createStream(stream)); !created)
        return core::fail(created.error());
    const auto isActive = [this] {
        return wait(m_client.describeStreamSummary(m_stream)).map([](const auto &summary) {
            return summary.status == u"ACTIVE"_s;
        });
    };
    return until(isActive, u"the stream did not become ACTIVE"_s);
}

core::Result<QList<QString>> ServerFlow::streamNames()
{
    QList<QString> names;
    core::StreamPage page{.hasMore = true};
    while (page.hasMore) {
        const auto next = wait(
            m_client.listStreams(page.nextToken, names.isEmpty() ? QString() : names.constLast()));
        if (!next)
            return core::fail(next.error());
        page = *next;
        for (const core::StreamListing &listing : page.streams)
            names.append(listing.name);
    }
    return names;
}

core::Result<QList<core::Shard>> ServerFlow::shards()
{
    QList<core::Shard> shards;
    QByteArray token;
    do {
        const auto page = wait(m_client.listShards(m_stream, token));
        if (!page)
            return core::fail(page.error());
        shards += page->shards;
        token = page->nextToken;
    } while (!token.isEmpty());
    return shards;
}

// An open shard has no end: it is over when an answer is empty and says that nothing is behind it.
core::Result<QList<core::StoredRecord>> ServerFlow::readAll(const QString &shardId)
{
    const core::ShardPosition start{.type = core::IteratorType::TrimHorizon};
    auto iterator = wait(m_client.getShardIterator(m_stream, shardId, start));
    QList<core::StoredRecord> records;
    while (iterator) {
        const auto page = wait(m_client.getRecords(*iterator, std::nullopt, m_stream));
        if (!page)
            return core::fail(page.error());
        records += page->records;
        if (page->records.isEmpty() && page->millisBehindLatest.value_or(0) == 0)
            return records;
        iterator = page->nextIterator;
    }
    return core::fail(iterator.error());
}

core::Result<> ServerFlow::deleteStream()
{
    if (const auto deleted = wait(m_client.deleteStream(m_stream, true)); !deleted)
        return core::fail(deleted.error());
    const auto isGone = [this] {
        return streamNames().map(
            [this](const auto &names) { return !names.contains(m_stream.name()); });
    };
    return until(isGone, u"the stream was not deleted"_s);
}

std::vector<core::SettledRecord> ServerFlow::publish(const std::vector<core::Record> &records,
                                                     const core::PublishOptions &options)
{
    core::Publisher publisher(m_stream, options, {.client = m_client});
    std::vector<core::SettledRecord> all;
    QObject::connect(&publisher, &core::Publisher::settled, &publisher,
                     [&](const auto &some) { all.insert(all.end(), some.begin(), some.end()); });
    qsizetype next = 0;
    const auto total = static_cast<qsizetype>(records.size());
    const auto feed = [&] {
        std::vector<core::RunRecord> batch;
        for (qsizetype room = publisher.room(); room > 0 && next < total; --room, ++next)
            batch.push_back({.index = next, .record = records[static_cast<std::size_t>(next)]});
        publisher.add(std::move(batch));
        if (next == total)
            publisher.close();
    };
    QObject::connect(&publisher, &core::Publisher::hungry, &publisher, feed);
    QSignalSpy finished(&publisher, &core::Publisher::finished);
    feed();
    if (!publisher.isFinished())
        finished.wait(100'000);
    return all;
}

} // namespace test
