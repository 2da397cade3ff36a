// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console/Terminal.h"
#include "core/result/Result.h"
#include "core/transport/TransportSettings.h"

namespace app {

// Reads --proxy into the transport's settings: "system", "none", or http:// or socks5:// with host
// and port. A password comes from the variable HEADGATE_PROXY_PASSWORD alone; one in the URL would
// be on the command line for everybody to see, and is BadInput.
core::Result<> readProxy(const QString &text, const Variable &variable,
                         core::TransportSettings &settings);

} // namespace app
