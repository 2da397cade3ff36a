// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/drafts/DraftController.h"
#include "app/window/send/SendController.h"
#include "ui/common/Questions.h"
#include "ui/shell/MainWindow.h"

#include <QObject>

namespace app {

// Keeps the window open while records are on their way, until a person has decided: what is stopped
// may leave uncertain records behind. Likewise while what was written in drafts is not on the disk:
// it is put there first, and only where that fails somebody is asked.
class QuitGuard final : public QObject
{
    Q_OBJECT

public:
    QuitGuard(ui::MainWindow &window, SendController &send, DraftController &drafts,
              ui::Questions &questions, QObject *parent = nullptr);
    ~QuitGuard() override;

    // Ends the program's event loops for somebody who answers no question, such as a session that
    // ends: stops what is on its way and waits for its answers, a second time not even for those.
    void leave();

private:
    bool mayQuit();
    void ask();
    void keepDrafts();
    void askAboutDrafts(const QString &why);
    void stopAndQuit();

    ui::MainWindow &m_window;
    SendController &m_send;
    DraftController &m_drafts;
    ui::Questions &m_questions;
    bool m_isAsking = false;
    bool m_isLeaving = false; // as soon as everything is settled
    bool m_isKeeping = false; // drafts, and closes then
    bool m_mayLoseDrafts = false;
    bool m_isUnasked = false; // and nothing on the screen may hold that up
};

} // namespace app
