// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/results/ResultView.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <memory>

namespace ui {

// The rows of a run as a table: facts as text, made when somebody looks. Which rows and in which
// order is ResultView's; choosing and ordering many of them is done in slices of a few
// milliseconds, so that the window stays alive, and shown when it is ready.
class ResultModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        RowRole = Qt::UserRole, // of the run, qint64
        StateRole, // core::RecordState as int
        ThrottledRole,
        MovedRole, // stored in another shard than predicted
    };

    explicit ResultModel(QObject *parent = nullptr);
    ~ResultModel() override;

    // Null: no rows. Shows everything by number.
    void setSource(const core::ResultSource *source);
    const core::ResultSource *source() const { return m_source; }
    void updated(const core::RunUpdate &update); // the source has it already

    // Shows what the filter lets through, in that order, at once when that is quick.
    void select(const core::ResultFilter &filter, const core::ResultOrder &order);
    bool isSelecting() const { return m_selection != nullptr; }
    const core::ResultFilter &filter() const; // also of a selection that is not ready yet
    const core::ResultOrder &order() const;
    bool isInOrder() const { return m_view.isInOrder(); }

    qint64 rowAt(int place) const { return m_view.rowAt(place); }
    int placeOf(qint64 row) const { return static_cast<int>(m_view.placeOf(row)); } // −1: not shown

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

signals:
    void selectionShown(); // rows are others now, or in another order

private:
    void proceed();
    void show();
    void takeIn(std::span<const core::RowChange> changes);
    QString text(qint64 row, core::ResultColumn column) const;
    QString shardText(qint64 row) const;
    QString toolTip(qint64 row, core::ResultColumn column) const;
    bool hasMoved(qint64 row) const;

    const core::ResultSource *m_source = nullptr;
    core::ResultView m_view;
    std::unique_ptr<core::RowSelection> m_selection; // on its way
    std::vector<core::RowChange> m_changedMeanwhile; // rows only
    QTimer m_sliceTimer;
};

} // namespace ui
