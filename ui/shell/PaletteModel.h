// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/FuzzyMatch.h"

#include <QAbstractListModel>
#include <QByteArray>
#include <QList>

namespace ui {

// One thing that the palette finds: a command, a stream, a connection.
struct PaletteEntry
{
    QString id; // for whoever runs it
    QString text;
    QString group; // "File", "Streams"
    QString keys; // as people read them; may be empty
    QByteArray icon; // for icon(); may be empty
    bool isEnabled = true;
    bool isOn = false; // it can be switched, and is on

    bool operator==(const PaletteEntry &) const = default;
};

// What the palette found for what was typed, the best first; those that cannot be done now last.
class PaletteModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { GroupRole = Qt::UserRole, KeysRole, IconRole, PlacesRole, IdRole };

    using QAbstractListModel::QAbstractListModel;

    void setEntries(const QList<PaletteEntry> &entries);
    void setTyped(const QString &typed);

    int enabledCount() const; // of the rows that were found; they come first

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Found
    {
        qsizetype entry = 0; // in m_entries
        FuzzyMatch match;
    };

    void find();

    QList<PaletteEntry> m_entries;
    QString m_typed;
    QList<Found> m_found;
};

} // namespace ui
