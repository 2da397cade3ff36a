// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/PaletteModel.h"

#include <QStringList>

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

QString spoken(const PaletteEntry &entry)
{
    QStringList parts{entry.text};
    if (entry.isOn)
        parts += PaletteModel::tr("on");
    parts += entry.group;
    if (!entry.keys.isEmpty())
        parts += entry.keys;
    return parts.join(u", "_s);
}

} // namespace

void PaletteModel::setEntries(const QList<PaletteEntry> &entries)
{
    m_entries = entries;
    find();
}

void PaletteModel::setTyped(const QString &typed)
{
    if (typed == m_typed)
        return;
    m_typed = typed;
    find();
}

void PaletteModel::find()
{
    beginResetModel();
    m_found.clear();
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        if (const auto match = fuzzyMatch(m_typed, m_entries.at(i).text))
            m_found.append({i, *match});
    }
    std::stable_sort(m_found.begin(), m_found.end(), [this](const Found &a, const Found &b) {
        const bool isAEnabled = m_entries.at(a.entry).isEnabled;
        const bool isBEnabled = m_entries.at(b.entry).isEnabled;
        if (isAEnabled != isBEnabled)
            return isAEnabled;
        return a.match.score > b.match.score;
    });
    endResetModel();
}

int PaletteModel::enabledCount() const
{
    const auto isEnabled = [this](const Found &found) {
        return m_entries.at(found.entry).isEnabled;
    };
    return static_cast<int>(std::count_if(m_found.begin(), m_found.end(), isEnabled));
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_found.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Found &found = m_found.at(index.row());
    const PaletteEntry &entry = m_entries.at(found.entry);
    switch (role) {
    case Qt::DisplayRole:
        return entry.text;
    case Qt::AccessibleTextRole:
        return spoken(entry);
    case GroupRole:
        return entry.group;
    case KeysRole:
        return entry.keys;
    case IconRole:
        return entry.isOn ? "check"_ba : entry.icon;
    case PlacesRole:
        return QVariant::fromValue(found.match.places);
    case IdRole:
        return entry.id;
    default:
        return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex &index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const bool isEnabled = m_entries.at(m_found.at(index.row()).entry).isEnabled;
    const Qt::ItemFlags flags = Qt::ItemNeverHasChildren;
    return isEnabled ? flags | Qt::ItemIsEnabled | Qt::ItemIsSelectable : flags;
}

} // namespace ui
