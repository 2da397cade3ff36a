// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/NetworkTransport.h"

#include "core/transport/Lane.h"

#include <algorithm>

namespace core {

using namespace Qt::Literals::StringLiterals;

NetworkTransport::NetworkTransport(TransportSettings settings, Clock clock)
    : m_clock(std::move(clock))
{
    const int count = std::max(settings.managers, 1);
    for (int i = 0; i < count; ++i)
        m_lanes.push_back(std::make_unique<Lane>(settings, m_clock, m_thread));
    m_thread.setObjectName(u"network"_s);
    m_thread.start();
}

NetworkTransport::~NetworkTransport()
{
    m_isClosing = true;
    abortAll();
    m_lanes.back()->quitThread();
    m_thread.wait();
}

QFuture<Result<HttpReply>> NetworkTransport::send(const sigv4::Request &request)
{
    auto promise = std::make_shared<QPromise<Result<HttpReply>>>();
    promise->start();
    const QFuture<Result<HttpReply>> future = promise->future();
    if (m_isClosing) {
        promise->addResult(fail({.kind = Error::Kind::Cancelled, .code = u"Cancelled"_s}));
        promise->finish();
        return future;
    }

    const auto lane =
        std::min_element(m_lanes.cbegin(), m_lanes.cend(), [](const auto &left, const auto &right) {
            return left->busy() < right->busy();
        });
    (*lane)->take({request, m_clock.now(), std::move(promise)});
    return future;
}

int NetworkTransport::capacity() const
{
    return int(m_lanes.size()) * connectionsPerLane;
}

void NetworkTransport::abortAll()
{
    for (const auto &lane : m_lanes)
        lane->cancelAll();
}

} // namespace core
