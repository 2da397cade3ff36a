// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/ResultExport.h"

#include "core/json/JsonText.h"
#include "core/records/RecordLine.h"

#include <algorithm>
#include <array>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array columns{
    ResultColumn::Number,   ResultColumn::State,          ResultColumn::PartitionKey,
    ResultColumn::Shard,    ResultColumn::SequenceNumber, ResultColumn::Bytes,
    ResultColumn::Attempts, ResultColumn::Error,          ResultColumn::Latency};
constexpr auto tableHead = "number,status,partitionKey,explicitHashKey,predictedShardId,shardId,"
                           "sequenceNumber,bytes,attempts,possibleDuplicates,errorCode,"
                           "errorMessage,latencyMs,requestId,data,dataBase64\r\n";
constexpr auto clipboardHead = "number\tstatus\tpartition key\tshard\tsequence number\tbytes\t"
                               "attempts\terror\tlatency ms\n"_L1;

// What spreadsheets take for the start of a formula.
bool looksLikeFormula(QByteArrayView cell)
{
    return !cell.isEmpty() && QByteArrayView("=+-@\t\r").contains(cell.front());
}

QByteArray guarded(QByteArrayView cell)
{
    return looksLikeFormula(cell) ? '\'' + cell.toByteArray() : cell.toByteArray();
}

QByteArray quoted(QByteArray cell)
{
    return '"' + cell.replace('"', "\"\"") + '"';
}

bool needsQuotes(QByteArrayView cell)
{
    return std::any_of(cell.begin(), cell.end(), [](char it) {
        return it == ',' || it == '"' || it == '\n' || it == '\r' || it == '\t';
    });
}

QByteArray cell(QByteArrayView text)
{
    const QByteArray safe = guarded(text);
    return needsQuotes(safe) ? quoted(safe) : safe;
}

QByteArray textCell(const QString &text)
{
    return cell(text.toUtf8());
}

QString predictedShardId(const ResultSource &source, qint64 row)
{
    const qsizetype shard = source.predictedShard(row);
    return shard < 0 ? QString() : source.title().openShards.at(shard).id;
}

QByteArray milliseconds(qint64 microseconds)
{
    return microseconds < 0 ? QByteArray()
                            : QByteArray::number(static_cast<double>(microseconds) / 1000, 'f', 3);
}

void appendTableRow(QByteArray &out, const ResultSource &source, qint64 row)
{
    const Record &record = source.record(row);
    const Outcome outcome = source.outcome(row);
    const bool isText = isUtf8(record.data);
    const std::array cells{QByteArray::number(row + 1),
                           nameOf(outcome.state).toUtf8(),
                           cell(record.partitionKey),
                           cell(record.explicitHashKey),
                           textCell(predictedShardId(source, row)),
                           cell(outcome.shardId),
                           outcome.sequenceNumber,
                           QByteArray::number(record.size()),
                           QByteArray::number(outcome.attempts),
                           QByteArray::number(outcome.possibleDuplicates),
                           textCell(outcome.errorCode),
                           textCell(outcome.errorMessage),
                           milliseconds(source.latency(row)),
                           cell(outcome.requestId),
                           isText ? cell(record.data) : QByteArray(),
                           isText ? QByteArray() : record.data.toBase64()};
    for (std::size_t i = 0; i < cells.size(); ++i)
        out += (i == 0 ? "" : ",") + cells[i];
    out += "\r\n";
}

void appendText(QByteArray &out, QByteArrayView start, const QString &text)
{
    out += start;
    appendJsonString(out, text);
}

void appendResult(QByteArray &out, const ResultSource &source, qint64 row)
{
    const Outcome outcome = source.outcome(row);
    out += R"({"index":)" + QByteArray::number(row);
    appendText(out, R"(,"status":)", nameOf(outcome.state));
    out += R"(,"attempts":)" + QByteArray::number(outcome.attempts);
    if (outcome.possibleDuplicates > 0)
        out += R"(,"possibleDuplicates":)" + QByteArray::number(outcome.possibleDuplicates);
    if (!outcome.sequenceNumber.isEmpty()) {
        appendText(out, R"(,"sequenceNumber":)", QString::fromLatin1(outcome.sequenceNumber));
        appendText(out, R"(,"shardId":)", QString::fromUtf8(outcome.shardId));
    }
    if (!outcome.errorCode.isEmpty() || !outcome.errorMessage.isEmpty()) {
        appendText(out, R"(,"errorCode":)", outcome.errorCode);
        appendText(out, R"(,"errorMessage":)", outcome.errorMessage);
    }
    out += ',';
    appendRecordMembers(out, source.record(row));
    out += "}\n";
}

} // namespace

QByteArray exportHead(ExportKind kind)
{
    return kind == ExportKind::Table ? QByteArray(tableHead) : QByteArray();
}

void appendExport(QByteArray &out, ExportKind kind, const ResultSource &source, qint64 row)
{
    switch (kind) {
    case ExportKind::Records:
        appendRecordLine(out, source.record(row));
        out += '\n';
        break;
    case ExportKind::Results:
        appendResult(out, source, row);
        break;
    case ExportKind::Table:
        appendTableRow(out, source, row);
        break;
    }
}

QString suffixOf(ExportKind kind)
{
    return kind == ExportKind::Table ? u"csv"_s : u"jsonl"_s;
}

QString cellText(const ResultSource &source, qint64 row, ResultColumn column)
{
    switch (column) {
    case ResultColumn::Number:
        return QString::number(row + 1);
    case ResultColumn::State:
        return toWords(source.state(row));
    case ResultColumn::PartitionKey:
        return QString::fromUtf8(source.record(row).partitionKey);
    case ResultColumn::Shard: {
        const QByteArray actual = source.outcome(row).shardId;
        return actual.isEmpty() ? predictedShardId(source, row) : QString::fromUtf8(actual);
    }
    case ResultColumn::SequenceNumber:
        return QString::fromLatin1(source.sequenceNumber(row));
    case ResultColumn::Bytes:
        return QString::number(source.record(row).size());
    case ResultColumn::Attempts:
        return QString::number(source.attempts(row));
    case ResultColumn::Error: {
        const QString code = source.errorCode(row);
        const QString message = source.errorMessage(row);
        const bool hasBoth = !code.isEmpty() && !message.isEmpty();
        return code + (hasBoth ? u": "_s : QString()) + message;
    }
    case ResultColumn::Latency:
        return QString::fromLatin1(milliseconds(source.latency(row)));
    }
    return {};
}

QString rowsAsTable(const ResultSource &source, const QList<qint64> &rows)
{
    QString table = clipboardHead;
    for (const qint64 row : rows) {
        QByteArrayList cells;
        for (const ResultColumn column : columns)
            cells.append(textCell(cellText(source, row, column)));
        table += QString::fromUtf8(cells.join('\t')) + u'\n';
    }
    return table;
}

} // namespace core
