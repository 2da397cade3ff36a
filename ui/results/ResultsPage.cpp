// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/ResultsPage.h"

#include "core/outcome/Explanation.h"
#include "core/results/ResultQuestions.h"
#include "ui/common/Format.h"
#include "ui/common/MessageBar.h"
#include "ui/results/CenteredNote.h"
#include "ui/results/ChipRow.h"
#include "ui/results/ColumnCopy.h"
#include "ui/results/DiagnosisList.h"
#include "ui/results/MarkUndo.h"
#include "ui/results/RecordInspector.h"
#include "ui/results/ResultGrid.h"
#include "ui/results/ResultModel.h"
#include "ui/results/SummaryLine.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

using core::RecordState;
using core::ResultChip;

namespace {

constexpr auto filterPause = 200ms;

bool isOfFailures(ResultChip chip)
{
    return chip == ResultChip::Refused || chip == ResultChip::Throttled
        || chip == ResultChip::Uncertain || chip == ResultChip::NotSent;
}

} // namespace

ResultsPage::ResultsPage(QWidget *parent)
    : QWidget(parent)
    , m_model(new ResultModel(this))
    , m_summary(new SummaryLine(this))
    , m_top(new QWidget(this))
    , m_chipLine(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_messageLine(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_chips(new ChipRow(this))
    , m_filter(new QLineEdit(this))
    , m_message(new MessageBar(this))
    , m_columnCopy(new ColumnCopy(this))
    , m_markUndo(new MarkUndo(*m_message, this))
    , m_diagnosis(new DiagnosisList(this))
    , m_center(new QStackedWidget(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_gridStack(new QStackedWidget)
    , m_grid(new ResultGrid(*m_model))
    , m_note(mutedLabel(u"gridNote"_s, {}))
    , m_clearFilter(new QPushButton(tr("Clear filter")))
    , m_inspector(new RecordInspector)
{
    setObjectName(u"resultsPage"_s);
    setAccessibleName(tr("Results"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_center);
    auto *empty =
        mutedLabel(u"emptyResults"_s,
                   tr("Ctrl+Enter sends the draft above. Each record gets its own row here."));
    m_center->addWidget(centered(empty, nullptr));
    m_center->addWidget(createCenter());
    m_filterPause.setSingleShot(true);
    m_filterPause.setInterval(filterPause);
    connectGrid();
    connectRest();
    connectWishes();
    setSource(nullptr);
    setFocusProxy(m_grid); // where F6 leads
}

void ResultsPage::connectGrid()
{
    connect(m_grid, &ResultGrid::currentRowChanged, this, &ResultsPage::showRow);
    connect(m_grid, &ResultGrid::inspectorRequested, this, &ResultsPage::toggleInspector);
    connect(m_grid, &ResultGrid::retryRequested, this, &ResultsPage::retryFailed);
    connect(m_grid, &ResultGrid::saveRequested, this, &ResultsPage::saveFailed);
    connect(m_grid, &ResultGrid::copyRequested, this, [this] {
        if (m_grid->selectedRows().size() > 1)
            copyRows();
        else
            copyCell();
    });
    connect(m_grid, &ResultGrid::menuRequested, this, &ResultsPage::showRowMenu);
    connect(m_grid, &QTableView::doubleClicked, this, [this] { showInspector(true); });
    connect(m_grid->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this,
            &ResultsPage::applySort);
    connect(m_model, &ResultModel::selectionShown, this, &ResultsPage::selectionShown);
}

void ResultsPage::connectRest()
{
    connect(m_chips, &ChipRow::chosen, this, [this] {
        m_hasPersonChosen = true;
        m_chipBeforeMark.reset();
        select();
    });
    connect(m_filter, &QLineEdit::textChanged, &m_filterPause, qOverload<>(&QTimer::start));
    connect(m_filter, &QLineEdit::returnPressed, this, [this] {
        m_filterPause.stop();
        select();
        focusGrid();
    });
    connect(&m_filterPause, &QTimer::timeout, this, [this] {
        m_hasPersonChosen = true;
        select();
    });
    connect(m_clearFilter, &QPushButton::clicked, this, [this] {
        m_filter->clear();
        m_filterPause.stop();
        select();
        focusGrid();
    });
    connect(m_summary, &SummaryLine::groupMenuRequested, this, &ResultsPage::showGroupMenu);
    connect(m_summary, &SummaryLine::saveMenuRequested, this, &ResultsPage::showSaveMenu);
    connect(m_diagnosis, &DiagnosisList::shardClicked, this, &ResultsPage::showShard);
}

bool ResultsPage::isRunning() const
{
    return m_source && !m_source->progress().isFinished;
}

void ResultsPage::setDestination(const QString &place)
{
    m_summary->setDestination(place);
}

void ResultsPage::setOrigin(const QString &draft)
{
    m_summary->setOrigin(draft);
}

void ResultsPage::setSource(core::ResultSource *source)
{
    m_source = source;
    m_hasPersonChosen = false;
    m_chipBeforeMark.reset();
    m_rowToKeep = -1;
    m_wasRunning = isRunning();
    m_filterPause.stop();
    {
        const QSignalBlocker quiet(m_filter);
        m_filter->clear();
    }
    m_chips->setCurrent(ResultChip::All);
    m_inspector->setRow(nullptr, -1);
    m_inspector->setFindings({});
    m_inspector->setBusy(isRunning());
    m_diagnosis->clear();
    m_markUndo->drop();
    m_columnCopy->cancel();
    m_message->hide();
    m_isStopShown = false;
    m_model->setSource(source);
    {
        const QSignalBlocker quiet(m_grid->horizontalHeader());
        m_grid->sortByColumn(-1, Qt::AscendingOrder);
        m_grid->horizontalHeader()->setSortIndicator(0, Qt::AscendingOrder);
    }
    m_grid->showColumnsFor(ResultChip::All);
    m_summary->setRun(source);
    m_chips->setCounts(source);
    arrangeFilter(); // chips are as wide as their widest count
    m_center->setCurrentIndex(source ? 1 : 0);
    refreshNote();
}

void ResultsPage::updated(const core::RunUpdate &update)
{
    if (!m_source)
        return;
    m_model->updated(update);
    if (!update.notices.isEmpty())
        m_summary->setTrouble(update.notices.constLast());
    m_summary->refresh();
    m_chips->setCounts(m_source);
    if (!update.marks.empty())
        followMark(update.marks.back().state);
    const qint64 current = m_inspector->row();
    const auto isCurrent = [current](const core::RowChange &it) { return it.row == current; };
    if (current >= 0 && std::any_of(update.rows.begin(), update.rows.end(), isCurrent))
        m_inspector->refresh();
    if (std::exchange(m_wasRunning, isRunning()) != isRunning()) {
        m_inspector->setBusy(isRunning());
        m_diagnosis->setBusy(isRunning());
        if (isRunning())
            m_markUndo->drop(); // what is sent again has another end
        else
            finishRun();
    }
    refreshNote();
}

// Once nothing moves any more: what failed comes to the front, and all is in order again.
void ResultsPage::finishRun()
{
    if (const auto &stop = m_source->progress().stoppedBy; stop && !m_diagnosis->hasCards())
        showStop(*stop);
    if (!m_hasPersonChosen) {
        for (const auto chip : {ResultChip::Refused, ResultChip::Uncertain, ResultChip::NotSent}) {
            if (core::countOf(chip, *m_source) == 0)
                continue;
            m_chips->setCurrent(chip);
            m_hasPersonChosen = true; // a retry leaves them where they are
            select();
            return;
        }
    }
    // What a retry mended is not refused any more: its rows stay, under a chip that is true of
    // them.
    const ResultChip chosen = m_chips->current();
    const bool isMended = isOfFailures(chosen) && core::countOf(chosen, *m_source) == 0
        && m_model->rowCount() > 0 && m_source->retriedCount() > 0;
    if (isMended)
        m_chips->setCurrent(ResultChip::Retried);
    if (isMended || !m_model->isInOrder())
        select();
    else
        m_grid->showColumnsFor(m_chips->current()); // nothing can fail any more
    selectOnlyRow();
}

// A chip that a mark emptied is not true of its rows any more; taken back, it is again.
void ResultsPage::followMark(RecordState state)
{
    const ResultChip chosen = m_chips->current();
    if (state == RecordState::Uncertain) {
        if (!m_chipBeforeMark)
            return;
        m_chips->setCurrent(*std::exchange(m_chipBeforeMark, std::nullopt));
        return select();
    }
    if (!isOfFailures(chosen) || core::countOf(chosen, *m_source) > 0)
        return;
    m_chipBeforeMark = chosen;
    m_chips->setCurrent(state == RecordState::NotSent ? ResultChip::NotSent : ResultChip::All);
    select();
}

// Of one record there is nothing to choose.
void ResultsPage::selectOnlyRow()
{
    if (m_source->rowCount() == 1 && !isRunning() && m_grid->currentRow() < 0)
        m_grid->setCurrentRow(0);
}

void ResultsPage::showStop(const core::Error &error)
{
    m_isStopShown = true;
    const core::Explanation why = core::explain(error, m_source->title().stream);
    m_message->showMessage(MessageBar::Severity::Failure,
                           printable(tr("The run stopped: %1 %2").arg(why.what, why.whatNow)));
}

void ResultsPage::setFindings(const QList<core::Finding> &findings,
                              const QList<core::ShardLoad> &loads,
                              const QList<core::HotKey> &hottestKeys)
{
    if (!m_source)
        return;
    // Nothing moves while rows arrive: the line above says the worst, so that one can stop.
    if (isRunning()) {
        if (!findings.isEmpty())
            m_summary->setTrouble(regrouped(findings.constFirst().title));
        return;
    }
    m_inspector->setFindings(findings);
    m_diagnosis->setFindings(*m_source, findings, loads, hottestKeys);
    if (m_diagnosis->hasCards() && std::exchange(m_isStopShown, false))
        m_message->hide(); // the cards say it
}

void ResultsPage::setSingleLetters(bool areOn)
{
    m_grid->setSingleLetters(areOn);
}

void ResultsPage::showChip(int number)
{
    if (!m_source || number < 0 || number >= core::resultChipCount)
        return;
    m_hasPersonChosen = true;
    m_chipBeforeMark.reset();
    m_chips->setCurrent(static_cast<ResultChip>(number));
    select();
}

void ResultsPage::select()
{
    m_rowToKeep = m_grid->currentRow();
    m_model->select({.chip = m_chips->current(), .text = m_filter->text().trimmed()},
                    m_model->order());
}

// A bar stands for all that its shard was offered: under a chip that has none of it, it shows that.
void ResultsPage::showShard(const QString &shardId)
{
    m_hasPersonChosen = true;
    m_isShardWished = true;
    m_filter->setText(shardId);
    m_filterPause.stop();
    select();
}

void ResultsPage::setGrouping(std::optional<core::ResultColumn> group)
{
    if (!m_source)
        return;
    m_rowToKeep = m_grid->currentRow();
    core::ResultOrder order = m_model->order();
    order.group = group;
    m_model->select(m_model->filter(), order);
}

void ResultsPage::applySort(int column, Qt::SortOrder direction)
{
    if (column < 0 || !m_source)
        return;
    m_rowToKeep = m_grid->currentRow();
    m_model->select(m_model->filter(),
                    {static_cast<core::ResultColumn>(column), direction, m_model->order().group});
}

void ResultsPage::selectionShown()
{
    if (std::exchange(m_isShardWished, false) && m_model->rowCount() == 0
        && m_chips->current() != ResultChip::All) {
        m_chips->setCurrent(ResultChip::All);
        return select();
    }
    m_grid->showColumnsFor(m_model->filter().chip);
    if (m_model->placeOf(m_rowToKeep) >= 0)
        m_grid->setCurrentRow(m_rowToKeep);
    else
        m_inspector->setRow(m_source, -1);
    selectOnlyRow();
    refreshNote();
}

void ResultsPage::showRow(qint64 row)
{
    m_inspector->setRow(m_source, row);
}

void ResultsPage::refreshNote()
{
    const bool isEmpty = m_model->rowCount() == 0 && !m_model->isSelecting();
    m_note->setText(isEmpty ? noteText() : QString());
    m_clearFilter->setVisible(!m_filter->text().isEmpty());
    m_gridStack->setCurrentIndex(isEmpty ? 1 : 0);
}

QString ResultsPage::noteText() const
{
    if (!m_source)
        return {};
    const core::Tally &tally = m_source->tally();
    if (!m_filter->text().isEmpty())
        return tr("0 of %1 match “%2”.")
            .arg(grouped(core::countOf(m_chips->current(), *m_source)),
                 printable(m_filter->text()));
    if (isRunning())
        return tr("None so far. %1 of %2 settled.")
            .arg(grouped(tally.settled()), grouped(tally.total()));
    if (m_chips->current() == ResultChip::Stored)
        return tr("Nothing was stored.");
    if (tally.of(RecordState::Stored) == tally.total())
        return tr("No failures. %1 of %1 stored.").arg(grouped(tally.total()));
    return tr("No record is here: %1 0.").arg(ChipRow::name(m_chips->current()));
}

void ResultsPage::showStopping()
{
    m_summary->showStopping();
}

QWidget &ResultsPage::grid() const
{
    return *m_grid;
}

} // namespace ui
