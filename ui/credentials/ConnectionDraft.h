// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/credentials/Connection.h"
#include "core/credentials/Secret.h"

namespace ui {

// A connection as the form has it. A secret is there only when it was typed just now.
struct ConnectionDraft
{
    core::Connection connection;
    QString replaces; // the name it is saved under now; empty: it is new
    QString copyOf; // a new one takes the secret of that connection unless one was typed
    core::Secret secretAccessKey; // empty: what is stored stays
    core::Secret sessionToken;
    bool sessionOnly = false; // keep the secret in memory, not in the keychain
};

} // namespace ui
