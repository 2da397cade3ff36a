// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/functions/Pieces.h"
#include "core/generators/Function.h"

#include <span>

namespace core {

// The functions by topic; FunctionTable puts them together.
std::span<const Function> valueFunctions(); // ours: identities, times, numbers, choices
std::span<const Function> textFunctions(); // ours: texts, bytes, encodings
std::span<const Function> testFunctions(); // ours: addresses and numbers of test data
std::span<const Function> randomFunctions(); // random.*
std::span<const Function> helperFunctions(); // helpers.*
std::span<const Function> cardFunctions(); // helpers.*Card and the like: JSON objects
std::span<const Function> peopleFunctions(); // name.*, phone.*
std::span<const Function> placeFunctions(); // address.*
std::span<const Function> internetFunctions(); // internet.*
std::span<const Function> imageFunctions(); // image.*
std::span<const Function> tradeFunctions(); // company.*, commerce.*
std::span<const Function> financeFunctions(); // finance.*, commerce.price
std::span<const Function> dateFunctions(); // date.*
std::span<const Function> proseFunctions(); // lorem.*, hacker.*
std::span<const Function> systemFunctions(); // system.*, database.*

} // namespace core
