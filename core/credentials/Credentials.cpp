// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credentials/Credentials.h"

namespace core {

QByteArray maskedKeyId(QByteArrayView accessKeyId)
{
    constexpr qsizetype shown = 4;
    constexpr qsizetype shortest = 8;
    const QByteArrayView tail =
        accessKeyId.size() < shortest ? QByteArrayView() : accessKeyId.last(shown);
    return QByteArrayLiteral("\u2026") + tail.toByteArray();
}

} // namespace core
