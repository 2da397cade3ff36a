// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/results/ResultQuestions.h"

#include <QString>

#include <optional>
#include <vector>

namespace core {

// What a view of results shows of each row; also what it can be ordered by.
enum class ResultColumn {
    Number,
    State,
    PartitionKey,
    Shard,
    SequenceNumber,
    Bytes,
    Attempts,
    Error,
    Latency,
};
inline constexpr int resultColumnCount = 9;

struct ResultFilter
{
    ResultChip chip = ResultChip::All;
    // Found, in any case, in number, key, shard, sequence number, error, state or payload.
    QString text;

    bool isEverything() const { return chip == ResultChip::All && text.isEmpty(); }
    bool operator==(const ResultFilter &) const = default;
};

struct ResultOrder
{
    ResultColumn column = ResultColumn::Number;
    Qt::SortOrder direction = Qt::AscendingOrder;
    // Rows that have the same of it stand together, groups by it rising: Shard, Error (by code),
    // PartitionKey or Attempts. Within a group the rest decides.
    std::optional<ResultColumn> group = {};

    bool operator==(const ResultOrder &) const = default;
};

// Whether two rows stand in one group.
bool isSameGroup(const ResultSource &source, ResultColumn group, qsizetype left, qsizetype right);

// Whether the filter lets the row through.
bool matches(const ResultFilter &filter, const ResultSource &source, qsizetype row);

// Chooses rows and puts them in order, in steps that are short enough for the thread of a window.
// The source may change between steps: then the order is that of the moment each row was read.
class RowSelection
{
public:
    RowSelection(const ResultSource &source, ResultFilter filter, ResultOrder order);

    // Does about `work` units of work (a row looked at, moved, or some KiB of payload searched).
    // Returns whether all is done.
    bool proceed(qsizetype work);
    const ResultFilter &filter() const { return m_filter; }
    const ResultOrder &order() const { return m_order; }
    std::vector<qint32> takeRows(); // when done

private:
    struct Entry
    {
        quint64 rank; // decides, unless it is the same
        qint32 row;
    };
    enum class Phase { Choose, SortRuns, MergeRuns, Done };

    quint64 rankOf(ResultColumn column, qsizetype row) const;
    bool isBefore(const Entry &left, const Entry &right) const;
    int compareTexts(ResultColumn column, qint32 left, qint32 right) const;
    int compareGroups(const Entry &left, const Entry &right) const;
    qsizetype choose(qsizetype work);
    qsizetype sortRuns(qsizetype work);
    qsizetype mergeRuns(qsizetype work);
    void startMerging();

    const ResultSource &m_source;
    ResultFilter m_filter;
    ResultOrder m_order;
    Phase m_phase = Phase::Choose;
    qsizetype m_next = 0; // row to choose, or entry to sort
    std::vector<Entry> m_entries;
    std::vector<Entry> m_merged; // of this pass so far
    std::size_t m_runLength = 0;
    std::size_t m_left = 0, m_leftEnd = 0, m_right = 0, m_rightEnd = 0; // what is being merged
};

} // namespace core
