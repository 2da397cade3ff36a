// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/Lane.h"

#include "core/transport/ManagerAttempt.h"
#include "core/transport/NetworkRequest.h"
#include "core/transport/RequestHead.h"
#include "core/transport/SocketAttempt.h"

#include <QNetworkProxyFactory>

#include <chrono>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto systemProxyLifetime = std::chrono::seconds(30);

Error cancelled()
{
    return {
        .kind = Error::Kind::Cancelled,
        .code = u"Cancelled"_s,
        .detail = u"The request was stopped before it was sent."_s,
    };
}

} // namespace

LaneWorker::LaneWorker(TransportSettings settings, Clock clock, std::atomic<int> &busy)
    : m_settings(std::move(settings))
    , m_clock(std::move(clock))
    , m_proxyRules(m_settings.environment)
    , m_busy(busy)
    , m_manager(this)
    , m_lastUse(std::chrono::steady_clock::now())
{
    m_manager.setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
}

void LaneWorker::take(LaneJob job)
{
    m_waiting.push_back(std::move(job));
    startWaiting();
}

void LaneWorker::startWaiting()
{
    while (!m_waiting.empty() && m_attempts.size() < connectionsPerLane) {
        LaneJob job = std::move(m_waiting.front());
        m_waiting.pop_front();
        start(std::move(job));
    }
}

void LaneWorker::start(LaneJob job)
{
    const Result<QNetworkProxy> proxy = proxyFor(job.request.url);
    if (!proxy)
        return settle(job, fail(proxy.error()));

    if (const auto error = headerError(job.request))
        return settle(job, fail(*error));
    if (!m_tls)
        m_tls = tlsConfiguration(m_settings.extraCaCertificates);
    if (m_settings.wire == Wire::Sockets && proxy->type() == QNetworkProxy::NoProxy)
        startOverSocket(job);
    else
        startOverManager(job, *proxy);
}

void LaneWorker::startOverManager(const LaneJob &job, const QNetworkProxy &proxy)
{
    // A connection that slept may be gone without our knowing; a new one is certain.
    if (m_attempts.isEmpty()
        && std::chrono::steady_clock::now() - m_lastUse > m_settings.maxIdleConnection)
        m_manager.clearConnectionCache();
    if (m_manager.proxy() != proxy)
        m_manager.setProxy(proxy);

    const bool isDirect = proxy.type() == QNetworkProxy::NoProxy;
    const Attempt::Setup setup{m_settings, m_clock, job.calledAt,
                               isDirect ? QString() : nameOf(proxy)};
    auto *attempt = new ManagerAttempt(job.request, setup, this);
    follow(attempt, job);
    attempt->start(m_manager, toNetworkRequest(job.request, *m_tls));
}

void LaneWorker::startOverSocket(const LaneJob &job)
{
    const Attempt::Setup setup{m_settings, m_clock, job.calledAt, QString()};
    auto *attempt = new SocketAttempt(job.request, setup, m_pool, this);
    follow(attempt, job);
    attempt->start(*m_tls);
}

void LaneWorker::follow(Attempt *attempt, const LaneJob &job)
{
    m_attempts.append(attempt);
    attempt->onDone(
        [this, attempt, job](const Result<HttpReply> &result) { finish(attempt, job, result); });
}

void LaneWorker::finish(Attempt *attempt, const LaneJob &job, const Result<HttpReply> &result)
{
    m_lastUse = std::chrono::steady_clock::now();
    m_attempts.removeOne(attempt);
    attempt->deleteLater();
    // Not from here: its connection still tells of its last bytes, and may not go meanwhile.
    if (!m_waiting.empty())
        QMetaObject::invokeMethod(this, &LaneWorker::startWaiting, Qt::QueuedConnection);
    settle(job, result);
}

void LaneWorker::settle(const LaneJob &job, const Result<HttpReply> &result)
{
    --m_busy;
    job.promise->addResult(result);
    job.promise->finish();
}

void LaneWorker::cancelAll()
{
    const auto waiting = std::exchange(m_waiting, {});
    for (const LaneJob &job : waiting)
        settle(job, fail(cancelled()));
    const QList<Attempt *> attempts = m_attempts;
    for (Attempt *attempt : attempts)
        attempt->cancel();
}

Result<QNetworkProxy> LaneWorker::proxyFor(const QUrl &url)
{
    const QNetworkProxy none(QNetworkProxy::NoProxy);
    if (m_settings.proxyMode == ProxyMode::None || isNeverProxied(url))
        return none;
    if (m_settings.proxyMode == ProxyMode::Explicit)
        return m_settings.proxy;
    if (!m_proxyRules.isEmpty())
        return m_proxyRules.proxyFor(url);
    return systemProxyFor(url);
}

// The desktop is asked over the session bus or by a script: not for every request.
QNetworkProxy LaneWorker::systemProxyFor(const QUrl &url)
{
    const Moment now = std::chrono::steady_clock::now();
    KnownProxy &known = m_systemProxies[QString(url.scheme() + u"://"_s + url.authority())];
    if (known.proxy.type() == QNetworkProxy::DefaultProxy
        || now - known.askedAt > systemProxyLifetime) {
        const auto proxies = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url));
        const bool isNone = proxies.isEmpty() || proxies.first().hostName().isEmpty();
        known = {isNone ? QNetworkProxy(QNetworkProxy::NoProxy) : proxies.first(), now};
    }
    return known.proxy;
}

Lane::Lane(const TransportSettings &settings, const Clock &clock, QThread &thread)
    : m_worker(new LaneWorker(settings, clock, m_busy))
{
    m_worker->moveToThread(&thread);
    QObject::connect(&thread, &QThread::finished, m_worker, &QObject::deleteLater);
}

Lane::~Lane() = default;

void Lane::take(LaneJob job)
{
    ++m_busy;
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, job = std::move(job)] { worker->take(job); },
        Qt::QueuedConnection);
}

void Lane::cancelAll()
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker] { worker->cancelAll(); }, Qt::QueuedConnection);
}

// Quitting from outside could overtake what was posted before.
void Lane::quitThread()
{
    QMetaObject::invokeMethod(
        m_worker, [thread = m_worker->thread()] { thread->quit(); }, Qt::QueuedConnection);
}

} // namespace core
