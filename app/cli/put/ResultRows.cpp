// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/put/ResultRows.h"

#include "core/json/JsonText.h"
#include "core/json/StringScan.h"

#include <algorithm>
#include <charconv>
#include <cstring>

namespace app {
namespace {

// Appends to bytes that were made longer than needed: there is a row for every record, and a
// QByteArray that grows piece by piece costs more than what is written.
class RowText
{
public:
    explicit RowText(QByteArray &out)
        : m_out(out)
        , m_size(out.size())
    {
    }
    ~RowText() { m_out.truncate(m_size); }
    Q_DISABLE_COPY_MOVE(RowText)

    void put(QByteArrayView bytes)
    {
        if (bytes.isEmpty())
            return; // nothing may have no address
        std::memcpy(roomFor(bytes.size()), bytes.data(), static_cast<std::size_t>(bytes.size()));
        m_size += bytes.size();
    }

    void putNumber(QByteArrayView start, qint64 number)
    {
        constexpr qsizetype digits = 20;
        put(start);
        char *at = roomFor(digits);
        m_size += std::to_chars(at, at + digits, number).ptr - at;
    }

    void putText(QByteArrayView start, QByteArrayView utf8)
    {
        using core::StopAt;
        put(start);
        if (core::nextStop(utf8, 0, StopAt::EscapedOrNotAscii) != utf8.size())
            return putEscaped(utf8);
        put("\"");
        put(utf8);
        put("\"");
    }

    void putText(QByteArrayView start, QStringView text)
    {
        put(start);
        if (!std::all_of(text.begin(), text.end(), isPlain))
            return putEscaped(text);
        put("\"");
        char *at = roomFor(text.size());
        for (const QChar character : text)
            *at++ = static_cast<char>(character.unicode());
        m_size += text.size();
        put("\"");
    }

private:
    static bool isPlain(QChar character)
    {
        return character >= u' ' && character <= u'~' && character != u'"' && character != u'\\';
    }

    template <typename View>
    void putEscaped(View text)
    {
        QByteArray escaped;
        core::appendVisibleJsonString(escaped, text);
        put(escaped);
    }

    char *roomFor(qsizetype count)
    {
        constexpr qsizetype usualRow = 320;
        if (m_size + count > m_out.size())
            m_out.resize(m_size + count + usualRow);
        return m_out.data() + m_size;
    }

    QByteArray &m_out;
    qsizetype m_size; // what of it is written
};

// The record as put reads it.
void putRecord(RowText &row, const core::Record &record)
{
    if (core::isUtf8(record.data)) {
        row.putText(R"(,"data":)", QByteArrayView(record.data));
    } else {
        row.put(R"(,"dataBase64":")");
        row.put(record.data.toBase64());
        row.put("\"");
    }
    if (!record.explicitHashKey.isEmpty())
        row.putText(R"(,"explicitHashKey":)", QByteArrayView(record.explicitHashKey));
}

} // namespace

void appendResultRow(QByteArray &out, const core::SettledRecord &settled, qint64 line)
{
    const core::Outcome &outcome = settled.outcome;
    const bool isStored = outcome.state == core::RecordState::Stored;
    RowText row(out);
    row.putNumber(R"({"index":)", settled.index);
    row.putNumber(R"(,"line":)", line);
    const bool isKeyless =
        outcome.errorCode == invalidRecordCode && settled.record.partitionKey.isNull();
    if (isKeyless)
        row.put(R"(,"partitionKey":null)");
    else
        row.putText(R"(,"partitionKey":)", QByteArrayView(settled.record.partitionKey));
    row.putText(R"(,"status":)", core::nameOf(outcome.state));
    row.putNumber(R"(,"attempts":)", outcome.attempts);
    if (isStored) {
        row.putText(R"(,"sequenceNumber":)", QByteArrayView(outcome.sequenceNumber));
        row.putText(R"(,"shardId":)", QByteArrayView(outcome.shardId));
    } else {
        row.putText(R"(,"errorCode":)", QStringView(outcome.errorCode));
        row.putText(R"(,"errorMessage":)", QStringView(outcome.errorMessage));
    }
    if (outcome.possibleDuplicates > 0)
        row.putNumber(R"(,"possibleDuplicates":)", outcome.possibleDuplicates);
    if (!isStored && outcome.errorCode != invalidLineCode)
        putRecord(row, settled.record);
    row.put("}");
}

} // namespace app
