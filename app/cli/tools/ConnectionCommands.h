// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command/Command.h"
#include "core/files/ConnectionFile.h"
#include "core/keychain/KeychainEntry.h"
#include "core/keychain/SecretStore.h"

namespace app {

// "connection list"
class ConnectionListCommand final : public Command
{
    Q_OBJECT

public:
    using Command::Command;

    void start() override;
};

// "connection add": checks everything first, then asks for the secret, puts it into the keychain,
// and only then writes the file.
class ConnectionAddCommand final : public Command
{
    Q_OBJECT

public:
    ConnectionAddCommand(const Arguments &arguments, Console &console, core::SecretStore &secrets);

    void start() override;

private:
    core::Result<core::Connection> wanted() const;
    core::Result<> check(const core::Connection &connection);
    core::Result<core::KeychainEntry> askKeys();
    void save(const core::Connection &connection);
    void writeFile(const core::Connection &connection);

    core::SecretStore &m_secrets;
};

// "connection remove"
class ConnectionRemoveCommand final : public Command
{
    Q_OBJECT

public:
    ConnectionRemoveCommand(const Arguments &arguments, Console &console,
                            core::SecretStore &secrets);

    void start() override;

private:
    void forget(const QString &name, const core::Result<> &removedSecret);

    core::SecretStore &m_secrets;
};

} // namespace app
