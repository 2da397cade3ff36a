// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/Attempt.h"

#include <algorithm>
#include <utility>

namespace core {

namespace {

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

qint64 Attempt::elapsed() const
{
    return std::chrono::duration_cast<std::chrono::microseconds>(m_setup.clock.now()
                                                                 - m_setup.calledAt)
        .count();
}

void Attempt::begin()
{
    m_ending.host = QString::fromLatin1(sigv4::hostHeader(m_request.url));
    m_ending.proxy = m_setup.proxyName;
    m_ending.isBodyless = m_request.body.isEmpty();
    m_answer.sentAt = m_setup.clock.wallTime();
    m_startedAt = std::chrono::steady_clock::now();
    m_lastMove = m_startedAt;
    watch();
}

void Attempt::moved()
{
    m_lastMove = std::chrono::steady_clock::now();
    if (std::exchange(m_isConnecting, false))
        watch();
}

void Attempt::requestLeft()
{
    moved();
    m_answer.timing.requestSent = elapsed();
    m_answer.sentAt = m_setup.clock.wallTime();
    if (++m_ending.requestsSent > 1)
        qCritical("A request was sent %d times", m_ending.requestsSent);
}

void Attempt::headersCame()
{
    moved();
    if (m_answer.timing.firstByte < 0)
        m_answer.timing.firstByte = elapsed();
    watch(); // the wait for an answer is over, and with it the time it was given
}

Attempt::Due Attempt::nextDeadline() const
{
    const Deadlines &deadlines = m_setup.settings.deadlines;
    const Milliseconds absolute = deadlines.absolute(m_request.body.size());
    const Due last{m_startedAt + absolute, Ending::By::AbsoluteDeadline, absolute};

    Due first{m_startedAt + deadlines.connect, Ending::By::ConnectDeadline, deadlines.connect};
    if (!m_isConnecting) {
        const qint64 inKernel = std::min<qint64>(m_request.body.size(), kernelBufferBytes);
        const bool waits = isHandedOut() && m_answer.timing.firstByte < 0;
        const Milliseconds idle = deadlines.idle
            + (waits ? timeToSend(inKernel, deadlines.bytesPerSecond) : Milliseconds(0));
        first = {m_lastMove + idle, Ending::By::IdleDeadline, idle};
    }
    return first.at < last.at ? first : last;
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

void Attempt::end(Ending::By by, qint64 limit)
{
    if (isOver() || m_ending.by != Ending::By::Network)
        return;
    m_ending.by = by;
    m_ending.limit = limit;
    m_ending.lacksTlsAnswer = by == Ending::By::ConnectDeadline && lacksTlsAnswer();
    breakOff();
}

void Attempt::finish()
{
    if (isOver())
        return;
    m_watch.stop();
    complete();
    const Done done = std::exchange(m_done, {});
    m_ending.handedOut = isHandedOut();
    m_ending.receivedBytes = m_answer.body.size();
    if (const auto error = errorOf(m_ending))
        return done(fail(*error));
    m_answer.receivedAt = m_setup.clock.wallTime();
    m_answer.timing.finished = elapsed();
    done(std::move(m_answer));
}

} // namespace core
