// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outcome/Quantity.h"

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 kibibyte = 1024;
constexpr qint64 mebibyte = kibibyte * kibibyte;

QString inUnits(qint64 bytes, qint64 unit)
{
    // In tenths and rounded down: a limit must not read as reached before it is.
    const qint64 tenths = bytes / unit * 10 + bytes % unit * 10 / unit;
    const QString whole = countText(tenths / 10);
    return tenths % 10 == 0 ? whole : whole + u'.' + QString::number(tenths % 10);
}

} // namespace

QString countText(qint64 count)
{
    QString digits = QString::number(count);
    const qsizetype first = count < 0 ? 1 : 0;
    for (qsizetype at = digits.size() - 3; at > first; at -= 3)
        digits.insert(at, u',');
    return digits;
}

QString recordsText(qint64 count)
{
    return count == 1 ? u"1 record"_s : countText(count) + u" records"_s;
}

QString sizeText(qint64 bytes)
{
    if (bytes < kibibyte)
        return countText(bytes) + u" B"_s;
    if (bytes < mebibyte)
        return inUnits(bytes, kibibyte) + u" KiB"_s;
    return inUnits(bytes, mebibyte) + u" MiB"_s;
}

} // namespace core
