// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/credentials/Connection.h"
#include "core/keychain/KeychainEntry.h"
#include "core/keychain/SecretStore.h"
#include "ui/credentials/KeychainState.h"

#include <QHash>

#include <optional>

namespace app {

// The secrets of connections: in the keychain, or in memory for this session. Knows what the
// keychain last said of each. Nothing is deleted or replaced because a read found nothing. Main
// thread.
class SecretKeeper
{
public:
    using Done = QFuture<core::Result<>>;
    using Keys = QFuture<core::Result<core::KeychainEntry>>;

    explicit SecretKeeper(core::SecretStore &store);

    // The keys to sign with; errors as readKeys() says.
    Keys keysOf(const core::Connection &connection) const;
    Done store(const core::Connection &connection, const core::KeychainEntry &keys);
    Done remove(const core::Connection &connection);

    void keepForSession(const QString &name, const core::KeychainEntry &keys);
    void forgetSession(const QString &name);
    std::optional<core::KeychainEntry> sessionKeys(const QString &name) const;

    ui::KeychainState stateOf(const core::Connection &connection) const;
    void note(const QString &name, ui::KeychainState state);
    // What reading or writing its keys came to.
    void noteKeys(const QString &name, const core::Result<core::KeychainEntry> &keys);
    // A token was seen with its secret, or the key's id is one of temporary keys.
    bool hasToken(const core::Connection &connection) const;

private:
    core::SecretStore &m_store;
    QHash<QString, core::KeychainEntry> m_session; // by connection
    QHash<QString, ui::KeychainState> m_states;
    QHash<QString, bool> m_tokens; // of those whose keys were seen
};

// What an error of reading or writing a secret says about the keychain.
ui::KeychainState keychainStateOf(const core::Error &error);

} // namespace app
