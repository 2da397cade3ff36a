// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console/Table.h"

#include "app/cli/console/TextWidth.h"

#include <algorithm>
#include <numeric>

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

constexpr int gap = 2;
constexpr int narrowest = 4; // of a column that shrinks

QString ellipsisFor(const Terminal &terminal)
{
    return terminal.hasUnicode ? u"…"_s : u"..."_s;
}

QString codeOf(Look look)
{
    switch (look) {
    case Look::Plain:
        return {};
    case Look::Heading:
        return u"1"_s;
    case Look::Muted:
    case Look::NotSent:
        return u"90"_s;
    case Look::Stored:
        return u"94"_s;
    case Look::Throttled:
        return u"33"_s;
    case Look::Refused:
        return u"91"_s;
    case Look::Uncertain:
        return u"95"_s;
    }
    return {};
}

} // namespace

QString painted(const QString &text, Look look, const Terminal &terminal)
{
    const QString code = codeOf(look);
    if (!terminal.hasColours || code.isEmpty() || text.isEmpty())
        return text;
    return u"\x1b["_s + code + u'm' + text + u"\x1b[0m"_s;
}

Table::Table(QList<Column> columns)
    : m_columns(std::move(columns))
{
}

void Table::addRow(QList<Cell> cells)
{
    Q_ASSERT(cells.size() == m_columns.size());
    for (Cell &cell : cells)
        cell.text = printable(cell.text);
    m_rows.append(std::move(cells));
}

QString Table::render(const Terminal &terminal) const
{
    return terminal.columns > 0 ? narrowed(terminal.columns).renderAll(terminal)
                                : renderAll(terminal);
}

// Without the columns that so narrow a terminal does without.
Table Table::narrowed(int columns) const
{
    Table table = *this;
    for (qsizetype i = m_columns.size() - 1; i >= 0; --i) {
        if (m_columns.at(i).leastColumns <= columns)
            continue;
        table.m_columns.removeAt(i);
        for (QList<Cell> &row : table.m_rows)
            row.removeAt(i);
    }
    return table;
}

QString Table::renderAll(const Terminal &terminal) const
{
    const QList<int> widths = fittingWidths(terminal.columns);
    QList<Cell> titles;
    for (const Column &column : m_columns)
        titles.append({column.title, Look::Heading});
    QString text = renderRow(titles, widths, terminal);
    for (const QList<Cell> &row : m_rows)
        text += renderRow(row, widths, terminal);
    return text;
}

QList<int> Table::naturalWidths() const
{
    QList<int> widths;
    for (qsizetype column = 0; column < m_columns.size(); ++column) {
        int width = displayWidth(m_columns.at(column).title);
        for (const QList<Cell> &row : m_rows)
            width = std::max(width, displayWidth(row.at(column).text));
        widths.append(width);
    }
    return widths;
}

// Takes columns from the widest that may shrink until the row fits.
QList<int> Table::fittingWidths(int columns) const
{
    QList<int> widths = naturalWidths();
    if (columns <= 0)
        return widths;
    const int gaps = gap * (static_cast<int>(widths.size()) - 1);
    int excess = std::accumulate(widths.cbegin(), widths.cend(), gaps) - columns;
    while (excess > 0) {
        int *widest = nullptr;
        for (qsizetype i = 0; i < widths.size(); ++i) {
            const bool canShrink =
                m_columns.at(i).shrink != Shrink::Never && widths.at(i) > narrowest;
            if (canShrink && (widest == nullptr || widths.at(i) > *widest))
                widest = &widths[i];
        }
        if (widest == nullptr)
            break;
        --*widest;
        --excess;
    }
    return widths;
}

QString Table::renderRow(const QList<Cell> &cells, const QList<int> &widths,
                         const Terminal &terminal) const
{
    QString line;
    int owed = 0; // blanks are written before the next text, so that no line ends in them
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const Column &column = m_columns.at(i);
        const Cut cut = column.shrink == Shrink::InMiddle ? Cut::Middle : Cut::End;
        const bool mayCut = column.shrink != Shrink::Never;
        const QString text = mayCut
            ? cutTo(cells.at(i).text, widths.at(i), cut, ellipsisFor(terminal))
            : cells.at(i).text;
        const int padding = widths.at(i) - displayWidth(text);
        const int before = owed + (column.align == Align::Right ? padding : 0);
        if (!text.isEmpty())
            line += QString(before, u' ') + painted(text, cells.at(i).look, terminal);
        owed = gap + (column.align == Align::Right ? 0 : padding);
        if (text.isEmpty())
            owed = before + gap + (column.align == Align::Right ? 0 : padding);
    }
    return line + u'\n';
}

void FactList::add(const QString &label, const QString &value, Look look)
{
    m_facts.append({label, printable(value), look});
}

QString FactList::render(const Terminal &terminal) const
{
    int width = 0;
    for (const Fact &fact : m_facts)
        width = std::max(width, displayWidth(fact.label));
    QString text;
    for (const Fact &fact : m_facts) {
        const QString blanks(width - displayWidth(fact.label) + gap, u' ');
        text += painted(fact.label, Look::Muted, terminal) + blanks
            + painted(fact.value, fact.look, terminal) + u'\n';
    }
    return text;
}

} // namespace app
