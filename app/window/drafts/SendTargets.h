// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/ActiveConnection.h"
#include "ui/editor/SendTarget.h"

namespace app {

// Where drafts would go now, and what is in the way of it.
ui::SendTarget sendTarget(const ActiveConnection &connection, const ActiveStream &stream,
                          bool isSending);

} // namespace app
