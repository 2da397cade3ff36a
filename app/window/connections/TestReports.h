// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/KinesisClient.h"
#include "ui/credentials/TestReport.h"

namespace app {

// What one question to the service says about a connection.
ui::TestReport reportOf(const core::Answer<core::StreamPage> &answer, const QString &keysFrom);
// The connection could not even be made ready.
ui::TestReport reportOf(const core::Error &error);

// One line for a bar: what went wrong and what to do.
QString barText(const core::Error &error, const QString &stream = {});

} // namespace app
