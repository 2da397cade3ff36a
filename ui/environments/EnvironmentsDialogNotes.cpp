// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordfiles/SecretId.h"
#include "ui/common/Format.h"
#include "ui/common/MessageBar.h"
#include "ui/common/Questions.h"
#include "ui/environments/EnvironmentForm.h"
#include "ui/environments/EnvironmentsDialog.h"

#include <QPointer>

#include <utility>

// What became of the wishes of an EnvironmentsDialog, and what can be done about it.

namespace ui {

void EnvironmentsDialog::noteCreated(const core::DraftEnvironment &environment)
{
    m_bar->hide();
    m_wanted = environment;
    m_isWantedNew = true;
}

void EnvironmentsDialog::noteSaved(const core::DraftEnvironment &environment)
{
    m_isBusy = false;
    m_bar->hide();
    m_form->wipe();
    m_form->setEntry(m_loaded); // unedited: what was saved comes with the entries
    m_current = environment;
    m_wanted = environment;
    updateButtons();
}

void EnvironmentsDialog::noteFailure(const QString &text)
{
    m_isBusy = false;
    m_barAction = BarAction::None;
    m_bar->showMessage(MessageBar::Severity::Failure, text);
    updateButtons();
}

void EnvironmentsDialog::noteDeleted(const QString &name)
{
    m_barAction = BarAction::Undo;
    m_form->setEntry(m_loaded); // what was typed into it is gone with it
    m_bar->showMessage(MessageBar::Severity::Note, tr("“%1” is in the trash.").arg(printable(name)),
                       tr("Undo"));
}

void EnvironmentsDialog::noteDeletedForGood()
{
    m_bar->hide();
    m_form->setEntry(m_loaded);
}

void EnvironmentsDialog::noteNoTrash(const core::DraftEnvironment &environment)
{
    const QString name = printable(core::nameOf(environment));
    m_questions.confirm(
        tr("Delete “%1” for good?").arg(name),
        tr("Where its file lies there is no trash that it could be moved to: it cannot be brought "
           "back."),
        tr("Delete for good"), [self = QPointer(this), environment](bool isAgreed) {
            if (self && isAgreed)
                emit self->deleteForGoodRequested(environment);
        });
}

void EnvironmentsDialog::noteSecretNotStored(const QString &text)
{
    m_barAction = BarAction::KeepForSession;
    m_bar->showMessage(MessageBar::Severity::Warning, tr("The secret was not stored. %1").arg(text),
                       tr("Keep for this session"));
}

void EnvironmentsDialog::noteSecretStoredLate(const QString &text)
{
    m_barAction = BarAction::None;
    m_bar->showMessage(MessageBar::Severity::Note, text);
}

void EnvironmentsDialog::runBarAction()
{
    const BarAction action = std::exchange(m_barAction, BarAction::None);
    m_bar->hide();
    if (action == BarAction::Undo)
        emit undoRequested();
    if (action == BarAction::KeepForSession)
        emit keepForSessionRequested();
}

} // namespace ui
