// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imports/Import.h"

#include <QByteArrayView>

namespace core {

// Takes the records of aws kinesis put-record(s) and of curl lines that put records, each command
// as a draft. Secrets in them are dropped, and that is said.
void importCommands(QByteArrayView text, ImportResult &result);

} // namespace core
