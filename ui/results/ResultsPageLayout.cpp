// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/MessageBar.h"
#include "ui/common/SearchField.h"
#include "ui/common/Theme.h"
#include "ui/results/CenteredNote.h"
#include "ui/results/ChipRow.h"
#include "ui/results/DiagnosisList.h"
#include "ui/results/MarkUndo.h"
#include "ui/results/RecordInspector.h"
#include "ui/results/ResultGrid.h"
#include "ui/results/ResultModel.h"
#include "ui/results/ResultsPage.h"
#include "ui/results/SummaryLine.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

// Where the parts of a ResultsPage are, as its size allows, and where the focus goes between them.

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int narrowWidth = 1000; // below, the inspector takes the place of all below the summary
constexpr int slimWidth = 600; // below, chips have a line of their own
constexpr int filterWidth = 220;
constexpr int leastFilterWidth = 136;

} // namespace

void ResultsPage::createTop(QVBoxLayout *page)
{
    m_filter->setObjectName(u"resultFilter"_s);
    m_filter->setAccessibleName(tr("Filter results"));
    m_filter->setPlaceholderText(tr("Filter rows"));
    m_filter->setToolTip(tr("Key, shard, sequence number, error, state or body"));
    makeSearchField(*m_filter);
    m_chipLine->setContentsMargins(space::m, 0, space::m, 0);
    m_chipLine->setSpacing(space::s);
    m_chipLine->addWidget(m_chips, 1);
    m_chipLine->addWidget(m_filter);
    m_chips->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_filter->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_messageLine->setContentsMargins(space::m, 0, space::m, 0); // as the cards below
    m_messageLine->addWidget(m_message);

    m_message->setObjectName(u"runMessage"_s);
    page->addWidget(m_summary);
    page->addWidget(m_top);
    auto *layout = new QVBoxLayout(m_top);
    layout->setContentsMargins(0, 0, 0, space::s);
    layout->setSpacing(space::s);
    layout->addLayout(m_chipLine);
    layout->addLayout(m_messageLine);
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

// What was marked is what is undone, as long as that is offered; texts keep their own undo.
bool ResultsPage::event(QEvent *event)
{
    const bool isUndo = event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Undo);
    if (isUndo && m_markUndo->isOffered()) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

bool ResultsPage::undoMark()
{
    if (!m_markUndo->isOffered())
        return false;
    m_markUndo->undo();
    return true;
}

// Esc in the inspector leads back to the grid; in the filter it empties it first.
void ResultsPage::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Undo) && undoMark())
        return;
    const bool isPlain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (isPlain && m_grid->takeLetter(event->key()))
        return;
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

// Words of chips are worth more than a wide field.
void ResultsPage::arrangeFilter()
{
    if (width() < slimWidth) { // on a line of its own
        m_filter->setMinimumWidth(leastFilterWidth);
        return m_filter->setMaximumWidth(QWIDGETSIZE_MAX);
    }
    const int beside = width() - m_chips->widthWithWords() - 2 * space::m - space::s;
    m_filter->setFixedWidth(std::clamp(beside, leastFilterWidth, filterWidth));
}

void ResultsPage::arrange()
{
    m_diagnosis->setMostHeight(std::max(height() * 45 / 100, 96));
    m_chipLine->setDirection(width() < slimWidth ? QBoxLayout::TopToBottom
                                                 : QBoxLayout::LeftToRight);
    arrangeFilter();
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
