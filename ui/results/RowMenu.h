// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/results/ResultSource.h"

#include <QList>
#include <QMenu>

namespace ui {

// What can be done with the selected rows.
class RowMenu final : public QMenu
{
    Q_OBJECT

public:
    // `isBusy`: nothing can be sent again now.
    RowMenu(const core::ResultSource &source, const QList<qint64> &rows, bool isBusy,
            QWidget *parent = nullptr);

signals:
    void copyCellRequested();
    void copyRowsRequested();
    void copyColumnRequested();
    void inspectRequested();
    void editAsNewRequested();
    void goToRecordRequested();
    void saveRequested();
    void retryRequested(const QList<qint64> &rows, bool mayDuplicate);
    void markRequested(const QList<qint64> &rows, core::RecordState state);

private:
    void addSending(const core::ResultSource &source, const QList<qint64> &rows, bool isBusy);
    QAction *add(const QString &name, const QString &text, const char *iconName);
};

} // namespace ui
