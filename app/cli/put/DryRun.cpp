// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/put/DryRun.h"

#include "app/cli/command/StreamText.h"
#include "app/cli/console/JsonRow.h"
#include "app/cli/console/TextWidth.h"
#include "app/cli/console/Texts.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

QList<Table::Column> columns()
{
    return {{u"line"_s, Table::Align::Right},
            {u"request"_s, Table::Align::Right, Table::Shrink::Never, 60},
            {u"key"_s, Table::Align::Left, Table::Shrink::AtEnd},
            {u"shard"_s},
            {u"bytes"_s, Table::Align::Right},
            {u"remark"_s, Table::Align::Left, Table::Shrink::AtEnd}};
}

} // namespace

DryRun::DryRun(Parts parts, QObject *parent)
    : QObject(parent)
    , m_console(parts.console)
    , m_settings(parts.settings)
    , m_shards(parts.shards)
    , m_unpredicted(parts.unpredicted)
    , m_results(std::move(parts.results))
    , m_input(std::move(parts.source))
    , m_cutter(parts.settings.publish.recordsPerRequest, parts.settings.publish.bytesPerRequest)
    , m_table(columns())
{
    connect(&m_input, &RecordInput::available, this, &DryRun::take);
}

DryRun::~DryRun() = default;

void DryRun::start()
{
    m_input.start();
}

void DryRun::take()
{
    while (const auto batch = m_input.take())
        add(*batch);
    if (m_input.isAtEnd() && !std::exchange(m_hasEnded, true))
        finish();
}

void DryRun::add(const InputBatch &batch)
{
    for (const QString &warning : batch.warnings)
        m_console.warn(warning);
    for (std::size_t i = 0; i < batch.records.size(); ++i) {
        const InputRecord &entry = batch.records[i];
        const core::Record &record = entry.record;
        const auto hashKey = core::ShardMap::hashKeyOf(record.partitionKey, record.explicitHashKey);
        const bool isPredicted = !entry.unsent && hashKey && m_unpredicted.isEmpty();
        const QString shardId = isPredicted ? m_shards.shardIdFor(*hashKey) : QString();
        if (entry.unsent) {
            ++m_bad;
            m_badLines.add(batch.piece.lines[i], *entry.unsent);
        } else {
            plan(record, shardId);
        }
        write({batch.piece.firstIndex + static_cast<qint64>(i), batch.piece.lines[i], entry,
               shardId});
        ++m_records;
    }
}

void DryRun::plan(const core::Record &record, const QString &shardId)
{
    const bool isAlone = m_settings.publish.strictOrder; // PutRecord takes one
    if (m_requests == 0 || isAlone || !m_cutter.fits(record.size())) {
        m_cutter.clear();
        ++m_requests;
    }
    m_cutter.add(record.size());
    m_bytes += record.size();
    m_largestRequest = std::max(m_largestRequest, m_cutter.bytes());
    Load &load = m_loads[shardId];
    ++load.records;
    load.bytes += record.size();
}

void DryRun::write(const Row &row)
{
    if (m_console.format == OutputFormat::Table)
        show(row);
    if (m_console.format == OutputFormat::Table && !m_results)
        return;
    const QByteArray json = toJson(row);
    if (m_results) {
        m_results->write(json);
        m_results->write("\n");
    }
    if (m_console.format == OutputFormat::JsonLines)
        m_console.printJsonLine(json);
    if (m_console.format == OutputFormat::Json) {
        m_console.printJson(m_records == 0 ? "{\"records\":[\n" : ",\n");
        m_console.printJson(json);
    }
}

void DryRun::show(const Row &row)
{
    if (m_records >= m_settings.rows && !row.entry.unsent)
        return;
    if (row.entry.unsent && m_bad > m_settings.rows)
        return;
    const core::Record &record = row.entry.record;
    const bool isBad = row.entry.unsent != nullptr;
    m_table.addRow({{QString::number(row.line)},
                    {isBad ? u"–"_s : QString::number(m_requests)},
                    {QString::fromUtf8(record.partitionKey)},
                    {row.shardId.isEmpty() ? u"–"_s : shortShardId(row.shardId)},
                    {grouped(record.size())},
                    {isBad ? row.entry.unsent->errorMessage : QString(), Look::Refused}});
}

QByteArray DryRun::toJson(const Row &row) const
{
    const core::Record &record = row.entry.record;
    JsonRow json;
    json.number("index", row.index)
        .number("line", row.line)
        .text("partitionKey", record.partitionKey)
        .textIfAny("explicitHashKey", record.explicitHashKey)
        .number("bytes", record.size());
    if (row.entry.unsent) {
        return json.text("status", core::nameOf(row.entry.unsent->state))
            .text("errorCode", row.entry.unsent->errorCode)
            .text("errorMessage", row.entry.unsent->errorMessage)
            .toJson();
    }
    return json.number("request", m_requests).textIfAny("predictedShardId", row.shardId).toJson();
}

QByteArray DryRun::summaryJson() const
{
    QList<QByteArray> shards;
    for (auto load = m_loads.cbegin(); load != m_loads.cend(); ++load) {
        shards.append(JsonRow()
                          .textIfAny("shardId", load.key())
                          .number("records", load->records)
                          .number("bytes", load->bytes)
                          .toJson());
    }
    return R"("summary":)"
        + JsonRow()
              .number("records", m_records)
              .number("bad", m_bad)
              .number("requests", m_requests)
              .number("bytes", m_bytes)
              .number("largestRequestBytes", m_largestRequest)
              .json("shards", jsonArray(shards))
              .textIfAny("unpredicted", m_unpredicted)
              .toJson();
}

void DryRun::finish()
{
    m_input.stop();
    const auto read = m_input.result();
    if (m_console.format == OutputFormat::Json) {
        m_console.printJson(m_records == 0 ? "{\"records\":[\n],\n" : "\n],\n");
        m_console.printJson(summaryJson());
        m_console.printJson("}\n");
    }
    if (m_console.format == OutputFormat::Table)
        printTables();
    else
        m_console.note(summaryText());
    if (const QString remark = m_input.remark(); !remark.isEmpty())
        m_console.warn(remark);
    const auto written = m_results ? m_results->close() : core::Result<>();
    for (const auto &result : {read, written}) {
        if (!result) {
            const core::Explanation explanation = explainHere(result.error(), {}, u"put"_s);
            m_console.complain(explanation.what, explanation.why, explanation.whatNow);
        }
    }
    if (!read)
        return emit ended(ExitStatus::BadInput);
    emit ended(m_bad > 0 || !written ? ExitStatus::NotAll : ExitStatus::Done);
}

void DryRun::printTables()
{
    const Terminal &terminal = m_console.outTerminal();
    if (!m_table.isEmpty())
        m_console.print(m_table.render(terminal));
    const qint64 hidden = m_records - m_table.rows();
    if (hidden > 0)
        m_console.print(
            u"%1 and %2 more\n"_s.arg(terminal.hasUnicode ? u"…"_s : u"..."_s, grouped(hidden)));
    if (m_unpredicted.isEmpty() && !m_loads.isEmpty()) {
        Table shards(
            {{u"shard"_s}, {u"records"_s, Table::Align::Right}, {u"bytes"_s, Table::Align::Right}});
        for (const core::Shard &shard : m_shards.openShards()) {
            const Load load = m_loads.value(shard.id);
            shards.addRow({{shard.id}, {grouped(load.records)}, {humanBytes(load.bytes)}});
        }
        m_console.print(u'\n' + shards.render(terminal));
    }
    m_console.print(u'\n' + wrapped(summaryText(), terminal.columns).join(u'\n') + u'\n');
    for (const core::Finding &finding : m_badLines.findings())
        m_console.print(findingText(finding, terminal));
    if (!m_unpredicted.isEmpty())
        m_console.print(u"No shard is predicted: %1.\n"_s.arg(m_unpredicted));
}

QString DryRun::summaryText() const
{
    const qint64 good = m_records - m_bad;
    QString text =
        u"%1 of %2 would be sent in %3, %4 together, %5 the largest; nothing was sent"_s.arg(
            grouped(good), counted(m_records, u"record"_s, u"records"_s),
            counted(m_requests, u"request"_s, u"requests"_s), humanBytes(m_bytes),
            humanBytes(m_largestRequest));
    if (m_bad > 0)
        text += u"; %1 cannot be sent"_s.arg(counted(m_bad, u"line"_s, u"lines"_s));
    return text;
}

} // namespace app
