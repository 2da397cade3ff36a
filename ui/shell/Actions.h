// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/Keymap.h"

#include <QAction>
#include <QHash>
#include <QObject>

class QMenuBar;

namespace ui {

// One action per command: text, icon, keys and whether it can be done now. Whoever does it connects
// to its triggered() signal.
class Actions final : public QObject
{
    Q_OBJECT

public:
    explicit Actions(QObject *parent = nullptr);

    QAction &operator[](Command command) const;

    const Keymap &keymap() const { return m_keymap; }
    void setKeymap(const Keymap &keymap);
    void setSingleLetters(bool act); // off: letters without modifiers do nothing

    // Menus with all of them, in the order of commands().
    void fill(QMenuBar &bar) const;
    // Makes keys act: those of the window in `window`, those of the results in their `grid`, and
    // single letters in all of `results`, except where text is typed.
    void installIn(QWidget &window) const;
    void installInResults(QWidget &results, QWidget &grid) const;

signals:
    void keysChanged();

private:
    void applyKeys();

    QHash<Command, QAction *> m_actions;
    Keymap m_keymap;
    bool m_lettersAct = true;
};

} // namespace ui
