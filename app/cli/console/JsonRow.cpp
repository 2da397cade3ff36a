// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console/JsonRow.h"

#include "core/json/JsonText.h"

#include <QDateTime>
#include <QList>

namespace app {

JsonRow &JsonRow::text(QByteArrayView name, QByteArrayView utf8)
{
    member(name);
    core::appendVisibleJsonString(m_out, utf8);
    return *this;
}

JsonRow &JsonRow::text(QByteArrayView name, QStringView value)
{
    member(name);
    core::appendVisibleJsonString(m_out, value);
    return *this;
}

JsonRow &JsonRow::number(QByteArrayView name, qint64 value)
{
    return json(name, QByteArray::number(value));
}

JsonRow &JsonRow::flag(QByteArrayView name, bool value)
{
    return json(name, value ? "true" : "false");
}

JsonRow &JsonRow::json(QByteArrayView name, QByteArrayView value)
{
    member(name);
    m_out += value;
    return *this;
}

JsonRow &JsonRow::textIfAny(QByteArrayView name, QByteArrayView utf8)
{
    return utf8.isEmpty() ? *this : text(name, utf8);
}

JsonRow &JsonRow::textIfAny(QByteArrayView name, QStringView value)
{
    return value.isEmpty() ? *this : text(name, value);
}

JsonRow &JsonRow::payload(QByteArrayView bytes)
{
    if (core::isUtf8(bytes))
        return text("data", bytes);
    return text("dataBase64", QByteArray::fromRawData(bytes.data(), bytes.size()).toBase64());
}

void JsonRow::member(QByteArrayView name)
{
    if (m_out.size() > 1)
        m_out += ',';
    core::appendJsonString(m_out, name);
    m_out += ':';
}

QByteArray jsonArray(const QList<QByteArray> &pieces)
{
    return '[' + pieces.join(',') + ']';
}

QString isoTime(qint64 millisecondsSince1970)
{
    return QDateTime::fromMSecsSinceEpoch(millisecondsSince1970, Qt::UTC)
        .toString(Qt::ISODateWithMs);
}

} // namespace app
