// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace core::simulator {

// A record's place in its shard, written as AWS writes it: 56 digits beginning with "49", which
// are the hexadecimal digits 2, shard creation (9), shard (1), index (16), 00, time (9), shard (8),
// 2 read as one number. The index rises with every record of a shard, so the numbers do too.
struct SequenceNumber
{
    qint64 shardCreatedSeconds = 0; // since 1970 UTC, below 2^36
    qint64 index = 0; // 0: the shard's start; closedIndex: its end
    qint64 seconds = 0; // when the record arrived
    int shard = 0;

    static constexpr qint64 closedIndex = 0x7fffffffffffffff;

    QByteArray toDecimal() const;
    static std::optional<SequenceNumber> fromDecimal(QByteArrayView text);

    bool operator==(const SequenceNumber &) const = default;
};

} // namespace core::simulator
