// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Command.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr const char *context = "Command";

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

CommandInfo chipCommand(Command command, const char *id, const char *text, const char *keys)
{
    return {.command = command,
            .id = id,
            .menu = Menu::View,
            .text = text,
            .icon = nullptr,
            .keys = keys,
            .startsGroup = command == Command::ShowAll,
            .submenu = Submenu::Filter};
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

CommandInfo zoomCommand(Command command, const char *id, const char *text, const char *keys)
{
    return {.command = command,
            .id = id,
            .menu = Menu::View,
            .text = text,
            .icon = nullptr,
            .keys = keys,
            .startsGroup = command == Command::ZoomIn,
            .submenu = Submenu::Zoom};
}

CommandInfo themeCommand(Command command, const char *id, const char *text, const char *icon)
{
    return {.command = command,
            .id = id,
            .menu = Menu::View,
            .text = text,
            .icon = icon,
            .keys = "",
            .isToggle = true,
            .startsGroup = command == Command::HighContrast,
            .submenu = Submenu::Theme};
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

QList<CommandInfo> sendCommands()
{
    return {
        {Command::Send, "send", Menu::Send, QT_TRANSLATE_NOOP("Command", "&Send"), "send",
         "Ctrl+Return; Ctrl+Enter"},
        {Command::SendSelection, "sendSelection", Menu::Send,
         QT_TRANSLATE_NOOP("Command", "Send se&lected rows only"), nullptr,
         "Ctrl+Shift+Return; Ctrl+Shift+Enter"},
        {Command::SendTo, "sendTo", Menu::Send,
         QT_TRANSLATE_NOOP("Command", "Send &once to another stream…"), nullptr, "Ctrl+Alt+Return"},
        {Command::Stop, "stop", Menu::Send, QT_TRANSLATE_NOOP("Command", "S&top"), "circle-x",
         "Esc"},
        {.command = Command::StrictOrder,
         .id = "strictOrder",
         .menu = Menu::Send,
         .text = QT_TRANSLATE_NOOP("Command", "Send in strict &order, one by one"),
         .icon = nullptr,
         .keys = "",
         .isToggle = true},
        {.command = Command::EditAsNew,
         .id = "editAsNew",
         .menu = Menu::Send,
         .text = QT_TRANSLATE_NOOP("Command", "&Edit as new"),
         .icon = "pencil",
         .keys = "Ctrl+E",
         .startsGroup = true},
    };
}

CommandInfo groupCommand(Command command, const char *id, const char *text)
{
    return {.command = command,
            .id = id,
            .menu = Menu::View,
            .text = text,
            .icon = nullptr,
            .keys = "",
            .submenu = Submenu::Group};
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

CommandInfo gridCommand(Command command, const char *id, const char *text, const char *icon,
                        const char *keys, bool isLetter)
{
    return {.command = command,
            .id = id,
            .menu = Menu::Send,
            .text = text,
            .icon = icon,
            .keys = keys,
            .place = KeyPlace::Grid,
            .isLetter = isLetter,
            .startsGroup = command == Command::CopyCell || command == Command::Inspect};
}

QList<CommandInfo> gridCommands()
{
    return {
        gridCommand(Command::RetryFailed, "retryFailed",
                    QT_TRANSLATE_NOOP("Command", "&Retry failed records"), "refresh-cw", "R", true),
        gridCommand(Command::SaveFailed, "saveFailed",
                    QT_TRANSLATE_NOOP("Command", "Sa&ve failed records…"), "download", "S", true),
        gridCommand(Command::CopyCell, "copyCell", QT_TRANSLATE_NOOP("Command", "&Copy cell"),
                    "copy", "Ctrl+C", false),
        gridCommand(Command::CopyRows, "copyRows",
                    QT_TRANSLATE_NOOP("Command", "Copy ro&ws as table"), "copy", "Ctrl+Shift+C",
                    false),
        gridCommand(Command::CopyColumn, "copyColumn", QT_TRANSLATE_NOOP("Command", "Copy colu&mn"),
                    "list", "", false),
        gridCommand(Command::Inspect, "inspect", QT_TRANSLATE_NOOP("Command", "&Inspect record"),
                    "search", "Return; Enter", false),
        gridCommand(Command::RowDown, "rowDown", QT_TRANSLATE_NOOP("Command", "Next record"),
                    nullptr, "J", true),
        gridCommand(Command::RowUp, "rowUp", QT_TRANSLATE_NOOP("Command", "Previous record"),
                    nullptr, "K", true),
        gridCommand(Command::NextFailure, "nextFailure",
                    QT_TRANSLATE_NOOP("Command", "Next failure"), "arrow-down", "]", true),
        gridCommand(Command::PreviousFailure, "previousFailure",
                    QT_TRANSLATE_NOOP("Command", "Previous failure"), "arrow-up", "[", true),
    };
}

QList<CommandInfo> streamCommands()
{
    return {
        {Command::ChooseStream, "chooseStream", Menu::Stream,
         QT_TRANSLATE_NOOP("Command", "Choose &stream…"), "waves", "Ctrl+L"},
        {Command::Refresh, "refresh", Menu::Stream,
         QT_TRANSLATE_NOOP("Command", "&Refresh streams and shards"), "refresh-cw", "F5"},
        {Command::ReadRecords, "readRecords", Menu::Stream,
         QT_TRANSLATE_NOOP("Command", "Re&ad records…"), "list", ""},
        {Command::CreateStream, "createStream", Menu::Stream,
         QT_TRANSLATE_NOOP("Command", "&Create stream…"), "plus", ""},
        {Command::DeleteStream, "deleteStream", Menu::Stream,
         QT_TRANSLATE_NOOP("Command", "&Delete stream…"), "trash-2", ""},
        {.command = Command::ChooseConnection,
         .id = "chooseConnection",
         .menu = Menu::Stream,
         .text = QT_TRANSLATE_NOOP("Command", "Choose co&nnection…"),
         .icon = "plug",
         .keys = "Ctrl+Shift+L",
         .startsGroup = true},
        {Command::NewConnection, "newConnection", Menu::Stream,
         QT_TRANSLATE_NOOP("Command", "Ne&w connection…"), "plus", ""},
        {Command::ManageConnections, "manageConnections", Menu::Stream,
         QT_TRANSLATE_NOOP("Command", "&Manage connections…"), "key-round", ""},
        {Command::Faults, "faults", Menu::Stream,
         QT_TRANSLATE_NOOP("Command", "Simulator &faults…"), "bug", ""},
    };
}

QList<CommandInfo> helpCommands()
{
    return {
        {Command::Help, "help", Menu::Help, QT_TRANSLATE_NOOP("Command", "&Help"), "circle-help",
         "F1"},
        {Command::Keys, "keys", Menu::Help, QT_TRANSLATE_NOOP("Command", "&Keyboard shortcuts…"),
         "keyboard", "Ctrl+/"},
        {Command::StartPage, "startPage", Menu::Help, QT_TRANSLATE_NOOP("Command", "&Start page"),
         nullptr, ""},
        {.command = Command::About,
         .id = "about",
         .menu = Menu::Help,
         .text = QT_TRANSLATE_NOOP("Command", "&About Headgate"),
         .icon = "info",
         .keys = "",
         .startsGroup = true},
    };
}

} // namespace

const QList<CommandInfo> &commands()
{
    static const QList<CommandInfo> all = fileCommands() + textCommands() + editCommands()
        + paneCommands() + chipCommands() + groupCommands() + lookCommands() + windowCommands()
        + sendCommands() + gridCommands() + streamCommands() + helpCommands();
    return all;
}

const CommandInfo &infoOf(Command command)
{
    const auto found =
        std::find_if(commands().begin(), commands().end(),
                     [command](const auto &each) { return each.command == command; });
    Q_ASSERT(found != commands().end());
    return *found;
}

const CommandInfo *findCommand(const QString &id)
{
    const auto found = std::find_if(commands().begin(), commands().end(), [&id](const auto &each) {
        return id == QLatin1StringView(each.id);
    });
    return found == commands().end() ? nullptr : &*found;
}

QString textOf(const CommandInfo &info)
{
    return QCoreApplication::translate(context, info.text);
}

QString plainTextOf(const CommandInfo &info)
{
    QString text = textOf(info);
    text.remove(u'&');
    if (text.endsWith(u'…'))
        text.chop(1);
    // In the menu they stand below a heading.
    if (info.submenu == Submenu::Theme)
        return QCoreApplication::translate(context, "Theme: %1").arg(text.toLower());
    return text;
}

QString nameOf(Menu menu)
{
    switch (menu) {
    case Menu::File:
        return QCoreApplication::translate(context, "File");
    case Menu::Edit:
        return QCoreApplication::translate(context, "Edit");
    case Menu::View:
        return QCoreApplication::translate(context, "View");
    case Menu::Send:
        return QCoreApplication::translate(context, "Send");
    case Menu::Stream:
        return QCoreApplication::translate(context, "Stream");
    case Menu::Help:
        return QCoreApplication::translate(context, "Help");
    }
    return {};
}

QString titleOf(Submenu submenu)
{
    switch (submenu) {
    case Submenu::Filter:
        return QCoreApplication::translate(context, "Filter &results");
    case Submenu::Group:
        return QCoreApplication::translate(context, "Gro&up results");
    case Submenu::Zoom:
        return QCoreApplication::translate(context, "&Zoom");
    case Submenu::Theme:
        return QCoreApplication::translate(context, "Th&eme");
    case Submenu::None:
        break;
    }
    return {};
}

QList<QKeySequence> defaultKeys(const CommandInfo &info)
{
    const QString text = QString::fromLatin1(info.keys);
    if (text.isEmpty())
        return {};
    return QKeySequence::listFromString(text, QKeySequence::PortableText);
}

} // namespace ui
