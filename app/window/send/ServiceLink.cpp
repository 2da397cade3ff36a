// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/send/ServiceLink.h"

#include <algorithm>

namespace app {
namespace {

core::TransportSettings settingsWith(core::TransportSettings settings, int managers)
{
    settings.managers = std::max(settings.managers, managers);
    settings.wire = core::Wire::Sockets;
    return settings;
}

bool isSame(const core::TransportSettings &left, const core::TransportSettings &right)
{
    return left.managers == right.managers && left.proxyMode == right.proxyMode
        && left.proxy == right.proxy && left.extraCaCertificates == right.extraCaCertificates
        && left.environment == right.environment;
}

} // namespace

ServiceLink::ServiceLink(const ActiveConnection &connection, int managers)
    : m_connection(connection)
    , m_managers(managers)
    , m_transport(settingsWith(connection.transport, managers))
    , m_client(m_transport,
               {.endpoint = connection.endpoint, .credentials = connection.credentials})
{
}

bool ServiceLink::serves(const ActiveConnection &connection, int managers) const
{
    return m_connection.endpoint == connection.endpoint
        && isSame(m_connection.transport, connection.transport) && m_managers >= managers;
}

ExchangeBox &ServiceLink::begin(const core::Credentials &credentials)
{
    m_client.setCredentials(credentials);
    m_box = std::make_shared<ExchangeBox>();
    m_client.onExchange([box = m_box](const core::Exchange &exchange) { box->put(exchange); });
    return *m_box;
}

} // namespace app
