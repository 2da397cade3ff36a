// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command/Command.h"
#include "core/keychain/SecretStore.h"

#include <memory>

namespace app {

// What commands are given; outlives them.
struct Surroundings
{
    Console &console;
    const Variable &variable;
    core::SecretStore &secrets;
};

// The command of that name in the table, ready to start. Its object name is the command's.
std::unique_ptr<Command> makeCommand(const QString &name, const Arguments &arguments,
                                     const Surroundings &surroundings);

} // namespace app
