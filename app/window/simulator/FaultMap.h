// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/Faults.h"
#include "ui/simulator/FaultChoice.h"

namespace app {

// What a person chose, as the simulator takes it: of PutRecords only, so that streams can still be
// listed.
core::Faults faultsOf(const ui::FaultChoice &choice);

} // namespace app
