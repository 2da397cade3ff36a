// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome/Timing.h"
#include "core/result/Clock.h"
#include "core/result/Result.h"
#include "core/signing/SigV4.h"

#include <QByteArray>
#include <QFuture>

#include <chrono>
#include <optional>

namespace core {

// An answer with its body read to the end as HTTP frames it. Whether it *means* success is the
// reader's to say: any status, any body.
struct HttpReply
{
    int status = 0;
    sigv4::Headers headers; // names in lower case
    QByteArray body;
    WallTime sentAt; // our clock when the request went out
    WallTime receivedAt; // our clock when the answer was complete
    Timing timing; // since send() was called

    // The value of the first header of that lower-case name.
    std::optional<QByteArray> header(QByteArrayView name) const;
};

// The one door to the network.
class Transport
{
public:
    Transport() = default;
    virtual ~Transport();
    Q_DISABLE_COPY_MOVE(Transport)

    // Sends the signed request once: one delivery, no redirect, no retry, one absolute deadline.
    // The future always ends: with the answer, or with an Error whose kind is Network, Tls,
    // Timeout, Cancelled, Redirected, BadReply or Configuration and whose `mayHaveArrived` is true
    // when the whole request may have reached the other side. Called from one thread; the future's
    // continuations may run in another.
    virtual QFuture<Result<HttpReply>> send(const sigv4::Request &request) = 0;

    // How many requests can be on the wire at once. More would wait, already signed.
    virtual int capacity() const = 0;

    // Ends everything in flight as Cancelled, soon.
    virtual void abortAll() = 0;
};

} // namespace core
