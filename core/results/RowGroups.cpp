// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/RowGroups.h"

#include <algorithm>

namespace core {

void RowGroups::build(const ResultSource &source, ResultColumn by, const ResultView &view)
{
    m_groups.clear();
    for (qsizetype place = 0; place < view.rowCount(); ++place) {
        const bool isNew =
            place == 0 || !isSameGroup(source, by, view.rowAt(place - 1), view.rowAt(place));
        if (isNew)
            m_groups.push_back(
                {.place = qint32(place), .line = qint32(place + std::ssize(m_groups))});
        ++m_groups.back().count;
    }
}

qsizetype RowGroups::lineCount() const
{
    if (m_groups.empty())
        return 0;
    const Group &last = m_groups.back();
    return last.line + 1 + (last.isOpen ? last.count : 0);
}

std::size_t RowGroups::indexAt(qsizetype line) const
{
    const auto after =
        std::upper_bound(m_groups.begin(), m_groups.end(), line,
                         [](qsizetype wanted, const Group &group) { return wanted < group.line; });
    return static_cast<std::size_t>(after - m_groups.begin()) - 1;
}

qsizetype RowGroups::placeAt(qsizetype line) const
{
    const Group &group = groupAt(line);
    return group.line == line ? -1 : group.place + (line - group.line - 1);
}

qsizetype RowGroups::lineOf(qsizetype place) const
{
    const auto after =
        std::upper_bound(m_groups.begin(), m_groups.end(), place,
                         [](qsizetype wanted, const Group &group) { return wanted < group.place; });
    if (after == m_groups.begin())
        return -1;
    const Group &group = *std::prev(after);
    const bool isThere = group.isOpen && place < group.place + group.count;
    return isThere ? group.line + 1 + (place - group.place) : -1;
}

void RowGroups::setOpen(qsizetype header, bool isOpen)
{
    const std::size_t index = indexAt(header);
    if (m_groups[index].isOpen == isOpen)
        return;
    m_groups[index].isOpen = isOpen;
    const qint32 step = isOpen ? m_groups[index].count : -m_groups[index].count;
    for (std::size_t i = index + 1; i < m_groups.size(); ++i)
        m_groups[i].line += step;
}

} // namespace core
