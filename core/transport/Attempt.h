// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transport/Ending.h"
#include "core/transport/Transport.h"
#include "core/transport/TransportSettings.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace core {

// One request on its way, in the network's thread: its deadlines, its answer, and one report of how
// it ended. What carries it is the matter of those who derive from it.
class Attempt : public QObject
{
    Q_OBJECT

public:
    struct Setup
    {
        const TransportSettings &settings;
        const Clock &clock;
        Moment calledAt; // when send() was called; timings count from here
        QString proxyName; // empty: reached directly
    };
    using Done = std::function<void(const Result<HttpReply> &)>;

    Attempt(const sigv4::Request &request, Setup setup, QObject *parent);

    // Called once, at the end; deleting the attempt is the listener's.
    void onDone(Done done) { m_done = std::move(done); }
    // Ends it because somebody asked.
    void cancel() { end(Ending::By::Caller, 0); }

protected:
    const sigv4::Request &request() const { return m_request; }
    const Setup &setup() const { return m_setup; }
    HttpReply &answer() { return m_answer; }
    Ending &ending() { return m_ending; }
    bool isOver() const { return !m_done; }
    qint64 elapsed() const; // microseconds since send() was called

    // The steps of an exchange, as they happen.
    void begin(); // its deadlines run from now
    void moved(); // a byte went out or came in
    void requestLeft();
    void headersCame(); // with the answer's status
    // Ends it before its time; nothing when it has an end already.
    void end(Ending::By by, qint64 limit);
    void finish(); // reports the answer, or what the ending says

private:
    virtual bool isHandedOut() const = 0; // the last byte of the body was given away
    virtual bool lacksTlsAnswer() const = 0; // connected, and the handshake stands still
    virtual void breakOff() = 0; // leads to finish(), at once or soon
    virtual void complete() { } // last look at the network, before the report

    // The next deadline and how to end by it.
    struct Due
    {
        Moment at;
        Ending::By by = Ending::By::AbsoluteDeadline;
        Milliseconds length{};
    };
    Due nextDeadline() const;
    void watch();
    void checkDeadlines();

    const sigv4::Request m_request;
    const Setup m_setup;
    Done m_done;
    QTimer m_watch;
    Moment m_startedAt;
    Moment m_lastMove;
    bool m_isConnecting = true;
    Ending m_ending;
    HttpReply m_answer;
};

} // namespace core
