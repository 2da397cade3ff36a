// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Result.h"
#include "core/simulator/Simulator.h"

namespace app {

// Reads NAME:SHARDS[:MAXKIB][:auto]. BadInput says what is wrong; `where` is `option`.
core::Result<core::SimulatedStreamSpec> simulatedStreamFrom(const QString &text,
                                                            const QString &option);

// All that one option was given; a name that stands twice is BadInput too.
core::Result<QList<core::SimulatedStreamSpec>> simulatedStreamsFrom(const QStringList &texts,
                                                                    const QString &option);

// All of --fault and --seed, for a simulator with these streams: a shard that none of them has is
// refused.
core::Result<core::Faults> faultsFrom(const QStringList &texts, quint32 seed,
                                      const QList<core::SimulatedStreamSpec> &streams);

} // namespace app
