// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/JsonPath.h"
#include "core/result/Result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <functional>
#include <optional>

namespace core {

// Where the partition key or the explicit hash key of a record comes from.
class KeyRule
{
public:
    enum class Source { None, Fixed, Random, Field };

    KeyRule() = default; // None
    static KeyRule fixed(QByteArray text);
    static KeyRule random();
    static KeyRule field(JsonPath path);

    // "random"; "$.order.id"; "text:…" for a text that looks like one of these; any other text.
    // Error: BadInput with the place in the path.
    static Result<KeyRule> fromExpression(const QString &expression);

    Source source() const { return m_source; }

    // Sets the key of a record with this body; leaves it for None. `random` gives 64 random bits.
    // False: the body has no value at the field, and the key stays; missing() says it in words. It
    // is done for every line of a file, where a result with room for an error costs as much as the
    // key itself.
    bool giveKey(QByteArray &key, QByteArrayView body,
                 const std::function<quint64()> &random) const;
    Error missing() const; // BadInput

private:
    Source m_source = Source::None;
    QByteArray m_text;
    std::optional<JsonPath> m_path;
};

} // namespace core
