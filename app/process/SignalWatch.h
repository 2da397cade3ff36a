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

} // namespace app
