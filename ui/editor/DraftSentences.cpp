// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/DraftSentences.h"

#include "core/records/Plan.h"
#include "ui/common/Format.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("ui::DraftPage", text, nullptr, n);
}

QString counted(qint64 number, const QString &one, const QString &many)
{
    return grouped(number) + u' ' + (number == 1 ? one : many);
}

// How many requests the records need, one shard or many.
qint64 requestsFor(const core::DraftFacts &facts)
{
    core::RequestCutter cutter;
    qint64 requests = 0;
    for (const core::RecordFacts &row : facts.rows) {
        const qint64 bytes = row.dataBytes + row.keyBytes;
        if (!row.isSendable)
            continue;
        if (requests == 0 || !cutter.fits(bytes)) {
            cutter.clear();
            ++requests;
        }
        cutter.add(bytes);
    }
    return requests;
}

// Those of the service are round: "1 MiB".
QString limitText(qint64 bytes)
{
    return humanBytes(bytes).replace(u".0 "_s, u" "_s);
}

} // namespace

QString shardSentence(const core::RecordFacts &facts, core::KeySource source,
                      const SendTarget &target)
{
    const qsizetype count = target.openShardIds.size();
    if (!target.unpredicted.isEmpty())
        return target.unpredicted;
    if (count == 0)
        return {};
    if (facts.shard >= 0 && facts.shard < count)
        return tr("%1 of %2").arg(shortShard(target.openShardIds.at(facts.shard)), grouped(count));
    if (source == core::KeySource::Random)
        return count == 1 ? tr("the only shard") : tr("any of %1 shards").arg(grouped(count));
    return {};
}

QString sizeSentence(const core::RecordFacts &facts, const SendTarget &target)
{
    return tr("%1 body + %2 key of %3 · %4 on the wire")
        .arg(humanBytes(facts.dataBytes), humanBytes(facts.keyBytes),
             limitText(target.maxRecordBytes), humanBytes(facts.wireBytes));
}

QString briefSizeSentence(const core::RecordFacts &facts, const SendTarget &target)
{
    return tr("%1 of %2")
        .arg(humanBytes(facts.dataBytes + facts.keyBytes), limitText(target.maxRecordBytes));
}

QString totalSentence(const core::DraftFacts &facts)
{
    return counted(facts.sendableCount, tr("record"), tr("records")) + u" · "_s
        + humanBytes(facts.totalBytes) + u" · "_s
        + counted(requestsFor(facts), tr("request"), tr("requests"));
}

QString tableSentence(qsizetype records, const core::DraftFacts *facts, qsizetype empty)
{
    QString text = counted(records, tr("record"), tr("records"));
    const qsizetype bad = facts ? std::ssize(facts->rows) - facts->sendableCount - empty : 0;
    if (bad > 0)
        text += u" · "_s + tr("%1 to correct").arg(grouped(bad));
    if (empty > 0)
        text += u" · "_s + tr("%1 empty").arg(grouped(empty));
    return text;
}

core::DraftFacts withoutUntouched(core::DraftFacts facts, const QList<core::DraftRecord> &records)
{
    const auto isOfUntouched = [&](const core::DraftProblem &problem) {
        const bool isOfRecord = problem.field == u"body" || problem.field == u"partitionKey";
        return isOfRecord && !problem.isWarning && problem.row >= 0 && problem.row < records.size()
            && records.at(problem.row) == core::DraftRecord{};
    };
    facts.problemCount -= facts.problems.removeIf(isOfUntouched);
    return facts;
}

qsizetype untouchedCount(const core::DraftFacts &facts, const QList<core::DraftRecord> &records)
{
    if (facts.sendableCount == std::ssize(facts.rows))
        return 0;
    const auto count = std::min<qsizetype>(std::ssize(facts.rows), records.size());
    qsizetype untouched = 0;
    for (qsizetype i = 0; i < count; ++i) {
        if (!facts.rows[static_cast<std::size_t>(i)].isSendable
            && records.at(i) == core::DraftRecord{})
            ++untouched;
    }
    return untouched;
}

const core::DraftProblem *problemIn(const core::DraftFacts &facts, qsizetype row, QStringView field)
{
    const auto found = std::find_if(
        facts.problems.begin(), facts.problems.end(),
        [row, field](const auto &problem) { return problem.row == row && problem.field == field; });
    return found == facts.problems.end() ? nullptr : &*found;
}

QStringList messagesOf(const core::DraftFacts &facts, qsizetype row, QStringView field)
{
    QStringList messages;
    for (const core::DraftProblem &problem : facts.problems) {
        if (problem.row == row && problem.field == field && !messages.contains(problem.message))
            messages += problem.message;
    }
    return messages;
}

QString problemsSentence(const core::DraftFacts &facts)
{
    constexpr qsizetype mostNamed = 5;
    QStringList messages;
    for (const core::DraftProblem &problem : facts.problems) {
        if (!problem.isWarning && !messages.contains(problem.message))
            messages += problem.message;
    }
    const qsizetype others = messages.size() - mostNamed;
    QString text = messages.first(std::min(mostNamed, messages.size())).join(u' ');
    if (others > 0)
        text += u' ' + tr("(and %1 more)").arg(grouped(others));
    return text;
}

const core::DraftProblem *worstProblem(const core::DraftFacts &facts, qsizetype row)
{
    const core::DraftProblem *worst = nullptr;
    const auto weight = [row](const core::DraftProblem &problem) {
        return (problem.row == row ? 1 : 0) + (problem.isWarning ? 0 : 2);
    };
    for (const core::DraftProblem &problem : facts.problems) {
        if (!worst || weight(problem) > weight(*worst))
            worst = &problem;
    }
    return worst;
}

QString readySentence(qsizetype records, bool hasTarget)
{
    if (hasTarget)
        return records == 1 ? tr("Ready to send") : tr("All records are ready to send");
    return records == 1 ? tr("The record is correct") : tr("All records are correct");
}

QString problemSentence(const core::DraftProblem &problem, qsizetype records, qsizetype others)
{
    QStringList where;
    if (records > 1)
        where += tr("Record %1").arg(grouped(problem.row + 1));
    // Beside its row, the one line of a record needs no number: the reason comes sooner.
    const bool isOnlyLine = records > 1 && problem.place && problem.place->line == 1;
    if (isOnlyLine)
        where += tr("column %1").arg(grouped(problem.place->column));
    else if (problem.place)
        where += (where.isEmpty() ? tr("Line %1, column %2") : tr("line %1, column %2"))
                     .arg(grouped(problem.place->line), grouped(problem.place->column));
    QString text =
        where.isEmpty() ? problem.message : where.join(u", "_s) + u": "_s + problem.message;
    if (others > 0)
        text += u"  "_s + tr("(and %1 more)").arg(grouped(others));
    return text;
}

QString kindText(core::PayloadKind kind)
{
    switch (kind) {
    case core::PayloadKind::Json:
        return QCoreApplication::translate("ui::DraftFooter", "JSON");
    case core::PayloadKind::Text:
        return QCoreApplication::translate("ui::DraftFooter", "Text");
    case core::PayloadKind::Hex:
        return QCoreApplication::translate("ui::DraftFooter", "Hex");
    case core::PayloadKind::Base64:
        return QCoreApplication::translate("ui::DraftFooter", "Base64");
    case core::PayloadKind::File:
        return QCoreApplication::translate("ui::DraftFooter", "File");
    }
    return {};
}

} // namespace ui
