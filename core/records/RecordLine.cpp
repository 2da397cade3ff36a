// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/RecordLine.h"

#include "core/json/JsonFormat.h"
#include "core/json/JsonText.h"
#include "core/records/BodyGlance.h"
#include "core/records/LineShape.h"

#include <optional>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

Error badLine(const QString &detail, const QString &where = {})
{
    return {.kind = Error::Kind::BadInput, .detail = detail, .where = where};
}

Error notARecord(const LineShape &shape)
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

// What a dataBase64 says; its mistakes by their column in the line.
Result<QByteArray> bytesOf(const QByteArray &text, QByteArrayView value, QByteArrayView line)
{
    auto bytes = payloadBytes(text, {.kind = PayloadKind::Base64});
    if (bytes)
        return bytes;
    Error error = bytes.error();
    const qsizetype column = QStringView(error.where).sliced(u"column "_s.size()).toLongLong();
    const bool isAsSpelled = text.size() == value.size() - 2; // no escapes between the quotes
    const qsizetype offset = value.data() - line.data() + (isAsSpelled ? column : 0);
    error.where = u"dataBase64, column %1"_s.arg(columnIn(line, offset));
    return fail(error);
}

Result<QByteArray> dataOf(const LineShape &shape, QByteArrayView line)
{
    if (shape.data)
        return isString(*shape.data) ? textOf(*shape.data, u"data"_s)
                                     : Result<QByteArray>(shape.data->toByteArray());
    if (!isString(*shape.dataBase64))
        return fail(badLine(u"dataBase64 must be a string."_s, u"dataBase64"_s));
    return textOf(*shape.dataBase64, u"dataBase64"_s).and_then([&](const QByteArray &text) {
        return bytesOf(text, *shape.dataBase64, line);
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
        const auto shape = lineShape(line);
        if (!shape)
            return fail(shape.error());
        const bool isRecord = *shape && (*shape)->isRecord();
        if (m_rules.format != LineFormat::Records
            && (m_rules.format == LineFormat::Bodies || !isRecord))
            return body(line);
        if (!*shape)
            return fail(badLine(u"This line is not an object with data and partitionKey."_s));
        return (*shape)->isWhole() ? record(**shape, line) : fail(notARecord(**shape));
    }

    qint64 readRows() const { return m_readRows; }

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

    Result<Record> record(const LineShape &shape, QByteArrayView line)
    {
        const auto data = dataOf(shape, line);
        if (!data)
            return fail(data.error());
        // A row of results has the payload as it was sent.
        Record record{.data = shape.of != LineShape::Of::Record
                          ? *data
                          : payloadBytes(*data, m_dataRule).value()};
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
        if (!isGiven(shape.partitionKey) && needsKey(shape))
            return fail(badLine(u"It is missing. Give the record one, or say with --partition-key "
                                u"which one records without it get (random, for instance)."_s,
                                u"partitionKey"_s));
        m_readRows += shape.of == LineShape::Of::ReadRow ? 1 : 0;
        Result<Record> made = std::move(record);
        giveKeys(made, *data,
                 {.partitionKey = isGiven(shape.partitionKey),
                  .explicitHashKey = isGiven(shape.explicitHashKey)});
        return made;
    }

    // Lines that were said to be records are not given a key that nobody asked for.
    bool needsKey(const LineShape &shape) const
    {
        return m_rules.format == LineFormat::Records && !m_rules.isKeyOfRecords
            && shape.of == LineShape::Of::Record && !m_skipsKeys;
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
    qint64 m_readRows = 0;
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

qint64 RecordLine::readRows() const
{
    return m_reader->readRows();
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
