// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QEvent>
#include <QMetaEnum>
#include <QScopeGuard>
#include <QString>
#include <QThread>

#include <chrono>
#include <ctime>
#include <utility>

namespace test {

// An application that measures how long each event keeps the window's thread, in its own processor
// time: what other programs take away does not count.
class LoopWatch final : public QApplication
{
public:
    using QApplication::QApplication;

    void reset()
    {
        m_longest = {};
        m_culprit.clear();
    }
    std::chrono::microseconds longest() const { return m_longest; }
    const QString &culprit() const { return m_culprit; } // of the longest
    QString text() const
    {
        return QStringLiteral("%1 ms in %2").arg(m_longest.count() / 1000).arg(m_culprit);
    }

    // Whether each event since reset() was over before a person notices.
    bool isFluent()
    {
        const bool isOver = m_longest < std::chrono::milliseconds(100);
        m_hasStalled = m_hasStalled || !isOver;
        return isOver;
    }
    // Whether isFluent() has said no since the last time.
    bool takeStall() { return std::exchange(m_hasStalled, false); }

    // Does it as one event.
    template <typename Action>
    auto measure(const QString &name, Action action)
    {
        ++m_depth;
        const std::chrono::microseconds before = processorTime();
        const auto end = qScopeGuard([&] {
            const std::chrono::microseconds took = processorTime() - before;
            --m_depth;
            if (took > m_longest) {
                m_longest = took;
                m_culprit = name;
            }
        });
        return action();
    }

    bool notify(QObject *receiver, QEvent *event) override
    {
        const bool isOther = receiver->thread() != thread(); // their events come here too
        if (isOther || m_depth > 0)
            return QApplication::notify(receiver, event);
        // Both may be gone afterwards.
        const QString name = QString::fromLatin1(receiver->metaObject()->className()) + u' '
            + receiver->objectName() + u' '
            + QString::fromLatin1(QMetaEnum::fromType<QEvent::Type>().valueToKey(event->type()));
        return measure(name, [&] { return QApplication::notify(receiver, event); });
    }

private:
    static std::chrono::microseconds processorTime()
    {
        timespec now{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return std::chrono::seconds(now.tv_sec)
            + std::chrono::duration_cast<std::chrono::microseconds>(
                   std::chrono::nanoseconds(now.tv_nsec));
    }

    int m_depth = 0;
    bool m_hasStalled = false;
    std::chrono::microseconds m_longest{0};
    QString m_culprit;
};

} // namespace test
