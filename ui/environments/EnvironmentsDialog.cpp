// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/environments/EnvironmentsDialog.h"

#include "core/credentials/Secret.h"
#include "core/recordfiles/SecretId.h"
#include "ui/common/Format.h"
#include "ui/common/MessageBar.h"
#include "ui/common/Questions.h"
#include "ui/common/Theme.h"
#include "ui/credentials/ConnectionEntry.h"
#include "ui/environments/EnvironmentForm.h"
#include "ui/environments/EnvironmentItem.h"
#include "ui/picker/PickList.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace ui {

using namespace Qt::Literals::StringLiterals;

EnvironmentsDialog::EnvironmentsDialog(Questions &questions, QWidget *parent)
    : QDialog(parent)
    , m_questions(questions)
    , m_bar(new MessageBar(this))
    , m_list(new PickList(this))
    , m_pages(new QStackedWidget(this))
    , m_form(new EnvironmentForm(this))
    , m_problem(new QLabel(this))
    , m_newMenu(new QMenu(this))
{
    setObjectName(u"environmentsDialog"_s);
    setWindowTitle(tr("Environments"));
    setMinimumSize(800, 480);
    resize(880, 600);
    m_bar->setObjectName(u"environmentsBar"_s);
    auto *sides = new QHBoxLayout;
    sides->setSpacing(0);
    sides->addWidget(createListSide());
    sides->addWidget(createFormSide(), 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addLayout(sides, 1);
    connect(m_bar, &MessageBar::actionTriggered, this, &EnvironmentsDialog::runBarAction);
    connect(m_form, &EnvironmentForm::edited, this, &EnvironmentsDialog::updateButtons);
    connect(m_form, &EnvironmentForm::storeRequested, this,
            [this](const QString &name, const core::Secret &value) {
                if (m_current)
                    emit secretEntered(core::secretId(*m_current, name), value);
            });
    connect(m_form, &EnvironmentForm::forgetRequested, this, [this](const QString &name) {
        if (m_current)
            emit secretForgotten(core::secretId(*m_current, name));
    });
    setTabOrders();
    showPage();
    updateButtons();
}

// What is being typed is taken when the window goes, and tells of it.
EnvironmentsDialog::~EnvironmentsDialog()
{
    disconnect(m_form, nullptr, this, nullptr);
    disconnect(m_list, nullptr, this, nullptr);
}

void EnvironmentsDialog::setRoots(const QList<EnvironmentRoot> &roots)
{
    m_roots = roots;
    fillNewMenu();
}

void EnvironmentsDialog::fillNewMenu()
{
    m_newMenu->clear();
    for (const EnvironmentRoot &each : std::as_const(m_roots)) {
        QAction *action =
            m_newMenu->addAction(tr("In %1").arg(printable(each.title).replace(u'&', u"&&"_s)));
        connect(action, &QAction::triggered, this, [this, root = each.root] {
            leaveForm([this, root] { emit createRequested(root); });
        });
    }
}

void EnvironmentsDialog::setEntries(const QList<EnvironmentEntry> &entries)
{
    m_entries = entries;
    QList<PickItem> items;
    for (const EnvironmentEntry &each : entries)
        items.append(pickItemOf(each));
    m_list->setItems(items);
    if (const auto wanted = m_wanted; wanted && entry(wanted)) {
        m_wanted.reset();
        select(*wanted);
        if (std::exchange(m_isWantedNew, false))
            m_form->focusName();
        return;
    }
    const EnvironmentEntry *shown = entry(m_current);
    if (shown && !m_form->isEdited() && *shown != m_loaded)
        loadForm();
    else if (!shown && !m_form->isEdited())
        entries.isEmpty() ? m_current.reset() : select(entries.constFirst().key);
    showRow();
    showPage();
    updateButtons();
}

void EnvironmentsDialog::setConnections(const QStringList &names)
{
    m_form->setConnections(names);
}

void EnvironmentsDialog::setSecretStates(const QHash<QString, SecretState> &states)
{
    m_states = states;
    showSecretStates();
}

void EnvironmentsDialog::showSecretStates()
{
    QHash<QString, SecretState> ofForm;
    if (m_current) {
        const QString prefix = core::secretId(*m_current, {});
        for (auto each = m_states.cbegin(); each != m_states.cend(); ++each) {
            if (each.key().startsWith(prefix))
                ofForm.insert(each.key().sliced(prefix.size()), each.value());
        }
    }
    m_form->setSecretStates(ofForm);
}

void EnvironmentsDialog::show(const std::optional<core::DraftEnvironment> &environment)
{
    if (environment && entry(environment))
        select(*environment);
    else
        m_wanted = environment;
}

void EnvironmentsDialog::select(const core::DraftEnvironment &environment)
{
    m_current = environment;
    loadForm();
    showRow();
    showPage();
    updateButtons();
}

void EnvironmentsDialog::loadForm()
{
    const EnvironmentEntry *shown = entry(m_current);
    if (!shown)
        return;
    m_loaded = *shown;
    m_form->setEntry(*shown);
    m_problem->setText(
        tr("This environment cannot be edited here. %1").arg(printable(shown->problem)));
    showSecretStates();
}

void EnvironmentsDialog::showRow()
{
    m_list->follow(m_current ? pickKeyOf(*m_current) : QString());
}

void EnvironmentsDialog::showPage()
{
    const EnvironmentEntry *shown = entry(m_current);
    m_pages->setCurrentIndex(!m_current ? 1 : shown && !shown->problem.isEmpty() ? 2 : 0);
}

void EnvironmentsDialog::leaveForm(const std::function<void()> &go)
{
    if (!m_form->isEdited())
        return go();
    showRow();
    m_questions.confirm(tr("Discard changes?"),
                        tr("What you changed in “%1” was not saved.").arg(printable(m_loaded.name)),
                        tr("Discard"), [self = QPointer(this), go](bool isAgreed) {
                            if (!self || !isAgreed)
                                return;
                            self->m_form->setEntry(self->m_loaded);
                            self->updateButtons();
                            go();
                        });
}

void EnvironmentsDialog::updateButtons()
{
    const EnvironmentEntry *shown = entry(m_current);
    m_delete->setEnabled(shown && !shown->key.path.isEmpty() && !m_isBusy);
    m_save->setEnabled(shown && shown->problem.isEmpty() && m_form->isEdited() && !m_isBusy);
    m_save->setText(m_isBusy ? tr("Saving…") : tr("Save"));
    m_new->setEnabled(!m_isBusy);
}

void EnvironmentsDialog::save()
{
    if (!m_form->check())
        return;
    m_isBusy = true;
    updateButtons();
    emit saveRequested(m_loaded, m_form->name(), m_form->environment());
}

void EnvironmentsDialog::deleteCurrent()
{
    if (m_current && entry(m_current))
        emit deleteRequested(*m_current);
}

void EnvironmentsDialog::reject()
{
    leaveForm([this] {
        m_form->wipe();
        QDialog::reject();
    });
}

const EnvironmentEntry *
EnvironmentsDialog::entry(const std::optional<core::DraftEnvironment> &key) const
{
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(),
                     [&key](const EnvironmentEntry &each) { return key == each.key; });
    return found == m_entries.end() ? nullptr : &*found;
}

} // namespace ui
