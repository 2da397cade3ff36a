// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/SocketAttempt.h"

#include "core/transport/ConnectionPool.h"
#include "core/transport/PeerName.h"
#include "core/transport/RequestHead.h"

#include <utility>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

// A socket keeps what it is given twice, in the clear and encrypted, until it is the kernel's.
constexpr qsizetype pieceBytes = 256 * 1024;

// As Qt's manager would call it.
QNetworkReply::NetworkError asNetworkError(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        return QNetworkReply::ConnectionRefusedError;
    case QAbstractSocket::RemoteHostClosedError:
        return QNetworkReply::RemoteHostClosedError;
    case QAbstractSocket::HostNotFoundError:
        return QNetworkReply::HostNotFoundError;
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInvalidUserDataError:
    case QAbstractSocket::SslInternalError:
        return QNetworkReply::SslHandshakeFailedError;
    default:
        return QNetworkReply::UnknownNetworkError;
    }
}

// What Qt says, but for its "Out of resources", which names none.
QString wordsOf(QAbstractSocket::SocketError error, const QString &text)
{
    if (error != QAbstractSocket::SocketResourceError)
        return text;
    return u"The system gives this program no further socket: raise its limit of open files "
           "(ulimit -n), or send fewer requests at once."_s;
}

} // namespace

SocketAttempt::SocketAttempt(const sigv4::Request &request, Setup setup, ConnectionPool &pool,
                             QObject *parent)
    : Attempt(request, std::move(setup), parent)
    , m_pool(pool)
    , m_parser(this->setup().settings.maxReplyBytes)
{
}

SocketAttempt::~SocketAttempt() = default;

void SocketAttempt::start(const QSslConfiguration &tls)
{
    begin();
    const HttpOrigin origin = HttpOrigin::of(request().url);
    m_connection = m_pool.take(origin, setup().settings.maxIdleConnection);
    if (!m_connection)
        m_connection = std::make_unique<HttpConnection>(origin, tls);
    connect(m_connection.get(), &HttpConnection::written, this, &SocketAttempt::wrote);
    connect(m_connection.get(), &HttpConnection::arrived, this, &SocketAttempt::read);
    connect(m_connection.get(), &HttpConnection::ended, this, &SocketAttempt::ended);
    if (m_connection->isReady()) {
        ending().isTlsUp = origin.isTls;
        return send();
    }
    connect(m_connection.get(), &HttpConnection::connected, this,
            [this] { answer().timing.connected = elapsed(); });
    connect(m_connection.get(), &HttpConnection::ready, this, &SocketAttempt::verifyAndSend);
    m_connection->open();
}

// Nothing has left yet: the headers would tell who asks.
void SocketAttempt::verifyAndSend()
{
    if (isOver())
        return;
    moved();
    if (m_connection->origin().isTls) {
        answer().timing.encrypted = elapsed();
        ending().isTlsUp = true;
        const QSslCertificate peer = m_connection->peerCertificate();
        if (!isMadeFor(peer, m_connection->origin().host)) {
            ending().tlsErrors.append(QSslError(QSslError::HostNameMismatch, peer));
            return end(Ending::By::OtherHost, 0);
        }
    }
    send();
}

void SocketAttempt::send()
{
    moved();
    m_connection->write(requestHead(request()));
    m_isBegun = true;
    writeMore();
}

void SocketAttempt::writeMore()
{
    const QByteArray &body = request().body;
    while (m_written < body.size() && m_connection->bytesToWrite() < pieceBytes) {
        const QByteArray piece = body.mid(m_written, pieceBytes);
        m_connection->write(piece);
        m_written += piece.size();
    }
}

void SocketAttempt::wrote()
{
    if (isOver() || !m_isBegun)
        return;
    moved();
    writeMore();
    if (!m_isSent && m_connection->bytesToWrite() == 0) {
        m_isSent = true;
        requestLeft();
    }
}

void SocketAttempt::read()
{
    if (isOver())
        return;
    moved();
    const bool wasHead = m_parser.state() == ReplyParser::State::Head;
    m_parser.feed(m_connection->read());
    if (wasHead && m_parser.head().status > 0)
        headersCame();
    judge();
}

void SocketAttempt::judge()
{
    switch (m_parser.state()) {
    case ReplyParser::State::Head:
    case ReplyParser::State::Body:
        return;
    case ReplyParser::State::TooLarge:
        return end(Ending::By::SizeLimit, setup().settings.maxReplyBytes);
    case ReplyParser::State::Broken:
        ending().networkError = QNetworkReply::ProtocolFailure;
        ending().networkText = m_parser.reason();
        break;
    case ReplyParser::State::Done:
        break;
    }
    finish();
}

void SocketAttempt::ended(QAbstractSocket::SocketError error, const QString &text)
{
    if (isOver())
        return;
    read();
    if (isOver())
        return;
    if (error != QAbstractSocket::RemoteHostClosedError
        || m_parser.close() != ReplyParser::State::Done) {
        ending().networkError = asNetworkError(error);
        ending().networkText = wordsOf(error, text);
        ending().tlsErrors += m_connection->tlsErrors();
    }
    finish();
}

bool SocketAttempt::isHandedOut() const
{
    return m_isSent; // once it failed, a socket says that there is nothing to write
}

bool SocketAttempt::lacksTlsAnswer() const
{
    return m_connection->origin().isTls && m_connection->hasConnected();
}

void SocketAttempt::breakOff()
{
    finish();
}

void SocketAttempt::complete()
{
    const ReplyHead &head = m_parser.head();
    Ending &how = ending();
    how.status = head.status;
    how.location = head.header("location");
    how.contentLength = head.header("content-length");
    how.isChunked = m_parser.isChunked();
    answer().status = head.status;
    answer().headers = head.headers;
    answer().body = m_parser.takeBody();

    m_connection->disconnect(this);
    if (!m_isSent)
        m_connection->abort(); // or the rest would leave until it is deleted
    if (m_isSent && how.by == Ending::By::Network && m_parser.leavesConnectionUsable())
        m_pool.put(std::move(m_connection));
}

} // namespace core
