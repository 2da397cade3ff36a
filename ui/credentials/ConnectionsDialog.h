// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/credentials/ConnectionCheck.h"
#include "ui/credentials/ConnectionDraft.h"
#include "ui/credentials/ConnectionEntry.h"
#include "ui/credentials/TestReport.h"

#include <QDialog>

#include <functional>

class QAbstractButton;
class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace ui {

class ConnectionForm;
struct KeptSecret;
class MessageBar;
class PickList;
class Questions;
class SimulatorPage;
class TestReportCard;
struct SimulatorAccess;

// All connections: the list left, one of them in a form right. Says what the person wants; who does
// it tells the dialog what became of it.
class ConnectionsDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit ConnectionsDialog(Questions &questions, QWidget *parent = nullptr);

    // What there is now. A form that was edited keeps what is in it.
    void setEntries(const QList<ConnectionEntry> &entries);
    void setProfiles(const QStringList &names);
    void setSimulator(const SimulatorAccess &access);
    // Goes to that connection, or to a new one filled from `draft`, with the cursor in `first`.
    void showConnection(const QString &name);
    void showNew(const ConnectionDraft &draft, ConnectionField first = ConnectionField::Name);

    void noteSaved(const QString &name);
    // The secret could not be stored, `state` says why: offers to keep it for this session.
    void noteSecretNotStored(KeychainState state);
    // A keychain that had been silent has answered. A form that was changed meanwhile stays.
    void noteSavedLate(const QString &name);
    void noteNotSavedLate(const QString &name, KeychainState state);
    void noteFailure(const QString &text);
    void noteDeleted(const QString &name, const QString &remark); // with undo
    void setReport(const TestReport &report);

    void reject() override;

signals:
    void saveRequested(const ui::ConnectionDraft &draft);
    void testRequested(const ui::ConnectionDraft &draft);
    void deleteRequested(const QString &name);
    void undoRequested();
    void useRequested(const QString &name);
    void dismissed(); // the dialog closes: a deletion stands

private:
    enum class BarAction { None, Undo, KeepForSession };

    QWidget *createListSide();
    QWidget *createFormSide();
    QLayout *createButtons();
    void setTabOrders();
    void updateButtons();
    void setBusy(bool isBusy); // something is being saved or deleted
    void save();
    void handOver(const ConnectionDraft &draft);
    void goOnWith(const QString &saved);
    void use();
    void closeAndUse(const QString &name);
    void showReport();
    void saveForSession();
    void deleteCurrent();
    void duplicateCurrent();
    void runBarAction();
    // Calls back once what is unsaved may go.
    void leaveForm(const std::function<void()> &go);
    void select(const QString &name);
    void loadForm();
    const ConnectionEntry *entry(const QString &name) const;
    ConnectionSurroundings surroundings() const; // of the one in the form
    KeptSecret keptOf(const ConnectionEntry *shown) const; // null: a new one
    QStringList otherNames(const QString &name) const;

    Questions &m_questions;
    QList<ConnectionEntry> m_entries;
    QString m_current; // name of the one in the form; empty: a new one
    ConnectionDraft m_new; // what the form of a new one started with
    BarAction m_barAction = BarAction::None;
    bool m_isBusy = false;
    bool m_isToBeUsed = false; // as soon as it is saved
    // What is in the form is on its way to be saved, perhaps by a keychain that is silent yet, and
    // was not changed since: nothing of it is lost by leaving.
    bool m_isHandedOver = false;
    bool m_isOfSaved = false; // the form shows the one that is being saved, changed or not

    MessageBar *m_bar;
    PickList *m_list;
    QStackedWidget *m_pages;
    ConnectionForm *m_form;
    QScrollArea *m_scroll = nullptr;
    TestReportCard *m_report;
    SimulatorPage *m_simulator;
    QAbstractButton *m_add = nullptr;
    QAbstractButton *m_duplicate = nullptr;
    QAbstractButton *m_delete = nullptr;
    QPushButton *m_test = nullptr;
    QPushButton *m_use = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace ui
