// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <cstdint>
#include <string_view>

namespace core {

// The length in bytes (1 to 4) of the code point that starts at `at`, or 0 when the bytes there are
// not UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF).
// `at` must be within `bytes`.
constexpr qsizetype utf8LengthAt(QByteArrayView bytes, qsizetype at)
{
    const auto byteAt = [bytes](qsizetype i) { return static_cast<std::uint8_t>(bytes[i]); };
    const std::uint8_t first = byteAt(at);
    if (first < 0x80)
        return 1;
    if (first < 0xC2 || first > 0xF4)
        return 0;
    const qsizetype length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (bytes.size() - at < length)
        return 0;
    const std::uint8_t lowest = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    const std::uint8_t highest = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (byteAt(at + 1) < lowest || byteAt(at + 1) > highest)
        return 0;
    for (qsizetype i = at + 2; i < at + length; ++i) {
        if ((byteAt(i) & 0xC0) != 0x80)
            return 0;
    }
    return length;
}

// What parsers hand out as text of ours.
inline QString toQString(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

} // namespace core
