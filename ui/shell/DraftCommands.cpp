// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/CommandTables.h"

#include <QCoreApplication>

namespace ui::tables {

namespace {

QList<CommandInfo> fileCommands()
{
    return {
        {Command::NewTab, "newTab", Menu::File, QT_TRANSLATE_NOOP("Command", "&New draft"), "plus",
         "Ctrl+T"},
        {Command::OpenFile, "openFile", Menu::File,
         QT_TRANSLATE_NOOP("Command", "&Open file of records…"), "file-up", "Ctrl+O"},
        {Command::OpenFolder, "openFolder", Menu::File,
         QT_TRANSLATE_NOOP("Command", "Open &folder of templates…"), "folder-open", ""},
        {Command::Import, "import", Menu::File,
         QT_TRANSLATE_NOOP("Command", "&Import bundle, or from other tools…"), "download", ""},
        {Command::ExportBundle, "exportBundle", Menu::File,
         QT_TRANSLATE_NOOP("Command", "Export templates as &bundle…"), "package", ""},
        {Command::Environments, "environments", Menu::File,
         QT_TRANSLATE_NOOP("Command", "&Environments…"), "globe", "Ctrl+Shift+E"},
        {.command = Command::Save,
         .id = "save",
         .menu = Menu::File,
         .text = QT_TRANSLATE_NOOP("Command", "&Save as template"),
         .icon = "save",
         .keys = "Ctrl+S",
         .startsGroup = true},
        {Command::SaveAs, "saveAs", Menu::File,
         QT_TRANSLATE_NOOP("Command", "Save &as new template…"), nullptr, "Ctrl+Shift+S"},
        {Command::SaveRecords, "saveRecords", Menu::File,
         QT_TRANSLATE_NOOP("Command", "Save selected &records as a file…"), nullptr, ""},
        {Command::DuplicateTab, "duplicateTab", Menu::File,
         QT_TRANSLATE_NOOP("Command", "&Duplicate draft"), "copy", "Ctrl+D"},
        {Command::CloseTab, "closeTab", Menu::File, QT_TRANSLATE_NOOP("Command", "&Close draft"),
         "x", "Ctrl+W"},
        {Command::ReopenTab, "reopenTab", Menu::File,
         QT_TRANSLATE_NOOP("Command", "&Reopen closed draft"), "undo-2", "Ctrl+Shift+T"},
        {Command::NextTab, "nextTab", Menu::File, QT_TRANSLATE_NOOP("Command", "Ne&xt draft"),
         nullptr, "Ctrl+PgDown"},
        {Command::PreviousTab, "previousTab", Menu::File,
         QT_TRANSLATE_NOOP("Command", "&Previous draft"), nullptr, "Ctrl+PgUp"},
        {.command = Command::ExportJsonl,
         .id = "exportJsonl",
         .menu = Menu::File,
         .text = QT_TRANSLATE_NOOP("Command", "Save results as &JSONL…"),
         .icon = "download",
         .keys = "",
         .startsGroup = true},
        {Command::ExportCsv, "exportCsv", Menu::File,
         QT_TRANSLATE_NOOP("Command", "Save results as CS&V…"), "download", ""},
        {.command = Command::Settings,
         .id = "settings",
         .menu = Menu::File,
         .text = QT_TRANSLATE_NOOP("Command", "&Settings…"),
         .icon = "settings",
         .keys = "Ctrl+,",
         .startsGroup = true},
        {Command::Quit, "quit", Menu::File, QT_TRANSLATE_NOOP("Command", "&Quit"), nullptr,
         "Ctrl+Q"},
    };
}

CommandInfo textCommand(Command command, const char *id, const char *text, const char *icon,
                        const char *keys)
{
    return {.command = command,
            .id = id,
            .menu = Menu::Edit,
            .text = text,
            .icon = icon,
            .keys = keys,
            .place = KeyPlace::Text,
            .startsGroup = command == Command::Cut};
}

QList<CommandInfo> textCommands()
{
    return {
        textCommand(Command::Undo, "undo", QT_TRANSLATE_NOOP("Command", "&Undo"), "undo-2",
                    "Ctrl+Z"),
        textCommand(Command::Redo, "redo", QT_TRANSLATE_NOOP("Command", "&Redo"), "redo-2",
                    "Ctrl+Shift+Z"),
        textCommand(Command::Cut, "cut", QT_TRANSLATE_NOOP("Command", "Cu&t"), nullptr, "Ctrl+X"),
        textCommand(Command::Copy, "copy", QT_TRANSLATE_NOOP("Command", "&Copy"), "copy", "Ctrl+C"),
        textCommand(Command::Paste, "paste", QT_TRANSLATE_NOOP("Command", "&Paste"),
                    "clipboard-paste", "Ctrl+V"),
        textCommand(Command::SelectAll, "selectAll", QT_TRANSLATE_NOOP("Command", "Select &all"),
                    nullptr, "Ctrl+A"),
    };
}

QList<CommandInfo> editCommands()
{
    return {
        {.command = Command::Find,
         .id = "find",
         .menu = Menu::Edit,
         .text = QT_TRANSLATE_NOOP("Command", "&Find…"),
         .icon = "search",
         .keys = "Ctrl+F",
         .startsGroup = true},
        {Command::Replace, "replace", Menu::Edit, QT_TRANSLATE_NOOP("Command", "R&eplace…"),
         "replace", "Ctrl+H"},
        {.command = Command::FormatBody,
         .id = "formatBody",
         .menu = Menu::Edit,
         .text = QT_TRANSLATE_NOOP("Command", "Format &JSON, values untouched"),
         .icon = "align-left",
         .keys = "Ctrl+Shift+F",
         .startsGroup = true},
        {Command::MakeVariable, "makeVariable", Menu::Edit,
         QT_TRANSLATE_NOOP("Command", "Make &variable of the selection"), "variable",
         "Ctrl+Shift+V"},
        {Command::Preview, "preview", Menu::Edit,
         QT_TRANSLATE_NOOP("Command", "Preview of the &template"), "eye", "Ctrl+Shift+P"},
        {.command = Command::PreviousSent,
         .id = "previousSent",
         .menu = Menu::Edit,
         .text = QT_TRANSLATE_NOOP("Command", "Pre&vious sent body"),
         .icon = "history",
         .keys = "Alt+Up",
         .startsGroup = true},
        {Command::NextSent, "nextSent", Menu::Edit, QT_TRANSLATE_NOOP("Command", "&Next sent body"),
         nullptr, "Alt+Down"},
        {.command = Command::TabMovesFocus,
         .id = "tabMovesFocus",
         .menu = Menu::Edit,
         .text = QT_TRANSLATE_NOOP("Command", "Tab &moves focus"),
         .icon = nullptr,
         .keys = "Ctrl+Shift+M",
         .isToggle = true,
         .startsGroup = true},
    };
}

} // namespace

QList<CommandInfo> draftCommands()
{
    return fileCommands() + textCommands() + editCommands();
}

} // namespace ui::tables
