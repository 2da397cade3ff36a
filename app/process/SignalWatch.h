// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QSocketNotifier;

namespace app {

// SIGINT, SIGTERM and SIGHUP as a signal of Qt, in the main thread; SIGHUP not where nohup ignores
// it. There is at most one.
class SignalWatch final : public QObject
{
    Q_OBJECT

public:
    explicit SignalWatch(QObject *parent = nullptr);
    ~SignalWatch() override; // the system's own handling again

    // Readable while a signal waits to be told; for code that polls. −1 while there is no watch.
    static int descriptor();

signals:
    void interrupted();

private:
    void read();

    QSocketNotifier *m_notifier = nullptr;
};

// While it lives, signals end the program as they end any other: for work before the event loop
// that may have to wait, such as for the other end of a named pipe, when there is nothing to lose.
class DefaultSignals
{
public:
    DefaultSignals();
    ~DefaultSignals(); // the watch's handling again, if there is a watch
    Q_DISABLE_COPY_MOVE(DefaultSignals)
};

} // namespace app
