// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/Icons.h"
#include "ui/common/Theme.h"
#include "ui/credentials/ConnectionForm.h"
#include "ui/credentials/ConnectionsDialog.h"
#include "ui/credentials/SimulatorPage.h"
#include "ui/credentials/TestReportCard.h"
#include "ui/picker/ListAndForm.h"
#include "ui/picker/PickList.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QToolButton>

// The parts of a ConnectionsDialog, and what their buttons do.

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

void forbidDefault(QPushButton *button)
{
    button->setAutoDefault(false);
}

} // namespace

// The order they were made in is another.
void ConnectionsDialog::setTabOrders()
{
    const QList<QWidget *> widgets = QList<QWidget *>{m_list, m_add, m_duplicate, m_delete}
        + m_form->fields() + m_simulator->fields()
        + QList<QWidget *>{m_test, m_close, m_use, m_save};
    for (qsizetype i = 1; i < widgets.size(); ++i)
        setTabOrder(widgets.at(i - 1), widgets.at(i));
}

QWidget *ConnectionsDialog::createListSide()
{
    m_list->setObjectName(u"connectionList"_s);
    m_list->setAccessibleName(tr("Connections"));
    auto *tools = new QHBoxLayout;
    tools->setSpacing(space::xs);
    m_add = listTool(u"newConnection"_s, "plus", tr("New"), tr("New connection"));
    m_duplicate =
        listTool(u"duplicateConnection"_s, "copy", tr("Duplicate"), tr("Duplicate connection"));
    m_delete = listTool(u"deleteConnection"_s, "trash-2", tr("Delete"), tr("Delete connection"));
    for (QWidget *tool : {m_add, m_duplicate, m_delete})
        tools->addWidget(tool);
    tools->addStretch();
    QWidget *side = listSide(*m_list, tools, this);
    connect(m_list, &PickList::picked, this, [this](const QString &name) {
        if (name != m_current)
            leaveForm([this, name] { select(name); });
    });
    connect(m_list, &PickList::deletePressed, m_delete, &QAbstractButton::click);
    connect(m_add, &QAbstractButton::clicked, this, [this] { leaveForm([this] { showNew({}); }); });
    connect(m_duplicate, &QAbstractButton::clicked, this,
            [this] { leaveForm([this] { duplicateCurrent(); }); });
    connect(m_delete, &QAbstractButton::clicked, this, &ConnectionsDialog::deleteCurrent);
    return side;
}

QWidget *ConnectionsDialog::createFormSide()
{
    auto *page = new QWidget;
    auto *pageLayout = new QVBoxLayout(page);
    pageLayout->setContentsMargins(space::xl, space::l, space::xl, space::l);
    pageLayout->setSpacing(space::m);
    pageLayout->addWidget(m_form);
    pageLayout->addWidget(m_report);
    m_scroll = scrolled(page);
    m_pages->addWidget(m_scroll);
    m_pages->addWidget(scrolled(m_simulator));
    connect(m_scroll->verticalScrollBar(), &QScrollBar::rangeChanged, this,
            &ConnectionsDialog::showReport);
    return formSide(*m_pages, createButtons(), this);
}

QLayout *ConnectionsDialog::createButtons()
{
    m_test = new QPushButton(icon("plug"), tr("Test"), this);
    m_test->setObjectName(u"testButton"_s);
    m_test->setToolTip(tr("Asks the service one question with what is in the form"));
    m_use = new QPushButton(tr("Use"), this);
    m_use->setObjectName(u"useButton"_s);
    m_save = new QPushButton(tr("Save"), this);
    m_save->setObjectName(u"saveButton"_s);
    m_save->setProperty("kind", u"primary"_s);
    m_save->setDefault(true);
    m_close = new QPushButton(tr("Close"), this);
    m_close->setObjectName(u"closeButton"_s);
    for (QPushButton *button : {m_test, m_use, m_close})
        forbidDefault(button);
    auto *layout = new QHBoxLayout;
    layout->setSpacing(space::m);
    layout->addWidget(m_test);
    layout->addStretch();
    layout->addWidget(m_close);
    layout->addWidget(m_use);
    layout->addWidget(m_save);

    connect(m_test, &QPushButton::clicked, this, [this] {
        if (m_form->check())
            emit testRequested(m_form->draft());
    });
    connect(m_use, &QPushButton::clicked, this, &ConnectionsDialog::use);
    connect(m_save, &QPushButton::clicked, this, &ConnectionsDialog::save);
    connect(m_close, &QPushButton::clicked, this, &ConnectionsDialog::reject);
    return layout;
}

} // namespace ui
