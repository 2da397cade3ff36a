// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/put/RunReport.h"

#include "app/cli/command/StreamText.h"
#include "app/cli/console/JsonRow.h"
#include "app/cli/console/TextWidth.h"
#include "app/cli/console/Texts.h"
#include "app/cli/put/ResultRows.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

using core::RecordState;

constexpr qsizetype badLinesShown = 5;
constexpr int wideTerminal = 120; // has room for a sequence number beside an error

bool isOfTheInput(const core::Outcome &outcome)
{
    return outcome.errorCode == invalidLineCode || outcome.errorCode == invalidRecordCode;
}

// For one cell: the codes of a shard that is full and of our own checks say nothing that their
// state and message do not.
QString errorText(const core::Outcome &outcome)
{
    if (outcome.errorCode == u"ProvisionedThroughputExceededException")
        return u"throttled"_s;
    if (isOfTheInput(outcome))
        return outcome.errorMessage;
    if (outcome.errorMessage.isEmpty())
        return outcome.errorCode;
    return outcome.errorCode + u": " + outcome.errorMessage;
}

QByteArray toJson(const core::Finding &finding)
{
    return JsonRow()
        .text("status", core::nameOf(finding.state))
        .textIfAny("errorCode", finding.code)
        .textIfAny("shardId", finding.shardId)
        .number("records", finding.count)
        .text("what", finding.title)
        .text("why", finding.why)
        .text("whatNow", finding.whatNow)
        .toJson();
}

// "12, column 7: …", "12, partitionKey: …"
QString placed(qint64 line, const QString &message)
{
    return u"line "_s + QString::number(line) + u", "_s + message;
}

QString badLinesTitle(const QString &code, qint64 count)
{
    const bool isOne = count == 1;
    if (code == invalidLineCode)
        return counted(count, u"line holds"_s, u"lines hold"_s)
            + (isOne ? u" no record and was not sent."_s : u" no record and were not sent."_s);
    return counted(count, u"record is"_s, u"records are"_s)
        + (isOne ? u" not valid and was not sent."_s : u" not valid and were not sent."_s);
}

qint64 perSecond(qint64 count, core::Milliseconds took)
{
    return took.count() > 0 ? count * 1000 / took.count() : 0;
}

} // namespace

RunReport::RunReport(const QString &streamName, const core::ShardMap &shards, qsizetype rows)
    : m_shards(shards)
    , m_diagnosis(streamName, shards)
    , m_rows(rows)
{
}

void RunReport::add(const core::SettledRecord &settled, qint64 line)
{
    const core::Outcome &outcome = settled.outcome;
    m_tally.add(outcome.state);
    if (isOfTheInput(outcome)) {
        BadLines &bad = m_badLines[outcome.errorCode];
        if (++bad.count <= badLinesShown)
            bad.first.append(placed(line, outcome.errorMessage));
    } else {
        m_diagnosis.add(settled.record, outcome);
    }
    const bool isStored = outcome.state == RecordState::Stored;
    if (isStored)
        m_bytes += settled.record.size();
    if (isAcceptedByCheck(outcome))
        ++m_accepted;
    QList<Row> &rows = isStored ? m_stored : m_failed;
    if (rows.size() < m_rows)
        rows.append(rowOf(settled, line));
}

bool RunReport::isAllGood() const
{
    return m_tally.of(RecordState::Stored) + m_accepted == m_tally.total();
}

QList<core::Finding> RunReport::findings() const
{
    QList<core::Finding> findings = m_diagnosis.findings();
    for (auto bad = m_badLines.cbegin(); bad != m_badLines.cend(); ++bad) {
        QStringList reasons = bad->first;
        if (bad->count > badLinesShown)
            reasons.append(u"and %1 more"_s.arg(grouped(bad->count - badLinesShown)));
        findings.append({.state = RecordState::NotSent,
                         .code = bad.key(),
                         .count = bad->count,
                         .title = badLinesTitle(bad.key(), bad->count),
                         .why = reasons.join(u'\n'),
                         .whatNow = u"Correct them and put them again. With --results FILE each "
                                    "has a row that says where."_s});
    }
    return findings;
}

RunReport::Row RunReport::rowOf(const core::SettledRecord &settled, qint64 line) const
{
    const core::Record &record = settled.record;
    QString shard = QString::fromUtf8(settled.outcome.shardId);
    const auto hashKey = core::ShardMap::hashKeyOf(record.partitionKey, record.explicitHashKey);
    if (shard.isEmpty() && hashKey)
        shard = m_shards.shardIdFor(*hashKey);
    return {line, QString::fromUtf8(record.partitionKey), shortShardId(shard), settled.outcome};
}

// Those that need attention first; stored ones fill the rest.
QList<RunReport::Row> RunReport::rowsToShow() const
{
    return m_failed + m_stored.mid(0, std::max<qsizetype>(m_rows - m_failed.size(), 0));
}

QString RunReport::tableText(const Terminal &terminal) const
{
    const QList<Row> rows = rowsToShow();
    if (rows.isEmpty())
        return {};
    const bool hasStored = rows.constLast().outcome.state == RecordState::Stored;
    QList<Table::Column> columns{{u"line"_s, Table::Align::Right},
                                 {u"state"_s},
                                 {u"key"_s, Table::Align::Left, Table::Shrink::AtEnd},
                                 {u"shard"_s, Table::Align::Left, Table::Shrink::InMiddle},
                                 {u"tries"_s, Table::Align::Right}};
    if (hasStored)
        columns.append({u"sequence number"_s, Table::Align::Left, Table::Shrink::InMiddle,
                        m_failed.isEmpty() ? 0 : wideTerminal});
    if (!m_failed.isEmpty())
        columns.append({u"error"_s, Table::Align::Left, Table::Shrink::AtEnd});
    Table table(columns);
    for (const Row &row : rows) {
        QList<Table::Cell> cells{{QString::number(row.line)},
                                 {stateText(row.outcome, terminal), lookOf(row.outcome)},
                                 {row.key},
                                 {row.shard},
                                 {QString::number(row.outcome.attempts)}};
        if (hasStored)
            cells.append({QString::fromLatin1(row.outcome.sequenceNumber)});
        if (!m_failed.isEmpty())
            cells.append({errorText(row.outcome)});
        table.addRow(cells);
    }
    return table.render(terminal) + leftOutText(rows.size(), terminal) + u'\n';
}

QString RunReport::leftOutText(qsizetype shown, const Terminal &terminal) const
{
    const qint64 failedShown = m_failed.size();
    const qint64 storedShown = shown - failedShown;
    const qint64 stored = m_tally.of(RecordState::Stored) - storedShown;
    const qint64 failed = m_tally.total() - m_tally.of(RecordState::Stored) - failedShown;
    QStringList parts;
    if (failed > 0)
        parts.append(u"%1 more that are not stored"_s.arg(grouped(failed)));
    if (stored > 0)
        parts.append(
            u"%1%2 stored"_s.arg(grouped(stored), storedShown > 0 ? u" more"_s : QString()));
    if (parts.isEmpty())
        return {};
    return (terminal.hasUnicode ? u"… and "_s : u"... and "_s) + parts.join(u", "_s) + u'\n';
}

QString RunReport::summaryText(const RunFigures &figures, const Terminal &terminal) const
{
    QString text = sumText(m_tally, terminal) + u'\n';
    if (m_accepted > 0)
        text += u"%1 would be accepted; nothing was written\n"_s.arg(
            counted(m_accepted, u"record"_s, u"records"_s));
    if (figures.requests > 0) {
        text += u"%1, %2 sent again, %3 stored in %4 (%5 records/s)\n"_s.arg(
            counted(figures.requests, u"request"_s, u"requests"_s),
            counted(figures.retries, u"record"_s, u"records"_s), humanBytes(m_bytes),
            QString(QString::number(static_cast<double>(figures.took.count()) / 1000, 'f', 2)
                    + u" s"),
            grouped(perSecond(m_tally.of(RecordState::Stored), figures.took)));
    }
    for (const core::Finding &finding : findings())
        text += findingText(finding, terminal);
    return text;
}

QString RunReport::findingText(const core::Finding &finding, const Terminal &terminal) const
{
    core::Outcome outcome;
    outcome.state = finding.state;
    outcome.errorCode = finding.code;
    const auto block = [&terminal](const QString &label, const QString &content) -> QString {
        const int width = terminal.columns > 0 ? terminal.columns - 6 : 0;
        QStringList lines;
        for (const QString &line : content.split(u'\n'))
            lines += wrapped(printable(line), width);
        return painted(label, Look::Muted, terminal) + lines.join(QString(u'\n' + QString(6, u' ')))
            + u'\n';
    };
    QString text = u'\n'
        + painted(wrapped(printable(finding.title), terminal.columns).join(u'\n'),
                  isAcceptedByCheck(outcome) ? Look::Stored : lookOf(outcome), terminal)
        + u'\n';
    if (!finding.why.isEmpty())
        text += block(u" why: "_s, finding.why);
    if (!finding.whatNow.isEmpty())
        text += block(u" now: "_s, finding.whatNow);
    return text;
}

QByteArray RunReport::summaryJson(const RunFigures &figures) const
{
    QList<QByteArray> causes;
    for (const core::Finding &finding : findings())
        causes.append(toJson(finding));
    const QByteArray summary = JsonRow()
                                   .number("planned", m_tally.total())
                                   .number("stored", m_tally.of(RecordState::Stored))
                                   .number("refused", m_tally.of(RecordState::Refused))
                                   .number("uncertain", m_tally.of(RecordState::Uncertain))
                                   .number("notSent", m_tally.of(RecordState::NotSent))
                                   .number("accepted", m_accepted)
                                   .number("requests", figures.requests)
                                   .number("sentAgain", figures.retries)
                                   .number("bytesStored", m_bytes)
                                   .number("milliseconds", figures.took.count())
                                   .toJson();
    return R"("summary":)" + summary + R"(,"findings":)" + jsonArray(causes);
}

} // namespace app
