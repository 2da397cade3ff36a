// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/streams/StreamList.h"

#include "ui/common/Icons.h"
#include "ui/common/Theme.h"
#include "ui/picker/PickDelegate.h"
#include "ui/picker/PickModel.h"
#include "ui/streams/StreamItems.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QMouseEvent>
#include <QPushButton>
#include <QToolButton>

namespace ui {

using namespace Qt::Literals::StringLiterals;
using Kind = StreamsState::Kind;

StreamList::StreamList(QWidget *parent)
    : QWidget(parent)
    , m_model(new PickModel(this))
    , m_delegate(new PickDelegate(PickDelegate::Lines::One, PickDelegate::Stars::Shown, this))
    , m_list(new QListView(this))
{
    m_list->setObjectName(u"streamList"_s);
    m_list->setAccessibleName(tr("Streams"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->installEventFilter(this);
    m_list->viewport()->installEventFilter(this);
    setFocusProxy(m_list);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::xs);
    layout->addLayout(createHead());
    layout->addWidget(createEmpty(), 1);
    layout->addWidget(m_list, 1);
    connect(m_list, &QWidget::customContextMenuRequested, this, &StreamList::openMenu);
    setState({});
}

QLayout *StreamList::createHead()
{
    auto *title = new QLabel(tr("Streams"), this);
    QFont bold = title->font();
    bold.setWeight(QFont::DemiBold);
    title->setFont(bold);
    m_create = headButton(u"createStreamButton"_s, "plus", tr("Create stream…"));
    m_refresh = headButton(u"refreshStreamsButton"_s, "refresh-cw", tr("Refresh streams"));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(space::m, space::xs, space::xs, 0);
    head->setSpacing(0);
    head->addWidget(title, 1);
    head->addWidget(m_create);
    head->addWidget(m_refresh);
    connect(m_create, &QAbstractButton::clicked, this, &StreamList::createRequested);
    connect(m_refresh, &QAbstractButton::clicked, this, &StreamList::refreshRequested);
    return head;
}

QToolButton *StreamList::headButton(const QString &objectName, const char *iconName,
                                    const QString &text)
{
    auto *button = new QToolButton(this);
    button->setObjectName(objectName);
    button->setIcon(icon(iconName));
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAutoRaise(true);
    return button;
}

QWidget *StreamList::createEmpty()
{
    m_empty = new QWidget(this);
    m_emptyText = new QLabel(m_empty);
    m_emptyText->setObjectName(u"streamsEmptyText"_s);
    m_emptyText->setTextFormat(Qt::PlainText);
    m_emptyText->setWordWrap(true);
    m_emptyText->setForegroundRole(QPalette::PlaceholderText);
    m_emptyAction = new QPushButton(m_empty);
    m_emptyAction->setObjectName(u"streamsEmptyAction"_s);
    auto *layout = new QVBoxLayout(m_empty);
    layout->setContentsMargins(space::m, space::s, space::m, space::s);
    layout->setSpacing(space::s);
    layout->addWidget(m_emptyText);
    layout->addWidget(m_emptyAction, 0, Qt::AlignLeft);
    layout->addStretch();
    connect(m_emptyAction, &QPushButton::clicked, this, &StreamList::runEmptyAction);
    return m_empty;
}

void StreamList::setState(const StreamsState &state)
{
    const QString before = m_list->currentIndex().data(PickModel::KeyRole).toString();
    // Another stream was chosen, here or elsewhere: the one that is marked is that.
    const bool isOther = !state.current.isEmpty() && state.current != m_state.current;
    m_state = state;
    m_model->setItems(streamItems(state));
    const int row = m_model->rowOf(before.isEmpty() || isOther ? state.current : before);
    if (row >= 0 && m_list->currentIndex().row() != row)
        m_list->setCurrentIndex(m_model->index(row));
    const QString text = emptyText(state);
    m_empty->setVisible(!text.isEmpty());
    m_list->setVisible(text.isEmpty());
    setFocusProxy(text.isEmpty() ? static_cast<QWidget *>(m_list) : m_emptyAction);
    m_emptyText->setText(text);
    m_emptyAction->setText(state.kind == Kind::Ready        ? tr("Create stream…")
                               : state.kind == Kind::Denied ? tr("Type a name…")
                                                            : tr("Try again"));
    m_emptyAction->setVisible(state.kind == Kind::Ready || state.kind == Kind::Denied
                              || state.kind == Kind::Failed);
    const bool isConnected = state.kind != Kind::NoConnection;
    m_refresh->setEnabled(isConnected && !state.isRefreshing);
    m_create->setEnabled(isConnected && state.mayCreate);
}

void StreamList::runEmptyAction()
{
    if (m_state.kind == Kind::Ready)
        emit createRequested();
    else if (m_state.kind == Kind::Denied)
        emit pickRequested();
    else
        emit refreshRequested();
}

void StreamList::choose(const QModelIndex &index)
{
    const QString name = index.data(PickModel::KeyRole).toString();
    if (!name.isEmpty())
        emit chosen(name);
}

const StreamEntry *StreamList::current() const
{
    const QString name = m_list->currentIndex().data(PickModel::KeyRole).toString();
    for (const StreamEntry &entry : m_state.entries) {
        if (entry.listing.name == name)
            return &entry;
    }
    return nullptr;
}

void StreamList::openMenu(const QPoint &at)
{
    const StreamEntry *entry = current();
    if (!entry)
        return;
    const QString name = entry->listing.name;
    const QString arn = entry->listing.arn;
    auto *menu = new QMenu(this);
    menu->setObjectName(u"streamMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(icon("waves"), tr("Use"), this, [this, name] { emit chosen(name); });
    menu->addAction(icon("star"),
                    entry->isFavourite ? tr("Remove from favourites") : tr("Add to favourites"),
                    this, [this, name] { emit favouriteToggled(name); });
    menu->addAction(icon("list"), tr("Read records…"), this,
                    [this, name] { emit readRequested(name); });
    menu->addSeparator();
    menu->addAction(icon("copy"), tr("Copy name"), this,
                    [this, name] { emit copyRequested(name); });
    if (!arn.isEmpty())
        menu->addAction(tr("Copy ARN"), this, [this, arn] { emit copyRequested(arn); });
    menu->addSeparator();
    menu->addAction(icon("trash-2"), tr("Delete stream…"), this,
                    [this, name] { emit deleteRequested(name); });
    menu->popup(m_list->viewport()->mapToGlobal(at));
}

bool StreamList::handleKey(int key)
{
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_list->currentIndex());
        return true;
    case Qt::Key_Delete:
        if (const StreamEntry *entry = current())
            emit deleteRequested(entry->listing.name);
        return true;
    case Qt::Key_Asterisk:
        if (const StreamEntry *entry = current())
            emit favouriteToggled(entry->listing.name);
        return true;
    default:
        return false;
    }
}

bool StreamList::handleRelease(const QPoint &at)
{
    const QModelIndex index = m_list->indexAt(at);
    if (!m_model->itemAt(index.row()))
        return false;
    if (m_delegate->starRect(m_list->visualRect(index)).contains(at))
        emit favouriteToggled(index.data(PickModel::KeyRole).toString());
    else
        choose(index);
    return true;
}

bool StreamList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress
        && handleKey(static_cast<QKeyEvent *>(event)->key()))
        return true;
    if (watched == m_list->viewport() && event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->button() == Qt::LeftButton)
            handleRelease(mouse->position().toPoint());
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
