// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kinesis/Stream.h"

#include <QAbstractTableModel>
#include <QList>

namespace ui {

// A page of records that were read, in the order of the shard.
class RecordsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { SequenceNumber, PartitionKey, Arrived, Bytes, Body, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setRecords(const QList<core::StoredRecord> &records);
    const core::StoredRecord &record(int row) const { return m_records.at(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    QString text(const core::StoredRecord &record, int column) const;

    QList<core::StoredRecord> m_records;
};

} // namespace ui
