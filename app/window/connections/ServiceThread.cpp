// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/connections/ServiceThread.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace app {
ServiceThread::ServiceThread(const ActiveConnection &connection)
    : m_worker(new ServiceWorker(connection))
{
    m_thread.setObjectName(u"service"_s);
    m_worker->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

ServiceThread::~ServiceThread()
{
    m_thread.quit();
    m_thread.wait();
}

ServiceWorker::ServiceWorker(ActiveConnection connection)
    : m_connection(std::move(connection))
{
}

ServiceWorker::~ServiceWorker()
{
    if (m_transport)
        m_transport->abortAll();
}

core::KinesisClient &ServiceWorker::client()
{
    if (!m_client) {
        m_transport = std::make_unique<core::NetworkTransport>(m_connection.transport);
        const core::KinesisClient::Settings settings{
            .endpoint = m_connection.endpoint,
            .credentials = m_connection.credentials,
            .userAgent = "headgate/" + QCoreApplication::applicationVersion().toUtf8()};
        m_client = std::make_unique<core::KinesisClient>(*m_transport, settings);
    }
    return *m_client;
}

} // namespace app
