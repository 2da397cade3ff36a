// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Sidebar.h"

#include "ui/common/Icons.h"
#include "ui/common/Theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int narrowest = 180;

QToolButton *wayTo(const char *name, const QString &text, const QString &objectName)
{
    auto *button = new QToolButton;
    button->setObjectName(objectName);
    button->setIcon(icon(name, Role::Muted));
    button->setAutoRaise(true);
    button->setAccessibleName(text);
    button->setToolTip(text);
    button->setFocusPolicy(Qt::TabFocus);
    button->setFixedSize(extent::control, extent::control);
    return button;
}

} // namespace

Sidebar::Sidebar(QWidget *parent)
    : QWidget(parent)
    , m_rail(new QWidget(this))
    , m_page(new QWidget(this))
    , m_parts(new QSplitter(Qt::Vertical, m_page))
{
    setObjectName(u"sidebar"_s);
    setAccessibleName(tr("Sidebar"));

    auto *rail = new QVBoxLayout(m_rail);
    rail->setContentsMargins((railWidth - extent::control) / 2, space::s, 0, space::s);
    rail->setSpacing(space::xs);
    QToolButton *streams = wayTo("waves", tr("Streams"), u"railStreams"_s);
    QToolButton *templates = wayTo("package", tr("Templates"), u"railTemplates"_s);
    rail->addWidget(streams);
    rail->addWidget(templates);
    rail->addStretch();
    addWays(*rail, u"rail"_s);

    auto *page = new QVBoxLayout(m_page);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    m_parts->setObjectName(u"sideParts"_s);
    m_parts->setChildrenCollapsible(false);
    page->addWidget(m_parts, 1);
    auto *ways = new QHBoxLayout;
    ways->setContentsMargins(space::s, space::xs, space::s, space::xs);
    ways->setSpacing(space::xs);
    addWays(*ways, u"side"_s);
    ways->addStretch();
    page->addLayout(ways);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_rail, 0, Qt::AlignLeft);
    layout->addWidget(m_page, 1);
    connect(streams, &QToolButton::clicked, this, &Sidebar::openRequested);
    connect(templates, &QToolButton::clicked, this, &Sidebar::openRequested);
    setOpen(true);
}

void Sidebar::addWays(QBoxLayout &layout, const QString &place)
{
    QToolButton *settings = wayTo("settings", tr("Settings"), place + u"Settings");
    QToolButton *help = wayTo("circle-help", tr("Help"), place + u"Help");
    layout.addWidget(settings);
    layout.addWidget(help);
    connect(settings, &QToolButton::clicked, this, &Sidebar::settingsRequested);
    connect(help, &QToolButton::clicked, this, &Sidebar::helpRequested);
}

void Sidebar::setStreams(QWidget &page)
{
    m_parts->insertWidget(0, &page);
}

void Sidebar::setTemplates(QWidget &page)
{
    m_parts->addWidget(&page);
}

void Sidebar::setOpen(bool isOpen)
{
    m_isOpen = isOpen;
    m_rail->setVisible(!isOpen);
    m_page->setVisible(isOpen);
    setMinimumWidth(isOpen ? narrowest : railWidth);
    setMaximumWidth(isOpen ? QWIDGETSIZE_MAX : railWidth);
}

void Sidebar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Role::Window));
}

} // namespace ui
