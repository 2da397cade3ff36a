// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keychain/SecretStore.h"

#include <QHash>
#include <QList>

#include <chrono>
#include <functional>
#include <memory>

namespace core {

// The desktop's keychain (Secret Service, KWallet, macOS Keychain, Windows Credential Manager) by
// QtKeychain. Each call ends within the deadline, also when the keychain never answers, as while it
// asks for a password. A name is never read twice at once: a read that finds an earlier one still
// unanswered waits for the answer of that. There is no fallback to plain text.
class KeychainSecretStore final : public SecretStore
{
public:
    explicit KeychainSecretStore(std::chrono::milliseconds deadline = std::chrono::seconds(10),
                                 QString service = QStringLiteral("headgate"));

    QFuture<Result<std::optional<Secret>>> read(const QString &name) override;
    QFuture<Result<>> write(const QString &name, const Secret &value) override;
    QFuture<Result<>> remove(const QString &name) override;

private:
    using Taker = std::function<void(const Result<std::optional<Secret>> &)>;
    using Reads = QHash<QString, QList<Taker>>;

    std::chrono::milliseconds m_deadline;
    QString m_service;
    std::shared_ptr<Reads> m_reads = std::make_shared<Reads>(); // under way; they may outlive us
};

} // namespace core
