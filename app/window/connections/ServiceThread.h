// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/ActiveConnection.h"
#include "core/client/CallRetries.h"
#include "core/result/Deliver.h"
#include "core/transport/NetworkTransport.h"

#include <QObject>
#include <QPromise>
#include <QThread>
#include <QTimer>

#include <functional>
#include <memory>

namespace app {

// A client with its transport; lives on the thread of a ServiceThread.
class ServiceWorker final : public QObject
{
public:
    template <typename T>
    using Question =
        std::function<QFuture<core::Answer<T>>(core::KinesisClient &, const core::Invocation &)>;

    explicit ServiceWorker(ActiveConnection connection);
    ~ServiceWorker() override;

    template <typename T>
    void put(const Question<T> &question, const std::shared_ptr<QPromise<core::Answer<T>>> &promise)
    {
        putAs(question, promise, m_retries.begin());
    }

private:
    template <typename T>
    void putAs(const Question<T> &question,
               const std::shared_ptr<QPromise<core::Answer<T>>> &promise,
               const core::CallRetries::Call &call)
    {
        const auto judge = [this, question, promise, call](const core::Answer<T> &answer) {
            core::CallRetries::Call again = call;
            const core::Error *error = answer.result ? nullptr : &answer.result.error();
            const auto pause = m_retries.next(again, error, answer.facts);
            if (!pause) {
                promise->addResult(answer);
                promise->finish();
                return;
            }
            QTimer::singleShot(*pause, this, [this, question, promise, again] {
                putAs(question, promise, again);
            });
        };
        core::deliver(question(client(), call.invocation), this, judge);
    }

    core::KinesisClient &client(); // made when it is first needed

    ActiveConnection m_connection;
    std::unique_ptr<core::NetworkTransport> m_transport;
    std::unique_ptr<core::KinesisClient> m_client;
    core::CallRetries m_retries;
};

// A client of one connection on a thread of its own, so that the window's thread signs and reads
// nothing. For the questions about streams; what is sent goes another way. Made, asked and deleted
// in one thread.
class ServiceThread
{
public:
    explicit ServiceThread(const ActiveConnection &connection);
    ~ServiceThread(); // aborts what is in flight; those futures are cancelled
    Q_DISABLE_COPY_MOVE(ServiceThread)

    template <typename T>
    using Question = ServiceWorker::Question<T>;

    // Asks, and up to twice again after a pause where the error is worth it. The question is put on
    // the service's thread; the future ends there.
    template <typename T>
    QFuture<core::Answer<T>> ask(const Question<T> &question)
    {
        const auto promise = std::make_shared<QPromise<core::Answer<T>>>();
        promise->start();
        const auto future = promise->future();
        QMetaObject::invokeMethod(
            m_worker, [worker = m_worker, question, promise] { worker->put(question, promise); });
        return future;
    }

private:
    QThread m_thread;
    ServiceWorker *m_worker; // lives in the thread, and goes with it
};

} // namespace app
