// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/Continuation.h"

namespace core {
namespace {

bool isStoredOrMayBe(RecordState state)
{
    return state == RecordState::Stored || state == RecordState::Uncertain;
}

} // namespace

Outcome continued(const Outcome &before, const Outcome &now)
{
    const bool staysAsItWas = isFinal(now.state) && now.state != RecordState::Stored
        && gravity(before.state) > gravity(now.state);
    Outcome outcome = staysAsItWas ? before : now;
    outcome.attempts = before.attempts + now.attempts;
    outcome.possibleDuplicates = before.possibleDuplicates + now.possibleDuplicates;
    // Two copies: the state says it of one of them.
    if (before.state == RecordState::Uncertain && now.attempts > 0 && isStoredOrMayBe(now.state))
        ++outcome.possibleDuplicates;
    return outcome;
}

} // namespace core
