// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QEvent>
#include <QMetaEnum>
#include <QString>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <chrono>
#include <ctime>

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

    bool notify(QObject *receiver, QEvent *event) override
    {
        const bool isOther = receiver->thread() != thread(); // their events come here too
        if (isOther || m_depth > 0)
            return QApplication::notify(receiver, event);
        // Both may be gone afterwards.
        const QString name = QString::fromLatin1(receiver->metaObject()->className()) + u' '
            + receiver->objectName() + u' '
            + QString::fromLatin1(QMetaEnum::fromType<QEvent::Type>().valueToKey(event->type()));
        ++m_depth;
        const std::chrono::microseconds before = processorTime();
        const bool isTaken = QApplication::notify(receiver, event);
        const std::chrono::microseconds took = processorTime() - before;
        --m_depth;
        if (took > m_longest) {
            m_longest = took;
            m_culprit = name;
        }
        return isTaken;
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
    std::chrono::microseconds m_longest{0};
    QString m_culprit;
};

// Runs a test up to three times: a machine that has other work stalls now and then, a window that
// is slow each time.
template <typename Test>
int runUpToThreeTimes(int argc, char **argv)
{
    int failed = 1;
    for (int round = 0; round < 3 && failed != 0; ++round) {
        Test test;
        failed = QTest::qExec(&test, argc, argv);
    }
    return failed;
}

} // namespace test
