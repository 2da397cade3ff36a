// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/Command.h"

#include <QMap>

#include <optional>

namespace ui {

// Which keys do what: the defaults, and what a person changed.
class Keymap
{
public:
    Keymap() = default;
    // By command id, as core::Settings keeps them; unknown ids and unreadable keys are passed over,
    // and keys that two commands claim go to one of them.
    explicit Keymap(const QMap<QString, QString> &changes);

    QList<QKeySequence> keysOf(Command command) const;
    bool isChanged(Command command) const;

    // The command that has these keys where they would act for `command`; none when they are free.
    std::optional<Command> conflictOf(Command command, const QKeySequence &keys) const;

    // Whether they would not be in the way of typing: a letter alone acts in the results only, and
    // what texts have of their own stays theirs.
    static bool isUsable(Command command, const QKeySequence &keys);

    // Whether texts and grids have these keys for editing, wherever the focus is: undo, copy,
    // paste, select all and their like.
    static bool isReserved(const QKeySequence &keys);

    void setKeys(Command command, const QList<QKeySequence> &keys); // empty: none
    // Gives the keys to the command, and takes them from whoever has them.
    void takeKeys(Command command, const QKeySequence &keys);
    void reset(Command command); // takes its keys back, too
    void resetAll() { m_changes.clear(); }

    QMap<QString, QString> changes() const; // for core::Settings
    bool operator==(const Keymap &) const = default;

private:
    void takeFromOthers(Command command, const QKeySequence &keys);

    QMap<Command, QList<QKeySequence>> m_changes;
};

} // namespace ui
