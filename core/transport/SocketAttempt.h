// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transport/Attempt.h"
#include "core/transport/HttpConnection.h"
#include "core/transport/ReplyParser.h"

#include <memory>

namespace core {

class ConnectionPool;

// A request that goes over a connection of our own, once.
class SocketAttempt final : public Attempt
{
    Q_OBJECT

public:
    // Takes its connection from the pool, where there is one, and leaves it there at the end, where
    // another request may follow on it.
    SocketAttempt(const sigv4::Request &request, Setup setup, ConnectionPool &pool,
                  QObject *parent);
    ~SocketAttempt() override;

    void start(const QSslConfiguration &tls);

private:
    void verifyAndSend();
    void send();
    void writeMore();
    void wrote();
    void read();
    void ended(QAbstractSocket::SocketError error, const QString &text);
    void judge();

    bool isHandedOut() const override;
    bool lacksTlsAnswer() const override;
    void breakOff() override;
    void complete() override;

    ConnectionPool &m_pool;
    std::unique_ptr<HttpConnection> m_connection;
    ReplyParser m_parser;
    bool m_isBegun = false;
    qsizetype m_written = 0; // of the body, to the connection
    bool m_isSent = false; // all of it, to the kernel
};

} // namespace core
