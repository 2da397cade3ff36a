// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transport/Transport.h"
#include "core/transport/TransportSettings.h"

#include <QThread>

#include <atomic>
#include <memory>
#include <vector>

namespace core {

class Lane;

// HTTP/1.1 over QNetworkAccessManager or over sockets of our own: each request delivered at most
// once, no redirect followed, no cookies, no decompression, TLS 1.2 or later and always verified,
// an absolute deadline, bodies of answers up to 32 MiB. Several lanes of six connections each, in
// one worker thread: Qt gives each manager a thread of its own for sockets and TLS, and what is
// left to do costs less than waking more. Called from any thread; continuations run in the
// worker's. A request above capacity() waits inside, its deadlines not yet running; callers that
// sign late stay below it.
class NetworkTransport final : public Transport
{
public:
    explicit NetworkTransport(TransportSettings settings = {}, Clock clock = {});
    ~NetworkTransport() override; // aborts what is in flight and joins the thread

    QFuture<Result<HttpReply>> send(const sigv4::Request &request) override;
    int capacity() const override; // 6 × managers
    void abortAll() override;

private:
    const Clock m_clock;
    std::atomic<bool> m_isClosing = false;
    QThread m_thread;
    std::vector<std::unique_ptr<Lane>> m_lanes;
};

} // namespace core
