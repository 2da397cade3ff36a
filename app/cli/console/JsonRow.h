// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace app {

// Writes one JSON object member by member, straight into bytes.
class JsonRow
{
public:
    JsonRow &text(QByteArrayView name, QByteArrayView utf8);
    JsonRow &text(QByteArrayView name, QStringView value);
    JsonRow &number(QByteArrayView name, qint64 value);
    JsonRow &flag(QByteArrayView name, bool value);
    JsonRow &json(QByteArrayView name, QByteArrayView value); // written as it is
    // The same, left out when there is nothing.
    JsonRow &textIfAny(QByteArrayView name, QByteArrayView utf8);
    JsonRow &textIfAny(QByteArrayView name, QStringView value);
    // A payload: as the text `data` when its bytes are UTF-8, else as `dataBase64`.
    JsonRow &payload(QByteArrayView bytes);

    QByteArray toJson() const { return m_out + '}'; }

private:
    void member(QByteArrayView name);

    QByteArray m_out = "{";
};

// "[…]" of finished pieces.
QByteArray jsonArray(const QList<QByteArray> &pieces);

// "2026-11-24T10:00:00.123Z"
QString isoTime(qint64 millisecondsSince1970);

} // namespace app
