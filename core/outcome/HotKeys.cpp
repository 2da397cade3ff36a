// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outcome/HotKeys.h"

#include <algorithm>
#include <vector>

namespace core {

namespace {

constexpr qsizetype places = 200;
constexpr qsizetype kept = places / 2;

} // namespace

void HotKeys::add(QByteArrayView key, const QByteArray &shardId, qint64 bytes)
{
    auto place = m_keys.find(QByteArray::fromRawData(key.data(), key.size()));
    if (place == m_keys.end()) {
        if (m_keys.size() == places)
            forgetLightOnes();
        const QByteArray own = key.toByteArray();
        place = m_keys.insert(own, {.key = own});
    }
    place->bytes += bytes;
    ++place->records;
    if (!shardId.isEmpty())
        place->shardId = shardId;
}

// All lose what the heaviest of the light half has, which leaves that half with nothing. Half of
// the places are free then, so that this is rare.
void HotKeys::forgetLightOnes()
{
    std::vector<qint64> bytes;
    bytes.reserve(static_cast<std::size_t>(m_keys.size()));
    for (const HotKey &key : std::as_const(m_keys))
        bytes.push_back(key.bytes);
    const auto middle = bytes.begin() + kept;
    std::nth_element(bytes.begin(), middle, bytes.end(), std::greater<>());
    const qint64 loss = std::max<qint64>(*middle, 1);

    m_keys.removeIf([loss](const auto &place) {
        place.value().bytes -= loss;
        return place.value().bytes <= 0;
    });
}

QList<HotKey> HotKeys::heaviest() const
{
    QList<HotKey> keys = m_keys.values();
    std::sort(keys.begin(), keys.end(), [](const HotKey &left, const HotKey &right) {
        return left.bytes != right.bytes ? left.bytes > right.bytes : left.key < right.key;
    });
    return keys;
}

} // namespace core
