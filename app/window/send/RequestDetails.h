// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/KinesisClient.h"
#include "core/publish/PublishOptions.h"
#include "core/results/RunUpdate.h"
#include "core/send/Journal.h"

namespace app {

// A request as it leaves: who is in it, and nothing known of its end. `rows` are those of the run.
core::RequestDetail departing(const core::RequestIntent &intent, std::vector<qint64> rows);

// The same with its end. `exchange` has secrets masked already; null when there was none.
core::RequestDetail arrived(core::RequestDetail request, const core::RequestOutcome &outcome,
                            const core::Exchange *exchange, const core::PublishOptions &options);

} // namespace app
