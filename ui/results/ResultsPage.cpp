// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/ResultsPage.h"

#include "core/kinesis/ServiceError.h"
#include "core/outcome/Explanation.h"
#include "core/results/ResultQuestions.h"
#include "ui/common/Format.h"
#include "ui/common/Icons.h"
#include "ui/common/MessageBar.h"
#include "ui/common/SearchField.h"
#include "ui/common/Theme.h"
#include "ui/results/ChipRow.h"
#include "ui/results/DiagnosisList.h"
#include "ui/results/RecordInspector.h"
#include "ui/results/ResultGrid.h"
#include "ui/results/ResultModel.h"
#include "ui/results/RowMenu.h"
#include "ui/results/SummaryLine.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

using core::RecordState;
using core::ResultChip;

namespace {

constexpr auto filterPause = 200ms;
constexpr int narrowWidth = 900; // below, the inspector takes the place of all below the summary
constexpr int longestNotice = 160;
constexpr int slimWidth = 600; // below, chips have a line of their own
constexpr int filterWidth = 180;
constexpr int leastFilterWidth = 96;

// A note in the middle of an empty place, with what can be done about it below.
QWidget *centered(QLabel *note, QWidget *below)
{
    auto *page = new QWidget;
    page->setAutoFillBackground(true);
    page->setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(space::xl, space::s, space::xl, space::s);
    layout->setSpacing(space::m);
    layout->addStretch();
    layout->addWidget(note); // no alignment: it wraps
    if (below)
        layout->addWidget(below, 0, Qt::AlignHCenter);
    layout->addStretch();
    return page;
}

QLabel *mutedLabel(const QString &name, const QString &text)
{
    auto *label = new QLabel(text);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignCenter);
    return label;
}

// What a message of the service blames, by the name the editor has for it.
QString draftField(const QString &message)
{
    const auto blamed = core::recordFieldIn(message);
    if (!blamed)
        return {};
    return blamed->field == "data"_L1 ? u"body"_s : blamed->field;
}

} // namespace

ResultsPage::ResultsPage(QWidget *parent)
    : QWidget(parent)
    , m_model(new ResultModel(this))
    , m_summary(new SummaryLine(this))
    , m_top(new QWidget(this))
    , m_chipLine(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_chips(new ChipRow(this))
    , m_filter(new QLineEdit(this))
    , m_message(new MessageBar(this))
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

void ResultsPage::createTop(QVBoxLayout *page)
{
    m_filter->setObjectName(u"resultFilter"_s);
    m_filter->setAccessibleName(tr("Filter results"));
    m_filter->setPlaceholderText(tr("Filter rows"));
    m_filter->setToolTip(tr("Key, shard, sequence number, error, state or body"));
    makeSearchField(*m_filter);
    m_filter->setMaximumWidth(filterWidth * 2);
    m_filter->setMinimumWidth(leastFilterWidth);
    m_chipLine->setContentsMargins(space::m, 0, space::m, space::s);
    m_chipLine->setSpacing(space::s);
    m_chipLine->addWidget(m_chips, 1);
    m_chipLine->addWidget(m_filter);
    m_chips->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_filter->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);

    m_message->setObjectName(u"runMessage"_s);
    page->addWidget(m_summary);
    page->addWidget(m_top);
    auto *layout = new QVBoxLayout(m_top);
    layout->setContentsMargins(0, 0, 0, space::xs);
    layout->setSpacing(0);
    layout->addLayout(m_chipLine);
    layout->addWidget(m_message);
    layout->addWidget(m_diagnosis);
}

QWidget *ResultsPage::createCenter()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    createTop(layout);

    m_clearFilter->setObjectName(u"clearFilter"_s);
    m_gridStack->addWidget(m_grid);
    m_gridStack->addWidget(centered(m_note, m_clearFilter));
    m_splitter->setObjectName(u"resultsSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(m_gridStack);
    m_splitter->addWidget(m_inspector);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({660, 440});
    layout->addWidget(m_splitter, 1);
    return page;
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
    connect(m_summary, &SummaryLine::saveMenuRequested, this, &ResultsPage::showSaveMenu);
    connect(m_diagnosis, &DiagnosisList::shardClicked, m_filter, &QLineEdit::setText);
}

void ResultsPage::connectWishes()
{
    connect(m_summary, &SummaryLine::stopRequested, this, &ResultsPage::stopRequested);
    connect(m_diagnosis, &DiagnosisList::retryRequested, this, &ResultsPage::retryRequested);
    connect(m_diagnosis, &DiagnosisList::markRequested, this, &ResultsPage::mark);
    connect(m_diagnosis, &DiagnosisList::goToRecordRequested, this, &ResultsPage::goTo);
    connect(m_diagnosis, &DiagnosisList::saveRequested, this, [this](const QList<qint64> &rows) {
        emit saveRequested(core::ExportKind::Records, rows);
    });
    connect(m_inspector, &RecordInspector::retryRequested, this, &ResultsPage::retryRequested);
    connect(m_inspector, &RecordInspector::markRequested, this, &ResultsPage::mark);
    connect(m_inspector, &RecordInspector::goToRecordRequested, this, &ResultsPage::goTo);
    connect(m_inspector, &RecordInspector::closeRequested, this, [this] { showInspector(false); });
    connect(m_inspector, &RecordInspector::editAsNewRequested, this,
            &ResultsPage::editAsNewRequested);
}

bool ResultsPage::isRunning() const
{
    return m_source && !m_source->progress().isFinished;
}

void ResultsPage::setSource(core::ResultSource *source)
{
    m_source = source;
    m_hasPersonChosen = false;
    m_rowToKeep = -1;
    m_wasRunning = isRunning();
    m_filterPause.stop();
    {
        const QSignalBlocker quiet(m_filter);
        m_filter->clear();
    }
    m_chips->setCurrent(ResultChip::All);
    m_inspector->setRow(nullptr, -1);
    m_inspector->setBusy(isRunning());
    m_diagnosis->clear();
    m_message->hide();
    m_isStopShown = false;
    m_notice.clear();
    m_model->setSource(source);
    {
        const QSignalBlocker quiet(m_grid->horizontalHeader());
        m_grid->sortByColumn(-1, Qt::AscendingOrder);
        m_grid->horizontalHeader()->setSortIndicator(0, Qt::AscendingOrder);
    }
    m_grid->showColumnsFor(ResultChip::All);
    m_summary->setRun(source);
    m_chips->setCounts(source);
    m_center->setCurrentIndex(source ? 1 : 0);
    refreshNote();
}

void ResultsPage::updated(const core::RunUpdate &update)
{
    if (!m_source)
        return;
    m_model->updated(update);
    m_summary->refresh();
    m_chips->setCounts(m_source);
    const qint64 current = m_inspector->row();
    const auto isCurrent = [current](const core::RowChange &it) { return it.row == current; };
    if (current >= 0 && std::any_of(update.rows.begin(), update.rows.end(), isCurrent))
        m_inspector->refresh();
    if (!update.notices.isEmpty())
        showNotice(update.notices.constLast());
    if (std::exchange(m_wasRunning, isRunning()) != isRunning()) {
        m_inspector->setBusy(isRunning());
        m_diagnosis->setBusy(isRunning());
        if (!isRunning())
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
    if (!m_model->isInOrder())
        select();
}

void ResultsPage::showNotice(const QString &text)
{
    m_notice = text;
    if (!m_diagnosis->says(text))
        m_message->showMessage(MessageBar::Severity::Warning,
                               shortened(printable(text.simplified()), longestNotice));
}

void ResultsPage::showStop(const core::Error &error)
{
    m_isStopShown = true;
    m_notice.clear(); // one line at most
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
    m_diagnosis->setFindings(*m_source, findings, loads, hottestKeys);
    m_diagnosis->setBusy(isRunning());
    if (!m_notice.isEmpty() && m_diagnosis->says(m_notice)) {
        m_notice.clear();
        m_message->hide();
    }
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
    m_chips->setCurrent(static_cast<ResultChip>(number));
    select();
}

void ResultsPage::select()
{
    m_rowToKeep = m_grid->currentRow();
    m_model->select({.chip = m_chips->current(), .text = m_filter->text().trimmed()},
                    m_model->order());
}

void ResultsPage::applySort(int column, Qt::SortOrder direction)
{
    if (column < 0 || !m_source)
        return;
    m_rowToKeep = m_grid->currentRow();
    m_model->select(m_model->filter(), {static_cast<core::ResultColumn>(column), direction});
}

void ResultsPage::selectionShown()
{
    m_grid->showColumnsFor(m_model->filter().chip);
    if (m_model->placeOf(m_rowToKeep) >= 0)
        m_grid->setCurrentRow(m_rowToKeep);
    else
        m_inspector->setRow(m_source, -1);
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

void ResultsPage::focusGrid()
{
    m_grid->setFocus(Qt::ShortcutFocusReason);
    if (!m_grid->currentIndex().isValid() && m_model->rowCount() > 0)
        m_grid->setCurrentIndex(m_model->index(0, 0));
}

void ResultsPage::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
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

void ResultsPage::showStopping()
{
    m_summary->showStopping();
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
}

void ResultsPage::goTo(qint64 row)
{
    emit goToRecordRequested(row, draftField(m_source->errorMessage(row)));
}

QList<qint64> ResultsPage::shownRows() const
{
    QList<qint64> rows;
    rows.reserve(m_model->rowCount());
    for (int place = 0; place < m_model->rowCount(); ++place)
        rows.append(m_model->rowAt(place));
    return rows;
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
    const QString shown = grouped(m_model->rowCount());
    const auto add = [&](const QString &name, const QString &text, core::ExportKind kind) {
        QAction *action = menu->addAction(text);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this,
                [this, kind] { emit saveRequested(kind, shownRows()); });
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

QWidget &ResultsPage::grid() const
{
    return *m_grid;
}

void ResultsPage::toggleInspector()
{
    const bool isSeen = m_inspector->isVisible();
    if (m_isNarrow || !isSeen)
        showInspector(!isSeen);
    else
        m_inspector->setFocus(Qt::ShortcutFocusReason);
}

void ResultsPage::showInspector(bool isShown)
{
    m_inspector->setVisible(isShown);
    m_gridStack->setVisible(!m_isNarrow || !isShown);
    m_top->setVisible(!m_isNarrow || !isShown);
    if (isShown)
        m_inspector->setFocus(Qt::ShortcutFocusReason);
    else
        m_grid->setFocus(Qt::ShortcutFocusReason);
}

// Esc in the inspector leads back to the grid; in the filter it empties it first.
void ResultsPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape || event->modifiers() != Qt::NoModifier)
        return QWidget::keyPressEvent(event);
    const QWidget *focus = focusWidget();
    if (m_filter->hasFocus() && !m_filter->text().isEmpty())
        m_filter->clear();
    else if (focus && m_inspector->isAncestorOf(focus) && m_isNarrow)
        showInspector(false);
    else if (m_filter->hasFocus() || (focus && m_inspector->isAncestorOf(focus)))
        focusGrid();
    else
        QWidget::keyPressEvent(event);
}

void ResultsPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void ResultsPage::arrange()
{
    m_diagnosis->setMostHeight(std::max(height() * 45 / 100, 96));
    m_chipLine->setDirection(width() < slimWidth ? QBoxLayout::TopToBottom
                                                 : QBoxLayout::LeftToRight);
    m_summary->setBarShown(width() >= slimWidth);
    const bool isNarrow = width() < narrowWidth;
    if (std::exchange(m_isNarrow, isNarrow) == isNarrow)
        return;
    m_gridStack->show();
    m_top->show();
    m_inspector->setVisible(!isNarrow);
    m_inspector->setClosable(isNarrow);
}

} // namespace ui
