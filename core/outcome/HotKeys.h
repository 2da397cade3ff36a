// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <array>
#include <vector>

namespace core {

// A partition key with what it carried at least, counted in one pass and bounded memory.
struct HotKey
{
    QByteArray key; // UTF-8
    QByteArray shardId; // where its last record went or would have gone; may be empty
    qint64 bytes = 0;
    qint64 records = 0;

    bool operator==(const HotKey &) const = default;
};

// The keys that carry most bytes (frequent items by Misra and Gries, weighted): a key that carries
// more than a hundredth of all bytes is surely among them, and at most that much is missing from
// what is said of it. Most keys of a run come once and are soon forgotten, so that a new one costs
// no memory of its own: it is written over one that was forgotten.
class HotKeys
{
public:
    HotKeys();

    void add(QByteArrayView key, const QByteArray &shardId, qint64 bytes);
    // At most 200, the heaviest first.
    QList<HotKey> heaviest() const;

private:
    static constexpr std::size_t tableSize = 512; // a power of two, sparsely filled
    struct Place
    {
        HotKey entry;
        std::size_t hash = 0;
    };

    Place &placeOf(QByteArrayView key);
    void forgetLightOnes();
    void fillTable();

    std::vector<Place> m_places; // those from m_count on are free
    std::size_t m_count = 0;
    std::array<int, tableSize> m_table; // indexes of places by hash, the next free one; −1: none
};

} // namespace core
