// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/Base64.h"

#include "core/simulator/Input.h"

#include <QStringBuilder>

#include <array>
#include <cstdint>

namespace core::simulator {

namespace {

constexpr std::uint8_t foreign = 0xff;

constexpr std::array<std::uint8_t, 256> makeTable()
{
    constexpr const char *alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::array<std::uint8_t, 256> table{};
    for (std::uint8_t &entry : table)
        entry = foreign;
    for (std::uint8_t i = 0; i < 64; ++i)
        table[static_cast<unsigned char>(alphabet[i])] = i;
    return table;
}

constexpr auto table = makeTable();

std::uint32_t sextet(char c)
{
    return table[static_cast<unsigned char>(c)];
}

tl::unexpected<QByteArray> complain(QByteArrayView text, const QByteArray &reason)
{
    return tl::unexpected<QByteArray>('\'' + text.toByteArray()
                                      + "' can not be converted to a Blob: " + reason);
}

// The first character that stands where it may not: none of the alphabet, or padding before more.
QByteArray strayCharacter(QByteArrayView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isPadding = text[i] == '=';
        const bool isMisplaced = isPadding && i + 1 < text.size() && text[i + 1] != '=';
        if (isMisplaced || (!isPadding && sextet(text[i]) == foreign)) {
            qsizetype end = i + 1;
            while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
                ++end;
            return text.sliced(i, end - i).toByteArray();
        }
    }
    return {};
}

qsizetype paddingOf(QByteArrayView text)
{
    qsizetype padding = 0;
    while (padding < text.size() && text[text.size() - 1 - padding] == '=')
        ++padding;
    return padding;
}

// Whole quadruples without padding; false when a character is foreign.
bool decodeQuadruples(QByteArrayView text, char *out)
{
    std::uint32_t foreignBits = 0;
    for (qsizetype i = 0; i + 4 <= text.size(); i += 4, out += 3) {
        const std::uint32_t a = sextet(text[i]);
        const std::uint32_t b = sextet(text[i + 1]);
        const std::uint32_t c = sextet(text[i + 2]);
        const std::uint32_t d = sextet(text[i + 3]);
        foreignBits |= a | b | c | d;
        const std::uint32_t bits = (a << 18) | (b << 12) | (c << 6) | d;
        out[0] = static_cast<char>(bits >> 16);
        out[1] = static_cast<char>(bits >> 8);
        out[2] = static_cast<char>(bits);
    }
    return foreignBits < 64;
}

} // namespace

tl::expected<QByteArray, QByteArray> decodeBase64(QByteArrayView text)
{
    if (text.size() % 4 != 0) {
        const qint64 length = utf16Length(text);
        if (length % 4 != 0)
            return complain(text,
                            "Base64 encoded length is expected a multiple of 4 bytes but "
                            "found: "
                                + QByteArray::number(length));
    }
    const qsizetype padding = paddingOf(text);
    const qsizetype whole = (text.size() - padding) / 4 * 4;
    QByteArray bytes(text.size() / 4 * 3 - padding % 3, Qt::Uninitialized);
    const QByteArrayView last = text.sliced(whole, text.size() - padding - whole);
    if (!decodeQuadruples(text.first(whole), bytes.data()))
        return complain(text, "Invalid Base64 character: '" + strayCharacter(text) + '\'');
    std::uint32_t bits = 0;
    for (const char c : last) {
        if (sextet(c) == foreign)
            return complain(text, "Invalid Base64 character: '" + strayCharacter(text) + '\'');
        bits = (bits << 6) | sextet(c);
    }
    // The misspelling is the service's.
    const qsizetype spare = last.size() == 3 ? 2 : 4;
    if (padding > 2 || last.size() == 1 || (bits & ((1U << spare) - 1)) != 0)
        return complain(text, "Invalid last non-pad Base64 character dectected");
    char *out = bytes.data() + whole / 4 * 3;
    for (qsizetype i = last.size() - 1; i > 0; --i)
        *out++ = static_cast<char>(bits >> (6 * last.size() - 8 * (last.size() - i)));
    return bytes;
}

} // namespace core::simulator
