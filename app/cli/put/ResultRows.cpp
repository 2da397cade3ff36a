// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/put/ResultRows.h"

#include "core/json/JsonText.h"

namespace app {
namespace {

void appendNumber(QByteArray &out, QByteArrayView start, qint64 number)
{
    out += start;
    out += QByteArray::number(number);
}

void appendText(QByteArray &out, QByteArrayView start, QByteArrayView utf8)
{
    out += start;
    core::appendJsonString(out, utf8);
}

void appendText(QByteArray &out, QByteArrayView start, QStringView text)
{
    out += start;
    core::appendJsonString(out, text);
}

// The record as put reads it.
void appendRecord(QByteArray &out, const core::Record &record)
{
    if (core::isUtf8(record.data)) {
        appendText(out, R"(,"data":)", record.data);
    } else {
        out += R"(,"dataBase64":")";
        out += record.data.toBase64();
        out += '"';
    }
    if (!record.explicitHashKey.isEmpty())
        appendText(out, R"(,"explicitHashKey":)", record.explicitHashKey);
}

} // namespace

void appendResultRow(QByteArray &out, const core::SettledRecord &settled, qint64 line)
{
    const core::Outcome &outcome = settled.outcome;
    const bool isStored = outcome.state == core::RecordState::Stored;
    appendNumber(out, R"({"index":)", settled.index);
    appendNumber(out, R"(,"line":)", line);
    appendText(out, R"(,"partitionKey":)", settled.record.partitionKey);
    appendText(out, R"(,"status":)", core::nameOf(outcome.state));
    appendNumber(out, R"(,"attempts":)", outcome.attempts);
    if (isStored) {
        appendText(out, R"(,"sequenceNumber":)", outcome.sequenceNumber);
        appendText(out, R"(,"shardId":)", outcome.shardId);
    } else {
        appendText(out, R"(,"errorCode":)", outcome.errorCode);
        appendText(out, R"(,"errorMessage":)", outcome.errorMessage);
    }
    if (outcome.possibleDuplicates > 0)
        appendNumber(out, R"(,"possibleDuplicates":)", outcome.possibleDuplicates);
    if (!isStored && outcome.errorCode != invalidLineCode)
        appendRecord(out, settled.record);
    out += '}';
}

} // namespace app
