// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace app {

// A completion script for bash with the package bash-completion: commands, their options, and the
// values that can be known.
QString bashCompletion();

} // namespace app
