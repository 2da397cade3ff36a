// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/connection/Session.h"

#include <QCoreApplication>

namespace app {

core::Result<std::unique_ptr<Session>> Session::open(const ResolvedConnection &connection,
                                                     const QString &tracePath)
{
    std::unique_ptr<Session> session(new Session);
    if (!tracePath.isEmpty()) {
        auto trace = Trace::open(tracePath);
        if (!trace)
            return core::fail(trace.error());
        session->m_trace = std::move(*trace);
    }
    session->m_transport = std::make_unique<core::NetworkTransport>(connection.transport);
    const core::KinesisClient::Settings settings{
        .endpoint = connection.endpoint,
        .credentials = connection.credentials,
        .userAgent = "headgate-cli/" + QCoreApplication::applicationVersion().toUtf8()};
    session->m_client = std::make_unique<core::KinesisClient>(*session->m_transport, settings);
    if (session->m_trace) {
        session->m_client->onExchange(
            [trace = session->m_trace.get()](const core::Exchange &exchange) {
                trace->write(exchange);
            });
    }
    return session;
}

Session::~Session()
{
    if (m_transport) // there is none where the trace could not be opened
        m_transport->abortAll();
}

core::Result<> Session::closeTrace()
{
    return m_trace ? m_trace->close() : core::Result<>();
}

} // namespace app
