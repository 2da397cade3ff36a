// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinesis/JsonReply.h"

#include "core/kinesis/ErrorText.h"
#include "core/kinesis/JsonMember.h"
#include "core/text/Utf8.h"

#include <simdjson.h>

#include <cmath>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double largestExactInteger = 9007199254740992.0; // 2^53
constexpr double largestSeconds = 253402300799.0; // the end of the year 9999

QByteArrayView withoutByteOrderMark(QByteArrayView body)
{
    constexpr QByteArrayView mark("\xEF\xBB\xBF");
    return body.startsWith(mark) ? body.sliced(mark.size()) : body;
}

} // namespace

Error badReply(const QString &detail)
{
    return {
        .kind = Error::Kind::BadReply, .detail = detail, .httpStatus = 200, .mayHaveArrived = true};
}

bool JsonObject::has(std::string_view name) const
{
    return member(m_object, name).has_value();
}

QByteArray JsonObject::bytes(std::string_view name) const
{
    const auto value = member(m_object, name);
    if (!value)
        return {};
    std::string_view text;
    if (value->get_string().get(text) != simdjson::SUCCESS) {
        complainAbout(name, u"is not a string"_s);
        return {};
    }
    return {text.data(), static_cast<qsizetype>(text.size())};
}

QByteArray JsonObject::needBytes(std::string_view name) const
{
    QByteArray value = bytes(name);
    if (value.isEmpty())
        complainAbout(name, u"is missing"_s);
    return value;
}

QString JsonObject::text(std::string_view name) const
{
    return QString::fromUtf8(bytes(name));
}

QString JsonObject::needText(std::string_view name) const
{
    return QString::fromUtf8(needBytes(name));
}

std::optional<double> JsonObject::number(std::string_view name) const
{
    const auto value = member(m_object, name);
    if (!value)
        return std::nullopt;
    double result = 0;
    if (value->get_double().get(result) != simdjson::SUCCESS) {
        complainAbout(name, u"is not a number"_s);
        return std::nullopt;
    }
    return result;
}

std::optional<qint64> JsonObject::integer(std::string_view name) const
{
    const auto value = member(m_object, name);
    std::int64_t exact = 0;
    if (value && value->get_int64().get(exact) == simdjson::SUCCESS)
        return exact;
    const std::optional<double> real = number(name);
    if (!real)
        return std::nullopt;
    if (std::trunc(*real) != *real || std::abs(*real) > largestExactInteger) {
        complainAbout(name, u"is not a whole number"_s);
        return std::nullopt;
    }
    return static_cast<qint64>(*real);
}

std::optional<bool> JsonObject::boolean(std::string_view name) const
{
    const auto value = member(m_object, name);
    if (!value)
        return std::nullopt;
    bool result = false;
    if (value->get_bool().get(result) != simdjson::SUCCESS) {
        complainAbout(name, u"is neither true nor false"_s);
        return std::nullopt;
    }
    return result;
}

std::optional<qint64> JsonObject::timestampMs(std::string_view name) const
{
    const std::optional<double> seconds = number(name);
    if (!seconds)
        return std::nullopt;
    if (std::abs(*seconds) > largestSeconds) {
        complainAbout(name, u"is not a time"_s);
        return std::nullopt;
    }
    return std::llround(*seconds * 1000.0);
}

void JsonObject::inside(std::string_view name, const Visitor &visit) const
{
    const auto value = member(m_object, name);
    if (!value)
        return;
    simdjson::dom::object object;
    if (value->get_object().get(object) != simdjson::SUCCESS)
        return complainAbout(name, u"is not an object"_s);
    visit(JsonObject(object, m_problem));
}

void JsonObject::needInside(std::string_view name, const Visitor &visit) const
{
    if (!has(name))
        return complainAbout(name, u"is missing"_s);
    inside(name, visit);
}

void JsonObject::forEach(std::string_view name, const Visitor &visit) const
{
    const auto value = member(m_object, name);
    if (!value)
        return;
    simdjson::dom::array array;
    if (value->get_array().get(array) != simdjson::SUCCESS)
        return complainAbout(name, u"is not an array"_s);
    for (const simdjson::dom::element entry : array) {
        simdjson::dom::object object;
        if (entry.get_object().get(object) != simdjson::SUCCESS)
            return complainAbout(name, u"holds something that is not an object"_s);
        visit(JsonObject(object, m_problem));
        if (!m_problem.isEmpty())
            return;
    }
}

void JsonObject::needForEach(std::string_view name, const Visitor &visit) const
{
    needArray(name);
    forEach(name, visit);
}

void JsonObject::needArray(std::string_view name) const
{
    if (!has(name))
        complainAbout(name, u"is missing"_s);
}

void JsonObject::forEachText(std::string_view name,
                             const std::function<void(const QString &)> &visit) const
{
    const auto value = member(m_object, name);
    if (!value)
        return;
    simdjson::dom::array array;
    if (value->get_array().get(array) != simdjson::SUCCESS)
        return complainAbout(name, u"is not an array"_s);
    for (const simdjson::dom::element entry : array) {
        std::string_view text;
        if (entry.get_string().get(text) != simdjson::SUCCESS)
            return complainAbout(name, u"holds something that is not a string"_s);
        visit(toQString(text));
    }
}

void JsonObject::complain(const QString &what) const
{
    if (m_problem.isEmpty())
        m_problem = what;
}

void JsonObject::complainAbout(std::string_view name, const QString &what) const
{
    complain(toQString(name) + u' ' + what);
}

Result<> parseReply(const QByteArray &body, const ObjectReader &read)
{
    const QByteArrayView json = withoutByteOrderMark(body);
    if (json.isEmpty())
        return fail(badReply(u"The answer is empty where a JSON object should be."_s));
    simdjson::dom::parser parser;
    simdjson::dom::object root;
    const simdjson::error_code error =
        parser.parse(json.data(), static_cast<std::size_t>(json.size())).get_object().get(root);
    if (error != simdjson::SUCCESS)
        return fail(badReply(
            QString(u"The answer is not a JSON object as the service sends it "
                    "(%1). It begins: %2"_s)
                .arg(QString::fromUtf8(simdjson::error_message(error)), bodyExcerpt(body))));
    read(root);
    return {};
}

Result<> readReply(const QByteArray &body, const JsonObject::Visitor &read)
{
    QString problem;
    Result<> parsed = parseReply(
        body, [&](const simdjson::dom::object &root) { read(JsonObject(root, problem)); });
    if (!parsed)
        return parsed;
    if (!problem.isEmpty())
        return fail(badReply(u"The answer cannot be understood: "_s + problem + u'.'));
    return {};
}

} // namespace core
