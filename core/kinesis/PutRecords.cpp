// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinesis/PutRecords.h"

#include "core/json/JsonText.h"
#include "core/kinesis/Base64.h"
#include "core/kinesis/PutRecord.h"

#include <algorithm>
#include <cstring>
#include <string_view>
#include <utility>

namespace core {

namespace {

constexpr qsizetype longestEscape = 6; // \u001f
constexpr qsizetype namesOfRecord = 80;
constexpr qsizetype namesOfRequest = 120;

constexpr qsizetype roomForString(qsizetype size)
{
    return size * longestEscape + 2;
}

qsizetype roomFor(const Record &record)
{
    return namesOfRecord + base64Size(record.data.size())
        + roomForString(record.partitionKey.size()) + roomForString(record.explicitHashKey.size());
}

qsizetype roomFor(const StreamId &stream)
{
    return namesOfRequest + stream.toString().size();
}

bool isPlainAscii(char character)
{
    return character >= ' ' && character <= '~' && character != '"' && character != '\\';
}

// Writes JSON into room that is known to be enough: appending byte by byte to a QByteArray would
// cost as much as the base64.
class Writer
{
public:
    explicit Writer(qsizetype room)
        : m_json(room, Qt::Uninitialized)
        , m_at(m_json.data())
    {
    }

    void put(std::string_view text)
    {
        std::memcpy(m_at, text.data(), text.size());
        m_at += text.size();
    }

    void putString(QByteArrayView text)
    {
        if (!std::all_of(text.begin(), text.end(), isPlainAscii)) {
            QByteArray escaped;
            appendJsonString(escaped, text);
            put({escaped.constData(), static_cast<std::size_t>(escaped.size())});
            return;
        }
        put("\"");
        put({text.data(), static_cast<std::size_t>(text.size())});
        put("\"");
    }

    void putBase64(QByteArrayView bytes) { m_at = writeBase64(m_at, bytes); }

    QByteArray take()
    {
        Q_ASSERT(m_at <= m_json.constEnd());
        m_json.truncate(m_at - m_json.constData());
        return std::move(m_json);
    }

private:
    QByteArray m_json;
    char *m_at;
};

void putRecord(Writer &writer, const Record &record)
{
    writer.put(R"({"Data":")");
    writer.putBase64(record.data);
    writer.put("\"");
    if (!record.partitionKey.isEmpty()) {
        writer.put(R"(,"PartitionKey":)");
        writer.putString(record.partitionKey);
    }
    if (!record.explicitHashKey.isEmpty()) {
        writer.put(R"(,"ExplicitHashKey":)");
        writer.putString(record.explicitHashKey);
    }
}

void putEnd(Writer &writer, const StreamId &stream, bool dryRun)
{
    writer.put(stream.isArn() ? R"(,"StreamARN":)" : R"(,"StreamName":)");
    writer.putString(stream.toString().toUtf8());
    if (dryRun)
        writer.put(R"(,"DryRun":true)");
    writer.put("}");
}

} // namespace

QByteArray putRecordsBody(const StreamId &stream, std::span<const Record *const> records,
                          bool dryRun)
{
    qsizetype room = roomFor(stream);
    for (const Record *record : records)
        room += roomFor(*record);

    Writer writer(room);
    writer.put(R"({"Records":[)");
    bool isFirst = true;
    for (const Record *record : records) {
        if (!std::exchange(isFirst, false))
            writer.put(",");
        putRecord(writer, *record);
        writer.put("}");
    }
    writer.put("]");
    putEnd(writer, stream, dryRun);
    return writer.take();
}

QByteArray putRecordBody(const StreamId &stream, const Record &record,
                         const QByteArray &sequenceNumberForOrdering, bool dryRun)
{
    Writer writer(roomFor(stream) + roomFor(record)
                  + roomForString(sequenceNumberForOrdering.size()));
    putRecord(writer, record);
    if (!sequenceNumberForOrdering.isEmpty()) {
        writer.put(R"(,"SequenceNumberForOrdering":)");
        writer.putString(sequenceNumberForOrdering);
    }
    putEnd(writer, stream, dryRun);
    return writer.take();
}

} // namespace core
