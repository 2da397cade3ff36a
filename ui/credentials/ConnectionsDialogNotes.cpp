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
    m_form->wipe();
    select(name);
    if (std::exchange(m_isToBeUsed, false))
        closeAndUse(name);
}

void ConnectionsDialog::noteSecretNotStored(KeychainState state)
{
    setBusy(false);
    m_isAwaited = state == KeychainState::Silent;
    m_barAction = BarAction::KeepForSession;
    m_bar->showMessage(MessageBar::Severity::Warning,
                       m_isAwaited
                           ? tr("The secret is not stored yet: the keychain does not answer. The "
                                "connection is saved as soon as it does.")
                           : tr("The secret was not stored. %1").arg(lookOf(state).text),
                       tr("Keep for this session"));
}

void ConnectionsDialog::noteSavedLate(const QString &name)
{
    if (m_isAwaited)
        noteSaved(name);
    m_barAction = BarAction::None;
    m_bar->showMessage(MessageBar::Severity::Note,
                       tr("The keychain has answered: the secret of “%1” is stored.").arg(name));
}

void ConnectionsDialog::noteNotSavedLate(const QString &name, KeychainState state)
{
    if (m_isAwaited)
        return noteSecretNotStored(state);
    m_bar->showMessage(MessageBar::Severity::Warning,
                       tr("The secret of “%1” was not stored. %2").arg(name, lookOf(state).text));
    m_barAction = BarAction::None;
}

void ConnectionsDialog::noteFailure(const QString &text)
{
    m_isToBeUsed = false;
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
    if (action == BarAction::Undo)
        emit undoRequested();
    if (action == BarAction::KeepForSession)
        saveForSession();
}

} // namespace ui
