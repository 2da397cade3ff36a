// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/results/RowSelection.h"

#include <QHash>
#include <QList>
#include <QTableView>

namespace ui {

class ResultModel;

// The table of results, by mouse and by keyboard: arrows or J and K move, [ and ] go to the failure
// before and after, Space selects and unselects the row, Enter asks for the inspector, R and S for
// retrying and saving what failed. Letters can be switched off.
class ResultGrid final : public QTableView
{
    Q_OBJECT

public:
    explicit ResultGrid(ResultModel &model, QWidget *parent = nullptr);

    // Leaves out columns that hold nothing for such rows.
    void showColumnsFor(core::ResultChip chip);
    void setSingleLetters(bool areOn) { m_hasSingleLetters = areOn; }
    bool takeLetter(int key); // Qt::Key; whether it did something

    qint64 currentRow() const; // of the run; −1: none
    void setCurrentRow(qint64 row); // when it is shown
    QList<qint64> selectedRows() const; // of the run, in the order shown
    core::ResultColumn currentColumn() const;
    void move(int step); // down when positive
    void goToFailure(int step); // the next one when positive

    void keyboardSearch(const QString &search) override;

signals:
    void currentRowChanged(qint64 row); // −1: none
    void inspectorRequested();
    void retryRequested();
    void saveRequested();
    void copyRequested();
    void menuRequested(const QPoint &globalPosition);

protected:
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    bool takeGroupKey(int key);
    void createHeader();
    void fitErrorColumn();
    void fitColumns();
    void hideLesserColumns();
    void setLesserHidden(core::ResultColumn column, bool isHidden);
    int widthOf(core::ResultColumn column) const; // while it is shown
    int leastWidthOfError() const;
    bool hasFailures() const;
    bool isFinished() const;
    void toggleRow();

    ResultModel &m_model;
    bool m_hasSingleLetters = true;
    bool m_isFitting = false;
    bool m_showsFailures = false;
    bool m_hasPersonSized = false; // the error column
    QHash<int, int> m_hiddenWidths; // by section
    bool m_hasOwnWidths = false; // other columns that a person sized
};

} // namespace ui
