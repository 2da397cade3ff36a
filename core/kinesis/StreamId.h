// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace core {

// Which stream: by its name, or by its ARN. There is no invalid one: it is checked once, where it
// enters the program (name 1…128 of [a-zA-Z0-9_.-]; ARN
// arn:aws*:kinesis:region:account:stream/name).
class StreamId
{
public:
    static std::optional<StreamId> fromString(const QString &text);

    bool isArn() const { return !m_arn.isEmpty(); }
    const QString &name() const { return m_name; }
    const QString &arn() const { return m_arn; } // empty when known by name
    QString region() const; // of the ARN, else empty
    QString accountId() const; // of the ARN, else empty
    const QString &toString() const { return isArn() ? m_arn : m_name; }

    bool operator==(const StreamId &) const = default;

private:
    QString m_name;
    QString m_arn;
};

} // namespace core
