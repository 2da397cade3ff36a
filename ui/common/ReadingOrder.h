// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QWidget;

namespace ui {

// All widgets in `root` in the order in which a person reads them: as layouts, splitters and stacks
// hold them, and what has no layout from the top left on. What is made of parts and acts as one (a
// list, a combo box, a text) stands for its parts. Made anew each time, so that it is right
// whatever was shown, hidden or moved. GUI thread.
QList<QWidget *> readingOrder(QWidget &root);

// In that order `widget` comes right after `other`, wherever it stands.
void readAfter(QWidget &widget, QWidget &other);

// The next one of them that Tab may reach (or, with step −1, the one before), round the end; null
// when there is none. `from` null: from the beginning.
QWidget *nextByTab(QWidget &root, QWidget *from, int step);

} // namespace ui
