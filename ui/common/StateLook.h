// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome/RecordState.h"
#include "ui/common/Theme.h"

#include <QString>

namespace ui {

// How a state shows everywhere: by word, icon and colour together.
struct StateLook
{
    QString word; // "stored", as people read it
    const char *icon; // for icon()
    Role role;
};

// `throttled`: it was refused because it came too fast, which slower sending heals.
StateLook lookOf(core::RecordState state, bool throttled = false);

} // namespace ui
