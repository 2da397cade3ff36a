// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console/Terminal.h"

#include <QList>
#include <QString>

namespace app {

// What a text is, for its colour. The word always says it too.
enum class Look {
    Plain,
    Heading,
    Muted,
    Stored,
    Throttled,
    Refused,
    Uncertain,
    NotSent,
};

// The text between the escape sequences of its look; as it is without colours.
QString painted(const QString &text, Look look, const Terminal &terminal);

// Rows in columns that line up and, on a terminal, fit it: columns that may shrink are cut with an
// ellipsis, and none disappears but those that say that a narrow terminal may do without them.
class Table
{
public:
    enum class Align { Left, Right };
    enum class Shrink { Never, AtEnd, InMiddle };

    struct Column
    {
        QString title;
        Align align = Align::Left;
        Shrink shrink = Shrink::Never;
        int leastColumns = 0; // of the terminal; a narrower one does without
    };

    struct Cell
    {
        QString text;
        Look look = Look::Plain;
    };

    explicit Table(QList<Column> columns);

    void addRow(QList<Cell> cells); // one per column
    bool isEmpty() const { return m_rows.isEmpty(); }
    qsizetype rows() const { return m_rows.size(); }

    // Lines with a line break each, the titles first.
    QString render(const Terminal &terminal) const;

private:
    Table narrowed(int columns) const;
    QString renderAll(const Terminal &terminal) const;
    QList<int> naturalWidths() const;
    QList<int> fittingWidths(int columns) const;
    QString renderRow(const QList<Cell> &cells, const QList<int> &widths,
                      const Terminal &terminal) const;

    QList<Column> m_columns;
    QList<QList<Cell>> m_rows; // texts are printable
};

// Labels and values below each other: what is known of one thing.
class FactList
{
public:
    void add(const QString &label, const QString &value, Look look = Look::Plain);
    QString render(const Terminal &terminal) const;

private:
    struct Fact
    {
        QString label, value;
        Look look = Look::Plain;
    };
    QList<Fact> m_facts;
};

} // namespace app
