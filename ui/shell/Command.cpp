// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Command.h"

#include "ui/shell/CommandTables.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr const char *context = "Command";

} // namespace

const QList<CommandInfo> &commands()
{
    static const QList<CommandInfo> all =
        tables::draftCommands() + tables::viewCommands() + tables::sendAndHelpCommands();
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
