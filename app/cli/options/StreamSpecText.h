// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Result.h"
#include "core/simulator/Simulator.h"

namespace app {

// Reads NAME:SHARDS[:MAXKIB][:auto]. BadInput says what is wrong; `where` is `option`.
core::Result<core::SimulatedStreamSpec> simulatedStreamFrom(const QString &text,
                                                            const QString &option);

// All of --fault and --seed.
core::Result<core::Faults> faultsFrom(const QStringList &texts, quint32 seed);

} // namespace app
