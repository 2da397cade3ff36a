// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QTableWidget;
class QToolButton;
class QVBoxLayout;

namespace ui {

// A short table of names and what belongs to each, as high as its rows within bounds, with buttons
// below that add a row and remove the chosen one.
class NameTable : public QWidget
{
    Q_OBJECT

public:
    ~NameTable() override;

    // What is wrong with the first bad row, in a sentence; empty: nothing.
    QString problem() const;
    void goToProblem();
    virtual QList<QWidget *> fields() const; // in the order of the Tab key

signals:
    void changed(); // by a person

protected:
    enum Column { NameColumn, ValueColumn };
    struct Setup
    {
        const char *noun; // for object names: "Secret" makes "addSecret"
        QString title; // for assistive technology
        QString addText;
        int mostRows; // that are seen at once
    };

    NameTable(const Setup &setup, QWidget *parent);

    virtual QString problemOf(int row) const = 0;
    virtual void appendEmptyRow() = 0;
    virtual void rowsChanged(); // one was added or removed

    QString name(int row) const;
    void fitHeight();

    QTableWidget *m_table;
    QToolButton *m_add;
    QToolButton *m_remove;
    QVBoxLayout *m_layout;

private:
    void addRow();
    void removeRow();

    int m_mostRows;
};

} // namespace ui
