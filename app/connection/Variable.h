// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <functional>

namespace app {

// Looks a variable of the process up; empty when unset.
using Variable = std::function<QByteArray(const char *name)>;
QByteArray processVariable(const char *name);

} // namespace app
