// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace core {

// "1,234,567"
QString countText(qint64 count);
// "1 record", "1,234 records"
QString recordsText(qint64 count);
// "512 B", "1.5 KiB", "10 MiB": one decimal, none when it is zero
QString sizeText(qint64 bytes);

} // namespace core
