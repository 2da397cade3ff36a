// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/ResultQuestions.h"
#include "ui/common/Theme.h"
#include "ui/results/ResultGrid.h"
#include "ui/results/ResultModel.h"

#include <QHeaderView>

#include <algorithm>
#include <array>

// Which columns of a ResultGrid are shown, and how wide they are.

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
constexpr int emptyErrorWidth = 56; // its name alone
constexpr int littleWidth = 640; // all columns but a useful error need that
// The least of them first.
constexpr std::array lesserColumns{ResultColumn::Attempts, ResultColumn::Latency,
                                   ResultColumn::Bytes};

} // namespace

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
    connect(header, &QHeaderView::sectionResized, this, [this](int section, int before, int now) {
        const bool isShownOrHidden = before == 0 || now == 0;
        if (m_isFitting || isShownOrHidden)
            return;
        (section == static_cast<int>(ResultColumn::Error) ? m_hasPersonSized : m_hasOwnWidths) =
            true;
        fitErrorColumn();
    });
}

void ResultGrid::showColumnsFor(core::ResultChip chip)
{
    using Chip = core::ResultChip;
    const bool isFailure = chip == Chip::Refused || chip == Chip::Throttled
        || chip == Chip::Uncertain || chip == Chip::NotSent;
    m_showsFailures = isFailure;
    setColumnHidden(static_cast<int>(ResultColumn::SequenceNumber), isFailure);
    const bool mayFail = chip == Chip::All && !isFinished();
    setColumnHidden(static_cast<int>(ResultColumn::Error),
                    chip == Chip::Stored || (!isFailure && !hasFailures() && !mayFail));
    fitColumns();
}

bool ResultGrid::hasFailures() const
{
    return m_model.source() && core::hasFailures(*m_model.source());
}

bool ResultGrid::isFinished() const
{
    return m_model.source() && m_model.source()->progress().isFinished;
}

int ResultGrid::leastWidthOfError() const
{
    return hasFailures() ? leastErrorWidth : emptyErrorWidth;
}

int ResultGrid::widthOf(ResultColumn column) const
{
    const int section = static_cast<int>(column);
    return isColumnHidden(section) ? m_hiddenWidths.value(section) : columnWidth(section);
}

void ResultGrid::setLesserHidden(ResultColumn column, bool isHidden)
{
    const int section = static_cast<int>(column);
    if (isColumnHidden(section) == isHidden)
        return;
    m_hiddenWidths.insert(section, widthOf(column));
    setColumnHidden(section, isHidden);
}

// Where there is little room, why it failed and where it went are worth more than how long it took.
// Who sized columns wants them as they are.
void ResultGrid::hideLesserColumns()
{
    const int error = static_cast<int>(ResultColumn::Error);
    const bool isLittle = m_showsFailures && width() < littleWidth;
    const bool mustFit = !m_showsFailures && (isColumnHidden(error) || !hasFailures())
        && !m_hasOwnWidths && !m_hasPersonSized;
    const bool isAnyRetried = m_model.source() && m_model.source()->retriedCount() > 0;
    int room = viewport()->width() - (isColumnHidden(error) ? 0 : leastWidthOfError());
    for (int section = 0; section < horizontalHeader()->count(); ++section) {
        const auto column = static_cast<ResultColumn>(section);
        const bool isLesser =
            std::find(lesserColumns.begin(), lesserColumns.end(), column) != lesserColumns.end();
        if (column != ResultColumn::Error && (isLesser || !isColumnHidden(section)))
            room -= widthOf(column);
    }
    for (const ResultColumn column : lesserColumns) {
        const bool isWorthIt = column == ResultColumn::Attempts && isAnyRetried;
        const bool isHidden = !isWorthIt && (isLittle || (mustFit && room < 0));
        room += isHidden ? widthOf(column) : 0;
        setLesserHidden(column, isHidden);
    }
}

void ResultGrid::fitColumns()
{
    hideLesserColumns();
    fitErrorColumn();
}

// As wide as there is room, until a person sized it.
void ResultGrid::fitErrorColumn()
{
    const int error = static_cast<int>(ResultColumn::Error);
    if (m_isFitting || m_hasPersonSized || isColumnHidden(error))
        return;
    m_isFitting = true;
    const int others = horizontalHeader()->length() - columnWidth(error);
    setColumnWidth(error, std::max(viewport()->width() - others, leastWidthOfError()));
    m_isFitting = false;
}

void ResultGrid::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

} // namespace ui
