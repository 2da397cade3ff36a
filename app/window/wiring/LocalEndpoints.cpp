// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/wiring/LocalEndpoints.h"

#include <QHostAddress>
#include <QNetworkProxy>
#include <QTcpSocket>

#include <algorithm>
#include <utility>

namespace app {

using namespace Qt::Literals::StringLiterals;

LocalEndpoints::LocalEndpoints(QList<quint16> ports, QObject *parent)
    : QObject(parent)
    , m_ports(std::move(ports))
{
}

void LocalEndpoints::look()
{
    m_open.clear();
    for (const quint16 port : std::as_const(m_ports)) {
        auto *socket = new QTcpSocket(this);
        socket->setProxy(QNetworkProxy::NoProxy);
        connect(socket, &QTcpSocket::connected, this, [this, socket, port] {
            socket->deleteLater();
            m_open.append(port);
            std::sort(m_open.begin(), m_open.end());
            emit found(urls());
        });
        connect(socket, &QTcpSocket::errorOccurred, socket, &QObject::deleteLater);
        socket->connectToHost(QHostAddress::LocalHost, port);
    }
}

QStringList LocalEndpoints::urls() const
{
    QStringList result;
    for (const quint16 port : m_open)
        result.append(u"http://127.0.0.1:%1"_s.arg(port));
    return result;
}

} // namespace app
