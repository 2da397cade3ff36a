// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace core {

// Hands the result of `future` to `receive` once, in the thread of `owner`, where it must be
// called. Nothing happens when the owner is gone by then, or when the future was cancelled.
// (QFuture::then with a context aborts in debug builds of Qt 6.4 when the context dies first.)
template <typename T, typename Receiver>
void deliver(const QFuture<T> &future, QObject *owner, Receiver receive)
{
    auto *watcher = new QFutureWatcher<T>(owner);
    const auto handOver = [watcher, receive = std::move(receive)] {
        watcher->deleteLater();
        if (!watcher->isCanceled())
            receive(watcher->result());
    };
    QObject::connect(watcher, &QFutureWatcherBase::finished, owner, handOver);
    watcher->setFuture(future);
}

} // namespace core
