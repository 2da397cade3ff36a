// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/options/CommandSpec.h"
#include "core/publish/PublishOptions.h"
#include "core/transport/TransportSettings.h"

namespace app {

// What the options of "put" say about sending and reporting.
struct PutSettings
{
    core::PublishOptions publish;
    int managers = 6; // of the transport, six connections each
    qsizetype rows = 20;
    bool isDryRun = false;
    bool isForced = false; // --check at any endpoint
};

core::Result<PutSettings> putSettingsFrom(const Arguments &arguments);

} // namespace app
