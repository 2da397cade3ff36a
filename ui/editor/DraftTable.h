// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts/RecordSplit.h"
#include "ui/editor/DraftTableModel.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTableView;

namespace ui {

class DraftWork;

// The table of a draft's records with what can be done to them: add, edit many at once, duplicate,
// delete, paste from a spreadsheet, undo.
class DraftTable final : public QWidget
{
    Q_OBJECT

public:
    DraftTable(DraftTableModel &model, DraftWork &work, QWidget *parent = nullptr);
    ~DraftTable() override;

    QList<qsizetype> selectedRecords() const; // in the order of the draft
    void select(qsizetype record, DraftTableModel::Column column = DraftTableModel::Body);
    void focusGrid();
    void setReadOnly(bool isReadOnly); // and its model
    void setSummary(const QString &text);
    void paste(); // from the clipboard
    void copy();

signals:
    void pasted(const core::SplitText &split); // rows for the draft to take
    void openRequested(qsizetype record); // to be edited alone
    // Why a key did nothing in this cell, and what to do; empty: that is past.
    void hinted(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *createBar();
    void createGrid();
    void commit(const QModelIndex &index, const QString &text);
    void takePaste(const core::SplitText &split, const QString &text);
    bool takesKey(const class QKeyEvent &event);
    bool isEditing() const; // a cell
    bool isForCell(const class QKeyEvent &event) const; // would begin to edit it
    void step(int rows); // from the current one, in its column
    void hint(const QString &text);
    void addRecord();
    void showWhatCanBeDone();

    DraftTableModel &m_model;
    DraftWork &m_work;
    QTableView *m_grid;
    QWidget *m_bar = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_paste = nullptr;
    QPushButton *m_duplicate = nullptr;
    QPushButton *m_delete = nullptr;
    QLabel *m_summary;
    bool m_isHinting = false;
};

} // namespace ui
