// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinesis/RequestBody.h"

#include "core/json/JsonText.h"

#include <cstdlib>
#include <utility>

namespace core {

RequestBody::RequestBody()
{
    m_json.reserve(256);
    m_json.append('{');
}

void RequestBody::addText(QByteArrayView name, QStringView text)
{
    appendJsonString(startMember(name), text);
}

void RequestBody::addUtf8(QByteArrayView name, QByteArrayView utf8)
{
    appendJsonString(startMember(name), utf8);
}

void RequestBody::addNumber(QByteArrayView name, qint64 number)
{
    startMember(name).append(QByteArray::number(number));
}

void RequestBody::addSeconds(QByteArrayView name, qint64 milliseconds)
{
    QByteArray &json = startMember(name);
    const qint64 size = std::abs(milliseconds);
    if (milliseconds < 0)
        json.append('-');
    json.append(QByteArray::number(size / 1000));
    if (size % 1000 != 0)
        json.append('.').append(QByteArray::number(size % 1000).rightJustified(3, '0'));
}

void RequestBody::addTrue(QByteArrayView name)
{
    startMember(name).append("true");
}

void RequestBody::addStream(const StreamId &stream)
{
    if (stream.isArn())
        addText("StreamARN", stream.arn());
    else
        addText("StreamName", stream.name());
}

QByteArray &RequestBody::startMember(QByteArrayView name)
{
    if (!m_json.endsWith('{'))
        m_json.append(',');
    return m_json.append('"').append(name).append("\":", 2);
}

void RequestBody::startObject(QByteArrayView name)
{
    startMember(name).append('{');
}

void RequestBody::endObject()
{
    m_json.append('}');
}

QByteArray RequestBody::finish()
{
    m_json.append('}');
    return std::move(m_json);
}

} // namespace core
