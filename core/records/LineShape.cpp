// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/LineShape.h"

#include "core/json/JsonCheck.h"
#include "core/json/JsonText.h"
#include "core/json/JsonTokens.h"

#include <algorithm>
#include <array>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array<QByteArrayView, 3> inEveryResultRow = {"index", "status", "attempts"};
constexpr std::array<QByteArrayView, 6> inResultRows = {
    "line", "shardId", "errorCode", "errorMessage", "sequenceNumber", "possibleDuplicates"};
constexpr std::array<QByteArrayView, 2> inEveryReadRow = {"shardId", "sequenceNumber"};
constexpr std::array<QByteArrayView, 1> inReadRows = {"arrivedAt"};

template <std::size_t Size>
bool isAmong(const std::array<QByteArrayView, Size> &names, const QByteArray &name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

// Collects members, and decides at the end whose they are.
class Members
{
public:
    void add(const QByteArray &name, QByteArrayView value)
    {
        if (std::optional<QByteArrayView> *place = placeOf(name)) {
            m_shape.isDoubled = m_shape.isDoubled || place->has_value();
            *place = value;
            return;
        }
        const bool isOfResults = isAmong(inEveryResultRow, name) || isAmong(inResultRows, name);
        const bool isOfReads = isAmong(inEveryReadRow, name) || isAmong(inReadRows, name);
        m_ofEveryResult += isAmong(inEveryResultRow, name) ? 1 : 0;
        m_ofEveryRead += isAmong(inEveryReadRow, name) ? 1 : 0;
        m_isResult = m_isResult && isOfResults;
        m_isRead = m_isRead && isOfReads;
        QByteArray &strange = isOfResults || isOfReads ? m_strangeInRecords : m_strangeAnywhere;
        strange = name.isEmpty() ? QByteArray("\"\"") : name;
    }

    LineShape shape()
    {
        if (m_isResult && m_ofEveryResult == std::ssize(inEveryResultRow))
            m_shape.of = LineShape::Of::ResultRow;
        else if (m_isRead && m_ofEveryRead == std::ssize(inEveryReadRow)
                 && !m_shape.explicitHashKey)
            m_shape.of = LineShape::Of::ReadRow;
        else
            m_shape.stranger = m_strangeAnywhere.isEmpty() ? m_strangeInRecords : m_strangeAnywhere;
        return m_shape;
    }

private:
    std::optional<QByteArrayView> *placeOf(const QByteArray &name)
    {
        if (name == "data")
            return &m_shape.data;
        if (name == "dataBase64")
            return &m_shape.dataBase64;
        if (name == "partitionKey")
            return &m_shape.partitionKey;
        return name == "explicitHashKey" ? &m_shape.explicitHashKey : nullptr;
    }

    LineShape m_shape;
    int m_ofEveryResult = 0; // members that every row of results has
    int m_ofEveryRead = 0; // the same of rows of "get"
    bool m_isResult = true; // no member that such rows never have
    bool m_isRead = true;
    QByteArray m_strangeInRecords; // somebody's own member of that name, unless it is a row
    QByteArray m_strangeAnywhere;
};

// The bytes of the value that begins with `token`.
QByteArrayView valueFrom(JsonTokens &tokens, JsonToken token, QByteArrayView line)
{
    using Kind = JsonToken::Kind;
    const qsizetype start = token.start;
    const bool isOpening = token.kind == Kind::ObjectStart || token.kind == Kind::ArrayStart;
    while (isOpening && tokens.depth() > 1 && token.kind != Kind::Fault)
        token = tokens.next();
    return line.sliced(start, token.start + token.size - start);
}

Error notJson(const JsonFault &fault, QByteArrayView line)
{
    const bool hasOldEnds = line.first(fault.offset).contains('\r');
    const QString ends = hasOldEnds
        ? u" It holds carriage returns, which end no line: LF and CR LF do."_s
        : QString();
    return {.kind = Error::Kind::BadInput,
            .detail = u"This is not JSON: %1.%2 Correct the line, or send lines as text with "
                      u"--payload text."_s.arg(fault.message, ends),
            .where = u"column %1"_s.arg(columnIn(line, fault.offset))};
}

} // namespace

qsizetype columnIn(QByteArrayView line, qsizetype offset)
{
    const QByteArrayView before = line.first(offset);
    const auto beginsCharacter = [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
    };
    return std::count_if(before.begin(), before.end(), beginsCharacter) + 1;
}

Result<std::optional<LineShape>> lineShape(QByteArrayView line)
{
    using Kind = JsonToken::Kind;
    JsonTokens tokens(line);
    Members members;
    QByteArray name;
    JsonToken token = tokens.next();
    const bool isObject = token.kind == Kind::ObjectStart;
    while (token.kind != Kind::End && token.kind != Kind::Fault) {
        if (isObject && tokens.depth() == 1 && token.kind == Kind::Name)
            name = jsonStringText(line.sliced(token.start, token.size)).value_or("\xff");
        const bool isValue = token.kind != Kind::Name && token.kind != Kind::Colon
            && token.kind != Kind::Comma && token.kind != Kind::ObjectEnd
            && !(token.kind == Kind::ObjectStart && tokens.depth() == 1);
        if (isObject && isValue)
            members.add(name, valueFrom(tokens, token, line));
        token = tokens.next();
    }
    if (token.kind == Kind::Fault)
        return fail(notJson(faultOf(tokens, token, line), line));
    return isObject ? std::optional(members.shape()) : std::nullopt;
}

} // namespace core
