// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafts/DraftJson.h"

#include "core/json/JsonText.h"

#include <QStringDecoder>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <utility>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int formatVersion = 1;

using ModeName = std::pair<Draft::Mode, std::string_view>;
constexpr std::array modeNames{ModeName{Draft::Mode::Single, "single"},
                               ModeName{Draft::Mode::Table, "table"}};
using SourceName = std::pair<KeySource, std::string_view>;
constexpr std::array sourceNames{SourceName{KeySource::Random, "random"},
                                 SourceName{KeySource::Fixed, "fixed"},
                                 SourceName{KeySource::Field, "field"}};
using KindName = std::pair<PayloadKind, std::string_view>;
constexpr std::array kindNames{
    KindName{PayloadKind::Json, "json"}, KindName{PayloadKind::Text, "text"},
    KindName{PayloadKind::Hex, "hex"}, KindName{PayloadKind::Base64, "base64"},
    KindName{PayloadKind::File, "file"}};

template <typename Names, typename Value>
QByteArrayView nameIn(const Names &names, Value value)
{
    const auto found = std::find_if(names.begin(), names.end(),
                                    [value](const auto &pair) { return pair.first == value; });
    return {found->second.data(), static_cast<qsizetype>(found->second.size())};
}

// Writes members of one object, each with the comma it needs.
class Members
{
public:
    explicit Members(QByteArray &out)
        : m_out(out)
    {
        m_out += '{';
    }
    void end() { m_out += '}'; }

    QByteArray &start(QByteArrayView name)
    {
        if (!std::exchange(m_isFirst, false))
            m_out += ',';
        appendJsonString(m_out, name);
        m_out += ':';
        return m_out;
    }
    void text(QByteArrayView name, const QString &text)
    {
        if (!text.isEmpty())
            appendJsonString(start(name), QStringView(text));
    }
    void utf8(QByteArrayView name, QByteArrayView text) { appendJsonString(start(name), text); }
    void number(QByteArrayView name, qint64 number) { start(name) += QByteArray::number(number); }
    void flag(QByteArrayView name, bool isSet)
    {
        if (isSet)
            start(name) += "true";
    }

private:
    QByteArray &m_out;
    bool m_isFirst = true;
};

void append(QByteArray &out, const DraftRecord &record)
{
    Members members(out);
    if (isUtf8(record.body))
        members.utf8("body", record.body);
    else
        members.utf8("bodyBase64", record.body.toBase64());
    members.text("partitionKey", record.partitionKey);
    members.text("explicitHashKey", record.explicitHashKey);
    members.end();
}

void append(QByteArray &out, const Draft &draft);

template <typename T>
void append(QByteArray &out, const QList<T> &list)
{
    out += '[';
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (i > 0)
            out += ",\n";
        append(out, list.at(i));
    }
    out += ']';
}

void append(QByteArray &out, const Draft &draft)
{
    Members members(out);
    members.text("id", draft.id);
    members.text("title", draft.title);
    members.utf8("mode", nameIn(modeNames, draft.mode));
    members.number("current", draft.current);
    members.utf8("keySource", nameIn(sourceNames, draft.keySource));
    members.text("keyField", draft.keyField);
    members.utf8("payloadKind", nameIn(kindNames, draft.payloadKind));
    members.flag("stripsComments", draft.stripsComments);
    members.flag("addsNewline", draft.addsNewline);
    members.flag("gzips", draft.gzips);
    append(members.start("records"), draft.records);
    members.end();
}

using Object = simdjson::dom::object;

std::string_view textOf(const Object &object, std::string_view name)
{
    std::string_view text;
    return object[name].get(text) == simdjson::SUCCESS ? text : std::string_view();
}

QByteArray bytesOf(const Object &object, std::string_view name)
{
    const std::string_view text = textOf(object, name);
    return {text.data(), static_cast<qsizetype>(text.size())};
}

// Not fromUtf8(), which would take a byte order mark for none of the text.
QString stringOf(const Object &object, std::string_view name)
{
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    return decode(bytesOf(object, name));
}

qint64 numberOf(const Object &object, std::string_view name)
{
    std::int64_t number = 0;
    return object[name].get(number) == simdjson::SUCCESS ? number : 0;
}

bool flagOf(const Object &object, std::string_view name)
{
    bool isSet = false;
    return object[name].get(isSet) == simdjson::SUCCESS && isSet;
}

template <typename Names>
auto valueOf(const Object &object, std::string_view name, const Names &names)
{
    const std::string_view text = textOf(object, name);
    const auto found = std::find_if(names.begin(), names.end(),
                                    [text](const auto &pair) { return pair.second == text; });
    return found == names.end() ? names.front().first : found->first;
}

DraftRecord recordFrom(const Object &object)
{
    DraftRecord record;
    const bool isText = object["bodyBase64"].error() != simdjson::SUCCESS;
    record.body =
        isText ? bytesOf(object, "body") : QByteArray::fromBase64(bytesOf(object, "bodyBase64"));
    record.partitionKey = stringOf(object, "partitionKey");
    record.explicitHashKey = stringOf(object, "explicitHashKey");
    return record;
}

Draft draftFrom(const Object &object)
{
    Draft draft = newDraft();
    if (const QString id = stringOf(object, "id"); !id.isEmpty())
        draft.id = id;
    draft.title = stringOf(object, "title");
    draft.mode = valueOf(object, "mode", modeNames);
    draft.keySource = valueOf(object, "keySource", sourceNames);
    draft.keyField = stringOf(object, "keyField");
    draft.payloadKind = valueOf(object, "payloadKind", kindNames);
    draft.stripsComments = flagOf(object, "stripsComments");
    draft.addsNewline = flagOf(object, "addsNewline");
    draft.gzips = flagOf(object, "gzips");
    simdjson::dom::array records;
    if (object["records"].get(records) == simdjson::SUCCESS && records.size() > 0) {
        draft.records.clear();
        for (const auto record : records)
            draft.records += recordFrom(record.get_object().value_unsafe());
    }
    draft.current = std::clamp<qsizetype>(numberOf(object, "current"), 0, draft.records.size() - 1);
    return draft;
}

bool holdsObjectsOnly(const simdjson::dom::array &list)
{
    return std::all_of(list.begin(), list.end(),
                       [](const auto entry) { return entry.is_object(); });
}

// Nothing when the member is no list of drafts.
std::optional<QList<Draft>> draftsIn(const Object &object, std::string_view name)
{
    simdjson::dom::array list;
    if (object[name].get(list) != simdjson::SUCCESS || !holdsObjectsOnly(list))
        return std::nullopt;
    QList<Draft> drafts;
    for (const auto entry : list) {
        const Object draft = entry.get_object().value_unsafe();
        simdjson::dom::array records;
        if (draft["records"].get(records) != simdjson::SUCCESS || !holdsObjectsOnly(records))
            return std::nullopt;
        drafts += draftFrom(draft);
    }
    return drafts;
}

tl::unexpected<Error> notASession(const QString &reason)
{
    return fail({.kind = Error::Kind::Storage, .detail = reason});
}

} // namespace

QByteArray toJson(const SessionText &session)
{
    QByteArray json;
    Members members(json);
    members.number("version", formatVersion);
    members.number("currentTab", session.currentTab);
    append(members.start("drafts"), session.drafts);
    append(members.start("closed"), session.closed);
    members.end();
    json += '\n';
    return json;
}

Result<SessionText> sessionFromJson(const QByteArray &json)
{
    simdjson::dom::parser parser;
    simdjson::dom::element document;
    const auto error =
        parser.parse(json.constData(), static_cast<std::size_t>(json.size())).get(document);
    Object object;
    if (error != simdjson::SUCCESS || document.get(object) != simdjson::SUCCESS)
        return notASession(u"it is not a JSON object"_s);
    const qint64 version = numberOf(object, "version");
    if (version > formatVersion)
        return fail({.kind = Error::Kind::Configuration,
                     .detail = u"It was written by a newer version of Headgate."_s});
    const auto drafts = draftsIn(object, "drafts");
    if (version < 1 || !drafts)
        return notASession(u"it has no list of drafts"_s);
    SessionText session{.drafts = *drafts,
                        .closed = draftsIn(object, "closed").value_or(QList<Draft>())};
    session.currentTab = std::clamp<qsizetype>(numberOf(object, "currentTab"), 0,
                                               std::max<qsizetype>(session.drafts.size() - 1, 0));
    return session;
}

} // namespace core
