// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome/Outcome.h"

namespace core {

// The outcome of a record that was tried `before` and is tried again: `now` is what the new
// attempts made of it so far, counted from 0. What an attempt may have done is never unsaid by a
// later one: uncertain and then refused stays uncertain, refused and then not sent stays refused.
Outcome continued(const Outcome &before, const Outcome &now);

} // namespace core
