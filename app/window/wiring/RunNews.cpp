// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/wiring/RunNews.h"

#include "ui/common/Format.h"
#include "ui/results/ResultsPage.h"
#include "ui/shell/StatusLine.h"

#include <QApplication>
#include <QDateTime>

#include <utility>

namespace app {

namespace {

constexpr int retryBudget = 500; // tokens, as RunUpdate counts them

} // namespace

RunNews::RunNews(const Views &views, ShellController &shell, SendController &send, QObject *parent)
    : QObject(parent)
    , m_views(views)
    , m_shell(shell)
    , m_send(send)
{
    connect(&send, &SendController::updated, this, &RunNews::showSkew);
    connect(&send, &SendController::diagnosed, this, &RunNews::showDiagnosis);
    connect(&send, &SendController::progressed, this, &RunNews::showFigures);
    connect(&send, &SendController::finished, this, &RunNews::showFinished);
    connect(&send, &SendController::began, this, &RunNews::showOrigin);
    connect(&views.drafts, &ui::DraftTabs::draftChanged, this, &RunNews::showOrigin);
    connect(&send, &SendController::marked, this, [this](const QString &summary) {
        showDiagnosis(m_send.diagnosis());
        m_views.window.statusLine().say(ui::regrouped(summary));
    });
}

void RunNews::expect(const core::Draft &draft, const QString &elsewhere, bool movesFocus)
{
    m_draftId = draft.id;
    m_draftTitle = core::titleOf(draft);
    m_elsewhere = elsewhere;
    m_views.results.setDestination(elsewhere);
    m_movesFocus = movesFocus;
    m_focusToMove = movesFocus ? QApplication::focusWidget() : nullptr;
}

// Results stay while other drafts are looked at: then they say whose they are.
void RunNews::showOrigin()
{
    const bool isOfAnother = !m_draftId.isEmpty() && m_views.drafts.currentId() != m_draftId;
    m_views.results.setOrigin(isOfAnother ? m_draftTitle : QString());
}

void RunNews::expectRetry()
{
    m_movesFocus = true;
    m_focusToMove = QApplication::focusWidget();
}

void RunNews::showFigures(const SendFigures &figures)
{
    m_views.window.statusLine().setRetryBudget(figures.retryTokens, retryBudget);
    if (m_send.isBusy())
        m_views.window.statusLine().say(
            tr("%1 of %2 done")
                .arg(ui::grouped(figures.tally.settled()), ui::grouped(figures.tally.total())));
}

void RunNews::showSkew(const core::RunUpdate &update)
{
    for (auto each = update.requests.rbegin(); each != update.requests.rend(); ++each) {
        if ((*each)->clockSkew)
            return m_views.window.statusLine().setClockSkew((*each)->clockSkew->count());
    }
}

void RunNews::showDiagnosis(const RunDiagnosis &found)
{
    m_views.results.setFindings(found.findings, found.loads, found.hottestKeys);
}

void RunNews::showFinished(const QString &summary)
{
    // Its buttons are about rows, which are all known only now.
    showDiagnosis(m_send.diagnosis());
    if (m_send.results()->tally().of(core::RecordState::Stored) > 0)
        m_shell.clearServiceErrors();
    const QString time = QDateTime::currentDateTimeUtc().toString(u"HH:mm:ss"_s);
    m_views.window.statusLine().say(
        m_elsewhere.isEmpty()
            ? tr("%1 at %2").arg(ui::regrouped(summary), time)
            : tr("%1 in %2 at %3").arg(ui::regrouped(summary), ui::printable(m_elsewhere), time));
    focusFailures();
}

// Of many records the next thing is what failed; of one it is its text. Somebody who went on to
// something else stays there.
void RunNews::focusFailures()
{
    const core::ResultSource *source = m_send.results();
    if (!std::exchange(m_movesFocus, false) || !source || QApplication::activeModalWidget())
        return;
    const QWidget *focus = QApplication::focusWidget();
    const bool isWhereItWas = !focus || focus == m_focusToMove;
    const bool hadToGo = !m_focusToMove || !m_focusToMove->isVisible()
        || !m_focusToMove->isEnabled(); // a button that is not there any more
    if (!isWhereItWas && !hadToGo)
        return;
    if (source->tally().settled() > source->tally().of(core::RecordState::Stored))
        m_views.results.focusGrid();
}

} // namespace app
