// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/Theme.h"

#include <QString>

namespace ui {

// Where the secret of a connection is, as far as the keychain said.
enum class KeychainState {
    NotNeeded, // its keys come from elsewhere
    NotAsked, // it is read when the connection is used or tested
    Stored,
    MissingOrLocked, // the two look alike
    Locked, // it said so
    Silent, // no answer within the deadline
    Unavailable, // there is no keychain
    Failed,
    ThisSession, // kept by the program until it ends
};

struct KeychainLook
{
    QString text; // a sentence
    const char *icon;
    Role role;
};

KeychainLook lookOf(KeychainState state);

// Whether keeping a secret for this session is worth offering.
bool isTrouble(KeychainState state);

} // namespace ui
