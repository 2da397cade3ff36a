// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts/DraftJson.h"
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

signals:
    void restored(const core::SessionText &session); // also when there was none to restore
    void failed(const core::Error &error); // once until a write works again

private:
    void takeRead(const core::Result<core::SessionText> &session);
    void write();
    void takeWritten(const core::Result<> &written);

    QString m_folder;
    std::function<core::SessionText()> m_session;
    QThreadPool m_pool; // of one thread: writes keep their order
    QTimer m_timer;
    core::SessionText m_written; // what lies on the disk, or is about to
    bool m_mayWrite = false;
    bool m_isWriting = false;
    bool m_hasFailed = false;
};

} // namespace app
