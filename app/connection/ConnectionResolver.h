// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connection/Variable.h"
#include "core/credentials/Connection.h"
#include "core/credentials/Credentials.h"
#include "core/keychain/KeychainEntry.h"
#include "core/keychain/SecretStore.h"
#include "core/kinesis/Endpoint.h"
#include "core/transport/TransportSettings.h"

#include <QFuture>
#include <QString>

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

// Where a connection that says its region leads.
core::Result<core::Endpoint> endpointOf(const core::Connection &connection);

// A connection whose keys are not in the keychain: they come from the environment and the shared
// AWS files, or are dummies, which stay dummies whatever the environment has. `transport` is what
// else was chosen; the connection's CA file is added where it has none. Reads files: any thread but
// that of a window.
core::Result<ResolvedConnection> resolveFromFiles(const core::Connection &connection,
                                                  const Variable &variable,
                                                  const core::TransportSettings &transport);

// A connection with keys of its own, which the caller has. Reads the CA file.
core::Result<ResolvedConnection> resolveWithKeys(const core::Connection &connection,
                                                 const core::KeychainEntry &keys,
                                                 const core::TransportSettings &transport);

// The keys of a connection in the keychain. Credentials: there is none, or the keychain is locked,
// which look alike; Storage: it failed or did not answer. Main thread.
QFuture<core::Result<core::KeychainEntry>> readKeys(core::SecretStore &secrets,
                                                    const core::Connection &connection);

} // namespace app
