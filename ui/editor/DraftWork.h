// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <utility>

namespace ui {

// Where an editor has done what would take longer than a frame. The window does it in another
// thread; without one it is done at once.
class DraftWork
{
public:
    DraftWork() = default;
    virtual ~DraftWork() = default;
    Q_DISABLE_COPY_MOVE(DraftWork)

    using Ending = std::function<void()>;

    // Does `work` elsewhere, which must touch values of its own only, and then, in this thread,
    // what it returned. Nothing is returned to an owner that has gone.
    virtual void run(QObject *owner, std::function<Ending()> work) = 0;
};

// Passes work on to whoever does it now, or does it at once.
class DraftWorkSwitch final : public DraftWork
{
public:
    void point(DraftWork &work) { m_work = &work; }
    void pointHere() { m_work = nullptr; }
    void run(QObject *owner, std::function<Ending()> work) override
    {
        if (m_work)
            m_work->run(owner, std::move(work));
        else
            work()();
    }

private:
    DraftWork *m_work = nullptr;
};

} // namespace ui
