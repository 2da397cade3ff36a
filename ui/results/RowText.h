// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/results/ResultSource.h"
#include "core/results/RowSelection.h"

#include <QCoreApplication>
#include <QString>

namespace ui {

// What the results say of a row, for people: made when somebody looks. Rows are of the run.
class RowText
{
    Q_DECLARE_TR_FUNCTIONS(RowText)

public:
    explicit RowText(const core::ResultSource &source); // which outlives it

    QString cell(qint64 row, core::ResultColumn column) const; // one line
    QString toolTip(qint64 row, core::ResultColumn column) const; // empty: the cell says it all
    // What the rows of its group have in common.
    QString group(qint64 row, core::ResultColumn by) const;
    bool hasMoved(qint64 row) const; // stored in another shard than predicted

private:
    QString shardText(qint64 row) const;

    const core::ResultSource &m_source;
};

} // namespace ui
