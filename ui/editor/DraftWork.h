// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

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

// Does it at once.
class DraftWorkHere final : public DraftWork
{
public:
    void run(QObject *, std::function<Ending()> work) override { work()(); }
};

} // namespace ui
