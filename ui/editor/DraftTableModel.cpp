// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/DraftTableModel.h"

#include "ui/editor/DraftWork.h"

#include <algorithm>
#include <array>

namespace ui {

using core::DraftRecord;
using core::KeySource;

namespace {

constexpr qsizetype rememberedRecords = 2'000'000; // over all steps
constexpr qsizetype sortedAtOnce = 2000;
constexpr qsizetype removedOneByOne = 32;

bool isBlank(const QList<DraftRecord> &records)
{
    return records.size() == 1 && records.first() == DraftRecord{};
}

void write(DraftRecord &record, DraftTableModel::Column column, const QString &text)
{
    if (column == DraftTableModel::Key)
        record.partitionKey = text;
    else if (column == DraftTableModel::HashKey)
        record.explicitHashKey = text.trimmed();
    else if (column == DraftTableModel::Body)
        record.body = text.toUtf8();
}

} // namespace

DraftTableModel::DraftTableModel(DraftWork &work, QObject *parent)
    : QAbstractTableModel(parent)
    , m_work(work)
    , m_records{DraftRecord{}}
{
}

void DraftTableModel::setRecords(const QList<DraftRecord> &records)
{
    m_undo.clear();
    m_redo.clear();
    m_facts.clear();
    m_problems.clear();
    reset(records);
}

void DraftTableModel::reset(const QList<DraftRecord> &records)
{
    beginResetModel();
    m_records = records;
    m_order.clear();
    ++m_generation;
    endResetModel();
}

void DraftTableModel::remember(qsizetype writtenAlone)
{
    m_redo.clear();
    ++m_generation;
    const bool isSameStep = writtenAlone >= 0 && !m_undo.isEmpty()
        && m_undo.last().writtenAlone == writtenAlone
        && m_undo.last().records.size() == m_records.size();
    if (isSameStep)
        return;
    m_undo.append({m_records, writtenAlone});
    const qsizetype most = std::max<qsizetype>(rememberedRecords / m_records.size(), 1);
    while (m_undo.size() > std::min<qsizetype>(most, 100))
        m_undo.removeFirst();
}

void DraftTableModel::append(const QList<DraftRecord> &records)
{
    if (records.isEmpty() || m_isReadOnly)
        return;
    remember();
    if (isBlank(m_records)) {
        reset(records);
    } else {
        const auto first = static_cast<int>(m_records.size());
        beginInsertRows({}, first, first + static_cast<int>(records.size()) - 1);
        m_order.append(m_records.size(), records.size());
        m_records += records;
        endInsertRows();
    }
    emit edited();
}

void DraftTableModel::remove(QList<qsizetype> records)
{
    if (records.isEmpty() || m_isReadOnly)
        return;
    remember();
    std::sort(records.begin(), records.end(), std::greater<>());
    if (records.size() >= m_records.size()) {
        m_facts.clear();
        reset({DraftRecord{}});
    } else if (records.size() <= removedOneByOne) {
        for (const qsizetype record : records)
            removeRow(rowOf(record));
        changed(0, rowCount() - 1); // their numbers
    } else {
        QList<DraftRecord> rest;
        rest.reserve(m_records.size() - records.size());
        for (qsizetype i = 0; i < m_records.size(); ++i) {
            if (!records.isEmpty() && records.last() == i)
                records.removeLast();
            else
                rest += m_records.at(i);
        }
        m_facts.clear();
        reset(rest);
    }
    emit edited();
}

void DraftTableModel::removeRow(int row)
{
    const qsizetype record = recordAt(row);
    beginRemoveRows({}, row, row);
    m_order.remove(row);
    m_records.remove(record);
    if (record < std::ssize(m_facts))
        m_facts.erase(m_facts.begin() + record);
    m_problems.clear();
    endRemoveRows();
}

void DraftTableModel::duplicate(QList<qsizetype> records)
{
    std::sort(records.begin(), records.end());
    QList<DraftRecord> copies;
    copies.reserve(records.size());
    for (const qsizetype record : records)
        copies += m_records.at(record);
    append(copies);
}

void DraftTableModel::edit(const QList<qsizetype> &records, Column column, const QString &text)
{
    if (records.isEmpty() || m_isReadOnly)
        return;
    remember();
    for (const qsizetype record : records)
        ui::write(m_records[record], column, text);
    changed(0, rowCount() - 1);
    emit edited();
}

void DraftTableModel::write(qsizetype record, const DraftRecord &value)
{
    if (m_isReadOnly || m_records.at(record) == value)
        return;
    remember(record);
    m_records[record] = value;
    const int row = rowOf(record);
    changed(row, row);
}

void DraftTableModel::undo()
{
    restore(m_undo, m_redo);
}

void DraftTableModel::redo()
{
    restore(m_redo, m_undo);
}

void DraftTableModel::restore(QList<Step> &from, QList<Step> &to)
{
    if (from.isEmpty() || m_isReadOnly)
        return;
    to.append({m_records, -1});
    m_facts.clear();
    m_problems.clear();
    reset(from.takeLast().records);
    emit edited();
}

void DraftTableModel::setReadOnly(bool isReadOnly)
{
    m_isReadOnly = isReadOnly;
}

void DraftTableModel::setKeySource(KeySource source)
{
    m_keySource = source;
    changed(0, rowCount() - 1);
}

bool DraftTableModel::hasOwnForms() const
{
    return std::any_of(m_records.begin(), m_records.end(),
                       [](const DraftRecord &record) { return static_cast<bool>(record.own); });
}

void DraftTableModel::setShardNames(const QStringList &names)
{
    m_shardNames = names;
    changed(0, rowCount() - 1);
}

void DraftTableModel::setFacts(const core::DraftFacts &facts)
{
    m_facts = facts.rows;
    m_problems = facts.problems;
    changed(0, rowCount() - 1);
}

void DraftTableModel::changed(int firstRow, int lastRow)
{
    emit dataChanged(index(firstRow, 0), index(lastRow, ColumnCount - 1));
}

int DraftTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_records.size());
}

int DraftTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

bool DraftTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !flags(index).testFlag(Qt::ItemIsEditable))
        return false;
    edit({recordAt(index.row())}, static_cast<Column>(index.column()), value.toString());
    return true;
}

void DraftTableModel::sort(int column, Qt::SortOrder order)
{
    constexpr std::array keys{TableKey::PartitionKey, TableKey::HashKey, TableKey::Body,
                              TableKey::Bytes,        TableKey::Shard,   TableKey::Sendable,
                              TableKey::Record,       TableKey::Record};
    const bool isNatural = column < 0 || (column == Number && order == Qt::AscendingOrder);
    if (isNatural)
        return applyOrder({});
    const TableKey key = keys.at(static_cast<std::size_t>(column));
    if (m_records.size() <= sortedAtOnce)
        return applyOrder(sortedRecords(m_records, m_facts, key, order));
    const auto sortElsewhere = [this, records = m_records, facts = m_facts, key, order,
                                generation = m_generation]() -> DraftWork::Ending {
        return [this, sorted = sortedRecords(records, facts, key, order), generation]() mutable {
            if (generation == m_generation)
                applyOrder(std::move(sorted));
        };
    };
    m_work.run(this, sortElsewhere);
}

void DraftTableModel::applyOrder(std::vector<qsizetype> order)
{
    emit layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList from = persistentIndexList();
    std::vector<qsizetype> records;
    records.reserve(static_cast<std::size_t>(from.size()));
    for (const QModelIndex &index : from)
        records.push_back(recordAt(index.row()));

    m_order.set(std::move(order));
    std::vector<int> rows(static_cast<std::size_t>(m_records.size()));
    for (int row = 0; row < rowCount(); ++row)
        rows[static_cast<std::size_t>(recordAt(row))] = row;
    QModelIndexList to;
    to.reserve(from.size());
    for (qsizetype i = 0; i < from.size(); ++i)
        to += index(rows[static_cast<std::size_t>(records[static_cast<std::size_t>(i)])],
                    from.at(i).column());
    changePersistentIndexList(from, to);
    emit layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

} // namespace ui
