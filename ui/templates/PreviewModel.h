// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QByteArray>
#include <QList>

namespace ui {

// A record as a template would make it. Secrets in it are dots.
struct PreviewRecord
{
    QString partitionKey; // empty: random
    QString hashKey; // empty: the partition key decides
    QString shard; // "shard 2 of 4"; empty: it cannot be said
    QByteArray body;
    QString problem; // a sentence: why it could not be sent; empty: it can

    bool operator==(const PreviewRecord &) const = default;
};

// The records of a preview, a row each.
class PreviewModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setRecords(const QList<PreviewRecord> &records);
    const QList<PreviewRecord> &records() const { return m_records; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    QList<PreviewRecord> m_records;
};

} // namespace ui
