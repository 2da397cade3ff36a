// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/picker/PickPopup.h"

#include "ui/common/Icons.h"
#include "ui/common/SearchField.h"
#include "ui/common/StyleParts.h"
#include "ui/common/Theme.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int popupWidth = 460;
constexpr int popupHeight = 420; // at most
constexpr int fewestRows = 3;

QLabel *quietLabel(const QString &objectName, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(objectName);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setContentsMargins(space::s, space::xs, space::s, space::xs);
    label->hide();
    return label;
}

} // namespace

PickPopup::PickPopup(PickDelegate::Lines lines, PickDelegate::Stars stars, QWidget *parent)
    : QFrame(parent)
    , m_model(new PickModel(this))
    , m_delegate(new PickDelegate(lines, stars, this))
    , m_search(new QLineEdit(this))
    , m_note(quietLabel(u"pickNote"_s, this))
    , m_list(new QListView(this))
    , m_facts(quietLabel(u"pickFacts"_s, this))
    , m_foot(new QHBoxLayout)
{
    hide();
    m_search->setObjectName(u"pickSearch"_s);
    makeSearchField(*m_search);
    m_search->installEventFilter(this);
    m_list->setObjectName(u"pickList"_s);
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->installEventFilter(this);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::s, space::s, space::s, space::s);
    layout->setSpacing(space::xs);
    layout->addWidget(m_search);
    layout->addWidget(m_note);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_facts);
    layout->addLayout(m_foot);
    m_foot->addStretch();

    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        emit searchChanged(text);
        showItems();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this] { emit selected(selectedKey()); });
    connect(qApp, &QApplication::focusChanged, this,
            [this](QWidget *, QWidget *now) { noteFocus(now); });
}

void PickPopup::setItems(const QList<PickItem> &items)
{
    m_items = items;
    showItems();
}

void PickPopup::setExtraItem(const PickItem &item)
{
    m_extra = item;
    showItems();
}

// The extra row is searched like the others, but what it stands for was typed, so it is found. It
// comes last: who types a part of a name that is there means that one.
void PickPopup::showItems()
{
    const QString before = selectedKey();
    QList<PickItem> items = m_items;
    if (!m_extra.key.isEmpty())
        items.append(m_extra);
    m_model->setItems(items);
    m_model->setFilter(m_search->text());
    int row = before.isEmpty() ? -1 : m_model->rowOf(before);
    for (const PickItem &item : std::as_const(items)) {
        if (row < 0 && item.isCurrent)
            row = m_model->rowOf(item.key);
    }
    select(row < 0 ? m_model->firstRow() : row);
    updateNote();
    grow();
}

void PickPopup::grow()
{
    if (isVisible() && m_anchor && usualHeight() > height())
        place();
}

// Of what it shows while nothing is searched. Rows beyond the most are not measured.
int PickPopup::usualHeight() const
{
    int rows = 0;
    for (int row = 0; row < m_model->rowCount() && rows < popupHeight; ++row)
        rows += m_list->sizeHintForRow(row);
    const int all = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(popupWidth)
                                                  : layout()->sizeHint().height();
    const int others = all - m_list->sizeHint().height();
    return std::min(popupHeight, others + std::max(rows, fewestRows * extent::row));
}

void PickPopup::setPlaceholder(const QString &text)
{
    m_search->setPlaceholderText(text);
    m_search->setAccessibleName(text);
    m_list->setAccessibleName(text);
}

void PickPopup::setNote(const QString &text)
{
    m_noteText = text;
    updateNote();
}

void PickPopup::updateNote()
{
    QString text = m_noteText;
    if (text.isEmpty() && m_model->isEmpty())
        text = m_search->text().isEmpty() ? tr("Nothing here yet.")
                                          : tr("Nothing matches “%1”.").arg(m_search->text());
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
}

void PickPopup::setFacts(const QString &text)
{
    m_facts->setText(text);
    m_facts->setVisible(!text.isEmpty());
    grow();
}

QPushButton *PickPopup::addButton(const QString &objectName, const char *iconName,
                                  const QString &text)
{
    auto *button = new QPushButton(icon(iconName), text, this);
    button->setObjectName(objectName);
    button->setProperty("kind", u"quiet"_s);
    button->setAutoDefault(false);
    m_foot->insertWidget(m_foot->count() - 1, button);
    connect(button, &QPushButton::clicked, this, &PickPopup::closePopup);
    return button;
}

QString PickPopup::search() const
{
    return m_search->text();
}

void PickPopup::openBelow(QWidget &anchor)
{
    m_search->clear();
    select(-1); // what was looked at before counts no more
    showItems();
    QWidget *window = anchor.window();
    if (!isVisible())
        m_before = QApplication::focusWidget();
    m_anchor = &anchor;
    setParent(window);
    place();
    show();
    raise();
    qApp->installEventFilter(this);
    m_search->setFocus(Qt::PopupFocusReason);
    m_list->scrollTo(m_list->currentIndex());
}

// It grows for what is found out while it is open, and never shrinks under the mouse.
void PickPopup::place()
{
    const QWidget *window = m_anchor->window();
    const QPoint corner = m_anchor->mapTo(window, QPoint(0, m_anchor->height() + space::xs));
    const int width = std::min(popupWidth, window->width() - 2 * space::s);
    const int height = std::min(usualHeight(), window->height() - corner.y() - space::s);
    const int left = std::max(space::s, std::min(corner.x(), window->width() - width - space::s));
    setGeometry(left, corner.y(), width, height);
}

void PickPopup::closePopup()
{
    if (!isVisible() || m_isClosing)
        return;
    m_isClosing = true;
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    if (hadFocus && m_before)
        m_before->setFocus(Qt::PopupFocusReason);
    hide();
    qApp->removeEventFilter(this);
    m_isClosing = false;
}

// The focus went elsewhere: so does the person.
void PickPopup::noteFocus(QWidget *now)
{
    if (isVisible() && now && !isAncestorOf(now))
        closePopup();
}

void PickPopup::select(int row)
{
    m_list->setCurrentIndex(row < 0 ? QModelIndex() : m_model->index(row));
}

void PickPopup::move(int step)
{
    select(m_model->nextRow(m_list->currentIndex().row(), step));
}

void PickPopup::pick(int row)
{
    const PickItem *item = m_model->itemAt(row);
    if (!item)
        return;
    const QString key = item->key;
    closePopup();
    emit picked(key);
}

QString PickPopup::selectedKey() const
{
    return m_list->currentIndex().data(PickModel::KeyRole).toString();
}

bool PickPopup::handleKey(int key)
{
    constexpr int page = 8;
    switch (key) {
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_PageDown:
    case Qt::Key_PageUp:
        for (int i = 0; i < page; ++i)
            move(key == Qt::Key_PageDown ? 1 : -1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        pick(m_list->currentIndex().row());
        return true;
    case Qt::Key_Escape:
        closePopup();
        return true;
    default:
        return false;
    }
}

bool PickPopup::handleClick(QMouseEvent *event)
{
    const QModelIndex index = m_list->indexAt(event->position().toPoint());
    const PickItem *item = index.isValid() ? m_model->itemAt(index.row()) : nullptr;
    if (!item || event->button() != Qt::LeftButton)
        return false;
    if (m_delegate->starRect(m_list->visualRect(index)).contains(event->position().toPoint()))
        emit starToggled(item->key);
    else
        pick(index.row());
    return true;
}

bool PickPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress
        && handleKey(static_cast<QKeyEvent *>(event)->key()))
        return true;
    // Esc is the window's shortcut for stopping, and here for leaving.
    if (event->type() == QEvent::ShortcutOverride && isAncestorOf(qobject_cast<QWidget *>(watched))
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    if (watched == m_list->viewport() && event->type() == QEvent::MouseButtonRelease
        && handleClick(static_cast<QMouseEvent *>(event)))
        return true;
    if (event->type() == QEvent::MouseButtonPress && isVisible()) { // anywhere in the program
        const QPoint at = static_cast<QMouseEvent *>(event)->globalPosition().toPoint();
        const bool isOnAnchor = m_anchor && m_anchor->rect().contains(m_anchor->mapFromGlobal(at));
        if (!rect().contains(mapFromGlobal(at)) && !isOnAnchor)
            closePopup();
    }
    return QFrame::eventFilter(watched, event);
}

void PickPopup::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return closePopup();
    QFrame::keyPressEvent(event);
}

void PickPopup::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    parts::drawPanel(painter, rect(), color(Role::Surface), color(Role::StrongBorder),
                     extent::radius);
}

} // namespace ui
