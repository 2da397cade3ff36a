// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/options/CommandSpec.h"
#include "app/connection/ConnectionResolver.h"
#include "core/kinesis/StreamId.h"

#include <QObject>

#include <functional>
#include <optional>

namespace app {

// Finds out where a command connects and with which keys, from its options, the saved connections,
// the environment and the shared AWS files. Main thread.
class ConnectionSetup final : public QObject
{
    Q_OBJECT

public:
    using Receiver = std::function<void(const core::Result<ResolvedConnection> &)>;

    ConnectionSetup(const Arguments &arguments, const Variable &variable,
                    core::SecretStore &secrets, QObject *parent = nullptr);

    // Calls back once. `stream`: an ARN among the arguments, whose region counts like --region.
    void resolve(const std::optional<core::StreamId> &stream, const Receiver &receive);

    // Timeouts, proxy and CA bundle, as far as options say.
    core::Result<core::TransportSettings> transportSettings() const;

private:
    core::Result<QString> regionAskedFor(const std::optional<core::StreamId> &stream) const;
    void resolveSaved(const QString &region, const Receiver &receive);
    void resolveFrom(const core::Connection &connection, const Receiver &receive);

    Arguments m_arguments;
    Variable m_variable;
    core::SecretStore &m_secrets;
};

} // namespace app
