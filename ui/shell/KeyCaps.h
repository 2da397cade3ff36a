// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QRect>
#include <QString>

class QPainter;
class QPalette;

namespace ui {

// Keys as people read them, "Ctrl+Enter"; the first of a list, empty when there is none.
QString keyText(const QKeySequence &keys);
QString keyText(const QList<QKeySequence> &keys);

// Draws keys as small caps, right-aligned and centred in `rect`; returns the width that they took.
int drawKeyCaps(QPainter &painter, const QRect &rect, const QString &keys);
int keyCapsWidth(const QString &keys);

} // namespace ui
