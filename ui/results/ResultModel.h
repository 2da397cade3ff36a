// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/results/RowGroups.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <memory>

namespace ui {

// The rows of a run as a table, whose texts are RowText's. Which rows and in which order is
// ResultView's; choosing and ordering many of them is done in slices of a few milliseconds, so that
// the window stays alive, and shown when it is ready.
class ResultModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        RowRole = Qt::UserRole, // of the run, qint64
        StateRole, // core::RecordState as int
        ThrottledRole,
        MovedRole, // stored in another shard than predicted
        HeaderRole, // the text of a group's header; empty: a row
        OpenRole, // of a header
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
    bool isInOrder() const { return m_view.isInOrder() && !m_hasMissed; }

    // Groups come under headers, which are lines of the table but no rows of the run.
    bool isGrouped() const { return m_view.order().group.has_value(); }
    bool isHeader(int line) const { return isGrouped() && m_groups.isHeader(line); }
    void setOpen(int header, bool isOpen);
    qint64 rowAt(int line) const; // −1: a header
    int placeOf(qint64 row) const; // its line; −1: not shown
    QList<qint64> chosenRows() const; // in their order, those of closed groups too

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
    qsizetype lineOf(qsizetype place) const { return isGrouped() ? m_groups.lineOf(place) : place; }
    QVariant groupData(int line, int column, int role) const;
    QString groupText(int line) const;

    const core::ResultSource *m_source = nullptr;
    core::ResultView m_view;
    core::RowGroups m_groups; // of the view, when they are wanted
    bool m_hasMissed = false; // newcomers wait until groups are made anew
    std::unique_ptr<core::RowSelection> m_selection; // on its way
    std::vector<core::RowChange> m_changedMeanwhile; // rows only
    QTimer m_sliceTimer;
};

} // namespace ui
