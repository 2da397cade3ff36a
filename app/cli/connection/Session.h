// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/connection/ConnectionSetup.h"
#include "app/cli/connection/Trace.h"
#include "core/client/KinesisClient.h"
#include "core/simulator/Simulator.h"
#include "core/transport/NetworkTransport.h"

#include <memory>

namespace app {

// An open way to one service for the time of one command. Main thread.
class Session
{
public:
    // `tracePath` may be empty.
    static core::Result<std::unique_ptr<Session>> open(const ResolvedConnection &connection,
                                                       const QString &tracePath);
    ~Session();
    Q_DISABLE_COPY_MOVE(Session)

    core::KinesisClient &client() { return *m_client; }
    // Says whether all of the trace was written.
    core::Result<> closeTrace();

private:
    Session() = default;

    // In this order: each uses those before it, and is gone before them.
    std::unique_ptr<Trace> m_trace;
    std::unique_ptr<core::NetworkTransport> m_transport;
    std::unique_ptr<core::KinesisClient> m_client;
};

} // namespace app
