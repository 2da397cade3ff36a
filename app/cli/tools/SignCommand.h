// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command/Command.h"
#include "app/cli/connection/ConnectionSetup.h"
#include "core/signing/SigV4.h"

namespace app {

// "sign": one request, signed stage by stage, sent nowhere.
class SignCommand final : public Command
{
    Q_OBJECT

public:
    SignCommand(const Arguments &arguments, Console &console, const Variable &variable,
                core::SecretStore &secrets);

    void start() override;

private:
    core::Result<> prepare();
    core::Result<QByteArray> body() const;
    void sign(const ResolvedConnection &connection);

    ConnectionSetup m_setup;
    QByteArray m_body;
    core::WallTime m_time;
};

// "20150830T123600Z" or ISO 8601 as a moment; nothing when it is neither.
std::optional<core::WallTime> signingTimeFrom(const QString &text);

} // namespace app
