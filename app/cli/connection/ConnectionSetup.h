// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console/Terminal.h"
#include "app/cli/options/CommandSpec.h"
#include "core/credentials/Connection.h"
#include "core/credentials/Credentials.h"
#include "core/keychain/SecretStore.h"
#include "core/kinesis/Endpoint.h"
#include "core/kinesis/StreamId.h"
#include "core/transport/NetworkTransport.h"

#include <QObject>

#include <functional>
#include <optional>

namespace app {

// Everything that is needed to talk to a service.
struct ResolvedConnection
{
    core::Endpoint endpoint;
    core::Credentials credentials;
    core::TransportSettings transport;
    QString keysFrom; // "the profile dev", "the environment": for people
    QString notice; // to be said once; may be empty
};

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

    // Timeouts, proxy and CA bundle; `caBundle` is where none is given by option.
    core::Result<core::TransportSettings> transportSettings(const QString &caBundle) const;

private:
    core::Result<QString> regionAskedFor(const std::optional<core::StreamId> &stream) const;
    void resolveSaved(const QString &region, const Receiver &receive);
    void resolveFromKeychain(const core::Connection &connection, const Receiver &receive);
    core::Result<ResolvedConnection> resolveShared(const QString &profile, const QString &region,
                                                   const QString &endpointUrl,
                                                   const QString &caBundle) const;
    core::Result<ResolvedConnection> resolved(const core::Endpoint &endpoint,
                                              const core::Credentials &credentials,
                                              const QString &keysFrom,
                                              const QString &caBundle) const;

    Arguments m_arguments;
    Variable m_variable;
    core::SecretStore &m_secrets;
};

// Where a saved connection leads, in `region` or its own.
core::Result<core::Endpoint> endpointOf(const core::Connection &connection, const QString &region);

} // namespace app
