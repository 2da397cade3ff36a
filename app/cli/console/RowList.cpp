// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console/RowList.h"

#include "app/cli/console/JsonRow.h"

namespace app {

RowList::RowList(QList<Table::Column> columns)
    : m_table(std::move(columns))
{
}

void RowList::add(const QByteArray &json, const QList<Table::Cell> &cells)
{
    m_rows.append(json);
    m_table.addRow(cells);
}

void RowList::print(Console &console, const QString &whenEmpty) const
{
    switch (console.format) {
    case OutputFormat::Json:
        console.printJsonLine(jsonArray(m_rows));
        return;
    case OutputFormat::JsonLines:
        for (const QByteArray &row : m_rows)
            console.printJsonLine(row);
        return;
    case OutputFormat::Table:
        if (m_rows.isEmpty())
            console.note(whenEmpty);
        else
            console.print(m_table.render(console.outTerminal()));
        return;
    }
}

void printFacts(Console &console, const QByteArray &json, const FactList &facts)
{
    if (console.format == OutputFormat::Table)
        console.print(facts.render(console.outTerminal()));
    else
        console.printJsonLine(json);
}

} // namespace app
