// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/picker/PickList.h"

#include "ui/picker/PickDelegate.h"
#include "ui/picker/PickModel.h"

#include <QKeyEvent>
#include <QScopedValueRollback>

namespace ui {

PickList::PickList(QWidget *parent)
    : QListView(parent)
    , m_model(new PickModel(this))
{
    setModel(m_model);
    setItemDelegate(new PickDelegate(PickDelegate::Lines::Two, PickDelegate::Stars::Hidden, this));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
}

void PickList::setItems(const QList<PickItem> &items)
{
    const QScopedValueRollback following(m_isFollowing, true);
    m_model->setItems(items);
}

void PickList::follow(const QString &key)
{
    const QScopedValueRollback following(m_isFollowing, true);
    const int row = key.isEmpty() ? -1 : m_model->rowOf(key);
    setCurrentIndex(row < 0 ? QModelIndex() : m_model->index(row));
}

void PickList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    const QString key = current.data(PickModel::KeyRole).toString();
    if (!m_isFollowing && !key.isEmpty())
        emit picked(key);
}

void PickList::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete)
        emit deletePressed();
    else
        QListView::keyPressEvent(event);
}

} // namespace ui
