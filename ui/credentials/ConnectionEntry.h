// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/credentials/Connection.h"
#include "ui/credentials/KeychainState.h"
#include "ui/picker/PickItem.h"

namespace ui {

// A connection of the list, and what is known of it.
struct ConnectionEntry
{
    core::Connection connection;
    KeychainState keychain = KeychainState::NotNeeded;
    bool hasToken = false; // a session token belongs to its secret
    bool isActive = false;
    bool isSimulator = false; // the built-in one: it cannot be edited

    bool operator==(const ConnectionEntry &) const = default;
};

// A profile of the shared AWS files that no connection uses yet.
struct ProfileSuggestion
{
    QString name;
    QString region; // may be empty

    bool operator==(const ProfileSuggestion &) const = default;
};

// "profile dev · eu-west-1": whose keys, and where.
QString detailOf(const ConnectionEntry &entry);
QString detailOf(const ProfileSuggestion &profile);

// Icon and colour that mark a connection.
const char *iconOf(const ConnectionEntry &entry);
Role roleOf(core::Connection::Colour colour);
QString wordOf(core::Connection::Colour colour);

// A connection as a row.
PickItem pickItem(const ConnectionEntry &entry);

} // namespace ui
