// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/connections/SecretKeeper.h"

#include "app/connection/ConnectionResolver.h"

#include <QPromise>

namespace app {

SecretKeeper::SecretKeeper(core::SecretStore &store)
    : m_store(store)
{
}

SecretKeeper::Keys SecretKeeper::keysOf(const core::Connection &connection) const
{
    if (const auto kept = sessionKeys(connection.name)) {
        QPromise<core::Result<core::KeychainEntry>> promise;
        promise.start();
        promise.addResult(*kept);
        promise.finish();
        return promise.future();
    }
    return readKeys(m_store, connection);
}

SecretKeeper::Done SecretKeeper::store(const core::Connection &connection,
                                       const core::KeychainEntry &keys)
{
    return m_store.write(connection.keychainName(), core::toEntry(keys));
}

SecretKeeper::Done SecretKeeper::remove(const core::Connection &connection)
{
    return m_store.remove(connection.keychainName());
}

void SecretKeeper::keepForSession(const QString &name, const core::KeychainEntry &keys)
{
    m_session.insert(name, keys);
}

void SecretKeeper::forgetSession(const QString &name)
{
    m_session.remove(name);
}

std::optional<core::KeychainEntry> SecretKeeper::sessionKeys(const QString &name) const
{
    const auto found = m_session.constFind(name);
    return found == m_session.constEnd() ? std::nullopt : std::optional(*found);
}

ui::KeychainState SecretKeeper::stateOf(const core::Connection &connection) const
{
    if (connection.source != core::Connection::Source::Keychain)
        return ui::KeychainState::NotNeeded;
    if (m_session.contains(connection.name))
        return ui::KeychainState::ThisSession;
    return m_states.value(connection.name, ui::KeychainState::NotAsked);
}

void SecretKeeper::note(const QString &name, ui::KeychainState state)
{
    m_states.insert(name, state);
}

void SecretKeeper::noteKeys(const QString &name, const core::Result<core::KeychainEntry> &keys)
{
    note(name, keys ? ui::KeychainState::Stored : keychainStateOf(keys.error()));
    if (keys)
        m_tokens.insert(name, !keys->sessionToken.isEmpty());
}

bool SecretKeeper::hasToken(const core::Connection &connection) const
{
    if (const auto kept = sessionKeys(connection.name))
        return !kept->sessionToken.isEmpty();
    return m_tokens.value(connection.name, connection.accessKeyId.startsWith(u"ASIA"));
}

ui::KeychainState keychainStateOf(const core::Error &error)
{
    if (error.kind == core::Error::Kind::Credentials)
        return ui::KeychainState::MissingOrLocked;
    if (error.code == core::keychain::locked)
        return ui::KeychainState::Locked;
    if (error.code == core::keychain::silent)
        return ui::KeychainState::Silent;
    if (error.code == core::keychain::unavailable)
        return ui::KeychainState::Unavailable;
    return ui::KeychainState::Failed;
}

} // namespace app
