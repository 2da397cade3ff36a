// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kinesis/Record.h"
#include "tests/bench/Stopwatch.h"

#include <vector>

// The records that all parts work on: 500 of 200 bytes of JSON with distinct keys, as in
// tests/bench/bench.py.
std::vector<core::Record> sampleRecords();

Group signing(); // a request against the bare SHA-256 of it
Group requests(); // bodies and answers of PutRecords, predicted shards
Group publishing(); // the decisions of a run
Group reading(); // records from lines
Group templates(); // records made of templates
