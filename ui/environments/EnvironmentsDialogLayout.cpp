// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credentials/Secret.h"
#include "ui/common/Icons.h"
#include "ui/common/Theme.h"
#include "ui/environments/EnvironmentForm.h"
#include "ui/environments/EnvironmentsDialog.h"
#include "ui/picker/PickDelegate.h"
#include "ui/picker/PickModel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>

// The parts of an EnvironmentsDialog, and what their buttons do.

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int environmentListWidth = 264;

QToolButton *listButton(const QString &objectName, const char *iconName, const QString &text)
{
    auto *button = new QToolButton;
    button->setObjectName(objectName);
    button->setIcon(icon(iconName));
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

void EnvironmentsDialog::setTabOrders()
{
    const QList<QWidget *> widgets = QList<QWidget *>{m_list, m_new, m_delete} + m_form->fields()
        + QList<QWidget *>{m_close, m_save};
    for (qsizetype i = 1; i < widgets.size(); ++i)
        setTabOrder(widgets.at(i - 1), widgets.at(i));
}

QWidget *EnvironmentsDialog::createListSide()
{
    auto *side = new QWidget(this);
    side->setFixedWidth(environmentListWidth);
    side->setBackgroundRole(QPalette::Window);
    m_list->setObjectName(u"environmentList"_s);
    m_list->setAccessibleName(tr("Environments"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(
        new PickDelegate(PickDelegate::Lines::Two, PickDelegate::Stars::Hidden, this));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->installEventFilter(this);
    m_new = listButton(u"newEnvironment"_s, "plus", tr("New environment"));
    m_newMenu->setObjectName(u"newEnvironmentMenu"_s);
    m_delete = listButton(u"deleteEnvironment"_s, "trash-2", tr("Delete environment"));
    auto *tools = new QHBoxLayout;
    tools->setSpacing(space::xs);
    tools->addWidget(m_new);
    tools->addWidget(m_delete);
    tools->addStretch();
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(space::s, space::m, space::s, space::m);
    layout->setSpacing(space::s);
    layout->addWidget(m_list, 1);
    layout->addLayout(tools);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        const auto chosen = selected();
        if (!m_isFollowing && chosen && chosen != m_current)
            leaveForm([this, chosen] { select(*chosen); });
    });
    connect(m_new, &QToolButton::clicked, this, [this] {
        m_newMenu->popup(m_new->mapToGlobal(QPoint(0, -m_newMenu->sizeHint().height())));
    });
    connect(m_delete, &QToolButton::clicked, this, &EnvironmentsDialog::deleteCurrent);
    return side;
}

QWidget *EnvironmentsDialog::createFormSide()
{
    auto *side = new QFrame(this);
    side->setAutoFillBackground(true);
    side->setBackgroundRole(QPalette::Base);
    auto *page = new QWidget;
    auto *pageLayout = new QVBoxLayout(page);
    pageLayout->setContentsMargins(space::xl, space::l, space::xl, space::l);
    pageLayout->addWidget(m_form);
    auto *scroll = new QScrollArea(side);
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    m_pages->addWidget(scroll);
    m_pages->addWidget(createEmptyPage());
    m_problem->setObjectName(u"environmentProblem"_s);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_problem->setMargin(space::xl);
    m_pages->addWidget(m_problem);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(space::xl, space::s, space::xl, space::l);
    foot->addLayout(createButtons());
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_pages, 1);
    layout->addLayout(foot);
    return side;
}

QWidget *EnvironmentsDialog::createEmptyPage()
{
    auto *page = new QWidget;
    auto *title = new QLabel(tr("No environments yet"), page);
    title->setFont(titleFont());
    auto *text = new QLabel(
        tr("An environment is a set of values that templates are filled from: one for tests, one "
           "for staging. It is a file beside the templates, or one of your own, and each draft "
           "chooses its own. Make one with the + below the list."),
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
