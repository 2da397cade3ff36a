// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/streams/StreamCommands.h"

#include "app/cli/command/StreamText.h"

using namespace Qt::Literals::StringLiterals;

namespace app {

void StreamsCommand::run()
{
    askPage({});
}

void StreamsCommand::askPage(const QByteArray &nextToken)
{
    const QString after = m_streams.isEmpty() ? QString() : m_streams.constLast().name;
    ask<core::StreamPage>(
        [this, nextToken, after](const core::Invocation &call) {
            return client().listStreams(nextToken, nextToken.isEmpty() ? after : QString(), call);
        },
        [this](const core::Answer<core::StreamPage> &answer) { takePage(answer); });
}

void StreamsCommand::takePage(const core::Answer<core::StreamPage> &answer)
{
    if (!answer.result)
        return endWith(answer.result.error());
    m_streams += answer.result->streams;
    // A server that says "more" and sends nothing would be asked for ever.
    const bool isProgress = !answer.result->streams.isEmpty();
    if (answer.result->hasMore && isProgress)
        return askPage(answer.result->nextToken);
    askSummary(0);
}

void StreamsCommand::askSummary(qsizetype index)
{
    if (index >= m_streams.size())
        return printAll();
    const auto id = core::StreamId::fromString(m_streams.at(index).name);
    if (!id)
        return takeSummary(index, {core::fail(core::Error()), {}});
    ask<core::StreamSummary>(
        [this, id](const core::Invocation &call) {
            return client().describeStreamSummary(*id, call);
        },
        [this, index](const core::Answer<core::StreamSummary> &answer) {
            takeSummary(index, answer);
        });
}

void StreamsCommand::takeSummary(qsizetype index, const core::Answer<core::StreamSummary> &answer)
{
    m_summaries.append(answer.result ? std::optional(*answer.result) : std::nullopt);
    if (!answer.result && !m_firstRefusal)
        m_firstRefusal = answer.result.error();
    askSummary(index + 1);
}

void StreamsCommand::printAll()
{
    RowList rows({{u"stream"_s, Table::Align::Left, Table::Shrink::AtEnd},
                  {u"status"_s},
                  {u"mode"_s, Table::Align::Left, Table::Shrink::Never, 60},
                  {u"open shards"_s, Table::Align::Right}});
    for (qsizetype i = 0; i < m_streams.size(); ++i) {
        const core::StreamListing &listing = m_streams.at(i);
        const auto &summary = m_summaries.at(i);
        const QString status = summary ? summary->status : listing.status;
        rows.add(toJson(listing, summary),
                 {{listing.name, Look::Heading},
                  {status, lookOfStatus(status)},
                  {modeWords(summary ? summary->mode : listing.mode)},
                  {summary ? QString::number(summary->openShardCount) : u"?"_s}});
    }
    rows.print(console(),
               u"There are no streams in %1. \"headgate-cli create\" makes one."_s.arg(
                   connection().endpoint.region));
    if (m_firstRefusal)
        console().note(
            u"Shards are unknown (\"?\") where the stream could not be described: %1"_s.arg(
                m_firstRefusal->detail));
    end(ExitStatus::Done);
}

void DescribeCommand::run()
{
    ask<core::StreamSummary>(
        [this](const core::Invocation &call) {
            return client().describeStreamSummary(stream(), call);
        },
        [this](const core::Answer<core::StreamSummary> &answer) {
            if (!answer.result)
                return endWith(answer.result.error());
            printFacts(console(), toJson(*answer.result), factsOf(*answer.result));
            end(ExitStatus::Done);
        });
}

void ShardsCommand::run()
{
    askShards([this](const core::Result<QList<core::Shard>> &shards) {
        if (!shards)
            return endWith(shards.error());
        printAll(*shards);
    });
}

void ShardsCommand::printAll(const QList<core::Shard> &shards)
{
    RowList rows({{u"shard"_s},
                  {u"state"_s},
                  {u"parents"_s},
                  {u"starting hash key"_s, Table::Align::Right, Table::Shrink::InMiddle, 60},
                  {u"ending hash key"_s, Table::Align::Right, Table::Shrink::InMiddle, 60}});
    for (const core::Shard &shard : shards) {
        QStringList parents;
        for (const QString &parent : {shard.parentId, shard.adjacentParentId}) {
            if (!parent.isEmpty())
                parents.append(shortShardId(parent));
        }
        rows.add(toJson(shard),
                 {{shard.id, Look::Heading},
                  {shard.isOpen() ? u"open"_s : u"closed"_s,
                   shard.isOpen() ? Look::Stored : Look::Muted},
                  {parents.isEmpty() ? u"–"_s : parents.join(u", "_s)},
                  {QString::fromLatin1(shard.startingHashKey.toDecimal())},
                  {QString::fromLatin1(shard.endingHashKey.toDecimal())}});
    }
    rows.print(console(), u"The stream has no shards."_s);
    end(ExitStatus::Done);
}

} // namespace app
