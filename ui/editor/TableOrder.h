// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts/DraftFacts.h"

#include <Qt>

#include <vector>

namespace ui {

// Which record stands in which row. Without an order of its own, each in its place.
class TableOrder
{
public:
    void clear() { m_records.clear(); }
    void set(std::vector<qsizetype> records); // one row per record, each once
    bool isNatural() const { return m_records.empty(); }

    qsizetype recordAt(qsizetype row) const;
    int rowOf(qsizetype record) const;
    void append(qsizetype from, qsizetype count); // records that came behind the others
    void remove(qsizetype row); // and its record: those behind it move up

private:
    std::vector<qsizetype> m_records; // by row; empty when each is in its place
};

// By what the rows of a table are sorted.
enum class TableKey { Record, PartitionKey, HashKey, Body, Bytes, Shard, Sendable };

// The records in that order; equal ones keep theirs. Takes time with many.
std::vector<qsizetype> sortedRecords(const QList<core::DraftRecord> &records,
                                     const std::vector<core::RecordFacts> &facts, TableKey key,
                                     Qt::SortOrder order);

} // namespace ui
