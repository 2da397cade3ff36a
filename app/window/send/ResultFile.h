// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Result.h"
#include "core/results/ResultExport.h"

#include <QList>
#include <QString>

namespace app {

// Writes these rows to the file, wholly or not at all. Takes time.
core::Result<> saveRows(const QString &path, core::ExportKind kind,
                        const core::ResultSource &source, const QList<qint64> &rows);

} // namespace app
