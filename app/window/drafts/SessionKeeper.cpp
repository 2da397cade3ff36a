// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/drafts/SessionKeeper.h"

#include "app/window/drafts/PoolWork.h"
#include "core/result/Deliver.h"

namespace app {

using namespace std::chrono_literals;

namespace {

// With the write itself it stays under the half second that may be lost.
constexpr auto pause = 250ms;

} // namespace

SessionKeeper::SessionKeeper(QString dataFolder, std::function<core::SessionText()> session,
                             QObject *parent)
    : QObject(parent)
    , m_folder(std::move(dataFolder))
    , m_session(std::move(session))
{
    m_pool.setMaxThreadCount(1);
    m_timer.setSingleShot(true);
    m_timer.setInterval(pause);
    connect(&m_timer, &QTimer::timeout, this, &SessionKeeper::write);
}

SessionKeeper::~SessionKeeper()
{
    if (m_timer.isActive() && m_mayWrite)
        m_pool.start([this, session = m_session()] { (void)m_folder.write(session); });
    m_pool.waitForDone();
}

void SessionKeeper::restore()
{
    core::deliver(runIn(m_pool, [this] { return m_folder.read(); }), this,
                  [this](const core::SessionRead &read) { takeRead(read); });
}

void SessionKeeper::takeRead(const core::SessionRead &read)
{
    m_mayWrite = read.mayWrite;
    for (const core::Error &error : read.errors)
        emit failed(error);
    m_written = read.session;
    emit restored(m_written);
}

// The first change since the last write starts the clock, those that follow do not stop it.
void SessionKeeper::noteChange()
{
    if (m_mayWrite && !m_timer.isActive())
        m_timer.start();
}

void SessionKeeper::write()
{
    if (m_isWriting)
        return m_timer.start(); // the disk is slow; once more when it has answered
    core::SessionText session = m_session();
    if (session == m_written)
        return endFlush();
    m_isWriting = true;
    m_written = session;
    const auto work = [this, session = std::move(session)] { return m_folder.write(session); };
    core::deliver(runIn(m_pool, work), this, [this](const auto &written) { takeWritten(written); });
}

void SessionKeeper::takeWritten(const core::Result<> &written)
{
    m_isWriting = false;
    if (written) {
        m_hasFailed = false;
        if (m_isFlushing)
            flush(); // of what was typed meanwhile
        return;
    }
    m_written = {};
    if (!std::exchange(m_hasFailed, true))
        emit failed(written.error());
    noteChange(); // the disk may have room again
    endFlush();
}

void SessionKeeper::flush()
{
    m_isFlushing = true;
    m_timer.stop();
    if (!m_isWriting)
        write();
}

// Later, so that whoever asked for it has gone on: a window cannot be closed while it is closing.
void SessionKeeper::endFlush()
{
    if (std::exchange(m_isFlushing, false))
        QMetaObject::invokeMethod(this, &SessionKeeper::flushed, Qt::QueuedConnection);
}

} // namespace app
