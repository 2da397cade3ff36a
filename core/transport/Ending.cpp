// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/Ending.h"

#include "core/outcome/Quantity.h"
#include "core/transport/TlsFailure.h"

#include <QUrl>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maxDetail = 4096;

QString seconds(qint64 milliseconds)
{
    return QString::number(double(milliseconds) / 1000) + u" s"_s;
}

Error base(const Ending &ending, Error::Kind kind, const QString &code, const QString &detail)
{
    const QString way =
        ending.proxy.isEmpty() ? QString() : QString(u" (through proxy "_s + ending.proxy + u')');
    return {
        .kind = kind,
        .code = code,
        .detail = detail.left(maxDetail - way.size()) + way,
        .host = ending.host,
        .httpStatus = ending.status,
        .mayHaveArrived = mayHaveArrived(ending),
    };
}

Error retryable(Error error)
{
    error.isRetryable = true;
    return error;
}

// Codes that Qt makes out of the status of a complete answer.
bool isStatusError(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ContentAccessDenied:
    case QNetworkReply::ContentOperationNotPermittedError:
    case QNetworkReply::ContentNotFoundError:
    case QNetworkReply::AuthenticationRequiredError:
    case QNetworkReply::ContentConflictError:
    case QNetworkReply::ContentGoneError:
    case QNetworkReply::UnknownContentError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::InternalServerError:
    case QNetworkReply::OperationNotImplementedError:
    case QNetworkReply::ServiceUnavailableError:
    case QNetworkReply::UnknownServerError:
    case QNetworkReply::ProxyAuthenticationRequiredError: // a 407 of the endpoint itself
        return true;
    default:
        return false;
    }
}

bool isProxyError(QNetworkReply::NetworkError error)
{
    return error >= QNetworkReply::ProxyConnectionRefusedError
        && error <= QNetworkReply::UnknownProxyError;
}

bool neverConnected(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::ConnectionRefusedError
        || error == QNetworkReply::HostNotFoundError
        || error == QNetworkReply::SslHandshakeFailedError || isProxyError(error);
}

// An answer without a length is over when the connection is. Now and then Qt takes that end for a
// break and would ask again, which a body that is read once does not allow; the answer is there all
// the same. Whether it is whole its text must show, as that of every answer without a length.
bool isEndedByClosing(const Ending &ending)
{
    return ending.networkError == QNetworkReply::ContentReSendError && ending.handedOut
        && ending.contentLength.isEmpty() && !ending.isChunked;
}

bool isComplete(const Ending &ending)
{
    if (ending.by != Ending::By::Network || ending.status < 200)
        return false;
    if (ending.networkError == QNetworkReply::NoError || isEndedByClosing(ending))
        return true;
    if (isProxyError(ending.networkError) && !ending.proxy.isEmpty())
        return false;
    return ending.status >= 400 && isStatusError(ending.networkError);
}

// The status alone says so. Qt makes an error of 307 and 308 since it cannot have the body again to
// follow them, which it was told not to.
bool isRedirect(const Ending &ending)
{
    return ending.status >= 300 && ending.status < 400;
}

// Content-Length repeated with one value is one value; anything else must be the length that came.
bool contradictsLength(const Ending &ending)
{
    if (ending.contentLength.isEmpty() || ending.isChunked || ending.status == 204
        || ending.status == 304)
        return false;
    for (const QByteArray &value : ending.contentLength.split(',')) {
        bool isNumber = false;
        const qint64 length = value.trimmed().toLongLong(&isNumber);
        if (!isNumber || length != ending.receivedBytes)
            return true;
    }
    return false;
}

// It cannot be the answer to what it has not read; a refusal needs no more than the headers.
bool isTooEarly(const Ending &ending)
{
    return ending.status < 300 && !ending.handedOut && !ending.isBodyless;
}

Error tooEarly(const Ending &ending)
{
    Error error = retryable(base(ending, Error::Kind::BadReply, u"AnswerTooEarly"_s,
                                 u"It came, with status "_s + QString::number(ending.status)
                                     + u", while the request was still being sent."_s));
    error.mayHaveArrived = true; // who says that it is done may know more than we do
    return error;
}

Error redirected(const Ending &ending)
{
    const QUrl target = QUrl::fromEncoded(ending.location);
    const QString named = ending.location.isEmpty() ? u"nowhere"_s
        : target.host().isEmpty()                   ? u"another path"_s
                                                    : target.host();
    Error error = base(ending, Error::Kind::Redirected, u"Redirected"_s,
                       u"The endpoint answered "_s + QString::number(ending.status)
                           + u" and pointed to "_s + named + u". It was not followed."_s);
    error.mayHaveArrived = false; // who points elsewhere has not done it
    return error;
}

Error tlsFailed(const Ending &ending)
{
    const TlsFailure failure = tlsFailureOf(ending);
    Error error = base(ending, failure.isBreak ? Error::Kind::Network : Error::Kind::Tls,
                       failure.code, failure.detail);
    error.isRetryable = failure.isBreak;
    return error;
}

Error timedOut(const Ending &ending, const QString &code, const QString &detail)
{
    return retryable(
        base(ending, Error::Kind::Timeout, code, detail + seconds(ending.limit) + u'.'));
}

Error endedByUs(const Ending &ending)
{
    switch (ending.by) {
    case Ending::By::ConnectDeadline:
        if (ending.lacksTlsAnswer) // asking again would wait as long for the same silence
            return base(ending, Error::Kind::Timeout, u"TlsHandshakeTimeout"_s,
                        u"The TLS handshake was not answered within "_s + seconds(ending.limit)
                            + u"; is this http?"_s);
        if (!ending.proxy.isEmpty()) // likewise
            return base(ending, Error::Kind::Timeout, u"ProxySilent"_s,
                        u"No connection came about within "_s + seconds(ending.limit));
        return timedOut(ending, u"ConnectTimeout"_s, u"No connection came about within "_s);
    case Ending::By::IdleDeadline:
        return timedOut(ending, u"IdleTimeout"_s, u"Nothing moved in either direction for "_s);
    case Ending::By::AbsoluteDeadline:
        return timedOut(ending, u"DeadlineExceeded"_s, u"No complete answer came within "_s);
    case Ending::By::SizeLimit:
        return base(ending, Error::Kind::BadReply, u"AnswerTooLarge"_s,
                    u"The answer is larger than "_s + sizeText(ending.limit) + u'.');
    case Ending::By::OtherHost:
        return tlsFailed(ending);
    case Ending::By::Caller:
    case Ending::By::Network:
        break;
    }
    return base(ending, Error::Kind::Cancelled, u"Cancelled"_s, u"The request was stopped."_s);
}

// Qt has no number for what a proxy on the way to TLS does, but its words.
bool isOfProxy(const Ending &ending)
{
    return !ending.proxy.isEmpty() && ending.networkError == QNetworkReply::UnknownNetworkError
        && ending.networkText.startsWith(u"Proxy "_s);
}

Error proxyFailed(const Ending &ending)
{
    const bool isRefusal = ending.networkError == QNetworkReply::ProxyAuthenticationRequiredError
        || ending.networkError == QNetworkReply::UnknownProxyError;
    const QString said =
        isOfProxy(ending) ? ending.networkText.sliced(6) : ending.networkText; // "Proxy …"
    Error error = base(ending, isRefusal ? Error::Kind::Configuration : Error::Kind::Network,
                       u"ProxyFailed"_s, {});
    error.detail = u"Proxy "_s + (ending.proxy.isEmpty() ? u"(unnamed)"_s : ending.proxy) + u": "_s
        + said.left(maxDetail / 2);
    return isRefusal ? error : retryable(error);
}

QString networkCode(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return u"ConnectionRefused"_s;
    case QNetworkReply::HostNotFoundError:
        return u"HostNotFound"_s;
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError: // the connection broke and the body was not given twice
        return u"ConnectionClosed"_s;
    default:
        return u"NetworkFailed"_s;
    }
}

// What Qt says, or a sentence where it has none.
QString wordsOf(const Ending &ending)
{
    const QString &text = ending.networkText;
    if (!text.trimmed().isEmpty() && text.compare(u"Unknown error", Qt::CaseInsensitive) != 0)
        return text;
    return mayHaveArrived(ending) ? u"The connection broke off while the answer was awaited."_s
                                  : u"The connection broke off while the request was sent."_s;
}

QString networkDetail(const Ending &ending)
{
    const bool hadLeft = mayHaveArrived(ending);
    if (networkCode(ending.networkError) == u"ConnectionClosed") {
        return hadLeft ? u"The connection broke before the answer was complete."_s
                       : u"The connection broke before the request had left."_s;
    }
    return wordsOf(ending);
}

Error networkFailed(const Ending &ending)
{
    if (ending.networkError == QNetworkReply::SslHandshakeFailedError)
        return tlsFailed(ending);
    if (isProxyError(ending.networkError) || isOfProxy(ending))
        return proxyFailed(ending);

    const bool isNonsense = ending.networkError == QNetworkReply::ProtocolUnknownError
        || ending.networkError == QNetworkReply::ProtocolFailure
        || ending.networkError == QNetworkReply::UnknownContentError;
    if (ending.status >= 200 || isNonsense) {
        return retryable(base(ending, Error::Kind::BadReply,
                              ending.status >= 200 ? u"AnswerIncomplete"_s : u"NotHttp"_s,
                              u"The answer broke off or is no HTTP: "_s + wordsOf(ending)));
    }
    return retryable(base(ending, Error::Kind::Network, networkCode(ending.networkError),
                          networkDetail(ending)));
}

} // namespace

bool mayHaveArrived(const Ending &ending)
{
    if (ending.by == Ending::By::OtherHost)
        return false;
    if (ending.by != Ending::By::Network)
        return ending.handedOut;
    if (ending.isBodyless)
        return !neverConnected(ending.networkError);
    // The network may not come to say that the request left before the peer has closed. Only a
    // connection that never was, or that was stale, proves that nothing arrived.
    const bool provesNothingLeft = neverConnected(ending.networkError)
        || ending.networkError == QNetworkReply::ContentReSendError;
    const bool isWitnessed = ending.requestsSent >= 1 || ending.status >= 200;
    return ending.handedOut && (isWitnessed || !provesNothingLeft);
}

std::optional<Error> errorOf(const Ending &ending)
{
    if (ending.by != Ending::By::Network)
        return endedByUs(ending);
    if (isRedirect(ending))
        return redirected(ending);
    if (!isComplete(ending))
        return networkFailed(ending);
    if (isTooEarly(ending))
        return tooEarly(ending);
    if (contradictsLength(ending)) {
        return retryable(base(ending, Error::Kind::BadReply, u"AnswerIncomplete"_s,
                              u"The answer has "_s + countText(ending.receivedBytes)
                                  + u" bytes and says it has "_s
                                  + QString::fromLatin1(ending.contentLength.left(64)) + u'.'));
    }
    return {};
}

} // namespace core
