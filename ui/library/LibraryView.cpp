// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/LibraryView.h"

#include "core/recordfiles/FileNames.h"
#include "ui/common/Icons.h"
#include "ui/library/LibraryDelegate.h"
#include "ui/library/LibraryModel.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScopedValueRollback>

#include <algorithm>
#include <utility>

namespace ui {

using namespace Qt::Literals::StringLiterals;
using Kind = LibraryNode::Kind;

LibraryView::LibraryView(QWidget *parent)
    : QTreeView(parent)
    , m_model(new LibraryModel(this))
{
    setModel(m_model);
    setItemDelegate(new LibraryDelegate(this));
    setHeaderHidden(true);
    setSelectionMode(ExtendedSelection);
    setFrameShape(QFrame::NoFrame);
    setIndentation(space::l);
    setUniformRowHeights(true);
    setMouseTracking(true);
    setEditTriggers(EditKeyPressed); // F2
    setExpandsOnDoubleClick(true);
    setDragDropMode(InternalMove);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    connect(this, &QTreeView::expanded, this,
            [this](const QModelIndex &index) { remember(index, true); });
    connect(this, &QTreeView::collapsed, this,
            [this](const QModelIndex &index) { remember(index, false); });
    connect(m_model, &LibraryModel::renameRequested, this,
            [this](const LibraryKey &key, const QString &name) {
                const QString folder = key.path.left(key.path.lastIndexOf(u'/') + 1);
                m_renamed = {key, {key.root, folder + core::nameTyped(name, key.path)}};
                emit renameRequested(key, name);
            });
    connect(m_model, &LibraryModel::moveRequested, this, &LibraryView::moveRequested);
    m_hold.setSingleShot(true);
    connect(&m_hold, &QTimer::timeout, this, &LibraryView::showHeld);
}

QString LibraryView::nameOf(const LibraryNode &node)
{
    return node.key.root + u'\n' + node.key.path + u'\n'
        + (node.kind == Kind::Section ? node.title : QString());
}

// A click that opens a file puts it among the recent ones, above all others: the rows stay where
// they are until a second click would no longer meet another one.
void LibraryView::setTree(const LibraryTree &tree)
{
    if (m_hold.isActive())
        m_held = tree;
    else
        showTree(tree);
}

void LibraryView::showHeld()
{
    m_hold.stop();
    if (const auto tree = std::exchange(m_held, std::nullopt))
        showTree(*tree);
}

void LibraryView::showTree(const LibraryTree &tree)
{
    if (tree == m_model->tree())
        return;
    const LibraryNode *before = current();
    const bool hadCurrent = before != nullptr;
    const LibraryKey key = before ? before->key : LibraryKey();
    {
        const QScopedValueRollback setting(m_isSetting, true);
        m_model->setTree(tree);
        unfold({}, !tree.searched.isEmpty());
    }
    QModelIndex index = m_model->indexOf(key);
    if (hadCurrent && m_renamed && key != m_renamed->first)
        m_renamed.reset();
    if (!index.isValid() && m_renamed)
        index = m_model->indexOf(m_renamed->second);
    if (index.isValid())
        setCurrentIndex(index);
}

void LibraryView::unfold(const QModelIndex &parent, bool unfoldsAll)
{
    for (int row = 0; row < m_model->rowCount(parent); ++row) {
        const QModelIndex index = m_model->index(row, 0, parent);
        const LibraryNode &node = *m_model->nodeAt(index);
        const bool isUnfoldedAtFirst = node.kind == Kind::Section || node.kind == Kind::Collection;
        const QString name = nameOf(node);
        if (unfoldsAll
            || (isUnfoldedAtFirst ? !m_folded.contains(name) : m_unfolded.contains(name)))
            expand(index);
        unfold(index, unfoldsAll);
    }
}

void LibraryView::remember(const QModelIndex &index, bool isUnfolded)
{
    const LibraryNode *node = m_model->nodeAt(index);
    // What a search unfolds is not what the person did.
    if (m_isSetting || !node || !m_model->tree().searched.isEmpty())
        return;
    const QString name = nameOf(*node);
    if (isUnfolded) {
        m_folded.remove(name);
        m_unfolded.insert(name);
    } else {
        m_unfolded.remove(name);
        m_folded.insert(name);
    }
}

const LibraryNode *LibraryView::current() const
{
    const LibraryNode *node = m_model->nodeAt(currentIndex());
    return node && node->kind != Kind::Section ? node : nullptr;
}

QList<LibraryKey> LibraryView::chosen() const
{
    QList<LibraryKey> keys;
    for (const QModelIndex &index : selectionModel()->selectedRows()) {
        const LibraryNode *node = m_model->nodeAt(index);
        if (!node || node->kind == Kind::Section || node->kind == Kind::Refused)
            continue;
        if (const LibraryKey key{node->key.root, node->key.path}; !keys.contains(key))
            keys += key;
    }
    return keys;
}

void LibraryView::setCurrent(const LibraryKey &key)
{
    showHeld(); // it may be new
    const QModelIndex index = m_model->indexOf(key);
    if (!index.isValid())
        return;
    // Alone, whichever keys are held while a file is saved.
    selectionModel()->setCurrentIndex(
        index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
}

void LibraryView::rename()
{
    if (currentIndex().flags().testFlag(Qt::ItemIsEditable))
        edit(currentIndex());
}

void LibraryView::deleteChosen()
{
    QList<LibraryKey> keys;
    for (const QModelIndex &index : selectionModel()->selectedRows()) {
        const LibraryNode *node = m_model->nodeAt(index);
        const bool isOnDisk = node && node->kind != Kind::Section && node->kind != Kind::Collection
            && node->kind != Kind::Record && node->kind != Kind::Refused;
        if (isOnDisk && !keys.contains(node->key))
            keys += node->key;
    }
    const auto isBelow = [&keys](const LibraryKey &key) {
        return std::any_of(keys.begin(), keys.end(), [&key](const LibraryKey &other) {
            return other.root == key.root && key.path.startsWith(other.path + u'/');
        });
    };
    for (const LibraryKey &key : std::as_const(keys)) {
        if (!isBelow(key))
            emit deleteRequested(key);
    }
}

void LibraryView::drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    painter->fillRect(rect, color(Role::Window)); // a chosen row is marked from its icon on
    if (!m_model->hasChildren(index))
        return;
    const char *name = isExpanded(index) ? "chevron-down" : "chevron-right";
    const int size = extent::icon - 2;
    painter->drawPixmap(QPoint(rect.right() - size, rect.center().y() - size / 2 + 1),
                        iconPixmap(name, color(Role::Muted), size, devicePixelRatioF()));
}

void LibraryView::keyPressEvent(QKeyEvent *event)
{
    const LibraryNode *node = state() == EditingState ? nullptr : current();
    const bool isPlain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    const bool isOpening = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (node && isPlain && isOpening)
        return emit openRequested(LibraryKey(node->key));
    const bool isOfOne = selectionModel()->selectedRows().size() <= 1;
    if (isPlain && !isOfOne && event->key() == Qt::Key_Delete && state() != EditingState)
        return deleteChosen();
    if (node && isPlain && isOfOne) {
        switch (event->key()) {
        case Qt::Key_Delete:
            if (node->kind != Kind::Refused)
                emit deleteRequested(LibraryKey(node->key));
            return;
        case Qt::Key_Asterisk:
            emit favouriteToggled(LibraryKey(node->key));
            return;
        default:
            break;
        }
    }
    QTreeView::keyPressEvent(event);
}

void LibraryView::mouseDoubleClickEvent(QMouseEvent *event)
{
    m_isDoubleClick = true;
    QTreeView::mouseDoubleClickEvent(event);
}

void LibraryView::mouseReleaseEvent(QMouseEvent *event)
{
    const bool isSecond = std::exchange(m_isDoubleClick, false);
    const QPoint at = event->position().toPoint();
    const QModelIndex index = indexAt(at);
    const LibraryNode *node = m_model->nodeAt(index);
    const bool isOnText = visualRect(index).contains(at);
    const bool wasDragged = state() == DraggingState;
    QTreeView::mouseReleaseEvent(event);
    const bool isChoosing = event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier);
    if (event->button() != Qt::LeftButton || !node || !isOnText || wasDragged || isChoosing
        || isSecond)
        return;
    if (LibraryDelegate::starRect(visualRect(index), *node).contains(at))
        emit favouriteToggled(LibraryKey(node->key));
    else if (node->kind == Kind::Refused)
        emit openRequested(LibraryKey(node->key));
    else if (node->kind == Kind::File || node->kind == Kind::Record
             || node->kind == Kind::Environment) {
        m_hold.start(QApplication::doubleClickInterval());
        emit openRequested(LibraryKey(node->key));
    }
}

} // namespace ui
