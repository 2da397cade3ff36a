// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outcome/HotKeys.h"

#include <QHashFunctions>

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t places = 200;
constexpr std::ptrdiff_t kept = places / 2;
constexpr int none = -1;

} // namespace

HotKeys::HotKeys()
    : m_places(places)
{
    m_table.fill(none);
}

void HotKeys::add(QByteArrayView key, const QByteArray &shardId, qint64 bytes)
{
    HotKey &entry = placeOf(key).entry;
    entry.bytes += bytes;
    ++entry.records;
    if (!shardId.isEmpty())
        entry.shardId = shardId;
}

// Where the key stands, or a place made for it.
HotKeys::Place &HotKeys::placeOf(QByteArrayView key)
{
    const std::size_t hash = qHash(key);
    const auto find = [this, key, hash] {
        std::size_t at = hash % tableSize;
        while (m_table[at] != none) {
            const Place &place = m_places[static_cast<std::size_t>(m_table[at])];
            if (place.hash == hash && place.entry.key == key)
                break;
            at = (at + 1) % tableSize;
        }
        return at;
    };
    std::size_t at = find();
    if (m_table[at] != none)
        return m_places[static_cast<std::size_t>(m_table[at])];
    if (m_count == places) {
        forgetLightOnes();
        at = find();
    }
    m_table[at] = static_cast<int>(m_count);
    Place &place = m_places[m_count++];
    place.hash = hash;
    place.entry.key.resize(0); // keeps its capacity
    place.entry.key.append(key);
    place.entry.shardId.clear();
    place.entry.bytes = 0;
    place.entry.records = 0;
    return place;
}

// All lose what the heaviest of the light half has, which leaves that half with nothing. Half of
// the places are free then, so that this is rare.
void HotKeys::forgetLightOnes()
{
    std::vector<qint64> bytes;
    bytes.reserve(m_count);
    for (std::size_t i = 0; i < m_count; ++i)
        bytes.push_back(m_places[i].entry.bytes);
    const auto middle = bytes.begin() + kept;
    std::nth_element(bytes.begin(), middle, bytes.end(), std::greater<>());
    const qint64 loss = std::max<qint64>(*middle, 1);

    for (Place &place : m_places)
        place.entry.bytes -= loss;
    const auto firstFree = std::partition(m_places.begin(), m_places.end(),
                                          [](const Place &it) { return it.entry.bytes > 0; });
    m_count = static_cast<std::size_t>(firstFree - m_places.begin());
    fillTable();
}

void HotKeys::fillTable()
{
    m_table.fill(none);
    for (std::size_t i = 0; i < m_count; ++i) {
        std::size_t at = m_places[i].hash % tableSize;
        while (m_table[at] != none)
            at = (at + 1) % tableSize;
        m_table[at] = static_cast<int>(i);
    }
}

QList<HotKey> HotKeys::heaviest() const
{
    QList<HotKey> keys;
    keys.reserve(static_cast<qsizetype>(m_count));
    for (std::size_t i = 0; i < m_count; ++i)
        keys.append(m_places[i].entry);
    std::sort(keys.begin(), keys.end(), [](const HotKey &left, const HotKey &right) {
        return left.bytes != right.bytes ? left.bytes > right.bytes : left.key < right.key;
    });
    return keys;
}

} // namespace core
