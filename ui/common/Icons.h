// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/Theme.h"

#include <QIcon>
#include <QPixmap>

namespace ui {

// An outline icon of resources/icons by its Lucide name. Drawn anew for every size and scale, in
// the colour of the palette's text at that moment, or in that of `role`.
QIcon icon(const char *name);
QIcon icon(const char *name, Role role);

QIcon applicationIcon(); // of the program, for its windows

// An outline icon as pixels, for labels and delegates; cached by name, colour, size and scale.
QPixmap iconPixmap(const char *name, const QColor &color, int size, qreal devicePixelRatio);

} // namespace ui
