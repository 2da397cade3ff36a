// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinesis/ServiceError.h"
#include "core/results/ResultQuestions.h"
#include "ui/common/Format.h"
#include "ui/results/ColumnCopy.h"
#include "ui/results/DiagnosisList.h"
#include "ui/results/MarkUndo.h"
#include "ui/results/RecordInspector.h"
#include "ui/results/ResultGrid.h"
#include "ui/results/ResultModel.h"
#include "ui/results/ResultsPage.h"
#include "ui/results/RowMenu.h"
#include "ui/results/SummaryLine.h"

#include <QClipboard>
#include <QGuiApplication>

// What a person wants of the rows of a ResultsPage.

namespace ui {

using namespace Qt::Literals::StringLiterals;

using core::RecordState;

namespace {

// What a message of the service blames, by the name the editor has for it.
QString draftField(const QString &message)
{
    const auto blamed = core::recordFieldIn(message);
    if (!blamed)
        return {};
    return blamed->field == "data"_L1 ? u"body"_s : blamed->field;
}

} // namespace

void ResultsPage::connectWishes()
{
    connect(m_summary, &SummaryLine::stopRequested, this, &ResultsPage::stopRequested);
    connect(m_summary, &SummaryLine::chipRequested, this,
            [this](core::ResultChip chip) { showChip(static_cast<int>(chip)); });
    connect(m_columnCopy, &ColumnCopy::copied, this,
            [this](qint64 rows, core::ResultColumn column) {
                const auto section = static_cast<int>(column);
                emit copied(tr("Copied: %1 of %2 records")
                                .arg(m_model->headerData(section, Qt::Horizontal).toString(),
                                     grouped(rows)));
            });
    connect(m_diagnosis, &DiagnosisList::retryRequested, this, &ResultsPage::retryRequested);
    connect(m_diagnosis, &DiagnosisList::markRequested, this, &ResultsPage::mark);
    connect(m_diagnosis, &DiagnosisList::goToRecordRequested, this, &ResultsPage::goTo);
    connect(m_diagnosis, &DiagnosisList::saveRequested, this, [this](const QList<qint64> &rows) {
        emit saveRequested(core::ExportKind::Records, rows);
    });
    connect(m_markUndo, &MarkUndo::undoRequested, this, [this] {
        focusGrid();
        emit unmarkRequested();
    });
    connect(m_inspector, &RecordInspector::retryRequested, this, &ResultsPage::retryRequested);
    connect(m_inspector, &RecordInspector::markRequested, this, &ResultsPage::mark);
    connect(m_inspector, &RecordInspector::goToRecordRequested, this, &ResultsPage::goTo);
    connect(m_inspector, &RecordInspector::closeRequested, this, [this] { showInspector(false); });
    connect(m_inspector, &RecordInspector::editAsNewRequested, this,
            &ResultsPage::editAsNewRequested);
}

void ResultsPage::copyCell()
{
    const qint64 row = m_grid->currentRow();
    if (row < 0)
        return;
    QGuiApplication::clipboard()->setText(core::cellText(*m_source, row, m_grid->currentColumn()));
    const QString column =
        m_model->headerData(m_grid->currentIndex().column(), Qt::Horizontal).toString();
    emit copied(tr("Copied: %1 of record %2").arg(column, grouped(row + 1)));
}

void ResultsPage::copyRows()
{
    const QList<qint64> rows = m_grid->selectedRows();
    if (rows.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(core::rowsAsTable(*m_source, rows));
    emit copied(tr("Copied %1 rows, tab-separated").arg(grouped(rows.size())));
}

void ResultsPage::copyColumn()
{
    if (m_source && m_grid->currentIndex().isValid())
        m_columnCopy->start(*m_source, m_model->chosenRows(), m_grid->currentColumn());
    else
        emit copied(tr("Nothing was copied: choose a cell of the column first"));
}

void ResultsPage::retryFailed()
{
    if (!m_source || isRunning())
        return;
    const QList<qint64> rows = core::retryableRows(*m_source);
    if (!rows.isEmpty())
        emit retryRequested(rows, false);
}

void ResultsPage::saveFailed()
{
    const QList<qint64> rows = m_source ? core::failedRows(*m_source) : QList<qint64>();
    if (!rows.isEmpty())
        emit saveRequested(core::ExportKind::Records, rows);
}

// The buttons go with what they were about; the focus stays with the rows.
void ResultsPage::mark(const QList<qint64> &rows, RecordState state)
{
    if (m_isNarrow && m_inspector->isVisible())
        showInspector(false);
    focusGrid();
    emit markRequested(rows, state);
    m_markUndo->offer(rows.size(), state);
}

void ResultsPage::goTo(qint64 row)
{
    emit goToRecordRequested(row, draftField(m_source->errorMessage(row)));
}

void ResultsPage::showGroupMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"groupMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [this, menu](const QString &name, const QString &text,
                                  std::optional<core::ResultColumn> group) {
        QAction *action = menu->addAction(text);
        action->setObjectName(name);
        action->setCheckable(true);
        action->setChecked(m_model->order().group == group);
        connect(action, &QAction::triggered, this, [this, group] { setGrouping(group); });
    };
    using Column = core::ResultColumn;
    add(u"groupNone"_s, tr("No groups"), {});
    add(u"groupByShard"_s, tr("Shard"), Column::Shard);
    add(u"groupByCode"_s, tr("Error code"), Column::Error);
    add(u"groupByKey"_s, tr("Partition key"), Column::PartitionKey);
    add(u"groupByAttempts"_s, tr("Tries"), Column::Attempts);
    menu->popup(position);
}

void ResultsPage::showRowMenu(const QPoint &position)
{
    const QList<qint64> rows = m_grid->selectedRows();
    if (rows.isEmpty())
        return;
    auto *menu = new RowMenu(*m_source, rows, isRunning(), this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const qint64 row = m_grid->currentRow();
    connect(menu, &RowMenu::copyCellRequested, this, &ResultsPage::copyCell);
    connect(menu, &RowMenu::copyColumnRequested, this, &ResultsPage::copyColumn);
    connect(menu, &RowMenu::copyRowsRequested, this, &ResultsPage::copyRows);
    connect(menu, &RowMenu::inspectRequested, this, [this] { showInspector(true); });
    connect(menu, &RowMenu::editAsNewRequested, this,
            [this, row] { emit editAsNewRequested(row); });
    connect(menu, &RowMenu::goToRecordRequested, this, [this, row] { goTo(row); });
    connect(menu, &RowMenu::retryRequested, this, &ResultsPage::retryRequested);
    connect(menu, &RowMenu::markRequested, this, &ResultsPage::mark);
    connect(menu, &RowMenu::saveRequested, this,
            [this, rows] { emit saveRequested(core::ExportKind::Records, rows); });
    menu->popup(position);
}

void ResultsPage::showSaveMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"saveMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString shown = grouped(m_model->chosenRows().size());
    const auto add = [&](const QString &name, const QString &text, core::ExportKind kind) {
        QAction *action = menu->addAction(text);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this,
                [this, kind] { emit saveRequested(kind, m_model->chosenRows()); });
        return action;
    };
    QAction *failed = menu->addAction(tr("Failed records as JSONL, to send another time…"));
    failed->setObjectName(u"saveFailed"_s);
    failed->setEnabled(!core::failedRows(*m_source).isEmpty());
    connect(failed, &QAction::triggered, this, &ResultsPage::saveFailed);
    menu->addSeparator();
    add(u"saveShownResults"_s, tr("%1 shown results as JSONL…").arg(shown),
        core::ExportKind::Results);
    add(u"saveShownTable"_s, tr("%1 shown results as CSV…").arg(shown), core::ExportKind::Table);
    menu->popup(position);
}

void ResultsPage::moveRow(int step)
{
    m_grid->move(step);
}

void ResultsPage::goToFailure(int step)
{
    m_grid->goToFailure(step);
}

void ResultsPage::editAsNew()
{
    if (const qint64 row = m_grid->currentRow(); row >= 0)
        emit editAsNewRequested(row);
}

} // namespace ui
