// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/Theme.h"

#include <QString>

#include <optional>

namespace ui {

// One thing that can be picked, and how its row looks.
struct PickItem
{
    QString key; // what the pick says; unique in its list
    QString text;
    QString detail; // muted, beside or below the text
    QString alias; // not shown; the whole of it finds the item; may be empty
    QString group; // rows of a group stand under its heading; empty: no heading
    const char *icon = nullptr;
    Role iconRole = Role::Muted;
    QString badge; // a word in a pill, "PRODUCTION"; empty: none
    Role badgeRole = Role::Muted;
    bool isCurrent = false; // the one in use: it has a tick
    bool isFavourite = false;

    bool operator==(const PickItem &) const = default;
};

} // namespace ui
