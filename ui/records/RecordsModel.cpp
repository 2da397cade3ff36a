// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/RecordsModel.h"

#include "core/json/JsonText.h"
#include "ui/common/Format.h"

#include <QDateTime>

#include <array>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype previewBytes = 300;

QString bodyText(const QByteArray &data)
{
    if (!core::isUtf8(data))
        return RecordsModel::tr("bytes that are no text");
    const QString text = QString::fromUtf8(data.left(previewBytes)).replace(u"\r\n"_s, u" "_s);
    return printable(text).simplified() + (data.size() > previewBytes ? u"…"_s : QString());
}

QString timeText(const std::optional<qint64> &arrivedAtMs)
{
    if (!arrivedAtMs)
        return u"–"_s;
    return QDateTime::fromMSecsSinceEpoch(*arrivedAtMs, Qt::UTC)
        .toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s);
}

} // namespace

void RecordsModel::setRecords(const QList<core::StoredRecord> &records)
{
    beginResetModel();
    m_records = records;
    endResetModel();
}

int RecordsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_records.size());
}

int RecordsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString RecordsModel::text(const core::StoredRecord &record, int column) const
{
    switch (column) {
    case SequenceNumber:
        return QString::fromLatin1(record.sequenceNumber);
    case PartitionKey:
        return record.partitionKey.isEmpty() ? u"–"_s
                                             : printable(QString::fromUtf8(record.partitionKey));
    case Arrived:
        return timeText(record.arrivedAtMs);
    case Bytes:
        return grouped(record.data.size());
    case Body:
        return bodyText(record.data);
    default:
        return {};
    }
}

QVariant RecordsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QString cell = text(m_records.at(index.row()), index.column());
    switch (role) {
    case Qt::DisplayRole:
        return cell;
    case Qt::AccessibleTextRole:
        return QString(headerData(index.column(), Qt::Horizontal).toString() + u": "_s + cell);
    case Qt::TextAlignmentRole:
        return QVariant((index.column() == Bytes ? Qt::AlignRight : Qt::AlignLeft)
                        | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant RecordsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == Bytes ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const std::array<QString, ColumnCount> names{tr("Sequence number"), tr("Key"),
                                                 tr("Arrived (UTC)"), tr("Bytes"), tr("Body")};
    return names.at(static_cast<std::size_t>(section));
}

} // namespace ui
