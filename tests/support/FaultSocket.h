// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/TestCertificates.h"

#include <QByteArray>

#include <atomic>
#include <memory>
#include <optional>

struct ssl_st;
struct ssl_ctx_st;

namespace test {

// The TLS side of a server: who it says it is, and the newest version it speaks.
struct TlsSide
{
    enum class Newest { Tls13, Tls11 };

    Identity identity;
    Newest newest = Newest::Tls13;
};

// One accepted connection, plain or TLS, blocking, for one thread; only wake() may be called from
// another.
class FaultSocket
{
public:
    explicit FaultSocket(int descriptor);
    ~FaultSocket();
    Q_DISABLE_COPY_MOVE(FaultSocket)

    bool handshake(ssl_ctx_st *context);

    // Up to `size` bytes; none at the end of the stream or after an error.
    QByteArray read(qsizetype size);
    bool write(QByteArrayView bytes); // false when the peer is gone

    void sendFin(); // on TCP alone: TLS peers see no close_notify
    void sendCloseNotify();
    void sendReset();
    void wake(); // ends whatever blocks

private:
    int m_descriptor;
    std::unique_ptr<ssl_st, void (*)(ssl_st *)> m_tls;
};

std::shared_ptr<ssl_ctx_st> makeTlsContext(const TlsSide &side);

} // namespace test
