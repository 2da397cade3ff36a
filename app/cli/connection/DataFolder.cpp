// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/connection/DataFolder.h"

#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;

namespace app {

QString dataFolder(const Arguments &arguments)
{
    const QString given = arguments.value(u"data-dir"_s);
    return given.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
                           : given;
}

} // namespace app
