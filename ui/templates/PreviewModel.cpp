// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/templates/PreviewModel.h"

#include "ui/common/Format.h"
#include "ui/common/Icons.h"
#include "ui/common/Theme.h"

#include <QSize>

namespace ui {

void PreviewModel::setRecords(const QList<PreviewRecord> &records)
{
    if (records.size() != m_records.size()) {
        beginResetModel();
        m_records = records;
        endResetModel();
        return;
    }
    m_records = records;
    if (!records.isEmpty())
        emit dataChanged(index(0), index(static_cast<int>(records.size()) - 1));
}

int PreviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_records.size());
}

QVariant PreviewModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const PreviewRecord &record = m_records.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return tr("%1  %2").arg(grouped(index.row() + 1),
                                record.partitionKey.isEmpty() ? tr("random key")
                                                              : printable(record.partitionKey));
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return record.problem.isEmpty() ? printable(record.partitionKey)
                                        : printable(record.problem);
    case Qt::DecorationRole:
        return record.problem.isEmpty() ? QVariant() : icon("triangle-alert", Role::Refused);
    case Qt::SizeHintRole:
        return QSize(0, extent::row);
    default:
        return {};
    }
}

} // namespace ui
