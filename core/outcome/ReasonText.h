// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace core {

// What outcomes say in one line besides what the other side said. Pure; any thread.

// "HTTP status 403: Forbidden", "HTTP status 403, and no reason was given.": for answers that are
// not the service's own, where the status is half of what there is to read.
QString withStatus(const QString &said, int httpStatus);
// "the run stopped before it was sent: Forbidden": for records that an error of others kept back.
QString afterStop(const QString &said);
// What was said, out of a line of the two above; any other line is that itself.
QString saidIn(const QString &line, int httpStatus);

} // namespace core
