// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/put/RunReport.h"

#include "app/cli/command/StreamText.h"
#include "app/cli/console/JsonRow.h"
#include "app/cli/console/TextWidth.h"
#include "app/cli/console/Texts.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

using core::RecordState;

constexpr int middlingTerminal = 60; // has room for more than what became of which record
constexpr int wideTerminal = 120; // has room for a sequence number beside an error

// For one cell: the codes of a shard that is full and of our own checks say nothing that their
// state and message do not.
QString errorText(const core::Outcome &outcome)
{
    if (outcome.errorCode == u"ProvisionedThroughputExceededException")
        return u"throttled"_s;
    if (isBadLine(outcome))
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

qint64 perSecond(qint64 count, core::Milliseconds took)
{
    return took.count() > 0 ? count * 1000 / took.count() : 0;
}

bool isStopped(core::RecordState state, const QString &code)
{
    return state == RecordState::NotSent && code.compare(u"cancelled", Qt::CaseInsensitive) == 0;
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
    if (m_stoppedFrom == 0 && isStopped(outcome.state, outcome.errorCode))
        m_stoppedFrom = line;
    if (outcome.state == RecordState::Stored || outcome.state == RecordState::Uncertain)
        m_lastSent = line;
    if (isBadLine(outcome))
        m_badLines.add(line, outcome);
    else
        m_diagnosis.add(settled.record, outcome);
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
    QList<core::Finding> all = m_diagnosis.findings() + m_badLines.findings();
    for (core::Finding &finding : all) {
        if (!isStopped(finding.state, finding.code))
            continue;
        if (m_kept.isCut)
            finding.why = u"Without its row nobody would know of a record whether it is stored."_s;
        finding.whatNow = goOnText();
    }
    return all;
}

// What sends the rest and nothing twice.
QString RunReport::goOnText() const
{
    const auto number = [](qint64 line) { return QString::number(line); };
    if (!m_kept.place.isEmpty() && !m_kept.isCut) {
        const QString uncertain = m_tally.of(RecordState::Uncertain) > 0
            ? u" Take out its uncertain rows first when they are in the stream."_s
            : QString();
        return u"To go on: put %1 again (stored rows are passed over), then the input from line %2 "
               "on.%3"_s.arg(m_kept.place, number(m_kept.lastLine + 1), uncertain);
    }
    if (m_lastSent < m_stoppedFrom)
        return u"To go on: put the input from line %1 on; nothing of that was sent."_s.arg(
                   number(m_stoppedFrom))
            + rowlessText();
    return u"Without %4 nobody can tell which of the lines %1 to %2 are stored: look in the "
           "stream. To go on, put the input from line %3 on."_s.arg(
               number(m_stoppedFrom), number(m_lastSent), number(m_lastSent + 1),
               m_kept.isCut ? u"all rows"_s : u"--results"_s);
}

// Records that whoever goes on with the next line leaves behind, unless their rows say which.
QString RunReport::rowlessText() const
{
    const qint64 refused = m_tally.of(RecordState::Refused);
    const qint64 uncertain = m_tally.of(RecordState::Uncertain);
    if (!m_kept.isCut || refused + uncertain == 0)
        return {};
    const QString text = u" Before it are refused records (%1) and uncertain ones (%2), and not "
                         "each of them has a row."_s;
    return text.arg(grouped(refused), grouped(uncertain));
}

RunReport::Row RunReport::rowOf(const core::SettledRecord &settled, qint64 line) const
{
    const core::Record &record = settled.record;
    QString shard = QString::fromUtf8(settled.outcome.shardId);
    const auto hashKey = core::ShardMap::hashKeyOf(record.partitionKey, record.explicitHashKey);
    const bool hasKey = !record.partitionKey.isEmpty(); // a line that is none has none
    if (shard.isEmpty() && hasKey && hashKey)
        shard = m_shards.shardIdFor(*hashKey);
    return {line, QString::fromUtf8(record.partitionKey),
            shard.isEmpty() ? u"–"_s : shortShardId(shard), settled.outcome};
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
    const int leastForDetails = m_failed.isEmpty() ? 0 : middlingTerminal;
    QList<Table::Column> columns{
        {u"line"_s, Table::Align::Right},
        {u"state"_s},
        {u"key"_s, Table::Align::Left, Table::Shrink::AtEnd},
        {u"shard"_s, Table::Align::Left, Table::Shrink::InMiddle, leastForDetails},
        {u"tries"_s, Table::Align::Right, Table::Shrink::Never, leastForDetails}};
    if (hasStored)
        columns.append({u"sequence number"_s, Table::Align::Left, Table::Shrink::InMiddle,
                        m_failed.isEmpty() ? middlingTerminal : wideTerminal});
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
