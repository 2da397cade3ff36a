// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FaultSocket.h"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace test {

std::shared_ptr<SSL_CTX> makeTlsContext(const TlsSide &side)
{
    std::shared_ptr<SSL_CTX> context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
    SSL_CTX_set_security_level(context.get(), 0); // weak keys and old versions are the test
    if (side.newest == TlsSide::Newest::Tls11)
        SSL_CTX_set_max_proto_version(context.get(), TLS1_1_VERSION);
    SSL_CTX_use_certificate(context.get(), side.identity.certificate());
    SSL_CTX_use_PrivateKey(context.get(), side.identity.key());
    return context;
}

FaultSocket::FaultSocket(int descriptor)
    : m_descriptor(descriptor)
    , m_tls(nullptr, SSL_free)
{
}

FaultSocket::~FaultSocket()
{
    ::close(m_descriptor);
}

bool FaultSocket::handshake(SSL_CTX *context)
{
    m_tls.reset(SSL_new(context));
    SSL_set_fd(m_tls.get(), m_descriptor);
    const bool isDone = SSL_accept(m_tls.get()) == 1;
    ERR_clear_error();
    return isDone;
}

QByteArray FaultSocket::read(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    const auto count = m_tls ? SSL_read(m_tls.get(), bytes.data(), int(size))
                             : ::recv(m_descriptor, bytes.data(), size_t(size), 0);
    ERR_clear_error();
    bytes.truncate(std::max<qsizetype>(qsizetype(count), 0));
    return bytes;
}

bool FaultSocket::write(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const auto size = std::min<qsizetype>(bytes.size(), 1024 * 1024);
        const auto count = m_tls ? SSL_write(m_tls.get(), bytes.data(), int(size))
                                 : ::send(m_descriptor, bytes.data(), size_t(size), MSG_NOSIGNAL);
        ERR_clear_error();
        if (count <= 0)
            return false;
        bytes = bytes.sliced(qsizetype(count));
    }
    return true;
}

void FaultSocket::sendFin()
{
    ::shutdown(m_descriptor, SHUT_WR);
}

void FaultSocket::sendCloseNotify()
{
    if (m_tls)
        SSL_shutdown(m_tls.get());
    ERR_clear_error();
}

void FaultSocket::sendReset()
{
    const linger now{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &now, sizeof now);
}

void FaultSocket::wake()
{
    ::shutdown(m_descriptor, SHUT_RDWR);
}

} // namespace test
