// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command/ServiceCommand.h"

namespace app {

// "connection test": one question to the service, and what the way there and the answer say.
class ConnectionTestCommand final : public ServiceCommand
{
    Q_OBJECT

public:
    ConnectionTestCommand(const Arguments &arguments, Console &console, const Variable &variable,
                          core::SecretStore &secrets);

private:
    core::Result<> prepare() override;
    void run() override;
    void report(const core::Answer<core::StreamPage> &answer);
};

} // namespace app
