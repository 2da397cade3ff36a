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
#include <array>

namespace ui {

using namespace Qt::Literals::StringLiterals;

using core::ResultColumn;

namespace {

// The widest usual text of each column; the error takes what is left.
const std::array<std::pair<ResultColumn, QString>, 8> widths{{
    {ResultColumn::Number, u"10 000"_s},
    {ResultColumn::State, u"uncertain"_s},
    {ResultColumn::PartitionKey, u"tenant-12345"_s},
    {ResultColumn::Shard, u"→ shard 2"_s},
    {ResultColumn::SequenceNumber, u"4959033827…1365813"_s},
    {ResultColumn::Bytes, u"1 048 576"_s},
    {ResultColumn::Attempts, u"Tries"_s},
    {ResultColumn::Latency, u"212 ms"_s},
}};
constexpr int cellPadding = 2 * 8 + 2;
constexpr int leastErrorWidth = 120;
constexpr int littleWidth = 640; // all columns but a useful error need that

} // namespace

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

void ResultGrid::createHeader()
{
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(extent::row); // first: it bounds the other
    verticalHeader()->setDefaultSectionSize(extent::row);

    QHeaderView *header = horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setSortIndicatorShown(true);
    header->setSectionsClickable(true);
    header->setSortIndicator(0, Qt::AscendingOrder);
    for (const auto &[column, text] : widths) {
        const int icon = column == ResultColumn::State ? extent::icon + 6 : 0;
        const bool isCode =
            column == ResultColumn::PartitionKey || column == ResultColumn::SequenceNumber;
        const QFontMetrics metrics(isCode ? codeFont() : font());
        header->resizeSection(static_cast<int>(column),
                              metrics.horizontalAdvance(text) + cellPadding + icon);
    }
    header->moveSection(header->visualIndex(static_cast<int>(ResultColumn::Error)),
                        static_cast<int>(ResultColumn::Bytes));
    connect(header, &QHeaderView::sectionResized, this, [this](int section) {
        if (!m_isFitting && section == static_cast<int>(ResultColumn::Error))
            m_hasPersonSized = true;
        fitErrorColumn();
    });
}

void ResultGrid::showColumnsFor(core::ResultChip chip)
{
    using Chip = core::ResultChip;
    const bool isFailure = chip == Chip::Refused || chip == Chip::Throttled
        || chip == Chip::Uncertain || chip == Chip::NotSent;
    m_showsFailures = isFailure;
    hideLesserColumns();
    setColumnHidden(static_cast<int>(ResultColumn::SequenceNumber), isFailure);
    setColumnHidden(static_cast<int>(ResultColumn::Error),
                    chip == Chip::Stored || (chip == Chip::Retried && !hasFailures()));
    fitErrorColumn();
}

bool ResultGrid::hasFailures() const
{
    const core::ResultSource *source = m_model.source();
    return source && source->tally().settled() > source->tally().of(core::RecordState::Stored);
}

// Where there is little room, why it failed is worth more than how long it took.
void ResultGrid::hideLesserColumns()
{
    const bool isLittle = m_showsFailures && width() < littleWidth;
    for (const auto column : {ResultColumn::Bytes, ResultColumn::Latency})
        setColumnHidden(static_cast<int>(column), isLittle);
    const bool isAnyRetried = m_model.source() && m_model.source()->retriedCount() > 0;
    setColumnHidden(static_cast<int>(ResultColumn::Attempts), isLittle && !isAnyRetried);
}

// As wide as there is room, until a person sized it.
void ResultGrid::fitErrorColumn()
{
    const int error = static_cast<int>(ResultColumn::Error);
    if (m_isFitting || m_hasPersonSized || isColumnHidden(error))
        return;
    m_isFitting = true;
    const int others = horizontalHeader()->length() - columnWidth(error);
    setColumnWidth(error, std::max(viewport()->width() - others, leastErrorWidth));
    m_isFitting = false;
}

void ResultGrid::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    hideLesserColumns();
    fitErrorColumn();
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
    } else if (!(isPlain && m_hasSingleLetters && takeLetter(event->key()))) {
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
