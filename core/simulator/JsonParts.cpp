// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/JsonParts.h"

#include "core/simulator/Failure.h"

#include <QStringBuilder>

namespace core::simulator {

QByteArray jsonString(QByteArrayView utf8)
{
    QByteArray out;
    appendJsonString(out, utf8);
    return out;
}

QByteArray jsonSeconds(qint64 milliseconds)
{
    const QByteArray decimals = QByteArray::number(milliseconds % 1000).rightJustified(3, '0');
    return QByteArray::number(milliseconds / 1000) + '.' + decimals;
}

JsonObject &JsonObject::text(const char *name, QByteArrayView utf8)
{
    return json(name, jsonString(utf8));
}

JsonObject &JsonObject::number(const char *name, qint64 value)
{
    return json(name, QByteArray::number(value));
}

JsonObject &JsonObject::boolean(const char *name, bool value)
{
    return json(name, value ? "true" : "false");
}

JsonObject &JsonObject::json(const char *name, const QByteArray &value)
{
    m_text += m_text.isEmpty() ? '{' : ',';
    m_text += '"';
    m_text += name;
    m_text += "\":";
    m_text += value;
    return *this;
}

QByteArray jsonList(const QByteArrayList &items)
{
    return '[' + items.join(',') + ']';
}

QByteArray toJson(const Failure &failure)
{
    JsonObject json;
    json.text("__type", failure.code);
    if (!failure.message.isNull())
        json.text(failure.messageKey.constData(), failure.message);
    return json.toByteArray();
}

} // namespace core::simulator
