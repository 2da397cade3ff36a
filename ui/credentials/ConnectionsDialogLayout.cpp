// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/Icons.h"
#include "ui/common/Theme.h"
#include "ui/credentials/ConnectionForm.h"
#include "ui/credentials/ConnectionsDialog.h"
#include "ui/credentials/TestReportCard.h"
#include "ui/picker/PickDelegate.h"
#include "ui/picker/PickModel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QToolButton>

// The parts of a ConnectionsDialog, and what their buttons do.

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int listWidth = 264;

void forbidDefault(QPushButton *button)
{
    button->setAutoDefault(false);
}

} // namespace

// The order they were made in is another.
void ConnectionsDialog::setTabOrders()
{
    const QList<QWidget *> widgets = QList<QWidget *>{m_list, m_add, m_duplicate, m_delete}
        + m_form->fields() + QList<QWidget *>{m_test, m_close, m_use, m_save};
    for (qsizetype i = 1; i < widgets.size(); ++i)
        setTabOrder(widgets.at(i - 1), widgets.at(i));
}

QWidget *ConnectionsDialog::createListSide()
{
    auto *side = new QWidget(this);
    side->setFixedWidth(listWidth);
    side->setBackgroundRole(QPalette::Window);
    m_list->setObjectName(u"connectionList"_s);
    m_list->setAccessibleName(tr("Connections"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(
        new PickDelegate(PickDelegate::Lines::Two, PickDelegate::Stars::Hidden, this));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->installEventFilter(this);
    auto *tools = new QHBoxLayout;
    tools->setSpacing(space::xs);
    m_add = addListButton(u"newConnection"_s, "plus", tr("New"), tools);
    m_duplicate = addListButton(u"duplicateConnection"_s, "copy", tr("Duplicate"), tools);
    m_delete = addListButton(u"deleteConnection"_s, "trash-2", tr("Delete"), tools);
    tools->addStretch();
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(space::s, space::m, space::s, space::m);
    layout->setSpacing(space::s);
    layout->addWidget(m_list, 1);
    layout->addLayout(tools);

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        const QString name = selectedName();
        if (!m_isFollowing && !name.isEmpty() && name != m_current)
            leaveForm([this, name] { select(name); });
    });
    connect(m_add, &QAbstractButton::clicked, this, [this] { leaveForm([this] { showNew({}); }); });
    connect(m_duplicate, &QAbstractButton::clicked, this,
            [this] { leaveForm([this] { duplicateCurrent(); }); });
    connect(m_delete, &QAbstractButton::clicked, this, &ConnectionsDialog::deleteCurrent);
    return side;
}

QAbstractButton *ConnectionsDialog::addListButton(const QString &objectName, const char *iconName,
                                                  const QString &text, QLayout *layout)
{
    auto *button = new QToolButton(this);
    button->setObjectName(objectName);
    button->setIcon(icon(iconName));
    button->setText(text);
    button->setToolTip(text);
    button->setAccessibleName(tr("%1 connection").arg(text));
    button->setFocusPolicy(Qt::TabFocus);
    layout->addWidget(button);
    return button;
}

QWidget *ConnectionsDialog::createFormSide()
{
    auto *side = new QFrame(this);
    side->setAutoFillBackground(true);
    side->setBackgroundRole(QPalette::Base);
    auto *page = new QWidget;
    auto *pageLayout = new QVBoxLayout(page);
    pageLayout->setContentsMargins(space::xl, space::l, space::xl, space::l);
    pageLayout->setSpacing(space::m);
    pageLayout->addWidget(m_form);
    pageLayout->addWidget(m_report);
    auto *scroll = new QScrollArea(side);
    m_scroll = scroll;
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    m_pages->addWidget(scroll);
    m_pages->addWidget(createSimulatorPage());
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(space::xl, space::s, space::xl, space::l);
    foot->setSpacing(space::m);
    foot->addLayout(createButtons());
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_pages, 1);
    layout->addLayout(foot);
    connect(scroll->verticalScrollBar(), &QScrollBar::rangeChanged, this,
            &ConnectionsDialog::showReport);
    return side;
}

QWidget *ConnectionsDialog::createSimulatorPage()
{
    auto *page = new QWidget;
    auto *title = new QLabel(tr("Nothing to set up here"), page);
    title->setFont(titleFont());
    auto *text = new QLabel(
        tr("The simulator is built in: a Kinesis endpoint on this computer that checks signatures, "
           "routes by hash, throttles and fails on demand. No account, no network, no cost."),
        page);
    text->setWordWrap(true);
    text->setForegroundRole(QPalette::PlaceholderText);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(space::xl, space::xl, space::xl, space::xl);
    layout->setSpacing(space::s);
    layout->addWidget(title);
    layout->addWidget(text);
    layout->addStretch();
    return page;
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
