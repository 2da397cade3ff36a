// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/picker/ListAndForm.h"

#include "ui/common/Icons.h"
#include "ui/common/Theme.h"
#include "ui/picker/PickList.h"

#include <QApplication>
#include <QFrame>
#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

QWidget *listSide(PickList &list, QLayout *tools, QWidget *parent)
{
    constexpr int sideWidth = 264;
    auto *side = new QWidget(parent);
    side->setFixedWidth(sideWidth);
    side->setBackgroundRole(QPalette::Window);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(space::s, space::m, space::s, space::m);
    layout->setSpacing(space::s);
    layout->addWidget(&list, 1);
    layout->addLayout(tools);
    return side;
}

QToolButton *listTool(const QString &objectName, const char *iconName, const QString &tip,
                      const QString &spoken)
{
    auto *button = new QToolButton;
    button->setObjectName(objectName);
    button->setIcon(icon(iconName));
    button->setText(tip);
    button->setToolTip(tip);
    button->setAccessibleName(spoken);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

QFrame *formSide(QStackedWidget &pages, QLayout *buttons, QWidget *parent)
{
    auto *side = new QFrame(parent);
    side->setAutoFillBackground(true);
    side->setBackgroundRole(QPalette::Base);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(space::xl, space::s, space::xl, space::l);
    foot->addLayout(buttons);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(&pages, 1);
    layout->addLayout(foot);
    return side;
}

QScrollArea *scrolled(QWidget *page)
{
    auto *scroll = new QScrollArea;
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    // By itself it follows the Tab key alone, not a focus that is set, as on a field at fault.
    QObject::connect(qApp, &QApplication::focusChanged, scroll,
                     [scroll](const QWidget *, QWidget *now) {
                         if (now && scroll->widget() && scroll->widget()->isAncestorOf(now))
                             scroll->ensureWidgetVisible(now, 0, space::l);
                     });
    return scroll;
}

QWidget *teachingPage(const QString &title, const QString &text)
{
    auto *page = new QWidget;
    auto *head = new QLabel(title, page);
    head->setFont(titleFont());
    auto *body = new QLabel(text, page);
    body->setWordWrap(true);
    body->setForegroundRole(QPalette::PlaceholderText);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(space::xl, space::xl, space::xl, space::xl);
    layout->setSpacing(space::s);
    layout->addWidget(head);
    layout->addWidget(body);
    layout->addStretch();
    return page;
}

} // namespace ui
