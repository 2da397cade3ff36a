// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinesis/HashKey.h"

#include "core/hashing/Digest.h"
#include "core/text/Ascii.h"

#include <algorithm>

namespace core {

namespace {

constexpr qsizetype maxDigits = 39;

bool followsGrammar(QByteArrayView text)
{
    if (text.isEmpty() || text.size() > maxDigits)
        return false;
    if (text.front() == '0')
        return text.size() == 1;
    return std::all_of(text.begin(), text.end(), isDigit);
}

} // namespace

std::optional<HashKey> HashKey::fromDecimal(QByteArrayView text)
{
    if (!followsGrammar(text))
        return std::nullopt;

    Value value = 0;
    for (const char character : text) {
        const auto digit = static_cast<Value>(character - '0');
        if (value > (maxHashKey.value() - digit) / 10)
            return std::nullopt;
        value = value * 10 + digit;
    }
    return HashKey(value);
}

HashKey HashKey::ofPartitionKey(QByteArrayView utf8)
{
    Value value = 0;
    for (const std::uint8_t byte : md5(utf8))
        value = (value << 8U) | byte;
    return HashKey(value);
}

QByteArray HashKey::toDecimal() const
{
    QByteArray reversed;
    Value rest = m_value;
    do {
        reversed.append(static_cast<char>('0' + static_cast<int>(rest % 10)));
        rest /= 10;
    } while (rest != 0);
    std::reverse(reversed.begin(), reversed.end());
    return reversed;
}

} // namespace core
