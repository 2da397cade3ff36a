// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/credentials/Secret.h"
#include "core/result/Result.h"

#include <QFuture>
#include <QString>

#include <optional>

namespace core {

// Codes of the errors of a SecretStore, all of Kind::Storage.
namespace keychain {
inline constexpr QLatin1StringView locked{"KeychainLocked"}; // or it refused
inline constexpr QLatin1StringView unavailable{"KeychainUnavailable"}; // there is none
inline constexpr QLatin1StringView silent{"KeychainSilent"}; // no answer within the deadline
inline constexpr QLatin1StringView failed{"KeychainFailed"};
} // namespace keychain

// The door to secrets at rest. One entry per name, whole value replaced at once.
// Errors are Kind::Storage; a locked or missing entry both read as "nothing" on some desktops, so
// nothing is ever deleted or overwritten because a read found nothing. Main thread; every call ends
// within the store's deadline.
class SecretStore
{
public:
    SecretStore() = default;
    virtual ~SecretStore();
    Q_DISABLE_COPY_MOVE(SecretStore)

    virtual QFuture<Result<std::optional<Secret>>> read(const QString &name) = 0;
    virtual QFuture<Result<>> write(const QString &name, const Secret &value) = 0;
    virtual QFuture<Result<>> remove(const QString &name) = 0; // absent is fine
};

} // namespace core
