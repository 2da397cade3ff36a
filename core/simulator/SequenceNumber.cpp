// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/SequenceNumber.h"

#include <array>
#include <cstdint>

namespace core::simulator {

namespace {

__extension__ using Wide = unsigned __int128;

// 186 bits, the lowest first.
using Limbs = std::array<std::uint64_t, 3>;

void shiftIn(Limbs &limbs, std::uint64_t value, int bits)
{
    for (size_t i = 2; i > 0; --i)
        limbs[i] = bits == 64 ? limbs[i - 1] : (limbs[i] << bits) | (limbs[i - 1] >> (64 - bits));
    limbs[0] = bits == 64 ? value : (limbs[0] << bits) | value;
}

std::uint64_t shiftOut(Limbs &limbs, int bits)
{
    const std::uint64_t value = bits == 64 ? limbs[0] : limbs[0] & ((std::uint64_t(1) << bits) - 1);
    for (size_t i = 0; i < 3; ++i) {
        const std::uint64_t above = i < 2 ? limbs[i + 1] : 0;
        limbs[i] = bits == 64 ? above : (limbs[i] >> bits) | (above << (64 - bits));
    }
    return value;
}

std::uint64_t divide(Limbs &limbs, std::uint64_t divisor)
{
    Wide remainder = 0;
    for (size_t i = 3; i-- > 0;) {
        const Wide part = (remainder << 64) | limbs[i];
        limbs[i] = static_cast<std::uint64_t>(part / divisor);
        remainder = part % divisor;
    }
    return static_cast<std::uint64_t>(remainder);
}

bool multiplyAndAdd(Limbs &limbs, std::uint64_t factor, std::uint64_t summand)
{
    Wide carry = summand;
    for (std::uint64_t &limb : limbs) {
        const Wide part = Wide(limb) * factor + carry;
        limb = static_cast<std::uint64_t>(part);
        carry = part >> 64;
    }
    return carry == 0;
}

} // namespace

QByteArray SequenceNumber::toDecimal() const
{
    Limbs limbs{2, 0, 0};
    shiftIn(limbs, std::uint64_t(shardCreatedSeconds), 36);
    shiftIn(limbs, std::uint64_t(shard) & 0xf, 4);
    shiftIn(limbs, std::uint64_t(index), 64);
    shiftIn(limbs, 0, 8);
    shiftIn(limbs, std::uint64_t(seconds), 36);
    shiftIn(limbs, std::uint64_t(shard), 32);
    shiftIn(limbs, 2, 4);

    // What begins with the digit 2 has 56 decimal digits: three blocks but for a leading zero.
    constexpr std::uint64_t block = 10'000'000'000'000'000'000U;
    std::array<char, 57> text{};
    size_t position = text.size();
    for (int i = 0; i < 3; ++i) {
        std::uint64_t digits = divide(limbs, block);
        for (int j = 0; j < 19; ++j, digits /= 10)
            text[--position] = static_cast<char>('0' + digits % 10);
    }
    return {text.data() + 1, 56};
}

std::optional<SequenceNumber> SequenceNumber::fromDecimal(QByteArrayView text)
{
    if (text.size() != 56)
        return std::nullopt;
    Limbs limbs{};
    for (const char c : text) {
        if (c < '0' || c > '9' || !multiplyAndAdd(limbs, 10, std::uint64_t(c - '0')))
            return std::nullopt;
    }

    SequenceNumber number;
    const std::uint64_t version = shiftOut(limbs, 4);
    const std::uint64_t shard = shiftOut(limbs, 32);
    number.seconds = qint64(shiftOut(limbs, 36));
    shiftOut(limbs, 8);
    const std::uint64_t index = shiftOut(limbs, 64);
    shiftOut(limbs, 4);
    number.shardCreatedSeconds = qint64(shiftOut(limbs, 36));
    if (version != 2 || limbs != Limbs{2, 0, 0} || shard > 0x7fffffff
        || index > std::uint64_t(closedIndex))
        return std::nullopt;
    number.shard = int(shard);
    number.index = qint64(index);
    return number;
}

} // namespace core::simulator
