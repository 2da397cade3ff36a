// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/environments/EnvironmentEntry.h"

#include <QDialog>
#include <QHash>
#include <QStringList>

#include <functional>
#include <optional>

class QAbstractButton;
class QLabel;
class QMenu;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace core {
class Secret;
}

namespace ui {

class EnvironmentForm;
class MessageBar;
class PickList;
class Questions;

// All environments: the list left, one of them in a form right. Says what the person wants; who
// does it tells the dialog what became of it.
class EnvironmentsDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit EnvironmentsDialog(Questions &questions, QWidget *parent = nullptr);
    ~EnvironmentsDialog() override;

    void setRoots(const QList<EnvironmentRoot> &roots); // where a new one can lie
    // What there is now. A form that was edited keeps what is in it.
    void setEntries(const QList<EnvironmentEntry> &entries);
    void setConnections(const QStringList &names);
    // By core::secretId().
    void setSecretStates(const QHash<QString, SecretState> &states);
    // Goes to it as soon as it is there; nothing: to the first one.
    void show(const std::optional<core::DraftEnvironment> &environment);

    void noteCreated(const core::DraftEnvironment &environment);
    void noteSaved(const core::DraftEnvironment &environment);
    void noteFailure(const QString &text);
    void noteDeleted(const QString &name); // with undo
    void noteDeletedForGood();
    // It cannot be moved to the trash: asks whether to delete it for good.
    void noteNoTrash(const core::DraftEnvironment &environment);
    // The keychain did not take it, `text` says why: offers to keep it for this session.
    void noteSecretNotStored(const QString &text);
    void noteSecretStoredLate(const QString &text); // by a keychain that had been silent

    void reject() override;

signals:
    void createRequested(const QString &root);
    void saveRequested(const ui::EnvironmentEntry &before, const QString &name,
                       const core::Environment &environment);
    void deleteRequested(const core::DraftEnvironment &environment);
    void deleteForGoodRequested(const core::DraftEnvironment &environment);
    void undoRequested();
    void secretEntered(const QString &id, const core::Secret &value); // id of core::secretId()
    void secretForgotten(const QString &id);
    void keepForSessionRequested(); // the one that was not stored

private:
    enum class BarAction { None, Undo, KeepForSession };

    QWidget *createListSide();
    QWidget *createFormSide();
    QLayout *createButtons();
    void setTabOrders();
    void fillNewMenu();
    void updateButtons();
    void save();
    void deleteCurrent();
    void runBarAction();
    void leaveForm(const std::function<void()> &go); // calls back once what is unsaved may go
    void select(const core::DraftEnvironment &environment);
    void loadForm();
    void showRow();
    void showSecretStates();
    void showPage();
    const EnvironmentEntry *entry(const std::optional<core::DraftEnvironment> &key) const;

    Questions &m_questions;
    QList<EnvironmentRoot> m_roots;
    QList<EnvironmentEntry> m_entries;
    QHash<QString, SecretState> m_states;
    std::optional<core::DraftEnvironment> m_current; // the one in the form
    EnvironmentEntry m_loaded; // as the form got it
    std::optional<core::DraftEnvironment> m_wanted; // to be shown as soon as it is there
    bool m_isWantedNew = false; // and named at once
    BarAction m_barAction = BarAction::None;
    bool m_isBusy = false; // something is being saved

    MessageBar *m_bar;
    PickList *m_list;
    QStackedWidget *m_pages;
    EnvironmentForm *m_form;
    QLabel *m_problem;
    QMenu *m_newMenu;
    QToolButton *m_new = nullptr;
    QToolButton *m_delete = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace ui
