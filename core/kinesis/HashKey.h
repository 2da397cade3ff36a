// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <compare>
#include <optional>

namespace core {

// A place in the hash space of a stream: an unsigned integer of 128 bits, 0 … 2^128−1.
class HashKey
{
public:
    __extension__ using Value = unsigned __int128;

    constexpr HashKey() = default;
    constexpr explicit HashKey(Value value)
        : m_value(value)
    {
    }

    // Decimal digits by the service's grammar 0|[1-9]\d{0,38}, at most 2^128−1.
    static std::optional<HashKey> fromDecimal(QByteArrayView text);
    // MD5 of the key's UTF-8 bytes, read big-endian: where Kinesis puts a partition key.
    static HashKey ofPartitionKey(QByteArrayView utf8);

    constexpr Value value() const { return m_value; }
    QByteArray toDecimal() const;

    // clang-tidy 14 takes the 0 that orderings are compared with for a pointer.
    // NOLINTNEXTLINE(modernize-use-nullptr)
    auto operator<=>(const HashKey &) const = default;

private:
    Value m_value = 0;
};

inline constexpr HashKey maxHashKey{~HashKey::Value{0}};

} // namespace core
