// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/results/RowSelection.h"

#include <span>
#include <utility>
#include <vector>

namespace core {

// Which rows of a source are shown and where: an index vector, four bytes a row each way, and none
// at all while everything is shown in the order of its numbers.
//
// Rows stay where they are while a run goes on: one that no longer matches keeps its place until a
// selection is shown anew, one that begins to match comes in by additions() and insert().
class ResultView
{
public:
    // Everything, by number. Null: nothing.
    void setSource(const ResultSource *source);
    // Takes a selection that is done.
    void show(RowSelection &selection);

    const ResultFilter &filter() const { return m_filter; }
    const ResultOrder &order() const { return m_order; }
    qsizetype rowCount() const;
    qint64 rowAt(qsizetype place) const;
    qsizetype placeOf(qint64 row) const; // −1: not shown, or no row

    // Rows to come in before `place`, in one piece.
    struct Insertion
    {
        qsizetype place = 0;
        std::vector<qint32> rows;
    };
    // Whether newcomers had to be put at the end: a selection would show them in their places.
    bool isInOrder() const { return m_isInOrder; }
    // What those of the changed rows that now match, and rows new at the source's end, bring in.
    // To be inserted in this order, each place already counting those before it.
    std::vector<Insertion> additions(std::span<const RowChange> changes) const;
    void insert(const Insertion &insertion);

    // The places of changed rows as few ranges [first, last].
    std::vector<std::pair<qsizetype, qsizetype>> places(std::span<const RowChange> changes) const;

private:
    bool isEverything() const { return m_filter.isEverything() && m_order == ResultOrder{}; }
    std::vector<qint32> newcomers(std::span<const RowChange> changes) const;
    std::vector<Insertion> byNumber(const std::vector<qint32> &rows) const;
    bool fitsAt(const Insertion &insertion) const;
    void notePlaces() const;

    const ResultSource *m_source = nullptr;
    ResultFilter m_filter;
    ResultOrder m_order;
    qsizetype m_known = 0; // rows of the source that were looked at
    std::vector<qint32> m_rows; // by place
    bool m_isInOrder = true;
    mutable std::vector<qint32> m_places; // by row; −1: not shown
    mutable qsizetype m_noted = 0; // places before this are in m_places
};

} // namespace core
