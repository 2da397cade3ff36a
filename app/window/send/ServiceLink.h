// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/ActiveConnection.h"
#include "app/window/send/ExchangeBox.h"
#include "core/transport/NetworkTransport.h"

#include <memory>

namespace app {

// A client of one connection with its transport, kept from run to run so that connections stay
// open, and a box of what went over it. Lives in the thread that sends.
class ServiceLink
{
public:
    ServiceLink(const ActiveConnection &connection, int managers);

    // Whether it can serve a run of that connection, whatever its keys, as well as a new one would.
    bool serves(const ActiveConnection &connection, int managers) const;
    core::KinesisClient &client() { return m_client; }
    // For the next part of a run, whose tags start anew: earlier exchanges go.
    ExchangeBox &begin(const core::Credentials &credentials);

private:
    ActiveConnection m_connection;
    int m_managers;
    core::NetworkTransport m_transport;
    core::KinesisClient m_client;
    std::shared_ptr<ExchangeBox> m_box;
};

} // namespace app
