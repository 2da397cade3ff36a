// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>
#include <QList>

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
// what is said of it.
class HotKeys
{
public:
    void add(QByteArrayView key, const QByteArray &shardId, qint64 bytes);
    // At most 200, the heaviest first.
    QList<HotKey> heaviest() const;

private:
    void forgetLightOnes();

    QHash<QByteArray, HotKey> m_keys;
};

} // namespace core
