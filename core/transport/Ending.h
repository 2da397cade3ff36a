// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Error.h"

#include <QByteArray>
#include <QNetworkReply>
#include <QSslError>
#include <QString>

#include <optional>

namespace core {

// How an exchange ended, as far as Qt and our own witnesses tell. What it means is errorOf()'s.
struct Ending
{
    // Who ended it: the network, by an answer or an error, or we, and why.
    // OtherHost: the certificate is another's, as the last of tlsErrors says.
    enum class By {
        Network,
        ConnectDeadline,
        IdleDeadline,
        AbsoluteDeadline,
        Caller,
        SizeLimit,
        OtherHost
    };

    By by = By::Network;
    QNetworkReply::NetworkError networkError = QNetworkReply::NoError;
    QString networkText; // as Qt put it
    int status = 0; // 0 when no status line came
    bool handedOut = false; // the last byte of the body was given to the network
    int requestsSent = 0; // how often the network said that the request left
    bool isBodyless = false; // then it never says so
    QByteArray location; // of a redirect
    QByteArray contentLength; // as the answer says, empty when it does not
    bool isTlsUp = false; // the handshake had come to its end
    bool lacksTlsAnswer = false; // connected, but the handshake stood still until the deadline
    bool isChunked = false; // then contentLength does not count
    qint64 receivedBytes = 0; // of the answer's body
    QList<QSslError> tlsErrors;
    QString host; // host[:port] that was asked
    QString proxy; // host:port of the proxy in between, or empty
    qint64 limit = 0; // the deadline in milliseconds or the size in bytes that we ended it by
};

// Whether the whole request may have reached the other side. Neither witness alone is right:
// `requestsSent` counts headers, `handedOut` is before anything is on the wire; and when we abort,
// the former may still be on its way to us.
bool mayHaveArrived(const Ending &ending);

// The Error of an exchange that gave no answer to read; nothing when it did: any status but 3xx,
// with a body that is complete as HTTP frames it.
std::optional<Error> errorOf(const Ending &ending);

} // namespace core
