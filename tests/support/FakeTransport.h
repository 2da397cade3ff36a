// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transport/Transport.h"

#include <QList>
#include <QPromise>

#include <deque>
#include <functional>
#include <memory>
#include <utility>

namespace test {

// A Transport without a network, for one thread: answers by script, in order, and remembers what
// was asked.
//
//     FakeTransport transport;
//     transport.reply(200, R"({"Records":[…]})");           // for the first request
//     transport.fail({.kind = core::Error::Kind::Timeout}); // for the second
//     transport.answerWith([](const auto &request) {…});    // for all after those
//
// Answers are there when send() returns, so that tests need no event loop. With hold(), requests
// stay in the air until release() ends the oldest, or abortAll() ends them as Cancelled.
class FakeTransport final : public core::Transport
{
public:
    using Answer = core::Result<core::HttpReply>;
    using Responder = std::function<Answer(const core::sigv4::Request &)>;

    explicit FakeTransport(core::Clock clock = {}, int capacity = 6)
        : m_clock(std::move(clock))
        , m_capacity(capacity)
    {
    }
    ~FakeTransport() override { abortAll(); }

    // The next answers, in order.
    void reply(int status, QByteArray body, core::sigv4::Headers headers = {})
    {
        m_script.emplace_back([this, status, body = std::move(body),
                               headers = std::move(headers)](const core::sigv4::Request &) {
            return Answer(httpReply(status, body, headers));
        });
    }
    void fail(core::Error error)
    {
        m_script.emplace_back([error = std::move(error)](const core::sigv4::Request &) {
            return Answer(core::fail(error));
        });
    }
    // Answers whatever has no script.
    void answerWith(Responder responder) { m_responder = std::move(responder); }

    // A reply with the clock's time, for a Responder. Header names are lowered.
    core::HttpReply httpReply(int status, const QByteArray &body,
                              const core::sigv4::Headers &headers = {}) const
    {
        core::HttpReply reply;
        reply.status = status;
        for (const auto &[name, value] : headers)
            reply.headers.emplaceBack(name.toLower(), value);
        reply.body = body;
        reply.sentAt = m_clock.wallTime();
        reply.receivedAt = reply.sentAt;
        return reply;
    }

    // From now on requests wait in the air for release().
    void hold() { m_isHolding = true; }
    qsizetype inFlight() const { return qsizetype(m_held.size()); }
    // Ends the oldest request in the air by the script, or with this answer.
    void release()
    {
        const core::sigv4::Request request = m_held.front().request;
        release(answerTo(request));
    }
    void release(const Answer &answer)
    {
        const Held held = std::move(m_held.front());
        m_held.pop_front();
        held.promise->addResult(answer);
        held.promise->finish();
    }

    const QList<core::sigv4::Request> &requests() const { return m_requests; }
    const core::sigv4::Request &lastRequest() const { return m_requests.constLast(); }
    qsizetype mostInFlight() const { return m_mostInFlight; }
    int aborts() const { return m_aborts; }

    QFuture<Answer> send(const core::sigv4::Request &request) override
    {
        m_requests.append(request);
        auto promise = std::make_shared<QPromise<Answer>>();
        promise->start();
        const QFuture<Answer> future = promise->future();
        m_held.push_back({request, promise});
        m_mostInFlight = std::max(m_mostInFlight, inFlight());
        if (!m_isHolding)
            release();
        return future;
    }
    int capacity() const override { return m_capacity; }
    void abortAll() override
    {
        ++m_aborts;
        while (!m_held.empty())
            release(core::fail({.kind = core::Error::Kind::Cancelled, .mayHaveArrived = true}));
    }

private:
    struct Held
    {
        core::sigv4::Request request;
        std::shared_ptr<QPromise<Answer>> promise;
    };

    Answer answerTo(const core::sigv4::Request &request)
    {
        if (!m_script.empty()) {
            const Responder next = std::move(m_script.front());
            m_script.pop_front();
            return next(request);
        }
        if (m_responder)
            return m_responder(request);
        return core::fail(
            {.kind = core::Error::Kind::Configuration, .detail = QStringLiteral("no script left")});
    }

    core::Clock m_clock;
    int m_capacity;
    bool m_isHolding = false;
    int m_aborts = 0;
    qsizetype m_mostInFlight = 0;
    std::deque<Responder> m_script;
    Responder m_responder;
    std::deque<Held> m_held;
    QList<core::sigv4::Request> m_requests;
};

} // namespace test
