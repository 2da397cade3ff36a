// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinesis/Base64.h"

#include <array>
#include <cstdint>
#include <cstring>

namespace core {

namespace {

constexpr std::array<char, 65> alphabet{
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"};
constexpr std::uint8_t notInAlphabet = 0xFF;

using Pair = std::array<char, 2>;

// Two characters for each twelve bits: half the look-ups.
constexpr std::array<Pair, 4096> makePairs()
{
    std::array<Pair, 4096> pairs{};
    for (std::size_t i = 0; i < pairs.size(); ++i)
        pairs[i] = {alphabet[i >> 6U], alphabet[i & 63U]};
    return pairs;
}

constexpr std::array<std::uint8_t, 256> makeValues()
{
    std::array<std::uint8_t, 256> values{};
    values.fill(notInAlphabet);
    for (std::uint8_t i = 0; i < 64; ++i)
        values[static_cast<unsigned char>(alphabet[i])] = i;
    return values;
}

constexpr std::array<Pair, 4096> pairs = makePairs();
constexpr std::array<std::uint8_t, 256> values = makeValues();

std::uint32_t byteAt(const char *bytes, qsizetype index)
{
    return static_cast<unsigned char>(bytes[index]);
}

void putPair(char *out, std::uint32_t twelveBits)
{
    std::memcpy(out, pairs[twelveBits].data(), 2);
}

void encodeRest(char *out, const char *in, qsizetype size)
{
    const std::uint32_t bits =
        (byteAt(in, 0) << 16U) | (size == 2 ? byteAt(in, 1) << 8U : std::uint32_t(0));
    putPair(out, bits >> 12U);
    putPair(out + 2, bits & 4095U);
    if (size == 1)
        out[2] = '=';
    out[3] = '=';
}

// The four characters as 24 bits; padding counts as zero.
std::optional<std::uint32_t> quartet(const char *text, qsizetype padding)
{
    std::uint32_t bits = 0;
    for (qsizetype i = 0; i < 4 - padding; ++i) {
        const std::uint8_t value = values[byteAt(text, i)];
        if (value == notInAlphabet)
            return std::nullopt;
        bits |= std::uint32_t(value) << (18U - 6U * static_cast<unsigned>(i));
    }
    return bits;
}

qsizetype paddingOf(QByteArrayView text)
{
    if (text.endsWith("=="))
        return 2;
    return text.endsWith('=') ? 1 : 0;
}

void putBytes(char *out, std::uint32_t bits, qsizetype count)
{
    for (qsizetype i = 0; i < count; ++i)
        out[i] = static_cast<char>((bits >> (16U - 8U * static_cast<unsigned>(i))) & 255U);
}

} // namespace

char *writeBase64(char *to, QByteArrayView bytes)
{
    const char *from = bytes.data();
    qsizetype rest = bytes.size();
    for (; rest >= 3; rest -= 3, from += 3, to += 4) {
        const std::uint32_t bits =
            (byteAt(from, 0) << 16U) | (byteAt(from, 1) << 8U) | byteAt(from, 2);
        putPair(to, bits >> 12U);
        putPair(to + 2, bits & 4095U);
    }
    if (rest == 0)
        return to;
    encodeRest(to, from, rest);
    return to + 4;
}

std::optional<QByteArray> fromBase64(QByteArrayView text)
{
    if (text.size() % 4 != 0)
        return std::nullopt;
    const qsizetype padding = paddingOf(text);
    QByteArray bytes(text.size() / 4 * 3 - padding, Qt::Uninitialized);
    char *to = bytes.data();
    for (qsizetype at = 0; at < text.size(); at += 4, to += 3) {
        const qsizetype own = at + 4 == text.size() ? padding : 0;
        const std::optional<std::uint32_t> bits = quartet(text.data() + at, own);
        if (!bits || (*bits & ((1U << (8U * static_cast<unsigned>(own))) - 1U)) != 0)
            return std::nullopt;
        putBytes(to, *bits, 3 - own);
    }
    return bytes;
}

} // namespace core
