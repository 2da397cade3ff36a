// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/credentials/Secret.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace core {

// Puts dots in the place of secrets in texts that quote what was sent: answers of a service, and
// what is wrong with a record. Any thread.
class SecretMask
{
public:
    SecretMask() = default; // of none
    explicit SecretMask(QList<Secret> secrets);

    bool isEmpty() const { return m_secrets.isEmpty(); }
    // Also where a secret stands in it as JSON text or base64 would hold it.
    QByteArray masked(const QByteArray &text) const;
    QString masked(const QString &text) const;

private:
    QList<Secret> m_secrets; // every way in which they are looked for
};

} // namespace core
