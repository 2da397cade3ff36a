// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/credentials/ConnectionsDialog.h"

#include "ui/common/MessageBar.h"
#include "ui/common/Questions.h"
#include "ui/common/Theme.h"
#include "ui/credentials/ConnectionForm.h"
#include "ui/credentials/KeysForm.h"
#include "ui/credentials/SimulatorPage.h"
#include "ui/credentials/TestReportCard.h"
#include "ui/picker/PickList.h"

#include <QHBoxLayout>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>

#include <algorithm>
#include <utility>

namespace ui {

using namespace Qt::Literals::StringLiterals;

ConnectionsDialog::ConnectionsDialog(Questions &questions, QWidget *parent)
    : QDialog(parent)
    , m_questions(questions)
    , m_bar(new MessageBar(this))
    , m_list(new PickList(this))
    , m_pages(new QStackedWidget(this))
    , m_form(new ConnectionForm(this))
    , m_report(new TestReportCard(this))
    , m_simulator(new SimulatorPage(this))
{
    setObjectName(u"connectionsDialog"_s);
    setWindowTitle(tr("Connections"));
    setMinimumSize(800, 480);
    resize(860, 600);
    m_bar->setObjectName(u"connectionsBar"_s);
    auto *sides = new QHBoxLayout;
    sides->setSpacing(0);
    sides->addWidget(createListSide());
    sides->addWidget(createFormSide(), 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addLayout(sides, 1);

    connect(m_bar, &MessageBar::actionTriggered, this, &ConnectionsDialog::runBarAction);
    connect(m_form, &ConnectionForm::edited, this, [this] {
        m_isHandedOver = false;
        m_report->setReport({});
        updateButtons();
    });
    connect(m_form, &ConnectionForm::chooseCaFileRequested, this, [this] {
        m_questions.openFile(tr("Choose a CA file"),
                             tr("Certificates (*.pem *.crt *.cer);;All files (*)"),
                             [form = QPointer(m_form)](const QString &path) {
                                 if (form && !path.isEmpty())
                                     form->setCaFile(path);
                             });
    });
    setTabOrders();
    updateButtons();
}

void ConnectionsDialog::setEntries(const QList<ConnectionEntry> &entries)
{
    m_entries = entries;
    QList<PickItem> items;
    for (const ConnectionEntry &each : entries)
        items.append(pickItem(each));
    m_list->setItems(items);
    const ConnectionEntry *shown = entry(m_current);
    if (shown && !m_form->isEdited())
        loadForm();
    else if (shown)
        m_form->setKept(keptOf(shown));
    else if (m_current.isEmpty())
        m_form->setSurroundings(surroundings());
    else if (!m_current.isEmpty() && !m_form->isEdited())
        select(entries.isEmpty() ? QString() : entries.constFirst().connection.name);
    m_list->follow(m_current);
    updateButtons();
}

void ConnectionsDialog::setProfiles(const QStringList &names)
{
    m_form->setProfiles(names);
}

void ConnectionsDialog::setSimulator(const SimulatorAccess &access)
{
    m_simulator->setAccess(access);
}

void ConnectionsDialog::showConnection(const QString &name)
{
    select(name);
}

void ConnectionsDialog::showNew(const ConnectionDraft &draft, ConnectionField first)
{
    m_new = draft;
    m_new.replaces.clear();
    if (!draft.connection.name.isEmpty())
        m_new.connection.name = freeName(draft.connection.name, otherNames({}));
    select({});
    m_form->focusField(first);
}

void ConnectionsDialog::select(const QString &name)
{
    m_current = name;
    m_isHandedOver = false;
    m_isOfSaved = false;
    m_report->setReport({});
    loadForm();
    m_scroll->verticalScrollBar()->setValue(0); // another form is read from its top
    m_list->follow(name);
    updateButtons();
}

void ConnectionsDialog::loadForm()
{
    const ConnectionEntry *shown = entry(m_current);
    ConnectionDraft draft = m_new;
    if (shown) {
        draft = {.connection = shown->connection, .replaces = m_current};
        draft.sessionOnly = shown->keychain == KeychainState::ThisSession;
    }
    m_form->setSurroundings(surroundings());
    m_form->setDraft(draft);
    m_form->setKept(keptOf(shown));
    m_pages->setCurrentIndex(shown && shown->isSimulator ? 1 : 0);
}

void ConnectionsDialog::leaveForm(const std::function<void()> &go)
{
    if (!m_form->isEdited() || m_isHandedOver)
        return go();
    m_list->follow(m_current);
    const QString name = m_current.isEmpty() ? tr("the new connection") : u'“' + m_current + u'”';
    // Words that hold however a saving ends that is still on its way.
    const QString text = m_isBusy ? tr("What you changed in %1 after pressing Save is not saved.")
                                  : tr("What you changed in %1 was not saved.");
    m_questions.confirm(tr("Discard changes?"), text.arg(name), tr("Discard"),
                        [self = QPointer(this), go](bool isAgreed) {
                            if (self && isAgreed)
                                go();
                        });
}

void ConnectionsDialog::updateButtons()
{
    const ConnectionEntry *shown = entry(m_current);
    const bool isOwn = shown && !shown->isSimulator;
    const bool isForm = !shown || !shown->isSimulator;
    m_duplicate->setEnabled(isOwn && !m_isBusy);
    m_delete->setEnabled(isOwn && !m_isBusy);
    m_test->setVisible(isForm);
    m_save->setVisible(isForm);
    m_save->setEnabled((!shown || m_form->isEdited()) && !m_isBusy);
    m_save->setText(m_isBusy && (!shown || m_form->isEdited()) ? tr("Saving…") : tr("Save"));
    m_use->setEnabled(shown ? !m_form->isEdited() && !shown->isActive : !m_isBusy);
    m_use->setText(!shown ? tr("Save and use") : shown->isActive ? tr("In use") : tr("Use"));
}

void ConnectionsDialog::save()
{
    if (!m_form->check())
        return;
    handOver(m_form->draft());
}

void ConnectionsDialog::handOver(const ConnectionDraft &draft)
{
    m_isHandedOver = true;
    m_isOfSaved = true;
    setBusy(true);
    emit saveRequested(draft);
}

// What becomes of it is said in the window.
void ConnectionsDialog::closeAndUse(const QString &name)
{
    reject();
    emit useRequested(name);
}

// A new one is saved first.
void ConnectionsDialog::use()
{
    if (entry(m_current))
        return closeAndUse(m_current);
    save();
    m_isToBeUsed = m_isBusy;
}

void ConnectionsDialog::saveForSession()
{
    ConnectionDraft draft = m_form->draft();
    draft.sessionOnly = true;
    handOver(draft);
}

void ConnectionsDialog::deleteCurrent()
{
    if (!entry(m_current))
        return;
    setBusy(true);
    emit deleteRequested(m_current);
}

void ConnectionsDialog::duplicateCurrent()
{
    const ConnectionEntry *shown = entry(m_current);
    if (!shown)
        return;
    ConnectionDraft draft{.connection = shown->connection};
    if (shown->connection.source == core::Connection::Source::Keychain) {
        draft.copyOf = m_current;
        draft.sessionOnly = shown->keychain == KeychainState::ThisSession;
    }
    draft.connection.name = freeName(draft.connection.name, otherNames({}));
    showNew(draft);
    updateButtons();
}

void ConnectionsDialog::setReport(const TestReport &report)
{
    m_report->setReport(report);
    showReport();
}

// It stands below the form, which may be longer than the dialog.
void ConnectionsDialog::showReport()
{
    if (m_report->isVisible())
        m_scroll->ensureWidgetVisible(m_report, 0, space::l);
}

void ConnectionsDialog::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    updateButtons();
}

void ConnectionsDialog::reject()
{
    leaveForm([this] {
        m_form->wipe();
        m_bar->hide();
        emit dismissed();
        QDialog::reject();
    });
}

const ConnectionEntry *ConnectionsDialog::entry(const QString &name) const
{
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(),
                     [&name](const ConnectionEntry &each) { return each.connection.name == name; });
    return found == m_entries.end() ? nullptr : &*found;
}

ConnectionSurroundings ConnectionsDialog::surroundings() const
{
    const ConnectionEntry *shown = entry(m_current);
    return {.takenNames = otherNames(m_current),
            .hasSecret = shown ? shown->connection.source == core::Connection::Source::Keychain
                               : !m_new.copyOf.isEmpty()};
}

KeptSecret ConnectionsDialog::keptOf(const ConnectionEntry *shown) const
{
    if (shown)
        return {.state = shown->keychain, .hasToken = shown->hasToken};
    const ConnectionEntry *original = entry(m_new.copyOf);
    if (!original)
        return {};
    return {.state = original->keychain,
            .hasToken = original->hasToken,
            .copyOf = original->connection.name};
}

QStringList ConnectionsDialog::otherNames(const QString &name) const
{
    QStringList names;
    for (const ConnectionEntry &each : m_entries) {
        if (each.connection.name != name)
            names.append(each.connection.name);
    }
    return names;
}

} // namespace ui
