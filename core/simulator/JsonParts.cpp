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

QByteArray toJson(const Failure &failure)
{
    QByteArray json = "{\"__type\":" + jsonString(failure.code);
    if (!failure.message.isNull())
        json += ',' + jsonString(failure.messageKey) + ':' + jsonString(failure.message);
    return json + '}';
}

} // namespace core::simulator
