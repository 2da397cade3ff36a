// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/results/ResultView.h"

#include <optional>
#include <vector>

namespace core {

// The rows of a view under headers: each group's header, and its rows while it is open. Translates
// between lines, as they are shown, and places of the view, by a few comparisons each.
class RowGroups
{
public:
    struct Group
    {
        qint32 place = 0; // of its first row in the view
        qint32 count = 0;
        qint32 line = 0; // of its header
        bool isOpen = true;
    };

    void clear() { m_groups.clear(); }
    // The view's rows of one group must stand together. All are open.
    void build(const ResultSource &source, ResultColumn by, const ResultView &view);

    bool isEmpty() const { return m_groups.empty(); }
    qsizetype lineCount() const;
    const Group &groupAt(qsizetype line) const { return m_groups[indexAt(line)]; }
    bool isHeader(qsizetype line) const { return groupAt(line).line == line; }
    qsizetype placeAt(qsizetype line) const; // −1: a header
    qsizetype lineOf(qsizetype place) const; // −1: in a closed group
    void setOpen(qsizetype header, bool isOpen);

private:
    std::size_t indexAt(qsizetype line) const;

    std::vector<Group> m_groups;
};

} // namespace core
