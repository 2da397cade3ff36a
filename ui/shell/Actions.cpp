// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Actions.h"

#include "ui/common/Icons.h"

#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>

#include <array>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

// Those of texts are shown and never act: the texts do it.
Qt::ShortcutContext contextOf(const CommandInfo &info)
{
    if (info.place == KeyPlace::Window)
        return Qt::WindowShortcut;
    return info.isLetter ? Qt::WidgetWithChildrenShortcut : Qt::WidgetShortcut;
}

} // namespace

Actions::Actions(QObject *parent)
    : QObject(parent)
{
    for (const CommandInfo &info : commands()) {
        auto *action = new QAction(textOf(info), this);
        action->setObjectName(QString::fromLatin1(info.id));
        if (info.icon && !info.isToggle) // its mark is seen instead
            action->setIcon(icon(info.icon));
        action->setCheckable(info.isToggle);
        action->setShortcutContext(contextOf(info));
        m_actions.insert(info.command, action);
    }
    auto *appearances = new QActionGroup(this); // of which one holds
    for (const Command command :
         {Command::AppearanceSystem, Command::AppearanceLight, Command::AppearanceDark})
        appearances->addAction(m_actions[command]);
    m_actions[Command::Settings]->setMenuRole(QAction::PreferencesRole);
    m_actions[Command::Quit]->setMenuRole(QAction::QuitRole);
    m_actions[Command::About]->setMenuRole(QAction::AboutRole);
    applyKeys();
}

QAction &Actions::operator[](Command command) const
{
    return *m_actions[command];
}

void Actions::setKeymap(const Keymap &keymap)
{
    if (keymap == m_keymap)
        return;
    m_keymap = keymap;
    applyKeys();
}

void Actions::setSingleLetters(bool act)
{
    if (act == m_lettersAct)
        return;
    m_lettersAct = act;
    applyKeys();
}

void Actions::applyKeys()
{
    for (const CommandInfo &info : commands()) {
        const bool act = !info.isLetter || m_lettersAct;
        m_actions[info.command]->setShortcuts(act ? m_keymap.keysOf(info.command)
                                                  : QList<QKeySequence>());
    }
    emit keysChanged();
}

void Actions::fill(QMenuBar &bar) const
{
    const std::array titles{tr("&File"), tr("&Edit"),   tr("&View"),
                            tr("&Send"), tr("S&tream"), tr("&Help")};
    std::array<QMenu *, menuCount> menus{};
    for (std::size_t i = 0; i < menus.size(); ++i)
        menus.at(i) = bar.addMenu(titles.at(i));
    QHash<Submenu, QMenu *> submenus;
    for (const CommandInfo &info : commands()) {
        QMenu *menu = menus.at(static_cast<std::size_t>(info.menu));
        QMenu *&inner = submenus[info.submenu];
        const bool opensInner = info.submenu != Submenu::None && !inner;
        if (info.startsGroup)
            (inner ? inner : menu)->addSeparator();
        if (opensInner)
            inner = menu->addMenu(titleOf(info.submenu));
        (inner ? inner : menu)->addAction(m_actions[info.command]);
    }
}

void Actions::installIn(QWidget &window) const
{
    for (const CommandInfo &info : commands()) {
        if (info.place == KeyPlace::Window)
            window.addAction(m_actions[info.command]);
    }
}

void Actions::installInResults(QWidget &results, QWidget &grid) const
{
    for (const CommandInfo &info : commands()) {
        if (info.place == KeyPlace::Grid)
            (info.isLetter ? results : grid).addAction(m_actions[info.command]);
    }
}

} // namespace ui
