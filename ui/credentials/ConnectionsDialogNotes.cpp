// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/MessageBar.h"
#include "ui/credentials/ConnectionForm.h"
#include "ui/credentials/ConnectionsDialog.h"
#include "ui/credentials/KeychainState.h"

#include <utility>

// What became of the wishes of a ConnectionsDialog, and what can be done about it.

namespace ui {

void ConnectionsDialog::noteSaved(const QString &name)
{
    setBusy(false);
    m_bar->hide();
    if (!m_isHandedOver)
        return goOnWith(name);
    m_form->wipe();
    select(name);
    if (std::exchange(m_isToBeUsed, false))
        closeAndUse(name);
}

// The form holds more than what was saved of it, or another connection by now.
void ConnectionsDialog::goOnWith(const QString &saved)
{
    m_isToBeUsed = false;
    if (!std::exchange(m_isOfSaved, false))
        return;
    m_current = saved;
    m_form->setSavedAs(saved, surroundings());
    m_list->follow(saved);
    updateButtons();
}

void ConnectionsDialog::noteSecretNotStored(KeychainState state)
{
    setBusy(false);
    const bool mayComeYet = state == KeychainState::Silent;
    const bool canBeKept = m_isHandedOver; // what is in a form that was changed is another secret
    m_isHandedOver = m_isHandedOver && mayComeYet;
    m_barAction = canBeKept ? BarAction::KeepForSession : BarAction::None;
    m_bar->showMessage(MessageBar::Severity::Warning,
                       mayComeYet
                           ? tr("The secret is not stored yet: the keychain does not answer. The "
                                "connection is saved as soon as it does.")
                           : tr("The secret was not stored. %1").arg(lookOf(state).text),
                       canBeKept ? tr("Keep for this session") : QString());
}

void ConnectionsDialog::noteSavedLate(const QString &name)
{
    noteSaved(name);
    m_barAction = BarAction::None;
    m_bar->showMessage(MessageBar::Severity::Note,
                       tr("The keychain has answered: the secret of “%1” is stored.").arg(name));
}

void ConnectionsDialog::noteNotSavedLate(const QString &name, KeychainState state)
{
    if (m_isHandedOver)
        return noteSecretNotStored(state);
    m_bar->showMessage(MessageBar::Severity::Warning,
                       tr("The secret of “%1” was not stored. %2").arg(name, lookOf(state).text));
    m_barAction = BarAction::None;
}

void ConnectionsDialog::noteFailure(const QString &text)
{
    m_isToBeUsed = false;
    m_isHandedOver = false;
    setBusy(false);
    m_barAction = BarAction::None;
    m_bar->showMessage(MessageBar::Severity::Failure, text);
}

void ConnectionsDialog::noteDeleted(const QString &name, const QString &remark)
{
    setBusy(false);
    m_barAction = BarAction::Undo;
    const QString text = tr("“%1” was deleted. %2").arg(name, remark);
    m_bar->showMessage(MessageBar::Severity::Note, text.trimmed(), tr("Undo"));
}

void ConnectionsDialog::runBarAction()
{
    const BarAction action = m_barAction;
    m_barAction = BarAction::None;
    m_bar->hide();
    if (action == BarAction::Undo) {
        m_isHandedOver = !m_form->isEdited(); // what comes back may be shown
        emit undoRequested();
    }
    if (action == BarAction::KeepForSession)
        saveForSession();
}

} // namespace ui
