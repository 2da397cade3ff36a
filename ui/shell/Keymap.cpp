// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Keymap.h"

#include <algorithm>
#include <array>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

bool areReadable(const QList<QKeySequence> &keys)
{
    return std::none_of(keys.begin(), keys.end(), [](const QKeySequence &each) {
        return each.isEmpty() || each[0].key() == Qt::Key_unknown;
    });
}

// The keys of the window act in the grid and in texts too.
bool doMeet(KeyPlace one, KeyPlace other)
{
    return one == other || one == KeyPlace::Window || other == KeyPlace::Window;
}

bool isOfTexts(const QKeySequence &keys)
{
    constexpr std::array all{QKeySequence::Undo, QKeySequence::Redo,  QKeySequence::Cut,
                             QKeySequence::Copy, QKeySequence::Paste, QKeySequence::SelectAll};
    const bool isStandard = std::any_of(all.begin(), all.end(), [&keys](auto standard) {
        return QKeySequence::keyBindings(standard).contains(keys);
    });
    // The second key of redo is not the desktop's everywhere.
    return isStandard || keys == QKeySequence(u"Ctrl+Y"_s)
        || std::any_of(commands().begin(), commands().end(), [&keys](const CommandInfo &info) {
               return info.place == KeyPlace::Text && defaultKeys(info).contains(keys);
           });
}

} // namespace

Keymap::Keymap(const QMap<QString, QString> &changes)
{
    for (auto each = changes.begin(); each != changes.end(); ++each) {
        const CommandInfo *info = findCommand(each.key());
        if (!info || info->place == KeyPlace::Text)
            continue;
        const auto keys = each->isEmpty()
            ? QList<QKeySequence>()
            : QKeySequence::listFromString(*each, QKeySequence::PortableText);
        if (areReadable(keys))
            setKeys(info->command, keys);
    }
    const auto changed = m_changes;
    for (auto each = changed.begin(); each != changed.end(); ++each) {
        for (const QKeySequence &keys : each.value())
            takeFromOthers(each.key(), keys);
    }
}

QList<QKeySequence> Keymap::keysOf(Command command) const
{
    const auto change = m_changes.constFind(command);
    return change == m_changes.cend() ? defaultKeys(infoOf(command)) : *change;
}

bool Keymap::isChanged(Command command) const
{
    return m_changes.contains(command);
}

std::optional<Command> Keymap::conflictOf(Command command, const QKeySequence &keys) const
{
    for (const CommandInfo &other : commands()) {
        if (other.command != command && doMeet(infoOf(command).place, other.place)
            && keysOf(other.command).contains(keys))
            return other.command;
    }
    return std::nullopt;
}

void Keymap::setKeys(Command command, const QList<QKeySequence> &keys)
{
    if (keys == defaultKeys(infoOf(command)))
        m_changes.remove(command);
    else
        m_changes.insert(command, keys);
}

bool Keymap::isUsable(Command command, const QKeySequence &keys)
{
    if (keys.isEmpty() || infoOf(command).place == KeyPlace::Text)
        return false;
    constexpr Qt::KeyboardModifiers strong =
        Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;
    const QKeyCombination first = keys[0];
    const bool typesNothing = first.key() >= Qt::Key_Escape && first.key() != Qt::Key_Tab
        && first.key() != Qt::Key_Return && first.key() != Qt::Key_Enter
        && first.key() != Qt::Key_Backspace && first.key() != Qt::Key_Delete;
    if (isReserved(keys) && !defaultKeys(infoOf(command)).contains(keys))
        return false;
    if (infoOf(command).place == KeyPlace::Grid)
        return true;
    return (first.keyboardModifiers() & strong) || typesNothing;
}

bool Keymap::isReserved(const QKeySequence &keys)
{
    return isOfTexts(keys);
}

void Keymap::takeFromOthers(Command command, const QKeySequence &keys)
{
    while (const auto other = conflictOf(command, keys)) {
        if (infoOf(*other).place == KeyPlace::Text)
            return;
        auto left = keysOf(*other);
        left.removeAll(keys);
        setKeys(*other, left);
    }
}

void Keymap::takeKeys(Command command, const QKeySequence &keys)
{
    takeFromOthers(command, keys);
    setKeys(command, {keys});
}

void Keymap::reset(Command command)
{
    m_changes.remove(command);
    for (const QKeySequence &keys : keysOf(command))
        takeFromOthers(command, keys);
}

QMap<QString, QString> Keymap::changes() const
{
    QMap<QString, QString> texts;
    for (auto each = m_changes.begin(); each != m_changes.end(); ++each)
        texts.insert(QString::fromLatin1(infoOf(each.key()).id),
                     QKeySequence::listToString(each.value(), QKeySequence::PortableText));
    return texts;
}

} // namespace ui
