// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/SimulatedShard.h"

#include "core/kinesis/Limits.h"

#include <QList>
#include <QStringBuilder>

#include <algorithm>

namespace core::simulator {

namespace {

constexpr double readsPerSecond = 5;
constexpr double readBytesPerSecond = 2.0 * 1024 * 1024;

} // namespace

SimulatedShard::SimulatedShard(const Origin &origin)
    : m_origin(origin)
    , m_lastArrivedMs(origin.createdMs)
    , m_writeRecords(limits::shardRecordsPerSecond)
    , m_writeBytes(double(limits::shardBytesPerSecond))
    , m_reads(readsPerSecond)
    , m_readBytes(readBytesPerSecond)
{
}

QByteArray SimulatedShard::id() const
{
    return shardIdText(m_origin.index);
}

void SimulatedShard::close(qint64 nowMs)
{
    m_closedMs = std::max(nowMs, m_lastArrivedMs);
}

QByteArray SimulatedShard::startingSequenceNumber() const
{
    return sequenceNumber(0, m_origin.createdMs);
}

QByteArray SimulatedShard::endingSequenceNumber() const
{
    return sequenceNumber(SequenceNumber::closedIndex, m_closedMs.value_or(0));
}

bool SimulatedShard::admitWrite(qint64 bytes, Moment now, const WriteShare &share)
{
    const double record = 1 / share.records;
    const double cost = double(bytes) / share.bytes;
    m_writeRecords.refill(now);
    m_writeBytes.refill(now);
    if (!m_writeRecords.offers(record) || !m_writeBytes.offers(cost))
        return false;
    m_writeRecords.take(record);
    m_writeBytes.take(cost);
    return true;
}

bool SimulatedShard::admitRead(Moment now)
{
    m_reads.refill(now);
    m_readBytes.refill(now);
    if (!m_reads.offers(1) || m_readBytes.isOverdrawn())
        return false;
    m_reads.take(1);
    return true;
}

qint64 SimulatedShard::append(KeptRecord record)
{
    m_lastArrivedMs = std::max(m_lastArrivedMs, record.arrivedMs);
    record.arrivedMs = m_lastArrivedMs;
    m_cost += record.cost();
    m_records.push_back(std::move(record));
    return nextIndex() - 1;
}

void SimulatedShard::dropOldest()
{
    m_cost -= m_records.front().cost();
    m_records.pop_front();
    ++m_firstIndex;
}

qint64 SimulatedShard::firstIndexSince(qint64 arrivedMs) const
{
    const auto isBefore = [](const KeptRecord &record, qint64 ms) { return record.arrivedMs < ms; };
    const auto found = std::lower_bound(m_records.begin(), m_records.end(), arrivedMs, isBefore);
    return m_firstIndex + (found - m_records.begin());
}

QByteArray SimulatedShard::sequenceNumber(qint64 index) const
{
    return sequenceNumber(index, at(index).arrivedMs);
}

QByteArray SimulatedShard::sequenceNumber(qint64 index, qint64 atMs) const
{
    return SequenceNumber{.shardCreatedSeconds = m_origin.createdMs / 1000,
                          .index = index,
                          .seconds = atMs / 1000,
                          .shard = m_origin.index}
        .toDecimal();
}

QByteArray shardIdText(int index)
{
    return "shardId-" + QByteArray::number(index).rightJustified(12, '0');
}

std::optional<int> shardIndexFrom(QByteArrayView shardId)
{
    const QList<QByteArray> parts = shardId.toByteArray().split('-');
    const QByteArray &digits = parts.size() > 1 && !parts[1].isEmpty() ? parts[1] : parts[0];
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    bool isNumber = false;
    const int index = digits.toInt(&isNumber);
    if (!isNumber || !std::all_of(digits.begin(), digits.end(), isDigit))
        return std::nullopt;
    return index;
}

} // namespace core::simulator
