// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts/Draft.h"
#include "ui/editor/PlaceholderCompletion.h"

#include <QWidget>

class QTableWidget;
class QToolButton;

namespace ui {

class Remark;

// The variables of one template: folded, a line that names them; unfolded, a table to edit them in.
class VariablesLine final : public QWidget
{
    Q_OBJECT

public:
    explicit VariablesLine(QWidget *parent = nullptr);

    void setVariables(const QList<core::DraftVariable> &variables); // emits nothing
    QList<core::DraftVariable> variables() const; // rows without a name left out
    // Adds it, or changes the value of the one of that name; tells it as a person's doing.
    void setVariable(const core::DraftVariable &variable);
    void removeVariable(const QString &name); // likewise
    void setCompletions(const PlaceholderCompletion::Source &source); // for values
    void setReadOnly(bool isReadOnly); // they can still be looked at
    void setFault(const QString &fault); // empty: there is none
    // Unfolds, and goes to the value of that name; adds it where there is none.
    void editValue(const QString &name);

signals:
    void changed(); // by a person

private:
    void createTable();
    void toggle();
    void addRow();
    void removeRow();
    int rowOf(const QString &name) const; // −1: there is none
    void appendRow(const core::DraftVariable &variable);
    void showFolded();
    void fitHeight();

    QToolButton *m_fold;
    QToolButton *m_add;
    QToolButton *m_remove;
    Remark *m_remark;
    QTableWidget *m_table;
    QString m_fault;
    PlaceholderCompletion::Source m_completions;
};

} // namespace ui
