// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <bit>
#include <cstdint>
#include <cstring>

namespace core {

// Looks for the few bytes of a string that need care, eight bytes at a time: payloads are long and
// such bytes are rare.
enum class StopAt {
    Escaped, // quotation mark, backslash, control characters below U+0020
    EscapedOrNotAscii, // and every byte from 0x80
};

namespace detail {

constexpr std::uint64_t lowBits = 0x0101010101010101U;
constexpr std::uint64_t highBits = 0x8080808080808080U;

// The high bit of each of eight bytes that is below `limit` (at most 128). The lowest bit set is
// right, those above it may be set in error.
constexpr std::uint64_t below(std::uint64_t bytes, std::uint8_t limit)
{
    return (bytes - lowBits * limit) & ~bytes & highBits;
}

constexpr std::uint64_t equal(std::uint64_t bytes, char byte)
{
    return below(bytes ^ (lowBits * static_cast<std::uint8_t>(byte)), 1);
}

constexpr std::uint64_t stops(std::uint64_t bytes, StopAt stop)
{
    const std::uint64_t notAscii = stop == StopAt::EscapedOrNotAscii ? bytes & highBits : 0;
    return below(bytes, ' ') | equal(bytes, '"') | equal(bytes, '\\') | notAscii;
}

constexpr bool isStop(char c, StopAt stop)
{
    const auto byte = static_cast<std::uint8_t>(c);
    return byte < ' ' || c == '"' || c == '\\'
        || (stop == StopAt::EscapedOrNotAscii && byte >= 0x80);
}

} // namespace detail

// The index of the first such byte at or after `from`, or the size.
inline qsizetype nextStop(QByteArrayView text, qsizetype from, StopAt stop)
{
    constexpr auto step = static_cast<qsizetype>(sizeof(std::uint64_t));
    for (; text.size() - from >= step; from += step) {
        std::uint64_t bytes = 0;
        std::memcpy(&bytes, text.data() + from, sizeof bytes);
        const std::uint64_t found = detail::stops(bytes, stop);
        if (found == 0)
            continue;
        if constexpr (std::endian::native == std::endian::little)
            return from + std::countr_zero(found) / 8;
        break;
    }
    while (from < text.size() && !detail::isStop(text[from], stop))
        ++from;
    return from;
}

} // namespace core
