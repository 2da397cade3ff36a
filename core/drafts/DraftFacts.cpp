// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafts/DraftFacts.h"

#include "core/drafts/DraftReader.h"
#include "core/json/JsonText.h"
#include "core/kinesis/Base64.h"

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype shownProblems = 1000;
constexpr QLatin1StringView invalidRecordCode{"invalidRecord"};

qint64 jsonSize(QByteArrayView text)
{
    QByteArray json;
    appendJsonString(json, text);
    return json.size();
}

// As putRecordsBody() writes it, with the comma to the next.
qint64 wireBytes(const Record &record)
{
    qint64 size = qint64(sizeof R"({"Data":""},)") - 1 + base64Size(record.data.size());
    if (!record.partitionKey.isEmpty())
        size += qint64(sizeof R"(,"PartitionKey":)") - 1 + jsonSize(record.partitionKey);
    if (!record.explicitHashKey.isEmpty())
        size += qint64(sizeof R"(,"ExplicitHashKey":)") - 1 + jsonSize(record.explicitHashKey);
    return size;
}

qsizetype shardOf(const ReadRecord &made, const DraftSurroundings &surroundings)
{
    if (surroundings.shards.isEmpty()
        || surroundings.rules.distribution == RecordDistribution::Automatic)
        return -1;
    const bool isLeftToChance = made.hasRandomKey && made.record.explicitHashKey.isEmpty();
    const auto key = ShardMap::hashKeyOf(made.record.partitionKey, made.record.explicitHashKey);
    return key && !isLeftToChance ? surroundings.shards.indexOf(*key) : -1;
}

RecordFacts factsOf(const ReadRecord &made, const DraftSurroundings &surroundings)
{
    return {.dataBytes = made.record.data.size(),
            .keyBytes = made.record.partitionKey.size(),
            .wireBytes = wireBytes(made.record),
            .partitionKey = made.hasRandomKey ? QByteArray() : made.record.partitionKey,
            .shard = shardOf(made, surroundings),
            .isSendable = made.isSendable()};
}

void keepSome(QList<DraftProblem> &kept, const QList<DraftProblem> &more)
{
    kept += more.first(qMin(more.size(), shownProblems - kept.size()));
}

SettledRecord unsent(qsizetype row, const ReadRecord &made)
{
    QStringList reasons;
    for (const DraftProblem &problem : made.problems) {
        if (!problem.isWarning)
            reasons += problem.message;
    }
    return {.index = row,
            .record = made.record,
            .outcome = {.state = RecordState::NotSent,
                        .errorCode = invalidRecordCode,
                        .errorMessage = reasons.join(u' ')}};
}

} // namespace

DraftFacts examineDraft(const Draft &draft, const DraftSurroundings &surroundings)
{
    const DraftReader reader(draft, surroundings);
    DraftFacts facts;
    facts.rows.reserve(static_cast<std::size_t>(draft.records.size()));
    for (qsizetype row = 0; row < draft.records.size(); ++row) {
        if (surroundings.isObsolete && surroundings.isObsolete())
            break;
        const ReadRecord made = reader.read(row);
        const RecordFacts &of = facts.rows.emplace_back(factsOf(made, surroundings));
        keepSome(facts.problems, made.problems);
        facts.problemCount += made.problems.size();
        if (!of.isSendable)
            continue;
        ++facts.sendableCount;
        facts.totalBytes += made.record.size();
    }
    return facts;
}

RenderedDraft renderDraft(const Draft &draft, const DraftSurroundings &surroundings)
{
    const DraftReader reader(draft, surroundings);
    RenderedDraft rendered;
    rendered.records.reserve(static_cast<std::size_t>(draft.records.size()));
    for (qsizetype row = 0; row < draft.records.size(); ++row) {
        ReadRecord made = reader.read(row);
        keepSome(rendered.problems, made.problems);
        if (made.isSendable())
            rendered.records.push_back({row, std::move(made.record)});
        else
            rendered.unsent.push_back(unsent(row, made));
    }
    return rendered;
}

} // namespace core
