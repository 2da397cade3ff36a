// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts/Draft.h"

#include <QWidget>

class QTableWidget;
class QToolButton;

namespace ui {

// The variables of an environment: a row each, with a name and a value.
class VariablesTable final : public QWidget
{
    Q_OBJECT

public:
    explicit VariablesTable(QWidget *parent = nullptr);
    ~VariablesTable() override;

    void setVariables(const QList<core::DraftVariable> &variables); // emits nothing
    QList<core::DraftVariable> variables() const; // rows without a name and a value left out
    // What is wrong with the first bad row, in a sentence, and goes there if asked; empty: nothing.
    QString problem() const;
    void goToProblem();
    QList<QWidget *> fields() const;

signals:
    void changed(); // by a person

private:
    void addRow();
    void removeRow();
    void appendRow(const core::DraftVariable &variable);
    void fitHeight();
    core::DraftVariable row(int at) const;
    QString problemOf(int at) const;

    QTableWidget *m_table;
    QToolButton *m_add;
    QToolButton *m_remove;
};

} // namespace ui
