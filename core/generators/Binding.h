// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/generators/Function.h"
#include "core/generators/LiteralReader.h"

#include <optional>
#include <vector>

namespace core {

// An argument and where it was written.
struct WrittenArgument
{
    Argument argument;
    qsizetype offset = 0;
    qsizetype length = 0;
};

// Where a call was written.
struct CallPlace
{
    qsizetype offset = 0;
    qsizetype length = 0;
};

// Brings the arguments of a call into the shape that `function` works on: one for each parameter,
// more where the last repeats, of the right types and in range, fallbacks filled in. Gives what is
// wrong with them; its place is `call` where no single argument is to blame.
std::optional<LiteralFault> bindArguments(const Function &function, CallPlace call,
                                          const std::vector<WrittenArgument> &written,
                                          std::vector<Argument> &bound);

} // namespace core
