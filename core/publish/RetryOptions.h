// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/credentials/RetryRule.h"
#include "core/publish/PublishOptions.h"

namespace core {

// What a run by `rule` is sent with.
PublishOptions optionsFor(const RetryRule &rule);
// Likewise, where a person says that all refused records be tried again now.
PublishOptions optionsForRetryByHand(const RetryRule &rule);

} // namespace core
