// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts/DraftFacts.h"
#include "ui/editor/TableOrder.h"

#include <QAbstractTableModel>

#include <vector>

namespace ui {

class DraftWork;

// The records of a draft as a table. It owns them; whoever edits one record alone writes it back
// here. Rows can be sorted without moving the records: they keep the order in which they are sent.
class DraftTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    // The number is shown first, but it is last here: it belongs to a place, not to a record.
    enum Column { Key, HashKey, Body, Bytes, Shard, Check, Form, Number, ColumnCount };
    // Why nothing can be typed in a cell, and what to do, is a text of HindranceRole; empty: it
    // can.
    enum Role { CheckRole = Qt::UserRole, CanEditHereRole, HindranceRole };
    // Empty: nobody wrote anything in it yet, which is no mistake.
    enum class CheckState { Unknown, Ready, Warned, Bad, Empty };

    explicit DraftTableModel(DraftWork &work, QObject *parent = nullptr);

    void setRecords(const QList<core::DraftRecord> &records); // forgets what could be undone
    const QList<core::DraftRecord> &records() const { return m_records; }
    // Adds them behind the others, or in place of a single blank one.
    void append(const QList<core::DraftRecord> &records);
    void remove(QList<qsizetype> records); // at least one blank record stays
    void duplicate(QList<qsizetype> records); // each copy behind the last one of them
    // Writes one text into a column of all these records.
    void edit(const QList<qsizetype> &records, Column column, const QString &text);
    // One record as it was edited alone. Steps of the same record are undone together.
    void write(qsizetype record, const core::DraftRecord &value);
    bool canUndo() const { return !m_undo.isEmpty(); }
    bool canRedo() const { return !m_redo.isEmpty(); }
    void undo();
    void redo();

    void setReadOnly(bool isReadOnly); // setRecords() still works
    bool isReadOnly() const { return m_isReadOnly; }
    void setKeySource(core::KeySource source);
    bool hasOwnForms() const; // some record has a form of its own
    void setShardNames(const QStringList &names);
    void setFacts(const core::DraftFacts &facts); // of these very records
    qsizetype recordAt(int row) const { return m_order.recordAt(row); }
    int rowOf(qsizetype record) const { return m_order.rowOf(record); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

signals:
    void edited();

private:
    struct Step
    {
        QList<core::DraftRecord> records;
        qsizetype writtenAlone = -1;
    };

    QString textOf(qsizetype record, int column) const;
    QString keyText(qsizetype record) const;
    QString hindranceIn(qsizetype record, int column) const;
    core::KeySource sourceOf(qsizetype record) const;
    QString problemOf(qsizetype record) const;
    CheckState checkOf(qsizetype record) const;
    const core::RecordFacts *factsOf(qsizetype record) const;
    void remember(qsizetype writtenAlone = -1);
    void restore(QList<Step> &from, QList<Step> &to);
    void reset(const QList<core::DraftRecord> &records);
    void removeRow(int row);
    void applyOrder(std::vector<qsizetype> order);
    void changed(int firstRow, int lastRow);

    DraftWork &m_work;
    QList<core::DraftRecord> m_records;
    TableOrder m_order;
    std::vector<core::RecordFacts> m_facts; // may be shorter than the records, or longer for a time
    QList<core::DraftProblem> m_problems;
    core::KeySource m_keySource = core::KeySource::Random;
    bool m_isReadOnly = false;
    QStringList m_shardNames;
    QList<Step> m_undo;
    QList<Step> m_redo;
    quint64 m_generation = 0; // of the records: what was sorted elsewhere may have changed
};

} // namespace ui
