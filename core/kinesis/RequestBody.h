// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kinesis/StreamId.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QStringView>

namespace core {

// The body of a request: one JSON object, written member by member into one buffer.
class RequestBody
{
public:
    RequestBody();

    void addText(QByteArrayView name, QStringView text);
    void addUtf8(QByteArrayView name, QByteArrayView utf8);
    void addNumber(QByteArrayView name, qint64 number);
    // Milliseconds as the API's timestamps: seconds with a fraction, exactly.
    void addSeconds(QByteArrayView name, qint64 milliseconds);
    void addTrue(QByteArrayView name);
    // StreamARN when the stream is known by one, else StreamName.
    void addStream(const StreamId &stream);
    // The value of that name is an object; the members until endObject() are its own.
    void startObject(QByteArrayView name);
    void endObject();

    QByteArray finish();

private:
    QByteArray &startMember(QByteArrayView name);

    QByteArray m_json;
};

} // namespace core
