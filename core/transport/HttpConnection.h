// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTimer>
#include <QUrl>

#include <memory>

namespace core {

// Scheme, host and port: what a connection is to.
struct HttpOrigin
{
    bool isTls = false;
    QString host; // addresses without brackets
    quint16 port = 0;

    static HttpOrigin of(const QUrl &url);
    bool operator==(const HttpOrigin &) const = default;
};

// A connection of TCP, with TLS above it for https, kept open from request to request. While one
// address of a host does not answer, its IPv4 addresses are tried beside it (RFC 8305). The other
// side is verified before anything is written.
class HttpConnection final : public QObject
{
    Q_OBJECT

public:
    HttpConnection(HttpOrigin origin, QSslConfiguration tls);
    ~HttpConnection() override;

    const HttpOrigin &origin() const { return m_origin; }
    void open();
    // Whether a request may be written to it now: it stands, and nothing came that nobody asked
    // for. Asks the kernel, as the end of a connection may not have been told yet.
    bool isUsable();
    bool hasConnected() const { return m_hasConnected; } // TCP stands
    bool isReady() const { return m_isReady; } // TLS too, where there is any

    void write(const QByteArray &bytes);
    // Bytes that were written here and that the kernel has not taken.
    qint64 bytesToWrite() const;
    QByteArray read();
    // Ends it now: what was written and is not yet the kernel's does not leave any more.
    void abort();

    // The certificate that the other side showed, and what is wrong with it.
    QSslCertificate peerCertificate() const { return m_socket->peerCertificate(); }
    QList<QSslError> tlsErrors() const { return m_socket->sslHandshakeErrors(); }

signals:
    void connected();
    void ready();
    void written(); // some bytes went to the kernel
    void arrived(); // there is something to read
    void ended(QAbstractSocket::SocketError error, const QString &text);

private:
    using Socket = std::unique_ptr<QSslSocket>;

    void tryAddresses(Socket &place, QAbstractSocket::NetworkLayerProtocol protocol);
    void tryAlso();
    void adopt(const QSslSocket *socket);
    void lost(const QSslSocket *socket);

    const HttpOrigin m_origin;
    const QSslConfiguration m_tls;
    Socket m_socket;
    Socket m_other; // tried beside the first, until one of them connects
    QTimer m_patience;
    bool m_hasConnected = false;
    bool m_isReady = false;
};

} // namespace core
