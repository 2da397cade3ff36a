// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Result.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <optional>
#include <string_view>

namespace simdjson::dom {
class element;
class object;
} // namespace simdjson::dom

namespace core {

// A BadReply: an answer came with status 200 and cannot be understood.
Error badReply(const QString &detail);

// One object of an answer, read member by member. null is the same as absent. The first member that
// is not what the API says is remembered, and readReply() returns it; until then reading goes on
// with empty values. Valid only inside readReply().
class JsonObject
{
public:
    using Visitor = std::function<void(const JsonObject &)>;

    JsonObject(const simdjson::dom::object &object, QString &problem)
        : m_object(object)
        , m_problem(problem)
    {
    }

    bool has(std::string_view name) const;
    // Strings, empty when absent; need…: not even empty.
    QByteArray bytes(std::string_view name) const;
    QByteArray needBytes(std::string_view name) const;
    QString text(std::string_view name) const;
    QString needText(std::string_view name) const;
    // A whole number, also when it is spelled 1.0 or 1E3.
    std::optional<qint64> integer(std::string_view name) const;
    std::optional<bool> boolean(std::string_view name) const;
    // A number of seconds since 1970 with fractions, in milliseconds.
    std::optional<qint64> timestampMs(std::string_view name) const;

    // The object of that name, when there is one.
    void inside(std::string_view name, const Visitor &visit) const;
    void needInside(std::string_view name, const Visitor &visit) const;
    // Each object of the array of that name.
    void forEach(std::string_view name, const Visitor &visit) const;
    void needForEach(std::string_view name, const Visitor &visit) const;
    void needArray(std::string_view name) const;
    // Each string of the array of that name.
    void forEachText(std::string_view name,
                     const std::function<void(const QString &)> &visit) const;

    // Something else is wrong with this object: "Data is not base64".
    void complain(const QString &what) const;
    // The same about one member: "is not base64".
    void complainAbout(std::string_view name, const QString &what) const;

private:
    std::optional<double> number(std::string_view name) const;

    const simdjson::dom::object &m_object;
    QString &m_problem;
};

// Parses `body` and hands its object to `read`; BadReply when it is not one JSON object.
using ObjectReader = std::function<void(const simdjson::dom::object &)>;
Result<> parseReply(const QByteArray &body, const ObjectReader &read);

// Parses `body` (UTF-8, BOM allowed, one object, nothing after it, at most 1024 levels deep) and
// has `read` read it. BadReply when it is not JSON or `read` met something wrong.
Result<> readReply(const QByteArray &body, const JsonObject::Visitor &read);

} // namespace core
