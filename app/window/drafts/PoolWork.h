// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/DraftWork.h"

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <type_traits>
#include <utility>

namespace app {

// What `work` returns once a thread of the pool has done it.
template <typename Work>
auto runIn(QThreadPool &pool, Work work) -> QFuture<std::invoke_result_t<Work &>>
{
    using Value = std::invoke_result_t<Work &>;
    auto promise = std::make_shared<QPromise<Value>>();
    promise->start();
    pool.start([promise, work = std::move(work)]() mutable {
        promise->addResult(work());
        promise->finish();
    });
    return promise->future();
}

// Does an editor's long work in the threads of a pool.
class PoolWork final : public ui::DraftWork
{
public:
    explicit PoolWork(QThreadPool &pool)
        : m_pool(pool)
    {
    }

    void run(QObject *owner, std::function<Ending()> work) override;

private:
    QThreadPool &m_pool;
};

} // namespace app
