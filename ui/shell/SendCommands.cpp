// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/CommandTables.h"

#include <QCoreApplication>

namespace ui::tables {

namespace {

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

QList<CommandInfo> sendAndHelpCommands()
{
    return sendCommands() + gridCommands() + streamCommands() + helpCommands();
}

} // namespace ui::tables
