// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transport/Ending.h"
#include "core/transport/NetworkTransport.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <functional>

class QNetworkAccessManager;
class QNetworkReply;

namespace core {

class OneShotBody;

// One request on its way, in the thread of its network access manager: sends it, watches its
// deadlines, reads the answer piece by piece, and reports once how it ended.
class Attempt final : public QObject
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

    void start(QNetworkAccessManager &manager, const QNetworkRequest &request);
    // Ends it because somebody asked.
    void cancel() { end(Ending::By::Caller, 0); }

private:
    void watchReply();
    qint64 elapsed() const; // microseconds since send() was called
    void moved(); // a byte went out or came in
    void encrypted();

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

    void requestLeft();
    void headersCame();
    void read();
    void end(Ending::By by, qint64 limit);
    void finish();
    Ending ending() const;
    HttpReply takeReply();

    sigv4::Request m_request;
    Setup m_setup;
    Done m_done;
    OneShotBody *m_body = nullptr;
    QNetworkReply *m_reply = nullptr;
    QTimer m_watch;
    Moment m_startedAt;
    Moment m_lastMove;
    bool m_isConnecting = true;
    bool m_hasConnected = false; // a new connection was made for this request
    Ending m_ending;
    HttpReply m_answer;
};

} // namespace core
