// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QTableWidget;
class QToolButton;

namespace ui {

class Remark;

// A name and the text it stands for, which may be a template itself.
struct NamedText
{
    QString name;
    QString value;

    bool operator==(const NamedText &) const = default;
};

// The variables of one template: folded, a line that names them; unfolded, a table to edit them in.
class VariablesLine final : public QWidget
{
    Q_OBJECT

public:
    explicit VariablesLine(QWidget *parent = nullptr);

    void setVariables(const QList<NamedText> &variables); // emits nothing
    QList<NamedText> variables() const; // rows without a name left out
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
    void appendRow(const NamedText &variable);
    void showFolded();
    void fitHeight();

    QToolButton *m_fold;
    QToolButton *m_add;
    QToolButton *m_remove;
    Remark *m_remark;
    QTableWidget *m_table;
    QString m_fault;
};

} // namespace ui
