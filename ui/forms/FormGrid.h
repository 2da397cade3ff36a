// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace ui {

// A form in one column: labels left, fields right, and under a field a hint, or in its place what
// is wrong with it. A row can be hidden whole.
class FormGrid final : public QWidget
{
    Q_OBJECT

public:
    explicit FormGrid(QWidget *parent = nullptr);

    // The label is the field's buddy and names it for screen readers; `hint` may be empty. A field
    // of several widgets says which of them is the buddy.
    void addRow(const QString &label, QWidget *field, const QString &hint = {},
                QWidget *buddy = nullptr);
    void setHint(QWidget *field, const QString &hint);
    void setProblem(QWidget *field, const QString &problem); // empty: none
    QString problem(QWidget *field) const;
    void setRowVisible(QWidget *field, bool isVisible);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row
    {
        QLabel *label = nullptr;
        QLabel *below = nullptr;
        QString hint;
        QString problem;
        bool isVisible = true;
    };

    void show(QWidget *field);

    QGridLayout *m_grid;
    QHash<QWidget *, Row> m_rows;
};

} // namespace ui
