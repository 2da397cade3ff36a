// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console/Console.h"
#include "app/cli/options/CommandSpec.h"

#include <QObject>

namespace app {

// One run of one command. start() is called in the event loop; finished() follows exactly once.
class Command : public QObject
{
    Q_OBJECT

public:
    Command(Arguments arguments, Console &console);

    virtual void start() = 0;
    // SIGINT or SIGTERM: ends at once where nothing is lost by it.
    virtual void interrupt();

signals:
    void finished(app::ExitStatus status);

protected:
    const Arguments &arguments() const { return m_arguments; }
    Console &console() { return m_console; }

    void finish(ExitStatus status);
    void explain(const core::Error &error);
    // Says that nothing comes from the file.
    void saySilence(const QString &path);
    virtual QString streamName() const { return {}; } // for explanations
    // Explains the error and ends with the status that belongs to it.
    void fail(const core::Error &error);
    void fail(const core::Error &error, ExitStatus status);

private:
    Arguments m_arguments;
    Console &m_console;
    bool m_isFinished = false;
};

// The exit status for an error of the service or of the way to it.
ExitStatus exitStatusOf(const core::Error &error);

} // namespace app
