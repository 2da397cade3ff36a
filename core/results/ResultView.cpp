// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/ResultView.h"

#include <algorithm>

namespace core {
namespace {

constexpr std::size_t mostRanges = 32; // each costs a view a walk over its rows

} // namespace

void ResultView::setSource(const ResultSource *source)
{
    m_source = source;
    m_filter = {};
    m_order = {};
    m_known = source ? source->rowCount() : 0;
    m_isInOrder = true;
    m_rows = {};
    m_places = {};
}

void ResultView::show(RowSelection &selection)
{
    m_filter = selection.filter();
    m_order = selection.order();
    m_known = m_source->rowCount();
    m_rows = selection.takeRows();
    m_isInOrder = true;
    m_places.clear();
    m_noted = 0;
    if (isEverything()) {
        m_rows = {};
        m_places = {};
        return;
    }
    m_places.assign(static_cast<std::size_t>(m_known), -1);
}

qsizetype ResultView::rowCount() const
{
    return isEverything() ? m_known : std::ssize(m_rows);
}

qint64 ResultView::rowAt(qsizetype place) const
{
    return isEverything() ? place : m_rows[static_cast<std::size_t>(place)];
}

qsizetype ResultView::placeOf(qint64 row) const
{
    if (row < 0)
        return -1;
    if (isEverything())
        return row < m_known ? row : -1;
    notePlaces();
    return row < std::ssize(m_places) ? m_places[static_cast<std::size_t>(row)] : -1;
}

// Rising.
std::vector<qint32> ResultView::newcomers(std::span<const RowChange> changes) const
{
    std::vector<qint32> rows;
    if (!isEverything()) {
        for (const RowChange &change : changes) {
            if (change.row < m_known && placeOf(change.row) < 0
                && matches(m_filter, *m_source, change.row))
                rows.push_back(static_cast<qint32>(change.row));
        }
        std::sort(rows.begin(), rows.end());
    }
    for (qsizetype row = m_known; row < m_source->rowCount(); ++row) {
        if (matches(m_filter, *m_source, row))
            rows.push_back(static_cast<qint32>(row));
    }
    return rows;
}

std::vector<ResultView::Insertion> ResultView::additions(std::span<const RowChange> changes) const
{
    if (!m_source)
        return {};
    std::vector<qint32> rows = newcomers(changes);
    if (rows.empty())
        return {};
    if (m_isInOrder && m_order == ResultOrder{} && !isEverything()) {
        if (std::vector<Insertion> insertions = byNumber(rows); insertions.size() <= mostRanges)
            return insertions;
    }
    return {{.place = rowCount(), .rows = std::move(rows)}};
}

std::vector<ResultView::Insertion> ResultView::byNumber(const std::vector<qint32> &rows) const
{
    std::vector<Insertion> insertions;
    qsizetype last = -1; // place in m_rows of the latest piece
    qsizetype inserted = 0;
    for (const qint32 row : rows) {
        const qsizetype place =
            std::lower_bound(m_rows.begin(), m_rows.end(), row) - m_rows.begin();
        if (place != last || insertions.empty())
            insertions.push_back({.place = place + inserted, .rows = {}});
        last = place;
        insertions.back().rows.push_back(row);
        ++inserted;
    }
    return insertions;
}

void ResultView::insert(const Insertion &insertion)
{
    for (const qint32 row : insertion.rows)
        m_known = std::max<qsizetype>(m_known, row + 1);
    if (isEverything())
        return;
    m_isInOrder = m_isInOrder && fitsAt(insertion);
    m_places.resize(static_cast<std::size_t>(m_known), -1);
    m_rows.insert(m_rows.begin() + insertion.place, insertion.rows.begin(), insertion.rows.end());
    m_noted = std::min(m_noted, insertion.place);
}

bool ResultView::fitsAt(const Insertion &insertion) const
{
    const auto next = m_rows.begin() + insertion.place;
    return m_order == ResultOrder{}
    && (next == m_rows.begin() || *(next - 1) < insertion.rows.front())
        && (next == m_rows.end() || insertion.rows.back() < *next);
}

void ResultView::notePlaces() const
{
    for (; m_noted < std::ssize(m_rows); ++m_noted)
        m_places[static_cast<std::size_t>(m_rows[static_cast<std::size_t>(m_noted)])] =
            static_cast<qint32>(m_noted);
}

std::vector<std::pair<qsizetype, qsizetype>>
ResultView::places(std::span<const RowChange> changes) const
{
    std::vector<qsizetype> places;
    places.reserve(changes.size());
    for (const RowChange &change : changes) {
        if (const qsizetype place = placeOf(change.row); place >= 0)
            places.push_back(place);
    }
    std::sort(places.begin(), places.end());

    std::vector<std::pair<qsizetype, qsizetype>> ranges;
    for (const qsizetype place : places) {
        const bool joins =
            !ranges.empty() && (place <= ranges.back().second + 1 || ranges.size() == mostRanges);
        if (joins)
            ranges.back().second = place;
        else
            ranges.emplace_back(place, place);
    }
    return ranges;
}

} // namespace core
