// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/JsonText.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>
#include <QStringBuilder>

namespace core::simulator {

// The bytes as a JSON string, in quotation marks.
QByteArray jsonString(QByteArrayView utf8);

// Milliseconds since 1970 as the service writes moments: seconds with three decimals.
QByteArray jsonSeconds(qint64 milliseconds);

// A JSON object, written member by member.
class JsonObject
{
public:
    JsonObject &text(const char *name, QByteArrayView utf8);
    JsonObject &number(const char *name, qint64 value);
    JsonObject &boolean(const char *name, bool value);
    // A value that is JSON already.
    JsonObject &json(const char *name, const QByteArray &value);

    QByteArray toByteArray() const { return m_text.isEmpty() ? QByteArray("{}") : m_text + '}'; }

private:
    QByteArray m_text; // without the last brace; empty: no member yet
};

QByteArray jsonList(const QByteArrayList &items);

} // namespace core::simulator
