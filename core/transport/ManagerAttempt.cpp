// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/ManagerAttempt.h"

#include "core/transport/LowDelay.h"
#include "core/transport/OneShotBody.h"
#include "core/transport/OpenSockets.h"
#include "core/transport/PeerName.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <algorithm>

namespace core {

namespace {

// An answer up to this size comes as the network brings it. A larger one, or one that does not say,
// is read no faster than it is taken: each piece then costs two changes of threads.
constexpr qint64 smallBodyBytes = 1024 * 1024;

} // namespace

void ManagerAttempt::start(QNetworkAccessManager &manager, const QNetworkRequest &made)
{
    m_body = new OneShotBody(request().body);
    m_body->onRead([this] { moved(); });
    begin();
    m_reply = manager.sendCustomRequest(made, request().method, m_body);
    m_reply->setParent(this);
    m_body->setParent(m_reply);
    watchReply();
}

void ManagerAttempt::watchReply()
{
    connect(m_reply, &QNetworkReply::socketStartedConnecting, this,
            [this] { m_hasConnected = true; });
    connect(m_reply, &QNetworkReply::encrypted, this, &ManagerAttempt::encrypted);
    connect(m_reply, &QNetworkReply::sslErrors, this,
            [this](const QList<QSslError> &errors) { ending().tlsErrors += errors; });
    connect(m_reply, &QNetworkReply::requestSent, this, &ManagerAttempt::sent);
    connect(m_reply, &QNetworkReply::uploadProgress, this, [this] { moved(); });
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &ManagerAttempt::readHeaders);
    connect(m_reply, &QNetworkReply::readyRead, this, &ManagerAttempt::read);
    connect(m_reply, &QNetworkReply::finished, this, [this] { finish(); });
}

// Qt waits for this, and nothing of the request has left: its headers would tell who asks.
void ManagerAttempt::encrypted()
{
    answer().timing.encrypted = elapsed();
    ending().isTlsUp = true;
    moved();
    const QSslCertificate peer = m_reply->sslConfiguration().peerCertificate();
    if (isMadeFor(peer, request().url.host()))
        return;
    ending().tlsErrors.append(QSslError(QSslError::HostNameMismatch, peer));
    end(Ending::By::OtherHost, 0);
}

void ManagerAttempt::sent()
{
    requestLeft();
    if (m_hasConnected)
        setLowDelayOnSockets();
    if (m_hasConnected && answer().timing.encrypted < 0)
        answer().timing.connected = answer().timing.requestSent;
}

void ManagerAttempt::readHeaders()
{
    headersCame();
    const qint64 limit = setup().settings.maxReplyBytes;
    bool isNumber = false;
    const qint64 announced = m_reply->rawHeader("Content-Length").toLongLong(&isNumber);
    if (isNumber && announced > limit)
        return end(Ending::By::SizeLimit, limit);
    if (isNumber && announced <= smallBodyBytes)
        answer().body.reserve(announced);
    else
        m_reply->setReadBufferSize(smallBodyBytes);
}

void ManagerAttempt::read()
{
    moved();
    const qint64 limit = setup().settings.maxReplyBytes;
    QByteArray &body = answer().body;
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

bool ManagerAttempt::isHandedOut() const
{
    return m_body->isHandedOut();
}

bool ManagerAttempt::lacksTlsAnswer() const
{
    const QUrl &url = request().url;
    return setup().proxyName.isEmpty() && url.scheme() == u"https"
        && hasSocketConnectedTo(static_cast<quint16>(url.port(443)));
}

void ManagerAttempt::breakOff()
{
    m_reply->abort(); // emits finished()
}

void ManagerAttempt::complete()
{
    if (ending().by == Ending::By::Network)
        read();
    Ending &how = ending();
    how.networkError = m_reply->error();
    how.networkText = m_reply->errorString();
    how.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    how.location = m_reply->rawHeader("Location");
    how.contentLength = m_reply->rawHeader("Content-Length");
    how.isChunked = m_reply->hasRawHeader("Transfer-Encoding");

    answer().status = how.status;
    const QList<QNetworkReply::RawHeaderPair> &headers = m_reply->rawHeaderPairs();
    answer().headers.reserve(headers.size());
    for (const auto &[name, value] : headers)
        answer().headers.emplaceBack(name.toLower(), value);
}

} // namespace core
