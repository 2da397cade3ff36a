// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/HttpConnection.h"

#include <QHostAddress>
#include <QNetworkProxy>

#include <chrono>
#include <functional>
#include <utility>

namespace core {

namespace {

constexpr auto patience = std::chrono::milliseconds(250); // RFC 8305, 5
// What is kept of bytes that came and were not read: the kernel slows the other side down.
constexpr qint64 readBufferBytes = 1024 * 1024;

// Sockets may not go while they signal.
void discard(std::unique_ptr<QSslSocket> socket)
{
    if (!socket)
        return;
    socket->disconnect();
    socket->abort();
    socket.release()->deleteLater();
}

} // namespace

HttpOrigin HttpOrigin::of(const QUrl &url)
{
    const bool isTls = url.scheme() == u"https";
    return {isTls, url.host(), static_cast<quint16>(url.port(isTls ? 443 : 80))};
}

HttpConnection::HttpConnection(HttpOrigin origin, QSslConfiguration tls)
    : m_origin(std::move(origin))
    , m_tls(std::move(tls))
    , m_patience(this)
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &HttpConnection::tryAlso);
}

HttpConnection::~HttpConnection()
{
    for (const Socket &socket : {std::cref(m_socket), std::cref(m_other)}) {
        if (socket)
            socket->disconnect(); // it tells of its own end
    }
}

void HttpConnection::open()
{
    tryAddresses(m_socket, QAbstractSocket::AnyIPProtocol);
    if (QHostAddress(m_origin.host).isNull())
        m_patience.start(patience);
}

void HttpConnection::tryAddresses(Socket &place, QAbstractSocket::NetworkLayerProtocol protocol)
{
    place = std::make_unique<QSslSocket>();
    QSslSocket *const socket = place.get(); // it may fail at once
    socket->setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    socket->setSslConfiguration(m_tls);
    socket->setReadBufferSize(readBufferBytes);
    connect(socket, &QAbstractSocket::connected, this, [this, socket] { adopt(socket); });
    connect(socket, &QAbstractSocket::errorOccurred, this, [this, socket] { lost(socket); });
    socket->connectToHost(m_origin.host, m_origin.port, QIODevice::ReadWrite, protocol);
}

void HttpConnection::tryAlso()
{
    if (!m_hasConnected && m_socket->state() != QAbstractSocket::UnconnectedState)
        tryAddresses(m_other, QAbstractSocket::IPv4Protocol);
}

void HttpConnection::adopt(const QSslSocket *socket)
{
    if (std::exchange(m_hasConnected, true))
        return;
    m_patience.stop();
    if (m_other.get() == socket)
        m_socket.swap(m_other);
    discard(std::move(m_other));

    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket.get(), &QIODevice::readyRead, this, &HttpConnection::arrived);
    emit connected();
    if (!m_origin.isTls) {
        connect(m_socket.get(), &QIODevice::bytesWritten, this, &HttpConnection::written);
        m_isReady = true;
        emit ready();
        return;
    }
    // What bytesWritten() tells of is encrypted, and not yet the kernel's.
    connect(m_socket.get(), &QSslSocket::encryptedBytesWritten, this, &HttpConnection::written);
    connect(m_socket.get(), &QSslSocket::encrypted, this, [this] {
        m_isReady = true;
        emit ready();
    });
    m_socket->setPeerVerifyName(m_origin.host);
    m_socket->startClientEncryption();
}

// The last one to fail is the reason of both.
void HttpConnection::lost(const QSslSocket *socket)
{
    if (m_other.get() == socket)
        return discard(std::move(m_other));
    if (!m_hasConnected && m_other) {
        m_socket.swap(m_other);
        return discard(std::move(m_other));
    }
    const QAbstractSocket::SocketError error = socket->error();
    if (error == QAbstractSocket::SocketTimeoutError && m_hasConnected)
        return; // somebody asked whether there was anything
    m_isReady = false;
    const auto tell = [this, error, text = socket->errorString()] { emit ended(error, text); };
    if (m_hasConnected)
        return tell();
    QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection); // open() may not have returned
}

bool HttpConnection::isUsable()
{
    if (!m_isReady)
        return false;
    m_socket->waitForReadyRead(0);
    return m_isReady && m_socket->state() == QAbstractSocket::ConnectedState
        && m_socket->bytesAvailable() == 0;
}

void HttpConnection::write(const QByteArray &bytes)
{
    m_socket->write(bytes);
}

qint64 HttpConnection::bytesToWrite() const
{
    return m_socket->bytesToWrite() + m_socket->encryptedBytesToWrite();
}

QByteArray HttpConnection::read()
{
    return m_socket->readAll();
}

void HttpConnection::abort()
{
    m_isReady = false;
    m_patience.stop();
    discard(std::move(m_other));
    m_socket->disconnect(); // it tells of its own end
    m_socket->abort();
}

} // namespace core
