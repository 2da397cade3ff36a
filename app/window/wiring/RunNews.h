// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/send/SendController.h"
#include "app/window/shell/ShellController.h"
#include "app/window/wiring/Views.h"

#include <QObject>
#include <QPointer>

namespace app {

// What a run has come to, as it goes on and once it is over: in the status line, in the cards, and
// by the focus, which goes to what failed.
class RunNews final : public QObject
{
    Q_OBJECT

public:
    RunNews(const Views &views, ShellController &shell, SendController &send,
            QObject *parent = nullptr);

    // What is sent next: of which draft, where, when that is not the target of drafts, and whether
    // the focus may leave where it is now.
    void expect(const core::Draft &draft, const QString &elsewhere, bool movesFocus);
    void expectRetry(); // to the same place

private:
    void showFigures(const SendFigures &figures);
    void showSkew(const core::RunUpdate &update);
    void showDiagnosis(const RunDiagnosis &found);
    void showFinished(const QString &summary);
    void showOrigin();
    void focusFailures();

    Views m_views;
    ShellController &m_shell;
    SendController &m_send;
    QString m_draftId; // of what was sent last
    QString m_draftTitle;
    QString m_elsewhere; // of the last run; empty: the target of drafts
    QPointer<QWidget> m_focusToMove; // where it was when many records were sent
    bool m_movesFocus = false; // to the failures, when there are some
};

} // namespace app
