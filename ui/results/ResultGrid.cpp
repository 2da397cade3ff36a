// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/ResultGrid.h"

#include "core/results/ResultQuestions.h"
#include "ui/common/Theme.h"
#include "ui/results/ResultDelegate.h"
#include "ui/results/ResultModel.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;

using core::ResultColumn;

ResultGrid::ResultGrid(ResultModel &model, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
{
    setObjectName(u"resultGrid"_s);
    setAccessibleName(tr("Results"));
    setModel(&model);
    setItemDelegate(new ResultDelegate(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setFrameShape(NoFrame);
    createHeader();
}

qint64 ResultGrid::currentRow() const
{
    return currentIndex().isValid() ? m_model.rowAt(currentIndex().row()) : -1;
}

void ResultGrid::setCurrentRow(qint64 row)
{
    const int place = m_model.placeOf(row);
    if (place >= 0)
        setCurrentIndex(m_model.index(place, std::max(currentIndex().column(), 0)));
}

QList<qint64> ResultGrid::selectedRows() const
{
    QList<int> places;
    const QItemSelection ranges = selectionModel()->selection();
    for (const QItemSelectionRange &range : ranges) {
        for (int place = range.top(); place <= range.bottom(); ++place)
            places.append(place);
    }
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    QList<qint64> rows;
    rows.reserve(places.size());
    for (const int place : std::as_const(places)) {
        if (const qint64 row = m_model.rowAt(place); row >= 0)
            rows.append(row);
    }
    return rows;
}

ResultColumn ResultGrid::currentColumn() const
{
    return static_cast<ResultColumn>(std::max(currentIndex().column(), 0));
}

// Typing would look through every row.
void ResultGrid::keyboardSearch(const QString &) { }

// Qt makes the first cell current without selecting it.
void ResultGrid::focusInEvent(QFocusEvent *event)
{
    const bool hadCurrent = currentIndex().isValid();
    QTableView::focusInEvent(event);
    if (!hadCurrent && m_model.rowCount() > 0)
        setCurrentIndex(m_model.index(0, 0));
    if (!hadCurrent && currentIndex().isValid())
        selectRow(currentIndex().row());
}

void ResultGrid::keyPressEvent(QKeyEvent *event)
{
    const bool isPlain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (event->matches(QKeySequence::Copy)) {
        emit copyRequested();
    } else if (isPlain && takeGroupKey(event->key())) {
        return;
    } else if (isPlain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        emit inspectorRequested();
    } else if (isPlain && event->key() == Qt::Key_Space) {
        toggleRow();
    } else if (!(isPlain && takeLetter(event->key()))) {
        QTableView::keyPressEvent(event);
    }
}

// On a group's header as in a tree.
bool ResultGrid::takeGroupKey(int key)
{
    const int line = currentIndex().row();
    if (!currentIndex().isValid() || !m_model.isHeader(line))
        return false;
    const bool isOpen = currentIndex().data(ResultModel::OpenRole).toBool();
    const bool toggles = key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space;
    if (!toggles && key != Qt::Key_Left && key != Qt::Key_Right)
        return false;
    m_model.setOpen(line, toggles ? !isOpen : key == Qt::Key_Right);
    return true;
}

void ResultGrid::mouseReleaseEvent(QMouseEvent *event)
{
    QTableView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    const bool isPlain = event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier;
    if (isPlain && index.isValid() && m_model.isHeader(index.row()))
        m_model.setOpen(index.row(), !index.data(ResultModel::OpenRole).toBool());
}

bool ResultGrid::takeLetter(int key)
{
    if (!m_hasSingleLetters)
        return false;
    switch (key) {
    case Qt::Key_J:
        move(1);
        return true;
    case Qt::Key_K:
        move(-1);
        return true;
    case Qt::Key_BracketRight:
        goToFailure(1);
        return true;
    case Qt::Key_BracketLeft:
        goToFailure(-1);
        return true;
    case Qt::Key_R:
        emit retryRequested();
        return true;
    case Qt::Key_S:
        emit saveRequested();
        return true;
    default:
        return false;
    }
}

void ResultGrid::move(int step)
{
    if (m_model.rowCount() == 0)
        return;
    const int place = std::clamp(currentIndex().row() + step, 0, m_model.rowCount() - 1);
    setCurrentIndex(m_model.index(place, std::max(currentIndex().column(), 0)));
}

void ResultGrid::goToFailure(int step)
{
    const core::ResultSource *source = m_model.source();
    const int start = currentIndex().isValid() ? currentIndex().row() + step
                                               : (step > 0 ? 0 : m_model.rowCount() - 1);
    for (int place = start; place >= 0 && place < m_model.rowCount(); place += step) {
        const qint64 row = m_model.rowAt(place);
        if (row >= 0 && core::isFailure(source->state(row))) {
            setCurrentIndex(m_model.index(place, std::max(currentIndex().column(), 0)));
            return;
        }
    }
}

void ResultGrid::toggleRow()
{
    selectionModel()->select(currentIndex(),
                             QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
}

void ResultGrid::contextMenuEvent(QContextMenuEvent *event)
{
    if (currentRow() >= 0)
        emit menuRequested(event->globalPos());
}

void ResultGrid::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (current.row() != previous.row() || current.isValid() != previous.isValid())
        emit currentRowChanged(currentRow());
}

} // namespace ui
