// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console/Console.h"
#include "app/cli/console/Table.h"

namespace app {

// A list of things for standard output: a table, one JSON array, or JSON line by line.
class RowList
{
public:
    explicit RowList(QList<Table::Column> columns);

    void add(const QByteArray &json, const QList<Table::Cell> &cells);
    // `whenEmpty` goes to standard error, for people only.
    void print(Console &console, const QString &whenEmpty) const;

private:
    Table m_table;
    QList<QByteArray> m_rows;
};

// One thing for standard output: labels and values, or one JSON object.
void printFacts(Console &console, const QByteArray &json, const FactList &facts);

} // namespace app
