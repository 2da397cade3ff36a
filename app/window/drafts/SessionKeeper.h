// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/SessionFolder.h"
#include "core/result/Result.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <functional>

namespace app {

// Keeps the session of a window on the disk, in a thread of its own: what a person typed is safe
// half a second later, whatever becomes of the program. Nothing is written before the last session
// has been read, and nothing over one that could not be.
class SessionKeeper final : public QObject
{
    Q_OBJECT

public:
    // `session` gives the session as it is now.
    SessionKeeper(QString dataFolder, std::function<core::SessionText()> session,
                  QObject *parent = nullptr);
    ~SessionKeeper() override; // writes what is not written yet, and waits for it

    void restore();
    void noteChange(); // a write follows
    void flush(); // what has to be written is, without the pause; flushed() follows
    // Whether all of it lies on the disk.
    bool isKept() const { return !m_hasFailed && !m_isWriting && !m_timer.isActive(); }
    bool hasFailed() const { return m_hasFailed; } // from a write that failed to one that works

signals:
    void restored(const core::SessionText &session); // also when there was none to restore
    // For each file that could not be read; of writing once until it works again.
    void failed(const core::Error &error);
    void flushed(); // all is on the disk, or the disk did not take it

private:
    void takeRead(const core::SessionRead &read);
    void write();
    void takeWritten(const core::Result<> &written);
    void endFlush();

    core::SessionFolder m_folder; // used by the pool alone
    std::function<core::SessionText()> m_session;
    QThreadPool m_pool; // of one thread: writes keep their order
    QTimer m_timer;
    core::SessionText m_written; // what lies on the disk, or is about to
    bool m_mayWrite = false;
    bool m_isWriting = false;
    bool m_hasFailed = false;
    bool m_isFlushing = false;
};

} // namespace app
