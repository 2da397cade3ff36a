// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keychain/SecretStore.h"
#include "core/result/Deliver.h"
#include "core/result/Result.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace core {

// Wishes to a keychain that outlive its silence: it may be asking a person for a password, and do
// what it was told long after. So the same is asked again until there is an answer. One wish for
// each name: a newer one takes the place of an older. Main thread.
class KeychainPatience final : public QObject
{
public:
    template <typename Value>
    struct Wish
    {
        std::function<QFuture<Result<Value>>()> ask;
        // Once, when there is no answer within the store's deadline. May be empty.
        std::function<void(const Error &)> noteSilence;
        // The answer, never keychain::silent; whether noteSilence() was called before.
        std::function<void(const Result<Value> &, bool isLate)> receive;
    };

    using QObject::QObject;

    template <typename Value>
    void await(const QString &name, const Wish<Value> &wish)
    {
        const quint64 id = ++m_lastId;
        m_current.insert(name, id);
        ask(name, id, wish, false);
    }
    // Nothing is called any more; what the keychain was told already it may do.
    void leave(const QString &name) { m_current.remove(name); }
    bool isAwaited(const QString &name) const { return m_current.contains(name); }

private:
    // For a keychain that says at once that it is silent.
    static constexpr std::chrono::milliseconds pause{500};

    bool isCurrent(const QString &name, quint64 id) const { return m_current.value(name) == id; }

    template <typename Value>
    void ask(const QString &name, quint64 id, const Wish<Value> &wish, bool isLate)
    {
        deliver(wish.ask(), this, [this, name, id, wish, isLate](const Result<Value> &answer) {
            if (!isCurrent(name, id))
                return;
            if (answer || answer.error().code != keychain::silent) {
                leave(name);
                return wish.receive(answer, isLate);
            }
            if (!isLate && wish.noteSilence)
                wish.noteSilence(answer.error());
            QTimer::singleShot(pause, this, [this, name, id, wish] {
                if (isCurrent(name, id))
                    ask(name, id, wish, true);
            });
        });
    }

    quint64 m_lastId = 0;
    QHash<QString, quint64> m_current; // by name; an id is never 0
};

} // namespace core
