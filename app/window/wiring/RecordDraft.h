// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts/Draft.h"
#include "core/kinesis/Record.h"

#include <QList>

namespace app {

// A draft that would send these records again, byte for byte: one alone, several as a table.
// `textKind` says what bodies are that are text; others are shown as base64.
core::Draft draftOf(const QList<core::Record> &records, core::PayloadKind textKind,
                    const QString &title = {});

} // namespace app
