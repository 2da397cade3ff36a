// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/TableOrder.h"

#include "core/kinesis/HashKey.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <optional>

namespace ui {

namespace {

template <typename Projection>
void sortBy(std::vector<qsizetype> &records, Qt::SortOrder order, const Projection &project)
{
    if (order == Qt::AscendingOrder)
        std::stable_sort(records.begin(), records.end(),
                         [&project](qsizetype a, qsizetype b) { return project(a) < project(b); });
    else
        std::stable_sort(records.begin(), records.end(),
                         [&project](qsizetype a, qsizetype b) { return project(b) < project(a); });
}

core::RecordFacts factsAt(const std::vector<core::RecordFacts> &facts, qsizetype record)
{
    const auto at = static_cast<std::size_t>(record);
    return at < facts.size() ? facts[at] : core::RecordFacts();
}

// What is no hash key comes behind all that are.
std::pair<bool, core::HashKey> hashKeyOf(const core::DraftRecord &record)
{
    const auto key = core::HashKey::fromDecimal(record.explicitHashKey.toLatin1());
    return {!key.has_value(), key.value_or(core::HashKey())};
}

} // namespace

void TableOrder::set(std::vector<qsizetype> records)
{
    m_records = std::move(records);
}

qsizetype TableOrder::recordAt(qsizetype row) const
{
    return isNatural() ? row : m_records[static_cast<std::size_t>(row)];
}

int TableOrder::rowOf(qsizetype record) const
{
    if (isNatural())
        return static_cast<int>(record);
    const auto found = std::find(m_records.begin(), m_records.end(), record);
    return static_cast<int>(found - m_records.begin());
}

void TableOrder::append(qsizetype from, qsizetype count)
{
    if (isNatural())
        return;
    for (qsizetype i = 0; i < count; ++i)
        m_records.push_back(from + i);
}

void TableOrder::remove(qsizetype row)
{
    if (isNatural())
        return;
    const qsizetype record = recordAt(row);
    m_records.erase(m_records.begin() + row);
    for (qsizetype &other : m_records)
        other -= other > record ? 1 : 0;
}

std::vector<qsizetype> sortedRecords(const QList<core::DraftRecord> &records,
                                     const std::vector<core::RecordFacts> &facts, TableKey key,
                                     Qt::SortOrder order)
{
    std::vector<qsizetype> sorted(static_cast<std::size_t>(records.size()));
    std::iota(sorted.begin(), sorted.end(), 0);
    switch (key) {
    case TableKey::Record:
        sortBy(sorted, order, [](qsizetype record) { return record; });
        break;
    case TableKey::PartitionKey: // as it would be sent: it may come from the body
        sortBy(sorted, order, [&](qsizetype record) {
            const QByteArray sent = factsAt(facts, record).partitionKey;
            return sent.isEmpty() ? records.at(record).partitionKey.toUtf8() : sent;
        });
        break;
    case TableKey::HashKey:
        sortBy(sorted, order, [&](qsizetype record) { return hashKeyOf(records.at(record)); });
        break;
    case TableKey::Body:
        sortBy(sorted, order,
               [&](qsizetype record) { return QByteArrayView(records.at(record).body); });
        break;
    case TableKey::Bytes:
        sortBy(sorted, order, [&](qsizetype record) { return factsAt(facts, record).dataBytes; });
        break;
    case TableKey::Shard:
        sortBy(sorted, order, [&](qsizetype record) { return factsAt(facts, record).shard; });
        break;
    case TableKey::Sendable:
        sortBy(sorted, order, [&](qsizetype record) { return factsAt(facts, record).isSendable; });
        break;
    }
    return sorted;
}

} // namespace ui
