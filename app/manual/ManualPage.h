// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace app {

// headgate-cli.1 in man(7): every command, option, example and exit status of the table.
// `date` is that of the release: 2026-11-27.
QString manualPage(const QString &version, const QString &date);

} // namespace app
