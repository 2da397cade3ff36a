// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/CompletionList.h"

#include "ui/common/StyleParts.h"
#include "ui/common/Theme.h"
#include "ui/picker/PickDelegate.h"
#include "ui/picker/PickModel.h"

#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int listWidth = 440;
constexpr int mostHeight = 280;
constexpr int rowsPerPage = 7;
constexpr int helpLines = 3; // kept free, so that the list stays as it is from item to item

// The best first: names that begin with what was typed, then those that hold it.
int rank(const Completion &item, const QString &typed)
{
    const qsizetype at = item.name.indexOf(typed, 0, Qt::CaseInsensitive);
    return at == 0 ? 0 : at > 0 ? 1 : -1;
}

} // namespace

CompletionList::CompletionList(QWidget *parent)
    : QFrame(parent)
    , m_model(new PickModel(this))
    , m_delegate(new PickDelegate(PickDelegate::Lines::One, PickDelegate::Stars::Hidden, this))
    , m_list(new QListView(this))
    , m_help(new QLabel(this))
{
    hide();
    setObjectName(u"completionList"_s);
    setAccessibleName(tr("Completions"));
    setFocusPolicy(Qt::NoFocus);
    m_list->setObjectName(u"completions"_s);
    m_list->setAccessibleName(tr("Variables and functions"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setMouseTracking(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_help->setObjectName(u"completionHelp"_s);
    m_help->setTextFormat(Qt::PlainText);
    m_help->setWordWrap(true);
    m_help->setForegroundRole(QPalette::PlaceholderText);
    m_help->setContentsMargins(space::s + space::xs, space::xs, space::s, space::xs);
    m_help->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_help->setMinimumHeight(helpLines * m_help->fontMetrics().lineSpacing() + 2 * space::xs);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::xs, space::xs, space::xs, space::xs);
    layout->setSpacing(0);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_help);
    connect(m_list, &QListView::clicked, this,
            [this](const QModelIndex &index) { choose(index.row()); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &CompletionList::showHelp);
}

void CompletionList::setItems(const QList<Completion> &items)
{
    m_items = items;
}

QList<Completion> CompletionList::fitting(const QString &typed) const
{
    if (typed.isEmpty())
        return m_items;
    QList<Completion> first;
    QList<Completion> others;
    for (const Completion &item : m_items) {
        const int place = rank(item, typed);
        if (place == 0)
            first << item;
        else if (place > 0)
            others << item;
    }
    return first + others;
}

void CompletionList::openAt(const QRect &cursor, const QString &typed)
{
    QList<PickItem> rows;
    for (const Completion &item : fitting(typed)) {
        PickItem row;
        row.key = item.insert;
        row.text = item.name;
        row.detail = item.sample;
        // Ranked results are no longer in the order of their groups.
        row.group = typed.isEmpty() ? item.group : QString();
        rows << row;
    }
    if (rows.isEmpty())
        return closeList();
    m_model->setItems(rows);
    m_list->setCurrentIndex(m_model->index(m_model->firstRow()));
    m_list->scrollToTop();
    showHelp();
    place(cursor);
    show();
    raise();
}

// As many whole rows as there is room for, below the cursor or above it.
void CompletionList::place(const QRect &cursor)
{
    const int width = std::min(listWidth, parentWidget()->width());
    const int help = m_help->isHidden()
        ? 0
        : std::max(m_help->minimumHeight(), m_help->heightForWidth(width - 2 * space::xs));
    const int below = parentWidget()->height() - cursor.bottom();
    const int most = std::min(mostHeight, std::max(below, cursor.top()));
    int height = help + 2 * space::xs;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const int next = height + m_list->sizeHintForRow(row);
        if (row > 0 && next > most)
            break;
        height = next;
    }
    const int top = height <= below ? cursor.bottom() : cursor.top() - height;
    const int left = std::clamp(cursor.left(), 0, parentWidget()->width() - width);
    setGeometry(left, std::max(0, top), width, height);
}

void CompletionList::closeList()
{
    hide();
}

bool CompletionList::takeKey(const QKeyEvent &event)
{
    if (!isVisible() || (event.modifiers() & ~Qt::KeypadModifier))
        return false;
    switch (event.key()) {
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_PageDown:
        move(rowsPerPage);
        return true;
    case Qt::Key_PageUp:
        move(-rowsPerPage);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
        choose(m_list->currentIndex().row());
        return true;
    case Qt::Key_Escape:
        closeList();
        return true;
    default:
        return false;
    }
}

void CompletionList::move(int steps)
{
    int row = m_list->currentIndex().row();
    for (int i = 0; i < std::abs(steps); ++i)
        row = m_model->nextRow(row, steps > 0 ? 1 : -1);
    m_list->setCurrentIndex(m_model->index(row));
    m_list->scrollTo(m_model->index(row));
}

void CompletionList::choose(int row)
{
    const PickItem *item = m_model->itemAt(row);
    if (!item)
        return;
    const QString insert = item->key;
    closeList();
    emit chosen(insert);
}

void CompletionList::showHelp()
{
    const QString insert = m_list->currentIndex().data(PickModel::KeyRole).toString();
    QString help;
    for (const Completion &item : m_items) {
        if (item.insert == insert) {
            help = item.help;
            break;
        }
    }
    m_help->setText(help);
    m_help->setVisible(!help.isEmpty());
}

void CompletionList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    parts::drawPanel(painter, QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), color(Role::Raised),
                     color(Role::StrongBorder), extent::radius);
}

} // namespace ui
