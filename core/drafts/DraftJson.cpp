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

constexpr int formatVersion = 2; // of the index; 1 had the records in it
constexpr int draftVersion = 1;

using ModeName = std::pair<Draft::Mode, std::string_view>;
constexpr std::array modeNames{ModeName{Draft::Mode::Single, "single"},
                               ModeName{Draft::Mode::Table, "table"}};
using SourceName = std::pair<KeySource, std::string_view>;
constexpr std::array sourceNames{
    SourceName{KeySource::Random, "random"}, SourceName{KeySource::Fixed, "fixed"},
    SourceName{KeySource::Field, "field"}, SourceName{KeySource::Template, "template"},
    SourceName{KeySource::RoundRobin, "roundRobin"}};
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

void appendForm(Members &members, const RecordForm &form)
{
    members.utf8("keySource", nameIn(sourceNames, form.keySource));
    members.text("keyField", form.keyField);
    members.utf8("payloadKind", nameIn(kindNames, form.payloadKind));
    members.flag("stripsComments", form.stripsComments);
    members.flag("addsNewline", form.addsNewline);
    members.flag("gzips", form.gzips);
}

void append(QByteArray &out, const DraftVariable &variable)
{
    Members members(out);
    members.text("name", variable.name);
    members.text("value", variable.value);
    members.end();
}

void append(QByteArray &out, const DraftFile &file)
{
    Members members(out);
    members.text("root", file.root);
    members.text("path", file.path);
    members.utf8("version", file.version);
    members.text("damage", file.damage);
    if (!file.digest.isEmpty())
        members.utf8("digest", file.digest);
    members.end();
}

void append(QByteArray &out, const DraftEnvironment &environment)
{
    Members members(out);
    members.text("root", environment.root);
    members.text("path", environment.path);
    members.end();
}

void append(QByteArray &out, const DraftRecord &record)
{
    Members members(out);
    if (isUtf8(record.body))
        members.utf8("body", record.body);
    else
        members.utf8("bodyBase64", record.body.toBase64());
    members.text("partitionKey", record.partitionKey);
    members.text("explicitHashKey", record.explicitHashKey);
    members.text("title", record.title);
    if (record.own) {
        Members form(members.start("form"));
        appendForm(form, *record.own);
        form.end();
    }
    members.end();
}

template <typename T, typename Append>
void appendList(QByteArray &out, const QList<T> &list, const Append &appendOne)
{
    out += '[';
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (i > 0)
            out += ",\n";
        appendOne(out, list.at(i));
    }
    out += ']';
}

// All but the records.
void appendHead(Members &members, const Draft &draft)
{
    members.text("id", draft.id);
    members.text("title", draft.title);
    members.utf8("mode", nameIn(modeNames, draft.mode));
    members.number("current", draft.current);
    appendForm(members, formOf(draft));
    members.flag("isTemplate", draft.isTemplate);
    if (!draft.variables.isEmpty())
        appendList(members.start("variables"), draft.variables,
                   [](QByteArray &to, const DraftVariable &variable) { append(to, variable); });
    if (draft.times != 1)
        members.number("times", draft.times);
    if (draft.file)
        append(members.start("savedIn"), *draft.file);
    members.text("origin", draft.origin);
    if (draft.environment)
        append(members.start("environment"), *draft.environment);
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

RecordForm formFrom(const Object &object)
{
    return {.keySource = valueOf(object, "keySource", sourceNames),
            .keyField = stringOf(object, "keyField"),
            .payloadKind = valueOf(object, "payloadKind", kindNames),
            .stripsComments = flagOf(object, "stripsComments"),
            .addsNewline = flagOf(object, "addsNewline"),
            .gzips = flagOf(object, "gzips")};
}

DraftRecord recordFrom(const Object &object)
{
    DraftRecord record;
    const bool isText = object["bodyBase64"].error() != simdjson::SUCCESS;
    record.body =
        isText ? bytesOf(object, "body") : QByteArray::fromBase64(bytesOf(object, "bodyBase64"));
    record.partitionKey = stringOf(object, "partitionKey");
    record.explicitHashKey = stringOf(object, "explicitHashKey");
    record.title = stringOf(object, "title");
    if (Object form; object["form"].get(form) == simdjson::SUCCESS)
        record.own = formFrom(form);
    return record;
}

QList<DraftVariable> variablesIn(const Object &object)
{
    QList<DraftVariable> variables;
    simdjson::dom::array list;
    if (object["variables"].get(list) != simdjson::SUCCESS)
        return variables;
    for (const auto entry : list) {
        if (Object variable; entry.get(variable) == simdjson::SUCCESS)
            variables += DraftVariable{stringOf(variable, "name"), stringOf(variable, "value")};
    }
    return variables;
}

// Nothing is clamped before the records are known.
Draft headFrom(const Object &object)
{
    Draft draft = newDraft();
    if (const QString id = stringOf(object, "id"); !id.isEmpty())
        draft.id = id;
    draft.title = stringOf(object, "title");
    draft.mode = valueOf(object, "mode", modeNames);
    setForm(draft, formFrom(object));
    draft.isTemplate = flagOf(object, "isTemplate");
    draft.variables = variablesIn(object);
    draft.times = std::max<qint64>(1, numberOf(object, "times"));
    // Earlier it had the name of the file that the session keeps the records in.
    if (Object file; object["savedIn"].get(file) == simdjson::SUCCESS
        || object["file"].get(file) == simdjson::SUCCESS)
        draft.file =
            DraftFile{stringOf(file, "root"), stringOf(file, "path"), bytesOf(file, "version"),
                      stringOf(file, "damage"), bytesOf(file, "digest")};
    draft.origin = stringOf(object, "origin");
    if (Object environment; object["environment"].get(environment) == simdjson::SUCCESS)
        draft.environment =
            DraftEnvironment{stringOf(environment, "root"), stringOf(environment, "path")};
    draft.current = numberOf(object, "current");
    return draft;
}

Draft draftFrom(const Object &object)
{
    Draft draft = headFrom(object);
    simdjson::dom::array records;
    if (object["records"].get(records) == simdjson::SUCCESS && records.size() > 0) {
        draft.records.clear();
        for (const auto record : records)
            draft.records += recordFrom(record.get_object().value_unsafe());
    }
    draft.current = std::clamp<qsizetype>(draft.current, 0, draft.records.size() - 1);
    return draft;
}

bool holdsObjectsOnly(const simdjson::dom::array &list)
{
    return std::all_of(list.begin(), list.end(),
                       [](const auto entry) { return entry.is_object(); });
}

bool hasRecords(const Object &draft)
{
    simdjson::dom::array records;
    return draft["records"].get(records) == simdjson::SUCCESS && holdsObjectsOnly(records);
}

// Of two members of that name, which earlier versions wrote, the one that is a text.
QString recordsFileIn(const Object &draft)
{
    for (const auto &member : draft) {
        std::string_view file;
        if (member.key == "file" && member.value.get(file) == simdjson::SUCCESS)
            return QString::fromUtf8(file.data(), static_cast<qsizetype>(file.size()));
    }
    return {};
}

// Nothing when the element is no list of drafts. Notes in which files their records are.
std::optional<QList<Draft>> draftsIn(const Object &object, std::string_view name,
                                     QMap<QString, QString> &files)
{
    simdjson::dom::array list;
    if (object[name].get(list) != simdjson::SUCCESS || !holdsObjectsOnly(list))
        return std::nullopt;
    QList<Draft> drafts;
    for (const auto entry : list) {
        const Object each = entry.get_object().value_unsafe();
        const QString file = recordsFileIn(each);
        if (file.isEmpty() && !hasRecords(each))
            return std::nullopt;
        Draft draft = file.isEmpty() ? draftFrom(each) : headFrom(each);
        if (files.contains(draft.id))
            draft.id = newDraft().id;
        if (!file.isEmpty())
            files.insert(draft.id, file);
        drafts += draft;
    }
    return drafts;
}

QMap<QString, QList<Draft>> unsentIn(const Object &object, QMap<QString, QString> &files)
{
    QMap<QString, QList<Draft>> unsent;
    Object lists;
    if (object["unsent"].get(lists) != simdjson::SUCCESS)
        return unsent;
    for (const auto each : lists) {
        const QByteArray id(each.key.data(), static_cast<qsizetype>(each.key.size()));
        unsent.insert(QString::fromUtf8(id),
                      draftsIn(lists, each.key, files).value_or(QList<Draft>()));
    }
    return unsent;
}

// Error where it is no object of a version up to `newest`.
Result<Object> objectIn(simdjson::dom::parser &parser, const QByteArray &json, int newest)
{
    simdjson::dom::element document;
    const auto error =
        parser.parse(json.constData(), static_cast<std::size_t>(json.size())).get(document);
    Object object;
    if (error != simdjson::SUCCESS || document.get(object) != simdjson::SUCCESS)
        return fail({.kind = Error::Kind::Storage, .detail = u"it is not a JSON object"_s});
    const qint64 version = numberOf(object, "version");
    if (version > newest)
        return fail({.kind = Error::Kind::Configuration,
                     .detail = u"It was written by a newer version of Headgate."_s});
    if (version < 1)
        return fail({.kind = Error::Kind::Storage, .detail = u"it has no version"_s});
    return object;
}

tl::unexpected<Error> notASession(const QString &reason)
{
    return fail({.kind = Error::Kind::Storage, .detail = reason});
}

} // namespace

QByteArray toJson(const SessionIndex &index)
{
    const auto appendOne = [&index](QByteArray &out, const Draft &draft) {
        Members members(out);
        appendHead(members, draft);
        members.text("file", index.files.value(draft.id));
        members.end();
    };
    const SessionText &session = index.session;
    QByteArray json;
    Members members(json);
    members.number("version", formatVersion);
    members.number("currentTab", session.currentTab);
    appendList(members.start("drafts"), session.drafts, appendOne);
    appendList(members.start("closed"), session.closed, appendOne);
    appendList(members.start("sent"), session.sent, appendOne);
    Members unsent(members.start("unsent"));
    for (auto each = session.unsent.begin(); each != session.unsent.end(); ++each)
        appendList(unsent.start(each.key().toUtf8()), each.value(), appendOne);
    unsent.end();
    members.end();
    json += '\n';
    return json;
}

QByteArray toJson(const Draft &draft)
{
    QByteArray json;
    Members members(json);
    members.number("version", draftVersion);
    appendHead(members, draft);
    appendList(members.start("records"), draft.records,
               [](QByteArray &out, const DraftRecord &record) { append(out, record); });
    members.end();
    json += '\n';
    return json;
}

Result<SessionIndex> sessionFromJson(const QByteArray &json)
{
    simdjson::dom::parser parser;
    const auto object = objectIn(parser, json, formatVersion);
    if (!object)
        return fail(object.error());
    SessionIndex index;
    SessionText &session = index.session;
    const auto drafts = draftsIn(*object, "drafts", index.files);
    if (!drafts)
        return notASession(u"it has no list of drafts"_s);
    session.drafts = *drafts;
    session.closed = draftsIn(*object, "closed", index.files).value_or(QList<Draft>());
    session.sent = draftsIn(*object, "sent", index.files).value_or(QList<Draft>());
    session.unsent = unsentIn(*object, index.files);
    session.currentTab = std::clamp<qsizetype>(numberOf(*object, "currentTab"), 0,
                                               std::max<qsizetype>(session.drafts.size() - 1, 0));
    return index;
}

Result<Draft> draftFromJson(const QByteArray &json)
{
    simdjson::dom::parser parser;
    const auto object = objectIn(parser, json, draftVersion);
    if (!object)
        return fail(object.error());
    if (!hasRecords(*object))
        return notASession(u"it has no records"_s);
    return draftFrom(*object);
}

} // namespace core
