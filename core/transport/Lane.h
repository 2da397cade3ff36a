// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transport/ConnectionPool.h"
#include "core/transport/ProxyRules.h"
#include "core/transport/Transport.h"
#include "core/transport/TransportSettings.h"

#include <QHash>
#include <QNetworkAccessManager>
#include <QPromise>
#include <QSslConfiguration>
#include <QThread>

#include <atomic>
#include <deque>

namespace core {

class Attempt;

// As many as QNetworkAccessManager keeps to one host.
inline constexpr int connectionsPerLane = 6;

// A request on its way into a lane.
struct LaneJob
{
    sigv4::Request request;
    Moment calledAt;
    std::shared_ptr<QPromise<Result<HttpReply>>> promise;
};

// What a lane does, in the network's thread.
class LaneWorker final : public QObject
{
    Q_OBJECT

public:
    LaneWorker(TransportSettings settings, Clock clock, std::atomic<int> &busy);

    void take(LaneJob job);
    void cancelAll();

private:
    void startWaiting();
    void start(LaneJob job);
    void startOverManager(const LaneJob &job, const QNetworkProxy &proxy);
    void startOverSocket(const LaneJob &job);
    void follow(Attempt *attempt, const LaneJob &job);
    void finish(Attempt *attempt, const LaneJob &job, const Result<HttpReply> &result);
    void settle(const LaneJob &job, const Result<HttpReply> &result);
    Result<QNetworkProxy> proxyFor(const QUrl &url);
    QNetworkProxy systemProxyFor(const QUrl &url);

    const TransportSettings m_settings;
    const Clock m_clock;
    const ProxyRules m_proxyRules;
    std::optional<QSslConfiguration> m_tls; // made when first needed: it reads files
    std::atomic<int> &m_busy;
    QNetworkAccessManager m_manager;
    ConnectionPool m_pool;
    std::deque<LaneJob> m_waiting;
    QList<Attempt *> m_attempts;
    Moment m_lastUse;

    struct KnownProxy
    {
        QNetworkProxy proxy;
        Moment askedAt;
    };
    QHash<QString, KnownProxy> m_systemProxies; // by scheme and authority
};

// The side of a lane that any thread may use. The network's thread ends before it goes.
class Lane
{
public:
    Lane(const TransportSettings &settings, const Clock &clock, QThread &thread);
    ~Lane();
    Q_DISABLE_COPY_MOVE(Lane)

    int busy() const { return m_busy; }
    void take(LaneJob job);
    void cancelAll();
    void quitThread(); // after what was asked for before, of any of its lanes

private:
    std::atomic<int> m_busy = 0;
    LaneWorker *m_worker; // deleted by its thread
};

} // namespace core
