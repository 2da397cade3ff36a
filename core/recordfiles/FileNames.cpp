// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordfiles/FileNames.h"

namespace core {

QLatin1StringView suffixOf(const QString &path)
{
    if (path.endsWith(environmentFileSuffix))
        return environmentFileSuffix;
    return path.endsWith(recordFileSuffix) ? recordFileSuffix : QLatin1StringView();
}

QString nameTyped(const QString &name, const QString &path)
{
    const QLatin1StringView suffix = suffixOf(path);
    return name.endsWith(suffix) ? name : QString(name + suffix);
}

} // namespace core
