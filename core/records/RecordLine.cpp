// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/RecordLine.h"

#include "core/json/JsonCheck.h"
#include "core/json/JsonFormat.h"
#include "core/json/JsonText.h"
#include "core/records/BodyGlance.h"

#include <algorithm>
#include <array>
#include <optional>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

Error badLine(const QString &detail, const QString &where = {})
{
    return {.kind = Error::Kind::BadInput, .detail = detail, .where = where};
}

constexpr std::array<QByteArrayView, 9> resultMembers = {
    "index",     "line",         "status",         "attempts",          "shardId",
    "errorCode", "errorMessage", "sequenceNumber", "possibleDuplicates"};

// The members of a line that is an object, as far as they make it a record: their values as they
// are written, without blanks around them.
struct Shape
{
    std::optional<QByteArrayView> data;
    std::optional<QByteArrayView> dataBase64;
    std::optional<QByteArrayView> partitionKey;
    std::optional<QByteArrayView> explicitHashKey;
    bool isDoubled = false;
    QByteArray ofRows; // a member that rows of results have
    int ofEveryRow = 0; // how many of those that each of them has
    QByteArray stranger; // a member that is none of these

    bool isRow() const { return ofEveryRow == 3; }

    bool isRecord() const
    {
        return data.has_value() != dataBase64.has_value() && partitionKey && !isDoubled
            && stranger.isEmpty();
    }
};

// Where the value of that member goes; nowhere for members that are read over.
void note(Shape &shape, const QByteArray &name, QByteArrayView value)
{
    std::optional<QByteArrayView> *place = nullptr;
    if (name == "data")
        place = &shape.data;
    else if (name == "dataBase64")
        place = &shape.dataBase64;
    else if (name == "partitionKey")
        place = &shape.partitionKey;
    else if (name == "explicitHashKey")
        place = &shape.explicitHashKey;
    else if (std::find(resultMembers.begin(), resultMembers.end(), name) == resultMembers.end())
        shape.stranger = name.isEmpty() ? QByteArray("\"\"") : name;
    else
        shape.ofRows = name;
    if (name == "index" || name == "status" || name == "attempts")
        ++shape.ofEveryRow;
    if (!place)
        return;
    shape.isDoubled = shape.isDoubled || place->has_value();
    *place = value;
}

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

Error notARecord(const Shape &shape)
{
    constexpr qsizetype shownCharacters = 64;
    if (!shape.stranger.isEmpty())
        return badLine(u"A record has no member “%1”: it has data or dataBase64, partitionKey "
                       u"and explicitHashKey. Use --format bodies to send the line as it is."_s.arg(
                           QString::fromUtf8(shape.stranger).left(shownCharacters)));
    if (shape.isDoubled)
        return badLine(u"A member stands twice in this record. Remove one of them."_s);
    if (shape.data && shape.dataBase64)
        return badLine(u"A record has data or dataBase64, not both. Remove one of them."_s);
    return badLine(u"A record needs data or dataBase64. Use --format bodies to send the line as it "
                   u"is."_s);
}

Error notJson(const JsonFault &fault)
{
    return badLine(u"This is not JSON: %1. Correct the line, or send lines as text with --payload "
                   u"text."_s.arg(fault.message),
                   u"column %1"_s.arg(fault.place.column));
}

// The shape of a line that is a JSON object; nothing when it is other JSON.
Result<std::optional<Shape>> shapeOf(QByteArrayView line)
{
    using Kind = JsonToken::Kind;
    JsonTokens tokens(line);
    Shape shape;
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
            note(shape, name, valueFrom(tokens, token, line));
        token = tokens.next();
    }
    if (token.kind == Kind::Fault)
        return fail(notJson(faultOf(tokens, token, line)));
    if (shape.stranger.isEmpty() && !shape.isRow())
        shape.stranger = shape.ofRows; // somebody's own member of that name
    return isObject ? std::optional(shape) : std::nullopt;
}

bool isString(QByteArrayView value)
{
    return value.startsWith('"');
}

bool isGiven(const std::optional<QByteArrayView> &value)
{
    return value && *value != "null";
}

// The text of a string value of a record.
Result<QByteArray> textOf(QByteArrayView value, const QString &member)
{
    const auto text = jsonStringText(value);
    if (!text)
        return fail(badLine(u"%1 holds half of a surrogate pair, which stands for no character. "
                            u"Give the bytes as dataBase64, or correct it."_s.arg(member),
                            member));
    return *text;
}

Result<QByteArray> dataOf(const Shape &shape)
{
    if (shape.data)
        return isString(*shape.data) ? textOf(*shape.data, u"data"_s)
                                     : Result<QByteArray>(shape.data->toByteArray());
    if (!isString(*shape.dataBase64))
        return fail(badLine(u"dataBase64 must be a string."_s, u"dataBase64"_s));
    return textOf(*shape.dataBase64, u"dataBase64"_s).and_then([](const QByteArray &text) {
        return payloadBytes(text, {.kind = PayloadKind::Base64});
    });
}

// A string's text, or a number's digits as they are spelled: 128 bits do not fit a number.
Result<QByteArray> hashKeyOf(QByteArrayView value)
{
    if (value == "\"\"")
        return fail(
            badLine(u"It is empty. Give a number, or leave it out so that the partition key "
                    u"decides."_s,
                    u"explicitHashKey"_s));
    if (isString(value))
        return textOf(value, u"explicitHashKey"_s);
    if (value[0] >= '0' && value[0] <= '9')
        return value.toByteArray();
    return fail(
        badLine(u"explicitHashKey must be a string of decimal digits."_s, u"explicitHashKey"_s));
}

} // namespace

class RecordLine::Reader
{
public:
    explicit Reader(LineRules rules)
        : m_rules(std::move(rules))
        , m_dataRule({.kind = PayloadKind::Text,
                      .addsNewline = m_rules.payload.addsNewline,
                      .gzips = m_rules.payload.gzips})
        , m_bodyRule(m_rules.payload)
    {
        m_bodyRule.stripsComments = false; // done before the line is looked at
    }

    void lookAhead(QByteArrayView lines)
    {
        // Only lines that read() gives to the glance as they are.
        const bool isOfUse = m_rules.payload.kind == PayloadKind::Json
            && !m_rules.payload.stripsComments && m_rules.format != LineFormat::Records;
        m_glance.lookAhead(isOfUse ? lines : QByteArrayView());
    }

    Result<Record> readPayload(QByteArrayView line)
    {
        m_skipsKeys = true;
        auto record = read(line);
        m_skipsKeys = false;
        return record;
    }

    Result<Record> read(QByteArrayView line)
    {
        if (m_rules.payload.kind != PayloadKind::Json)
            return changedBody(line);
        if (m_rules.payload.stripsComments) {
            m_stripped = stripComments(line);
            line = m_stripped;
        }
        if (m_rules.format != LineFormat::Records && isBodyAtAGlance(line))
            return body(line);
        const auto shape = shapeOf(line);
        if (!shape)
            return fail(shape.error());
        const bool isRecord = *shape && (*shape)->isRecord();
        if (m_rules.format != LineFormat::Records
            && (m_rules.format == LineFormat::Bodies || !isRecord))
            return body(line);
        if (!*shape)
            return fail(badLine(u"This line is not an object with data and partitionKey."_s));
        const bool isWhole = (*shape)->stranger.isEmpty() && !(*shape)->isDoubled
            && (*shape)->data.has_value() != (*shape)->dataBase64.has_value();
        return isWhole ? record(**shape) : fail(notARecord(**shape));
    }

private:
    bool isBodyAtAGlance(QByteArrayView line)
    {
        return m_rules.format == LineFormat::Bodies ? m_glance.isJson(line)
                                                    : m_glance.isNoRecord(line);
    }

    // A line that is known to be JSON.
    Result<Record> body(QByteArrayView line) const
    {
        return m_bodyRule.isUntouched() ? untouchedBody(line) : changedBody(line);
    }

    // Nearly every line comes here: made where it goes to, with nothing in between.
    Result<Record> untouchedBody(QByteArrayView line) const
    {
        Result<Record> made;
        made->data = line.toByteArray();
        giveKeys(made, line);
        return made;
    }

    Result<Record> changedBody(QByteArrayView line) const
    {
        auto bytes = payloadBytes(line, m_bodyRule);
        if (!bytes)
            return fail(bytes.error());
        Result<Record> made = Record{.data = *std::move(bytes)};
        giveKeys(made, line);
        return made;
    }

    Result<Record> record(const Shape &shape) const
    {
        const auto data = dataOf(shape);
        if (!data)
            return fail(data.error());
        // A row of results has the payload as it was sent.
        Record record{.data = shape.isRow() ? *data : payloadBytes(*data, m_dataRule).value()};
        const bool isKeyText = shape.partitionKey && isString(*shape.partitionKey);
        if (isGiven(shape.partitionKey) && !isKeyText && !m_skipsKeys)
            return fail(badLine(u"partitionKey must be a string."_s, u"partitionKey"_s));
        if (isKeyText) {
            const auto key = textOf(*shape.partitionKey, u"partitionKey"_s);
            if (!key)
                return fail(key.error());
            record.partitionKey = *key;
        }
        if (isGiven(shape.explicitHashKey) && !m_skipsKeys) {
            const auto key = hashKeyOf(*shape.explicitHashKey);
            if (!key)
                return fail(key.error());
            record.explicitHashKey = *key;
        }
        Result<Record> made = std::move(record);
        giveKeys(made, *data,
                 {.partitionKey = isGiven(shape.partitionKey),
                  .explicitHashKey = isGiven(shape.explicitHashKey)});
        return made;
    }

    struct Brought
    {
        bool partitionKey = false;
        bool explicitHashKey = false;
    };

    // The keys that the line did not bring, by the rules; an error in place of the record where a
    // rule finds none.
    void giveKeys(Result<Record> &made, QByteArrayView body, Brought brought = {false, false}) const
    {
        if (m_skipsKeys)
            return;
        const KeyRule &partition = m_rules.partitionKey;
        const KeyRule &hash = m_rules.explicitHashKey;
        if (!brought.partitionKey && !partition.giveKey(made->partitionKey, body, m_rules.random))
            made = fail(named(partition.missing(), u"partitionKey"_s));
        else if (!brought.explicitHashKey
                 && !hash.giveKey(made->explicitHashKey, body, m_rules.random))
            made = fail(named(hash.missing(), u"explicitHashKey"_s));
    }

    static Error named(Error error, const QString &field)
    {
        error.where = field;
        return error;
    }

    LineRules m_rules;
    PayloadRule m_dataRule;
    PayloadRule m_bodyRule;
    BodyGlance m_glance;
    QByteArray m_stripped;
    bool m_skipsKeys = false; // they are at fault
};

RecordLine::RecordLine(LineRules rules)
    : m_reader(std::make_unique<Reader>(std::move(rules)))
{
}

RecordLine::~RecordLine() = default;

void RecordLine::lookAhead(QByteArrayView lines)
{
    m_reader->lookAhead(lines);
}

Result<Record> RecordLine::read(QByteArrayView line)
{
    return m_reader->read(line);
}

Result<Record> RecordLine::readPayload(QByteArrayView line)
{
    return m_reader->readPayload(line);
}

void appendRecordMembers(QByteArray &out, const Record &record)
{
    if (isUtf8(record.data)) {
        out += "\"data\":";
        appendJsonString(out, QByteArrayView(record.data));
    } else {
        out += "\"dataBase64\":\"";
        out += record.data.toBase64();
        out += '"';
    }
    out += ",\"partitionKey\":";
    appendJsonString(out, QByteArrayView(record.partitionKey));
    if (record.explicitHashKey.isEmpty())
        return;
    out += ",\"explicitHashKey\":";
    appendJsonString(out, QByteArrayView(record.explicitHashKey));
}

void appendRecordLine(QByteArray &out, const Record &record)
{
    out += '{';
    appendRecordMembers(out, record);
    out += '}';
}

} // namespace core
