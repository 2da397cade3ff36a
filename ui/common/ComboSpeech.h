// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace ui {

// What screen readers hear of combo boxes: what they are for, and then what is chosen. Qt names
// them by what is chosen alone, wherever there is D-Bus. Once for the program; GUI thread.
void nameCombosByPurpose();

} // namespace ui
