// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/Connection.h"

#include <QTimer>

#ifdef Q_OS_LINUX
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#endif

namespace core::simulator {

namespace {

// What the operating system and Qt may hold of requests that are not read yet.
constexpr qint64 readBufferBytes = 4LL * 1024 * 1024;

} // namespace

Connection::Connection(QTcpSocket *socket, Serve serve, ServeBroken serveBroken, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_serve(std::move(serve))
    , m_serveBroken(std::move(serveBroken))
{
    m_socket->setParent(this);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->setReadBufferSize(readBufferBytes);
    connect(m_socket, &QTcpSocket::readyRead, this, &Connection::read);
    connect(m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    acknowledgeAtOnce();
}

void Connection::read()
{
    if (m_isBusy)
        return;
    m_parser.feed(m_socket->readAll());
    acknowledgeAtOnce();
    serveNext();
}

void Connection::serveNext()
{
    while (!m_isBusy) {
        const auto request = m_parser.next();
        if (!request)
            break;
        m_after = request->keepAlive ? AfterAnswer::KeepOpen : AfterAnswer::Close;
        deliver(m_serve(*request));
    }
    if (m_isBusy)
        return;
    if (m_parser.brokenStatus() != 0) {
        m_after = AfterAnswer::Close;
        deliver(m_serveBroken(m_parser.brokenStatus()));
    } else if (m_parser.takeContinue()) {
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
    }
}

void Connection::deliver(const Answer &answer)
{
    m_isBusy = true;
    if (answer.delivery == Delivery::Never)
        return;
    if (answer.delay.count() == 0) {
        write(answer);
        return;
    }
    QTimer::singleShot(answer.delay, Qt::PreciseTimer, this, [this, answer] {
        write(answer);
        read();
    });
}

void Connection::write(const Answer &answer)
{
    if (answer.delivery == Delivery::Dropped) {
        m_socket->abort();
        return;
    }
    QByteArray text = httpText(answer, m_after);
    if (answer.delivery == Delivery::Truncated) {
        text.chop(answer.body.size() - answer.body.size() / 2);
        m_after = AfterAnswer::Close;
    }
    m_socket->write(text);
    m_socket->flush();
    if (m_after == AfterAnswer::Close)
        m_socket->disconnectFromHost(); // after all is written; nothing more is read
    else
        m_isBusy = false;
}

// Linux forgets this option by itself. Without it a sender whose head and body come in two packets
// waits up to 40 ms for the acknowledgement of the first.
void Connection::acknowledgeAtOnce()
{
#ifdef Q_OS_LINUX
    const int on = 1;
    ::setsockopt(int(m_socket->socketDescriptor()), IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on);
#endif
}

} // namespace core::simulator
