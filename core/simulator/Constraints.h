// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kinesis/Limits.h"
#include "core/simulator/Failure.h"
#include "core/simulator/Input.h"

#include <set>

namespace core::simulator {

// What the constraints of a request depend on beside the request.
struct ConstraintContext
{
    std::set<Waiver> waivers;
    qint64 maxRecordBytes = limits::maxRecordBytes; // data and key, of the stream that is meant
};

// The ValidationException that lists what is wrong with an input, at most ten things; nothing when
// all is well.
std::optional<Failure> violatedConstraints(const Value &input, const ConstraintContext &context);

} // namespace core::simulator
