// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QLabel;
class QWidget;

namespace ui {

// What an empty place says. Plain text.
QLabel *mutedLabel(const QString &name, const QString &text);

// A note in the middle of an empty place, with what can be done about it below; null: nothing.
QWidget *centered(QLabel *note, QWidget *below);

} // namespace ui
