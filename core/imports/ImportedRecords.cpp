// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/ImportedRecords.h"

#include "core/json/JsonCheck.h"
#include "core/json/JsonText.h"
#include "core/kinesis/Base64.h"

#include <QStringDecoder>
#include <simdjson.h>

#include <algorithm>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

using Element = simdjson::dom::element;
using Object = simdjson::dom::object;

std::optional<Element> member(const Object &object, std::string_view name)
{
    Element value;
    if (object.at_key_case_insensitive(name).get(value) != simdjson::SUCCESS || value.is_null())
        return std::nullopt;
    return value;
}

// A string's text, or the JSON of any other value.
std::optional<QByteArray> textOf(const Object &object, std::string_view name)
{
    const auto value = member(object, name);
    if (!value)
        return std::nullopt;
    std::string_view text;
    if (value->get(text) == simdjson::SUCCESS)
        return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
    return QByteArray::fromStdString(simdjson::minify(*value));
}

QString stringOf(const Object &object, std::string_view name)
{
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    return decode(textOf(object, name).value_or(QByteArray()));
}

bool takeRecord(const Element &element, QList<ImportedRecord> &records)
{
    Object object;
    if (element.get(object) != simdjson::SUCCESS)
        return false;
    const auto data = textOf(object, "Data");
    if (!data)
        return false;
    records += ImportedRecord{*data, stringOf(object, "PartitionKey"),
                              stringOf(object, "ExplicitHashKey")};
    return true;
}

void takeList(const simdjson::dom::array &list, qsizetype line, ImportResult &result,
              QList<ImportedRecord> &records)
{
    qsizetype number = 0;
    for (const Element element : list) {
        ++number;
        if (!takeRecord(element, records))
            result.leave(line, u"Record %1 has no Data."_s.arg(number));
    }
}

bool isJson(const ImportedRecord &record)
{
    return !checkJson(record.data);
}

bool isText(const ImportedRecord &record)
{
    return isUtf8(record.data);
}

} // namespace

Draft draftOf(const QList<ImportedRecord> &records)
{
    Draft draft = newDraft();
    const auto bringsKey = [](const auto &record) { return !record.partitionKey.isEmpty(); };
    if (std::any_of(records.begin(), records.end(), bringsKey))
        draft.keySource = KeySource::Fixed;
    QList<ImportedRecord> texts;
    std::copy_if(records.begin(), records.end(), std::back_inserter(texts), isText);
    if (!std::all_of(texts.begin(), texts.end(), isJson))
        draft.payloadKind = PayloadKind::Text;
    if (records.size() > 1)
        draft.mode = Draft::Mode::Table;
    draft.records.clear();
    for (const ImportedRecord &record : records) {
        DraftRecord one{record.data, record.partitionKey, record.explicitHashKey};
        if (!isText(record)) {
            one.body = record.data.toBase64();
            RecordForm own = formOf(draft);
            own.payloadKind = PayloadKind::Base64;
            one.own = own;
        }
        draft.records += one;
    }
    return draft;
}

void decodeData(QList<ImportedRecord> &records, DataForm form, qsizetype line, ImportResult &result)
{
    const auto isBase64 = [](const auto &record) { return fromBase64(record.data).has_value(); };
    const bool areAll = std::all_of(records.begin(), records.end(), isBase64);
    if (form == DataForm::Raw || (form == DataForm::Guessed && !areAll))
        return;
    const auto broken = std::stable_partition(records.begin(), records.end(), isBase64);
    if (broken != records.end())
        result.leave(
            line, u"%1 of the records have Data that is not base64."_s.arg(records.end() - broken));
    records.erase(broken, records.end());
    for (ImportedRecord &record : records)
        record.data = *fromBase64(record.data);
}

bool takeRequest(QByteArrayView json, DataForm form, qsizetype line, ImportResult &result,
                 QList<ImportedRecord> &records)
{
    simdjson::dom::parser parser;
    Element document;
    if (parser.parse(json.data(), static_cast<std::size_t>(json.size())).get(document)
        != simdjson::SUCCESS)
        return false;
    QList<ImportedRecord> found;
    simdjson::dom::array list;
    Object object;
    if (document.get(list) == simdjson::SUCCESS) {
        takeList(list, line, result, found);
    } else if (document.get(object) == simdjson::SUCCESS) {
        const auto inside = member(object, "Records");
        if (inside && inside->get(list) == simdjson::SUCCESS)
            takeList(list, line, result, found);
        else if (!takeRecord(document, found))
            return false;
        if (const QString stream = stringOf(object, "StreamName"); !stream.isEmpty())
            result.stream = stream;
        if (const QString arn = stringOf(object, "StreamARN"); !arn.isEmpty())
            result.stream = arn;
    } else {
        return false;
    }
    decodeData(found, form, line, result);
    records += found;
    return true;
}

} // namespace core
