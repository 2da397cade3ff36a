// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imports/Import.h"

#include <QByteArrayView>

namespace core {

// Takes the records that a script for k6 spells out: objects with data (text) or Data (base64) and
// a partition key. Those that are computed are named. Nothing is run.
void importScript(QByteArrayView script, ImportResult &result);

} // namespace core
