// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/credentials/Secret.h"
#include "core/result/Result.h"

namespace core {

// What the keychain holds for one connection: one entry, so that a key and a token of different
// sign-ins never meet.
struct KeychainEntry
{
    Secret secretAccessKey;
    Secret sessionToken; // empty for long-term keys
};

// {"version":1,"secretAccessKey":"…","sessionToken":"…"}; the token only where there is one.
Secret toEntry(const KeychainEntry &entry);

// Storage when it is not such a text: the error quotes nothing of it.
Result<KeychainEntry> fromEntry(const Secret &text);

} // namespace core
