// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinesis/ErrorText.h"

#include <algorithm>

namespace core {

namespace {

constexpr qsizetype maxTextBytes = 4096;
constexpr qsizetype maxExcerptCharacters = 200;

bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

QByteArrayView firstBytes(QByteArrayView utf8, qsizetype count)
{
    if (utf8.size() <= count)
        return utf8;
    // A character has at most three bytes after its first.
    const qsizetype earliest = std::max<qsizetype>(count - 3, 0);
    qsizetype end = count;
    while (end > earliest && isContinuation(utf8.at(end)))
        --end;
    return utf8.first(end);
}

} // namespace

QString errorText(QByteArrayView utf8)
{
    return QString::fromUtf8(firstBytes(utf8, maxTextBytes));
}

QString bodyExcerpt(QByteArrayView body)
{
    return errorText(body).simplified().left(maxExcerptCharacters);
}

} // namespace core
