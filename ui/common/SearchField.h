// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLineEdit;

namespace ui {

// Makes it look like a field to search in; what is in it can be cleared by a button. The parts have
// names for screen readers.
void makeSearchField(QLineEdit &line);

} // namespace ui
