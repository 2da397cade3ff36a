// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/ActiveConnection.h"
#include "core/client/KinesisClient.h"
#include "core/outcome/RetryPolicy.h"
#include "core/result/Deliver.h"
#include "core/transport/NetworkTransport.h"

#include <QObject>
#include <QPromise>
#include <QRandomGenerator>
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
    using Question = std::function<QFuture<core::Answer<T>>(core::KinesisClient &)>;

    explicit ServiceWorker(ActiveConnection connection);
    ~ServiceWorker() override;

    template <typename T>
    void put(const Question<T> &question, const std::shared_ptr<QPromise<core::Answer<T>>> &promise,
             int attempt)
    {
        const auto judge = [this, question, promise, attempt](const core::Answer<T> &answer) {
            if (!isWorthAsking(answer.result ? nullptr : &answer.result.error(),
                               answer.facts.skewCorrected, attempt)) {
                promise->addResult(answer);
                promise->finish();
                return;
            }
            QTimer::singleShot(
                pause(answer.result.error(), answer.facts.retryAfter, attempt), this,
                [this, question, promise, attempt] { put(question, promise, attempt + 1); });
        };
        core::deliver(question(client()), this, judge);
    }

private:
    core::KinesisClient &client(); // made when it is first needed
    static bool isWorthAsking(const core::Error *error, bool skewCorrected, int attempt);
    static core::Milliseconds pause(const core::Error &error,
                                    std::optional<core::Milliseconds> retryAfter, int attempt);

    ActiveConnection m_connection;
    std::unique_ptr<core::NetworkTransport> m_transport;
    std::unique_ptr<core::KinesisClient> m_client;
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
        QMetaObject::invokeMethod(m_worker, [worker = m_worker, question, promise] {
            worker->put(question, promise, 1);
        });
        return future;
    }

private:
    QThread m_thread;
    ServiceWorker *m_worker; // lives in the thread, and goes with it
};

} // namespace app
