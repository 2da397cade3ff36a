// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome/Outcome.h"
#include "core/rendering/SecretMask.h"
#include "core/results/RunUpdate.h"

namespace app {

// Takes the secrets out of what a run keeps: a service may quote in its answers what it was sent.
// Nothing changes where there are none.
void hideSecrets(core::Outcome &outcome, const core::SecretMask &secrets);
void hideSecrets(core::Error &error, const core::SecretMask &secrets);
// The body of the request goes whole: it is encoded, and its parts stand in the results.
void hideSecrets(core::RequestDetail &request, const core::SecretMask &secrets);

} // namespace app
