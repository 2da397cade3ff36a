// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recordfiles/RecordFileReader.h"

namespace core {

enum class Rewriting {
    Least, // only what changed; sections that say the same stay
    Whole, // every head and body anew, but for comments and unknown headers
};

// The file as it says `after`, when it said `before`.
RecordFileText rewritten(const RecordFileText &text, const Draft &before, const Draft &after,
                         Rewriting rewriting);

} // namespace core
