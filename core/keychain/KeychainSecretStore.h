// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keychain/SecretStore.h"

#include <chrono>

namespace core {

// The desktop's keychain (Secret Service, KWallet, macOS Keychain, Windows Credential Manager) by
// QtKeychain, on a thread of its own that all stores share. Each call ends within the deadline,
// also when the keychain never answers, as while it asks for a password. A call that repeats an
// earlier one which is still unanswered waits for the answer of that. There is no fallback to plain
// text.
class KeychainSecretStore final : public SecretStore
{
public:
    explicit KeychainSecretStore(std::chrono::milliseconds deadline = std::chrono::seconds(10),
                                 QString service = QStringLiteral("headgate"));

    QFuture<Result<std::optional<Secret>>> read(const QString &name) override;
    QFuture<Result<>> write(const QString &name, const Secret &value) override;
    QFuture<Result<>> remove(const QString &name) override;

private:
    std::chrono::milliseconds m_deadline;
    QString m_service;
};

} // namespace core
