// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/generators/Function.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <span>
#include <vector>

namespace core {

// All functions that a template may call; the list is closed. Ours first, then those of the Kinesis
// Data Generator, by topic. They live as long as the program.
const std::vector<const Function *> &allFunctions();

// Exactly this name; nothing when there is none.
const Function *findFunction(QByteArrayView name);

// The name among `names` that is nearest to `typed`, for "did you mean"; empty when none is near.
QByteArray nearestName(QByteArrayView typed, const QList<QByteArray> &names);
// The same among the names of functions.
QByteArray nearestFunction(QByteArrayView typed);

} // namespace core
