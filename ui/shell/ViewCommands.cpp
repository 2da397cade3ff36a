// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/CommandTables.h"

#include <QCoreApplication>

namespace ui::tables {

namespace {

// An entry of a submenu; the first of those that form a group of the menu says so.
CommandInfo entry(Submenu submenu, Command command, const char *id, const char *text,
                  const char *icon, const char *keys, bool startsGroup)
{
    return {.command = command,
            .id = id,
            .menu = Menu::View,
            .text = text,
            .icon = icon,
            .keys = keys,
            .isToggle = submenu == Submenu::Theme,
            .startsGroup = startsGroup,
            .submenu = submenu};
}

CommandInfo chipCommand(Command command, const char *id, const char *text, const char *keys)
{
    return entry(Submenu::Filter, command, id, text, nullptr, keys, command == Command::ShowAll);
}

QList<CommandInfo> paneCommands()
{
    return {
        {Command::Palette, "palette", Menu::View, QT_TRANSLATE_NOOP("Command", "&Search or run…"),
         "command", "Ctrl+K"},
        {.command = Command::ModeSingle,
         .id = "modeSingle",
         .menu = Menu::View,
         .text = QT_TRANSLATE_NOOP("Command", "Draft as sin&gle record"),
         .icon = "braces",
         .keys = "",
         .startsGroup = true},
        {Command::ModeTable, "modeTable", Menu::View,
         QT_TRANSLATE_NOOP("Command", "Draft as &table"), "table", ""},
        {.command = Command::ToggleSidebar,
         .id = "toggleSidebar",
         .menu = Menu::View,
         .text = QT_TRANSLATE_NOOP("Command", "Side&bar"),
         .icon = "panel-left",
         .keys = "Ctrl+B",
         .startsGroup = true},
        {Command::ToggleDock, "toggleDock", Menu::View,
         QT_TRANSLATE_NOOP("Command", "Results be&low or right"), "panel-bottom", "Ctrl+J"},
        {Command::NextPane, "nextPane", Menu::View, QT_TRANSLATE_NOOP("Command", "Ne&xt pane"),
         nullptr, "F6"},
        {Command::PreviousPane, "previousPane", Menu::View,
         QT_TRANSLATE_NOOP("Command", "&Previous pane"), nullptr, "Shift+F6"},
    };
}

QList<CommandInfo> chipCommands()
{
    return {
        chipCommand(Command::ShowAll, "showAll", QT_TRANSLATE_NOOP("Command", "Show &all results"),
                    "Alt+1"),
        chipCommand(Command::ShowStored, "showStored", QT_TRANSLATE_NOOP("Command", "Show stored"),
                    "Alt+2"),
        chipCommand(Command::ShowRefused, "showRefused",
                    QT_TRANSLATE_NOOP("Command", "Show refused"), "Alt+3"),
        chipCommand(Command::ShowThrottled, "showThrottled",
                    QT_TRANSLATE_NOOP("Command", "Show throttled"), "Alt+4"),
        chipCommand(Command::ShowRetried, "showRetried",
                    QT_TRANSLATE_NOOP("Command", "Show retried"), "Alt+5"),
        chipCommand(Command::ShowUncertain, "showUncertain",
                    QT_TRANSLATE_NOOP("Command", "Show uncertain"), "Alt+6"),
        chipCommand(Command::ShowNotSent, "showNotSent",
                    QT_TRANSLATE_NOOP("Command", "Show not sent"), "Alt+7"),
    };
}

CommandInfo groupCommand(Command command, const char *id, const char *text)
{
    return entry(Submenu::Group, command, id, text, nullptr, "", false);
}

QList<CommandInfo> groupCommands()
{
    return {
        groupCommand(Command::GroupNone, "groupNone", QT_TRANSLATE_NOOP("Command", "No gro&ups")),
        groupCommand(Command::GroupByShard, "groupByShard",
                     QT_TRANSLATE_NOOP("Command", "Group by sh&ard")),
        groupCommand(Command::GroupByCode, "groupByCode",
                     QT_TRANSLATE_NOOP("Command", "Group by error &code")),
        groupCommand(Command::GroupByKey, "groupByKey",
                     QT_TRANSLATE_NOOP("Command", "Group by partition &key")),
        groupCommand(Command::GroupByAttempts, "groupByAttempts",
                     QT_TRANSLATE_NOOP("Command", "Group by t&ries")),
    };
}

CommandInfo zoomCommand(Command command, const char *id, const char *text, const char *keys)
{
    return entry(Submenu::Zoom, command, id, text, nullptr, keys, command == Command::ZoomIn);
}

CommandInfo themeCommand(Command command, const char *id, const char *text, const char *icon)
{
    return entry(Submenu::Theme, command, id, text, icon, "", command == Command::HighContrast);
}

QList<CommandInfo> lookCommands()
{
    return {
        zoomCommand(Command::ZoomIn, "zoomIn", QT_TRANSLATE_NOOP("Command", "Zoom &in"),
                    "Ctrl++; Ctrl+="),
        zoomCommand(Command::ZoomOut, "zoomOut", QT_TRANSLATE_NOOP("Command", "Zoom &out"),
                    "Ctrl+-"),
        zoomCommand(Command::ZoomReset, "zoomReset", QT_TRANSLATE_NOOP("Command", "&Normal size"),
                    "Ctrl+0"),
        themeCommand(Command::AppearanceSystem, "appearanceSystem",
                     QT_TRANSLATE_NOOP("Command", "Follow the s&ystem"), "sun-moon"),
        themeCommand(Command::AppearanceLight, "appearanceLight",
                     QT_TRANSLATE_NOOP("Command", "Lig&ht"), "sun"),
        themeCommand(Command::AppearanceDark, "appearanceDark",
                     QT_TRANSLATE_NOOP("Command", "&Dark"), "moon"),
        themeCommand(Command::HighContrast, "highContrast",
                     QT_TRANSLATE_NOOP("Command", "High &contrast"), "contrast"),
    };
}

QList<CommandInfo> windowCommands()
{
    return {
        {.command = Command::FullScreen,
         .id = "fullScreen",
         .menu = Menu::View,
         .text = QT_TRANSLATE_NOOP("Command", "&Full screen"),
         .icon = "maximize",
         .keys = "F11",
         .isToggle = true,
         .startsGroup = true},
        {.command = Command::MenuBar,
         .id = "menuBar",
         .menu = Menu::View,
         .text = QT_TRANSLATE_NOOP("Command", "&Menu bar"),
         .icon = nullptr,
         .keys = "F10",
         .isToggle = true},
    };
}

} // namespace

QList<CommandInfo> viewCommands()
{
    return paneCommands() + chipCommands() + groupCommands() + lookCommands() + windowCommands();
}

} // namespace ui::tables
