// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDirIterator>
#include <QFile>
#include <QTest>

// Waits, a minute at most, for the threads of Qt's network to end. A manager waits for its
// own 5 s only; what is still reading a flood by then would be a leak at the end of the program.
inline bool networkThreadsEnd()
{
    const auto isRunning = [] {
        QDirIterator tasks(QStringLiteral("/proc/self/task"), QDir::Dirs | QDir::NoDotAndDotDot);
        while (tasks.hasNext()) {
            QFile name(tasks.next() + QStringLiteral("/comm"));
            if (name.open(QIODevice::ReadOnly) && name.readAll().startsWith("QNetworkAccess"))
                return true;
        }
        return false;
    };
    const bool isDone = QTest::qWaitFor([&isRunning] { return !isRunning(); }, 60'000);
    QTest::qWait(0); // they are deleted later
    return isDone;
}
