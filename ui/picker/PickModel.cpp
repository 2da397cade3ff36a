// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/picker/PickModel.h"

#include "ui/common/Format.h"

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

// "demo-orders, active, 4 shards, current": what a screen reader says of a row.
QString spoken(const PickItem &item)
{
    QStringList parts{printable(item.text)};
    if (!item.badge.isEmpty())
        parts.append(item.badge);
    if (!item.detail.isEmpty())
        parts.append(printable(item.detail));
    if (item.isFavourite)
        parts.append(PickModel::tr("favourite"));
    if (item.isCurrent)
        parts.append(PickModel::tr("in use"));
    return parts.join(u", "_s);
}

} // namespace

void PickModel::setItems(const QList<PickItem> &items)
{
    if (items == m_items)
        return;
    beginResetModel();
    m_items = items;
    arrange();
    endResetModel();
}

void PickModel::setFilter(const QString &text)
{
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    beginResetModel();
    m_words = words;
    arrange();
    endResetModel();
}

void PickModel::arrange()
{
    m_rows.clear();
    QString group;
    for (qsizetype i = 0; i < m_items.size(); ++i) {
        const PickItem &item = m_items.at(i);
        if (!matches(item))
            continue;
        if (item.group != group && !item.group.isEmpty())
            m_rows.append({i, true});
        group = item.group;
        m_rows.append({i, false});
    }
}

bool PickModel::matches(const PickItem &item) const
{
    return std::all_of(m_words.begin(), m_words.end(), [&item](const QString &word) {
        return item.text.contains(word, Qt::CaseInsensitive)
            || item.detail.contains(word, Qt::CaseInsensitive)
            || (!item.alias.isEmpty() && item.alias == word);
    });
}

const PickItem *PickModel::itemAt(int row) const
{
    if (row < 0 || row >= m_rows.size() || m_rows.at(row).isHeading)
        return nullptr;
    return &m_items.at(m_rows.at(row).item);
}

int PickModel::rowOf(const QString &key) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (const PickItem *item = itemAt(row); item && item->key == key)
            return row;
    }
    return -1;
}

int PickModel::firstRow() const
{
    const int row = nextRow(-1, 1);
    return itemAt(row) ? row : -1;
}

int PickModel::nextRow(int row, int step) const
{
    for (int next = row + step; next >= 0 && next < rowCount(); next += step) {
        if (itemAt(next))
            return next;
    }
    return row;
}

int PickModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PickModel::headingData(const PickItem &first, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return first.group;
    case HeadingRole:
        return true;
    default:
        return {};
    }
}

QVariant PickModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    const PickItem &item = m_items.at(row.item);
    if (row.isHeading)
        return headingData(item, role);
    switch (role) {
    case Qt::DisplayRole:
        return printable(item.text);
    case Qt::ToolTipRole:
        return plainToolTip(
            QString(printable(item.text) + u'\n' + printable(item.detail)).trimmed());
    case Qt::AccessibleTextRole:
        return spoken(item);
    case KeyRole:
        return item.key;
    case DetailRole:
        return printable(item.detail);
    case HeadingRole:
        return false;
    default:
        return {};
    }
}

Qt::ItemFlags PickModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || m_rows.at(index.row()).isHeading)
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace ui
