// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace app {

// A completion function for zsh: commands, their options with what they do, and the values that can
// be known.
QString zshCompletion();

} // namespace app
