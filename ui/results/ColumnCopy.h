// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/results/ResultSource.h"
#include "core/results/RowSelection.h"

#include <QList>
#include <QObject>
#include <QTimer>

namespace ui {

// One column of many rows for the clipboard, a line for each: made in slices of a few milliseconds,
// so that the window stays alive.
class ColumnCopy final : public QObject
{
    Q_OBJECT

public:
    explicit ColumnCopy(QObject *parent = nullptr);

    // In place of one that is on its way. The source outlives it, or cancel() comes first.
    void start(const core::ResultSource &source, const QList<qint64> &rows,
               core::ResultColumn column);
    void cancel();

signals:
    void copied(qint64 rows, core::ResultColumn column); // it is in the clipboard

private:
    void proceed();

    const core::ResultSource *m_source = nullptr; // null: nothing to do
    QList<qint64> m_rows;
    core::ResultColumn m_column = core::ResultColumn::Number;
    qsizetype m_next = 0;
    QString m_text;
    QTimer m_slices;
};

} // namespace ui
