// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/Attempt.h"

#include "core/transport/LowDelay.h"
#include "core/transport/OneShotBody.h"
#include "core/transport/OpenSockets.h"
#include "core/transport/PeerName.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <algorithm>
#include <utility>

namespace core {

namespace {

// An answer up to this size comes as the network brings it. A larger one, or one that does not say,
// is read no faster than it is taken: each piece then costs two changes of threads.
constexpr qint64 smallBodyBytes = 1024 * 1024;
// What the kernel may still have to send of a body that was handed out whole: no byte moves for us
// meanwhile. A larger buffer stands for a faster line.
constexpr qint64 kernelBufferBytes = 512 * 1024;

Milliseconds timeToSend(qint64 bytes, qint64 bytesPerSecond)
{
    return Milliseconds(bytes * 1000 / std::max<qint64>(bytesPerSecond, 1));
}

} // namespace

Milliseconds Deadlines::absolute(qint64 bodyBytes) const
{
    return std::min(base + timeToSend(bodyBytes, bytesPerSecond), cap);
}

Attempt::Attempt(const sigv4::Request &request, Setup setup, QObject *parent)
    : QObject(parent)
    , m_request(request)
    , m_setup(std::move(setup))
    , m_watch(this)
{
    m_watch.setSingleShot(true);
    connect(&m_watch, &QTimer::timeout, this, &Attempt::checkDeadlines);
}

void Attempt::start(QNetworkAccessManager &manager, const QNetworkRequest &request)
{
    m_ending.host = QString::fromLatin1(sigv4::hostHeader(m_request.url));
    m_ending.proxy = m_setup.proxyName;
    m_ending.isBodyless = m_request.body.isEmpty();
    m_answer.sentAt = m_setup.clock.wallTime();
    m_startedAt = std::chrono::steady_clock::now();
    m_lastMove = m_startedAt;

    m_body = new OneShotBody(m_request.body);
    m_body->onRead([this] { moved(); });
    m_reply = manager.sendCustomRequest(request, m_request.method, m_body);
    m_reply->setParent(this);
    m_body->setParent(m_reply);
    watchReply();
    watch();
}

void Attempt::watchReply()
{
    connect(m_reply, &QNetworkReply::socketStartedConnecting, this,
            [this] { m_hasConnected = true; });
    connect(m_reply, &QNetworkReply::encrypted, this, &Attempt::encrypted);
    connect(m_reply, &QNetworkReply::sslErrors, this,
            [this](const QList<QSslError> &errors) { m_ending.tlsErrors += errors; });
    connect(m_reply, &QNetworkReply::requestSent, this, &Attempt::requestLeft);
    connect(m_reply, &QNetworkReply::uploadProgress, this, &Attempt::moved);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &Attempt::headersCame);
    connect(m_reply, &QNetworkReply::readyRead, this, &Attempt::read);
    connect(m_reply, &QNetworkReply::finished, this, &Attempt::finish);
}

qint64 Attempt::elapsed() const
{
    return std::chrono::duration_cast<std::chrono::microseconds>(m_setup.clock.now()
                                                                 - m_setup.calledAt)
        .count();
}

void Attempt::moved()
{
    m_lastMove = std::chrono::steady_clock::now();
    if (std::exchange(m_isConnecting, false))
        watch();
}

Attempt::Due Attempt::nextDeadline() const
{
    const Deadlines &deadlines = m_setup.settings.deadlines;
    const Milliseconds absolute = deadlines.absolute(m_request.body.size());
    const Due last{m_startedAt + absolute, Ending::By::AbsoluteDeadline, absolute};

    Due first{m_startedAt + deadlines.connect, Ending::By::ConnectDeadline, deadlines.connect};
    if (!m_isConnecting) {
        const qint64 inKernel = std::min<qint64>(m_request.body.size(), kernelBufferBytes);
        const bool waits = m_body->isHandedOut() && m_answer.timing.firstByte < 0;
        const Milliseconds idle = deadlines.idle
            + (waits ? timeToSend(inKernel, deadlines.bytesPerSecond) : Milliseconds(0));
        first = {m_lastMove + idle, Ending::By::IdleDeadline, idle};
    }
    return first.at < last.at ? first : last;
}

// Qt waits for this, and nothing of the request has left: its headers would tell who asks.
void Attempt::encrypted()
{
    m_answer.timing.encrypted = elapsed();
    moved();
    const QSslCertificate peer = m_reply->sslConfiguration().peerCertificate();
    if (isMadeFor(peer, m_request.url.host()))
        return;
    m_ending.tlsErrors.append(QSslError(QSslError::HostNameMismatch, peer));
    end(Ending::By::OtherHost, 0);
}

// The timer is not started anew with every piece that moves: it looks when it fires.
void Attempt::watch()
{
    const auto left = nextDeadline().at - std::chrono::steady_clock::now();
    m_watch.start(std::chrono::ceil<Milliseconds>(std::max(left, Moment::duration::zero())));
}

void Attempt::checkDeadlines()
{
    const Due due = nextDeadline();
    if (due.at > std::chrono::steady_clock::now())
        return watch();
    end(due.by, due.length.count());
}

void Attempt::requestLeft()
{
    moved();
    m_answer.timing.requestSent = elapsed();
    m_answer.sentAt = m_setup.clock.wallTime();
    if (m_hasConnected)
        setLowDelayOnSockets();
    if (m_hasConnected && m_answer.timing.encrypted < 0)
        m_answer.timing.connected = m_answer.timing.requestSent;
    if (++m_ending.requestsSent > 1)
        qCritical("A request was sent %d times", m_ending.requestsSent);
}

void Attempt::headersCame()
{
    moved();
    if (m_answer.timing.firstByte < 0)
        m_answer.timing.firstByte = elapsed();
    watch(); // the wait for an answer is over, and with it the time it was given
    bool isNumber = false;
    const qint64 announced = m_reply->rawHeader("Content-Length").toLongLong(&isNumber);
    if (isNumber && announced > m_setup.settings.maxReplyBytes)
        return end(Ending::By::SizeLimit, m_setup.settings.maxReplyBytes);
    if (isNumber && announced <= smallBodyBytes)
        m_answer.body.reserve(announced);
    else
        m_reply->setReadBufferSize(smallBodyBytes);
}

void Attempt::read()
{
    moved();
    const qint64 limit = m_setup.settings.maxReplyBytes;
    QByteArray &body = m_answer.body;
    const qsizetype before = body.size();
    const qint64 available = m_reply->bytesAvailable();
    if (before + available > limit)
        return end(Ending::By::SizeLimit, limit);
    // All the room it may take at once: growing step by step would copy it, and room that is not
    // used costs nothing.
    if (before > smallBodyBytes)
        body.reserve(limit);
    body.resize(before + available);
    body.truncate(before + std::max<qint64>(m_reply->read(body.data() + before, available), 0));
}

void Attempt::end(Ending::By by, qint64 limit)
{
    if (!m_done || m_ending.by != Ending::By::Network)
        return;
    m_ending.by = by;
    m_ending.limit = limit;
    m_ending.lacksTlsAnswer = by == Ending::By::ConnectDeadline && m_setup.proxyName.isEmpty()
        && m_request.url.scheme() == u"https"
        && hasSocketConnectedTo(static_cast<quint16>(m_request.url.port(443)));
    m_reply->abort(); // emits finished()
}

void Attempt::finish()
{
    if (!m_done)
        return;
    if (m_ending.by == Ending::By::Network)
        read();
    m_watch.stop();
    const Done done = std::exchange(m_done, {});
    if (const auto error = errorOf(ending()))
        return done(fail(*error));
    done(takeReply());
}

Ending Attempt::ending() const
{
    Ending result = m_ending;
    result.networkError = m_reply->error();
    result.networkText = m_reply->errorString();
    result.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    result.handedOut = m_body->isHandedOut();
    result.location = m_reply->rawHeader("Location");
    result.contentLength = m_reply->rawHeader("Content-Length");
    result.isChunked = m_reply->hasRawHeader("Transfer-Encoding");
    result.receivedBytes = m_answer.body.size();
    return result;
}

HttpReply Attempt::takeReply()
{
    m_answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QList<QNetworkReply::RawHeaderPair> &headers = m_reply->rawHeaderPairs();
    m_answer.headers.reserve(headers.size());
    for (const auto &[name, value] : headers)
        m_answer.headers.emplaceBack(name.toLower(), value);
    m_answer.receivedAt = m_setup.clock.wallTime();
    m_answer.timing.finished = elapsed();
    return std::move(m_answer);
}

} // namespace core
