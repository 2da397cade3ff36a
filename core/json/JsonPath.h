// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <optional>

namespace core {

// The way to one value in a JSON text: $.order.id, $.items[0], $['a b'].name, or $ for all of it.
// A small part of JSONPath (RFC 9535): no wildcards, slices, filters or negative indexes.
class JsonPath
{
public:
    // Error::where is "column N" (from 1).
    static Result<JsonPath> fromString(const QString &text);

    // As it was written.
    const QString &toString() const { return m_text; }

    bool operator==(const JsonPath &other) const { return m_steps == other.m_steps; }

private:
    friend std::optional<QByteArray> textAt(const JsonPath &path, QByteArrayView json);
    friend class JsonPathParser;

    struct Step
    {
        QByteArray name; // UTF-8, unescaped; of a member, when index is negative
        qsizetype index = -1;

        bool operator==(const Step &) const = default;
    };

    QString m_text;
    QList<Step> m_steps;
};

// The value at `path`: of a string its text as UTF-8, of a number, true, false or null its
// spelling, of an object or array its bytes. Nothing when there is no such value, when the string
// there holds a lone surrogate, or when `json` is not JSON up to the end of the value; what comes
// behind is not looked at. Of members with the same name the first counts.
std::optional<QByteArray> textAt(const JsonPath &path, QByteArrayView json);

} // namespace core
