// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kinesis/Record.h"

#include <vector>

namespace test {

// Records of every kind that a stream may carry, the same on every run: JSON, text, binary with NUL
// and invalid UTF-8, empty, gzip; up to 200 KB; keys in ASCII and beyond; with and without an
// explicit hash key. Each differs from every other one.
std::vector<core::Record> mixedRecords(int count);

} // namespace test
