// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/send/ResultFile.h"

#include "core/files/DurableFile.h"

namespace app {

core::Result<> saveRows(const QString &path, core::ExportKind kind,
                        const core::ResultSource &source, const QList<qint64> &rows)
{
    QByteArray text = core::exportHead(kind);
    for (const qint64 row : rows)
        core::appendExport(text, kind, source, row);
    return core::durableWrite(path, text);
}

} // namespace app
