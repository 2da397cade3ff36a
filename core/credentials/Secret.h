// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QDebug>

#include <memory>

namespace core {

// A secret access key, session token or password on its way from where it is kept to the signer.
// It cannot be printed, converted to a QString or compared by accident; copies share one buffer,
// which is wiped when the last of them goes. Any thread may read it.
class Secret
{
public:
    Secret() = default;
    // Copies the bytes; the caller wipes its own.
    explicit Secret(QByteArrayView bytes);

    // Copies the bytes and overwrites the array they came in with zeros, if nobody else shares it.
    static Secret take(QByteArray &&bytes);

    bool isEmpty() const;
    qsizetype size() const;
    // The bytes, for signing and for the keychain only. Valid while any copy of this lives.
    QByteArrayView reveal() const;

private:
    class Buffer;
    std::shared_ptr<const Buffer> m_buffer;
};

QDebug operator<<(QDebug debug, const Secret &secret) = delete; // secrets are not logged

} // namespace core
