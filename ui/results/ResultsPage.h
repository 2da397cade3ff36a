// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome/Diagnosis.h"
#include "core/results/ResultExport.h"
#include "core/results/ResultSource.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QVBoxLayout;

namespace ui {

class ChipRow;
class ColumnCopy;
class DiagnosisList;
class MarkUndo;
class MessageBar;
class RecordInspector;
class ResultGrid;
class ResultModel;
class SummaryLine;

// What became of a run: summary, chips, why some failed, the grid of rows and one of them in full.
// Shows a source and says what the person wants; decides nothing about the run.
class ResultsPage final : public QWidget
{
    Q_OBJECT

public:
    explicit ResultsPage(QWidget *parent = nullptr);

    // Null: the empty state. The source outlives the page, or is taken away by setSource().
    // Said in the summary of the next source: where it went when that is not where drafts go;
    // empty: that is where it goes.
    void setDestination(const QString &place);
    // Said in the summary while another draft than the one that was sent is looked at: its title.
    // Empty: it is that one.
    void setOrigin(const QString &draft);
    void setSource(core::ResultSource *source);
    void updated(const core::RunUpdate &update); // after the source took it
    void setFindings(const QList<core::Finding> &findings, const QList<core::ShardLoad> &loads,
                     const QList<core::HotKey> &hottestKeys);

    void setSingleLetters(bool areOn);
    // Takes back what was marked last, as its bar offers; false when nothing is offered.
    bool undoMark();
    // Rows under headers: by Shard, Error, PartitionKey or Attempts; nothing: a plain list.
    void setGrouping(std::optional<core::ResultColumn> group);
    void showChip(int number); // from 0: All, Stored, Refused, Throttled, Retried, Uncertain, …
    void focusGrid();
    void focusFilter();
    void copyCell();
    void copyRows(); // the selected ones, for a spreadsheet
    void copyColumn(); // the current one of all rows that are chosen, a line for each
    void showStopping(); // asked for; answers on their way are awaited
    void retryFailed(); // asks for it, as R in the grid
    void saveFailed(); // likewise, as S
    void toggleInspector();
    void moveRow(int step);
    void goToFailure(int step);
    void editAsNew(); // asks for it, of the current row
    QWidget &grid() const; // where keys for cells and rows act

signals:
    void retryRequested(const QList<qint64> &rows, bool mayDuplicate);
    void saveRequested(core::ExportKind kind, const QList<qint64> &rows);
    // `field` as in core::DraftProblem; empty: none in particular.
    void goToRecordRequested(qint64 row, const QString &field);
    void markRequested(const QList<qint64> &rows, core::RecordState state);
    void unmarkRequested(); // takes back the last that was asked for
    void editAsNewRequested(qint64 row);
    void stopRequested();
    void copied(const QString &what); // "Copied 37 rows"

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void createTop(QVBoxLayout *page);
    QWidget *createCenter();
    void connectGrid();
    void connectRest();
    void connectWishes();
    void select();
    void showShard(const QString &shardId);
    void applySort(int column, Qt::SortOrder direction);
    void selectionShown();
    void showRow(qint64 row);
    void finishRun();
    void selectOnlyRow();
    void showStop(const core::Error &error);
    void refreshNote();
    QString noteText() const;
    void arrange();
    void arrangeFilter();
    void showInspector(bool isShown);
    void showRowMenu(const QPoint &position);
    void showSaveMenu(const QPoint &position);
    void showGroupMenu(const QPoint &position);
    void mark(const QList<qint64> &rows, core::RecordState state);
    void followMark(core::RecordState state);
    void goTo(qint64 row);
    bool isRunning() const;

    core::ResultSource *m_source = nullptr;
    ResultModel *m_model;
    SummaryLine *m_summary;
    QWidget *m_top; // between the summary and the grid
    QBoxLayout *m_chipLine; // chips and filter
    QBoxLayout *m_messageLine;
    ChipRow *m_chips;
    QLineEdit *m_filter;
    QTimer m_filterPause;
    MessageBar *m_message;
    ColumnCopy *m_columnCopy;
    MarkUndo *m_markUndo; // says it in m_message
    DiagnosisList *m_diagnosis;
    QStackedWidget *m_center; // nothing sent yet, or the rest
    QSplitter *m_splitter;
    QStackedWidget *m_gridStack; // the grid, or why it is empty
    ResultGrid *m_grid;
    QLabel *m_note;
    QPushButton *m_clearFilter;
    RecordInspector *m_inspector;
    qint64 m_rowToKeep = -1; // current before the rows were chosen anew
    std::optional<core::ResultChip> m_chipBeforeMark; // that a mark emptied
    bool m_isShardWished = false; // its rows under any chip, when the chosen one has none
    bool m_hasPersonChosen = false; // a chip or filter in this run
    bool m_wasRunning = false;
    bool m_isStopShown = false;
    bool m_isNarrow = false;
};

} // namespace ui
