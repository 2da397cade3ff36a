// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credentials/Secret.h"
#include "ui/common/Theme.h"
#include "ui/environments/EnvironmentForm.h"
#include "ui/environments/EnvironmentsDialog.h"
#include "ui/picker/ListAndForm.h"
#include "ui/picker/PickList.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>

// The parts of an EnvironmentsDialog, and what their buttons do.

namespace ui {

using namespace Qt::Literals::StringLiterals;

void EnvironmentsDialog::setTabOrders()
{
    const QList<QWidget *> widgets = QList<QWidget *>{m_list, m_new, m_delete} + m_form->fields()
        + QList<QWidget *>{m_close, m_save};
    for (qsizetype i = 1; i < widgets.size(); ++i)
        setTabOrder(widgets.at(i - 1), widgets.at(i));
}

QWidget *EnvironmentsDialog::createListSide()
{
    m_list->setObjectName(u"environmentList"_s);
    m_list->setAccessibleName(tr("Environments"));
    const QString newText = tr("New environment");
    const QString deleteText = tr("Delete environment");
    m_new = listTool(u"newEnvironment"_s, "plus", newText, newText);
    m_newMenu->setObjectName(u"newEnvironmentMenu"_s);
    m_delete = listTool(u"deleteEnvironment"_s, "trash-2", deleteText, deleteText);
    auto *tools = new QHBoxLayout;
    tools->setSpacing(space::xs);
    tools->addWidget(m_new);
    tools->addWidget(m_delete);
    tools->addStretch();
    QWidget *side = listSide(*m_list, tools, this);
    connect(m_list, &PickList::picked, this, [this](const QString &key) {
        const auto chosen = environmentOfPick(key);
        if (chosen && chosen != m_current)
            leaveForm([this, chosen] { select(*chosen); });
    });
    connect(m_list, &PickList::deletePressed, m_delete, &QAbstractButton::click);
    connect(m_new, &QToolButton::clicked, this, [this] {
        m_newMenu->popup(m_new->mapToGlobal(QPoint(0, -m_newMenu->sizeHint().height())));
    });
    connect(m_delete, &QToolButton::clicked, this, &EnvironmentsDialog::deleteCurrent);
    return side;
}

QWidget *EnvironmentsDialog::createFormSide()
{
    auto *page = new QWidget;
    auto *pageLayout = new QVBoxLayout(page);
    pageLayout->setContentsMargins(space::xl, space::l, space::xl, space::l);
    pageLayout->addWidget(m_form);
    m_pages->addWidget(scrolled(page));
    m_pages->addWidget(teachingPage(
        tr("No environments yet"),
        tr("An environment is a set of values that templates are filled from: one for tests, one "
           "for staging. It is a file beside the templates, or one of your own, and each draft "
           "chooses its own. Make one with the + below the list.")));
    m_problem->setObjectName(u"environmentProblem"_s);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_problem->setMargin(space::xl);
    m_pages->addWidget(m_problem);
    return formSide(*m_pages, createButtons(), this);
}

QLayout *EnvironmentsDialog::createButtons()
{
    m_save = new QPushButton(tr("Save"), this);
    m_save->setObjectName(u"saveEnvironment"_s);
    m_save->setProperty("kind", u"primary"_s);
    m_save->setAutoDefault(false);
    m_save->setShortcut(QKeySequence::Save);
    m_close = new QPushButton(tr("Close"), this);
    m_close->setObjectName(u"closeEnvironments"_s);
    m_close->setAutoDefault(false);
    auto *layout = new QHBoxLayout;
    layout->setSpacing(space::s);
    layout->addStretch();
    layout->addWidget(m_close);
    layout->addWidget(m_save);
    connect(m_save, &QPushButton::clicked, this, &EnvironmentsDialog::save);
    connect(m_close, &QPushButton::clicked, this, &EnvironmentsDialog::reject);
    return layout;
}

} // namespace ui
