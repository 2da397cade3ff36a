// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/ResultModel.h"

#include "ui/common/Format.h"
#include "ui/results/RowText.h"

#include <QElapsedTimer>

namespace ui {

using namespace Qt::Literals::StringLiterals;

using core::ResultColumn;

namespace {

constexpr qint64 sliceMilliseconds = 8;
constexpr qsizetype workAtOnce = 512;
constexpr qsizetype workInASlice = 32 * 1024; // however fast: the same steps on every machine

} // namespace

ResultModel::ResultModel(QObject *parent)
    : QAbstractTableModel(parent)
{
    m_sliceTimer.setInterval(0);
    connect(&m_sliceTimer, &QTimer::timeout, this, &ResultModel::proceed);
}

ResultModel::~ResultModel() = default;

void ResultModel::setSource(const core::ResultSource *source)
{
    m_selection.reset();
    m_sliceTimer.stop();
    beginResetModel();
    m_source = source;
    m_view.setSource(source);
    m_groups.clear();
    m_hasMissed = false;
    endResetModel();
}

const core::ResultFilter &ResultModel::filter() const
{
    return m_selection ? m_selection->filter() : m_view.filter();
}

const core::ResultOrder &ResultModel::order() const
{
    return m_selection ? m_selection->order() : m_view.order();
}

void ResultModel::select(const core::ResultFilter &filter, const core::ResultOrder &order)
{
    if (!m_source)
        return;
    m_selection = std::make_unique<core::RowSelection>(*m_source, filter, order);
    m_changedMeanwhile.clear();
    proceed();
}

void ResultModel::proceed()
{
    QElapsedTimer elapsed;
    elapsed.start();
    for (qsizetype work = workAtOnce; !m_selection->proceed(workAtOnce); work += workAtOnce) {
        if (work >= workInASlice || elapsed.elapsed() >= sliceMilliseconds) {
            m_sliceTimer.start();
            return;
        }
    }
    m_sliceTimer.stop();
    show();
}

void ResultModel::show()
{
    beginResetModel();
    m_view.show(*m_selection);
    m_selection.reset();
    m_groups.clear();
    m_hasMissed = false;
    if (isGrouped())
        m_groups.build(*m_source, *m_view.order().group, m_view);
    endResetModel();
    const std::vector<core::RowChange> missed = std::exchange(m_changedMeanwhile, {});
    takeIn(missed);
    emit selectionShown();
}

void ResultModel::updated(const core::RunUpdate &update)
{
    if (m_selection) {
        for (const core::RowChange &change : update.rows)
            m_changedMeanwhile.push_back({.row = change.row, .outcome = {}});
    }
    takeIn(update.rows);
    if (isGrouped() && !update.rows.empty() && rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    if (isGrouped())
        return;
    for (const auto &[first, last] : m_view.places(update.rows))
        emit dataChanged(index(static_cast<int>(first), 0),
                         index(static_cast<int>(last), columnCount() - 1));
}

void ResultModel::takeIn(std::span<const core::RowChange> changes)
{
    const auto additions = m_view.additions(changes);
    m_hasMissed = m_hasMissed || (isGrouped() && !additions.empty());
    if (isGrouped())
        return; // each belongs into its group: with the next selection
    for (const core::ResultView::Insertion &insertion : additions) {
        const int first = static_cast<int>(insertion.place);
        beginInsertRows({}, first, first + static_cast<int>(insertion.rows.size()) - 1);
        m_view.insert(insertion);
        endInsertRows();
    }
}

int ResultModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return static_cast<int>(isGrouped() ? m_groups.lineCount() : m_view.rowCount());
}

qint64 ResultModel::rowAt(int line) const
{
    const qsizetype place = isGrouped() ? m_groups.placeAt(line) : line;
    return place < 0 ? -1 : m_view.rowAt(place);
}

int ResultModel::placeOf(qint64 row) const
{
    const qsizetype place = m_view.placeOf(row);
    return static_cast<int>(place < 0 ? -1 : lineOf(place));
}

QList<qint64> ResultModel::chosenRows() const
{
    QList<qint64> rows;
    rows.reserve(m_view.rowCount());
    for (qsizetype place = 0; place < m_view.rowCount(); ++place)
        rows.append(m_view.rowAt(place));
    return rows;
}

void ResultModel::setOpen(int header, bool isOpen)
{
    const core::RowGroups::Group group = m_groups.groupAt(header);
    if (group.isOpen == isOpen)
        return;
    const int last = header + group.count;
    if (isOpen)
        beginInsertRows({}, header + 1, last);
    else
        beginRemoveRows({}, header + 1, last);
    m_groups.setOpen(header, isOpen);
    if (isOpen)
        endInsertRows();
    else
        endRemoveRows();
    emit dataChanged(index(header, 0), index(header, columnCount() - 1));
}

// What its rows have in common, and how many they are.
QString ResultModel::groupText(int line) const
{
    const core::RowGroups::Group &group = m_groups.groupAt(line);
    const QString name = RowText(*m_source).group(m_view.rowAt(group.place), *m_view.order().group);
    const QString count =
        group.count == 1 ? tr("1 record") : tr("%1 records").arg(grouped(group.count));
    return name + u" · "_s + count;
}

QVariant ResultModel::groupData(int line, int column, int role) const
{
    const bool isOpen = m_groups.groupAt(line).isOpen;
    switch (role) {
    case HeaderRole:
        return groupText(line);
    case OpenRole:
        return isOpen;
    case Qt::DisplayRole:
        return column == 0 ? groupText(line) : QString();
    case Qt::AccessibleTextRole:
        return tr("Group %1, %2").arg(groupText(line), isOpen ? tr("open") : tr("closed"));
    case RowRole:
        return qint64(-1);
    default:
        return {};
    }
}

int ResultModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : core::resultColumnCount;
}

QVariant ResultModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (isHeader(index.row()))
        return groupData(index.row(), index.column(), role);
    const qint64 row = rowAt(index.row());
    const auto column = static_cast<ResultColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return RowText(*m_source).cell(row, column);
    case Qt::ToolTipRole:
        return RowText(*m_source).toolTip(row, column);
    case Qt::AccessibleTextRole:
        return QString(headerData(index.column(), Qt::Horizontal).toString() + u": "_s
                       + RowText(*m_source).cell(row, column));
    case Qt::TextAlignmentRole:
        switch (column) {
        case ResultColumn::Number:
        case ResultColumn::Bytes:
        case ResultColumn::Attempts:
        case ResultColumn::Latency:
            return QVariant(Qt::AlignRight | Qt::AlignVCenter);
        default:
            return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
        }
    case RowRole:
        return row;
    case StateRole:
        return static_cast<int>(m_source->state(row));
    case ThrottledRole:
        return m_source->isThrottled(row);
    case MovedRole:
        return RowText(*m_source).hasMoved(row);
    default:
        return {};
    }
}

QVariant ResultModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == Qt::TextAlignmentRole && orientation == Qt::Horizontal) {
        const auto column = static_cast<ResultColumn>(section);
        const bool isNumber = column == ResultColumn::Number || column == ResultColumn::Bytes
            || column == ResultColumn::Attempts || column == ResultColumn::Latency;
        return QVariant((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    switch (static_cast<ResultColumn>(section)) {
    case ResultColumn::Number:
        return tr("#");
    case ResultColumn::State:
        return tr("State");
    case ResultColumn::PartitionKey:
        return tr("Key");
    case ResultColumn::Shard:
        return tr("Shard");
    case ResultColumn::SequenceNumber:
        return tr("Sequence number");
    case ResultColumn::Bytes:
        return tr("Bytes");
    case ResultColumn::Attempts:
        return tr("Tries");
    case ResultColumn::Error:
        return tr("Error");
    case ResultColumn::Latency:
        return tr("Latency");
    }
    return {};
}

} // namespace ui
