// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafts/RecordSplit.h"

#include "core/drafts/SheetText.h"
#include "core/json/JsonCheck.h"
#include "core/json/JsonText.h"
#include "core/kinesis/HashKey.h"
#include "core/records/LineSplitter.h"
#include "core/records/RecordLine.h"

#include <algorithm>
#include <functional>
#include <optional>

namespace core {

namespace {

constexpr qsizetype triedRows = 50; // of a table, to see what it is

bool isBlank(QByteArrayView text)
{
    return text.trimmed().isEmpty();
}

bool isContainer(QByteArrayView json)
{
    const QByteArrayView text = json.trimmed();
    return text.startsWith('{') || text.startsWith('[');
}

// The elements of an array at the top of a text that is JSON; nothing for any other text.
std::optional<QList<QByteArrayView>> elementsOf(QByteArrayView text)
{
    using Kind = JsonToken::Kind;
    JsonTokens tokens(text);
    if (tokens.next().kind != Kind::ArrayStart)
        return std::nullopt;
    QList<QByteArrayView> elements;
    qsizetype start = -1;
    for (JsonToken token = tokens.next(); token.kind != Kind::End; token = tokens.next()) {
        if (token.kind == Kind::Fault)
            return std::nullopt;
        const bool isInside = tokens.depth() >= 1 && token.kind != Kind::Comma;
        if (isInside && start < 0)
            start = token.start;
        if (isInside && tokens.depth() == 1) {
            elements += text.sliced(start, token.start + token.size - start);
            start = -1;
        }
    }
    return elements;
}

void forEachLine(QByteArrayView text, const std::function<void(QByteArrayView)> &receive)
{
    LineSplitter splitter(std::max<qint64>(text.size(), 1));
    const auto unlessBlank = [&receive](const LineSplitter::Line &line) {
        if (!isBlank(line.text))
            receive(line.text);
    };
    splitter.feed(text, unlessBlank);
    splitter.finish(unlessBlank);
}

// Whether the first line is an object or array of its own.
bool startsWithJsonLine(QByteArrayView text)
{
    const QByteArrayView trimmed = text.trimmed();
    const qsizetype end = trimmed.indexOf('\n');
    return end > 0 && isContainer(trimmed) && !checkJson(trimmed.first(end));
}

// Makes records of JSON texts and remembers what kind of bodies they bring.
class RecordTaker
{
public:
    RecordTaker()
        : m_reader({.partitionKey = KeyRule()})
    {
    }

    void take(QByteArrayView json)
    {
        const auto record = m_reader.read(json);
        if (!record) {
            m_split.records += DraftRecord{.body = json.toByteArray()};
            return;
        }
        const bool isRecord = record->data != json;
        m_bringsBytes = m_bringsBytes || !isUtf8(record->data);
        m_bringsText = m_bringsText || (isRecord && checkJson(record->data));
        m_split.bringsKeys = m_split.bringsKeys || !record->partitionKey.isEmpty();
        m_split.records += DraftRecord{record->data, QString::fromUtf8(record->partitionKey),
                                       QString::fromUtf8(record->explicitHashKey)};
    }

    SplitText finish(SplitForm form)
    {
        m_split.form = form;
        if (m_bringsBytes) {
            m_split.payloadKind = PayloadKind::Base64;
            for (DraftRecord &record : m_split.records)
                record.body = record.body.toBase64();
        } else if (m_bringsText) {
            m_split.payloadKind = PayloadKind::Text;
        }
        return std::move(m_split);
    }

private:
    RecordLine m_reader;
    SplitText m_split;
    bool m_bringsBytes = false;
    bool m_bringsText = false;
};

// Which cell of a row is what; −1: none is.
struct SheetColumns
{
    qsizetype body = -1;
    qsizetype key = -1;
    qsizetype hashKey = -1;
    bool hasHeader = false;
    bool takesRest = false; // all cells from the body on are the body
};

qsizetype *columnNamed(QByteArray name, SheetColumns &columns)
{
    name = std::move(name).trimmed().toLower();
    name.removeIf([](char c) { return c == ' ' || c == '_' || c == '-'; });
    if (name == "key" || name == "partitionkey")
        return &columns.key;
    if (name == "hash" || name == "hashkey" || name == "explicithashkey")
        return &columns.hashKey;
    if (name == "body" || name == "data" || name == "value" || name == "payload")
        return &columns.body;
    return nullptr;
}

std::optional<SheetColumns> columnsNamedBy(const QByteArrayList &header)
{
    SheetColumns columns{.hasHeader = true};
    for (qsizetype i = 0; i < header.size(); ++i) {
        qsizetype *column = columnNamed(header.at(i), columns);
        if (!column || *column >= 0)
            return std::nullopt;
        *column = i;
    }
    return columns.body >= 0 ? std::optional(columns) : std::nullopt;
}

bool mayBeHashKey(const QByteArray &cell)
{
    return cell.isEmpty() || HashKey::fromDecimal(cell);
}

// Key and body, or key, hash key and body, in every row.
std::optional<SheetColumns> columnsByPlace(const QList<QByteArrayList> &rows)
{
    const qsizetype count = rows.first().size();
    const auto isLike = [count](const QByteArrayList &row) {
        return row.size() == count && isContainer(row.last())
            && (count == 2 || mayBeHashKey(row.at(1)));
    };
    if (count < 2 || count > 3 || !std::all_of(rows.begin(), rows.end(), isLike))
        return std::nullopt;
    return SheetColumns{.body = count - 1, .key = 0, .hashKey = count == 3 ? 1 : -1};
}

// Tabs always part cells, whatever is in them: a bad cell is for the check to say. What is broken
// JSON has tabs for its indentation only.
std::optional<SheetColumns> columnsByTabs(const QList<QByteArrayList> &rows)
{
    qsizetype width = 0;
    bool hasLongCell = false;
    for (const QByteArrayList &row : rows) {
        width = std::max(width, row.size());
        hasLongCell = hasLongCell || row.first().contains('\n');
    }
    if (width == 1)
        return hasLongCell ? std::optional(SheetColumns{.body = 0}) : std::nullopt;
    if (rows.first().size() == 1 && isContainer(rows.first().first()))
        return std::nullopt;
    const qsizetype body = width == 3 ? 2 : 1;
    return SheetColumns{.body = body, .key = 0, .hashKey = width == 3 ? 1 : -1, .takesRest = true};
}

// Whether the first row is unlike the others in a way that names of columns are.
bool mayBeHeader(const QList<QByteArrayList> &rows, const SheetColumns &columns)
{
    if (columns.hasHeader || rows.size() < 2)
        return false;
    SheetColumns found;
    const QByteArrayList &first = rows.first();
    const auto isName = [&found](const QByteArray &cell) { return columnNamed(cell, found); };
    if (std::any_of(first.begin(), first.end(), isName))
        return true;
    const auto isOther = [&columns, &first](const QByteArrayList &row) {
        const bool hasOtherBody =
            isContainer(row.value(columns.body)) && !isContainer(first.value(columns.body));
        const bool hasOtherHash = columns.hashKey >= 0 && mayBeHashKey(row.at(columns.hashKey))
            && !mayBeHashKey(first.value(columns.hashKey));
        return row.size() == first.size() && (hasOtherBody || hasOtherHash);
    };
    return std::all_of(rows.begin() + 1, rows.end(), isOther);
}

DraftRecord sheetRecord(const QByteArrayList &row, const SheetColumns &columns)
{
    if (row.size() == 1 && columns.takesRest) // a line that has no cells
        return DraftRecord{.body = row.first()};
    QByteArray body = row.value(columns.body);
    if (columns.takesRest && row.size() > columns.body + 1)
        body = row.mid(columns.body).join('\t');
    return DraftRecord{body, QString::fromUtf8(row.value(columns.key)),
                       QString::fromUtf8(row.value(columns.hashKey).trimmed())};
}

SplitText sheetRecords(const QList<QByteArrayList> &rows, const SheetColumns &columns)
{
    SplitText split{.form = SplitForm::Sheet};
    split.records.reserve(rows.size());
    for (qsizetype i = columns.hasHeader ? 1 : 0; i < rows.size(); ++i) {
        split.records += sheetRecord(rows.at(i), columns);
        split.bringsKeys = split.bringsKeys || !split.records.last().partitionKey.isEmpty();
    }
    split.mayHaveHeader = mayBeHeader(rows.mid(0, triedRows), columns);
    const auto isOther = [](const DraftRecord &record) { return !isContainer(record.body); };
    if (std::all_of(split.records.begin(), split.records.end(), isOther))
        split.payloadKind = PayloadKind::Text;
    return split;
}

std::optional<SplitText> sheetOf(QByteArrayView text)
{
    for (const char separator : {'\t', ',', ';'}) {
        const auto start = sheetRows(text, separator, triedRows);
        if (start.isEmpty())
            continue;
        auto columns = columnsNamedBy(start.first());
        if (!columns || start.size() < 2)
            columns = separator == '\t' ? columnsByTabs(start) : columnsByPlace(start);
        if (columns)
            return sheetRecords(sheetRows(text, separator), *columns);
    }
    return std::nullopt;
}

SplitText plainLines(QByteArrayView text)
{
    SplitText split{.form = SplitForm::Lines, .payloadKind = PayloadKind::Text};
    forEachLine(text, [&split](QByteArrayView line) {
        split.records += DraftRecord{.body = line.toByteArray()};
    });
    if (split.records.size() == 1)
        split.form = SplitForm::One;
    return split;
}

} // namespace

SplitOffer splitOffer(QByteArrayView text)
{
    if (const auto elements = elementsOf(text))
        return elements->size() > 1 ? SplitOffer{SplitForm::JsonArray, elements->size()}
                                    : SplitOffer{};
    if (!startsWithJsonLine(text))
        return {};
    qsizetype lines = 0;
    bool areAllContainers = true;
    forEachLine(text, [&](QByteArrayView line) {
        ++lines;
        areAllContainers = areAllContainers && isContainer(line);
    });
    return lines > 1 && areAllContainers ? SplitOffer{SplitForm::JsonLines, lines} : SplitOffer{};
}

SplitText splitRecords(QByteArrayView text)
{
    if (text.startsWith("\xEF\xBB\xBF")) // a mark of files, not of their first record
        text = text.sliced(3);
    const auto elements = elementsOf(text);
    if (elements && !elements->isEmpty()) {
        RecordTaker taker;
        for (const QByteArrayView element : *elements)
            taker.take(element);
        return taker.finish(SplitForm::JsonArray);
    }
    if (!checkJson(text)) {
        RecordTaker taker;
        taker.take(text);
        return taker.finish(SplitForm::One);
    }
    if (startsWithJsonLine(text)) {
        RecordTaker taker;
        forEachLine(text, [&taker](QByteArrayView line) { taker.take(line); });
        return taker.finish(SplitForm::JsonLines);
    }
    if (auto sheet = sheetOf(text))
        return *std::move(sheet);
    return plainLines(text);
}

Draft tableDraft(const SplitText &split)
{
    Draft draft = newDraft();
    draft.mode = Draft::Mode::Table;
    draft.keySource = split.bringsKeys ? KeySource::Fixed : KeySource::Random;
    draft.payloadKind = split.payloadKind;
    if (!split.records.isEmpty())
        draft.records = split.records;
    return draft;
}

} // namespace core
