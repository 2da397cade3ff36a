// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

namespace ui {

// Everything a person can tell the window to do, once. Menus, palette, list of keys and settings
// are made from this.
enum class Command {
    NewTab,
    OpenFile,
    OpenFolder,
    Import,
    ExportBundle,
    Environments,
    Save,
    SaveAs,
    SaveRecords,
    DuplicateTab,
    CloseTab,
    ReopenTab,
    NextTab,
    PreviousTab,
    ExportJsonl,
    ExportCsv,
    Settings,
    Quit,

    Undo,
    Redo,
    Cut,
    Copy,
    Paste,
    SelectAll,
    Find,
    Replace,
    FormatBody,
    MakeVariable,
    Preview,
    PreviousSent,
    NextSent,
    TabMovesFocus,

    Palette,
    ModeSingle,
    ModeTable,
    ToggleSidebar,
    ToggleDock,
    ShowAll,
    ShowStored,
    ShowRefused,
    ShowThrottled,
    ShowRetried,
    ShowUncertain,
    ShowNotSent,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    NextPane,
    PreviousPane,
    FullScreen,
    MenuBar,
    GroupNone,
    GroupByShard,
    GroupByCode,
    GroupByKey,
    GroupByAttempts,
    AppearanceSystem,
    AppearanceLight,
    AppearanceDark,
    HighContrast,

    Send,
    SendSelection,
    SendTo,
    Stop,
    StrictOrder,
    RetryFailed,
    SaveFailed,
    EditAsNew,
    CopyCell,
    CopyRows,
    CopyColumn,
    Inspect,
    RowDown,
    RowUp,
    NextFailure,
    PreviousFailure,

    ChooseConnection,
    NewConnection,
    ManageConnections,
    ChooseStream,
    Refresh,
    ReadRecords,
    CreateStream,
    DeleteStream,
    Faults,

    Help,
    Keys,
    StartPage,
    About,
};

// Where the keys of a command act.
enum class KeyPlace {
    Window, // everywhere in the window
    Grid, // while the grid of results has the focus
    Text, // in fields and editors, which have these keys of their own: they cannot be changed
};

enum class Menu { File, Edit, View, Send, Stream, Help };
inline constexpr int menuCount = static_cast<int>(Menu::Help) + 1;

// What a menu would be too long with.
enum class Submenu { None, Filter, Group, Zoom, Theme };

struct CommandInfo
{
    Command command;
    const char *id; // in settings; never changes
    Menu menu;
    const char *text; // of the menu, with its mnemonic; translated by textOf()
    const char *icon; // for icon(); may be null
    const char *keys; // as QKeySequence::listFromString reads them; may be empty
    KeyPlace place = KeyPlace::Window;
    bool isLetter = false; // single letters can be switched off
    bool isToggle = false; // it has a check mark
    bool startsGroup = false; // a line above it in its menu, or above its submenu
    Submenu submenu = Submenu::None;
};

// In the order of the menus.
const QList<CommandInfo> &commands();
const CommandInfo &infoOf(Command command);
// Null when there is none of that id.
const CommandInfo *findCommand(const QString &id);

QString textOf(const CommandInfo &info); // with its mnemonic
QString plainTextOf(const CommandInfo &info); // without mnemonic and dots
QString nameOf(Menu menu); // without mnemonic
QString titleOf(Submenu submenu); // with its mnemonic
QList<QKeySequence> defaultKeys(const CommandInfo &info);

} // namespace ui
