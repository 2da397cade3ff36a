// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/ReadingOrder.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QGuiApplication>
#include <QLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QSplitter>
#include <QStyleHints>
#include <QTabBar>

#include <algorithm>
#include <utility>

namespace ui {

namespace {

constexpr auto afterProperty = "readAfter";

bool isOne(const QWidget &widget)
{
    const bool isArea = qobject_cast<const QAbstractScrollArea *>(&widget);
    return (isArea && !qobject_cast<const QScrollArea *>(&widget))
        || qobject_cast<const QAbstractSpinBox *>(&widget)
        || qobject_cast<const QComboBox *>(&widget) || qobject_cast<const QLineEdit *>(&widget)
        || qobject_cast<const QTabBar *>(&widget);
}

void appendHeld(const QLayout &layout, QList<QWidget *> &children)
{
    for (int i = 0; i < layout.count(); ++i) {
        QLayoutItem *item = layout.itemAt(i);
        if (QWidget *widget = item->widget())
            children += widget;
        else if (const QLayout *inner = item->layout())
            appendHeld(*inner, children);
    }
}

QList<QWidget *> childrenOf(const QWidget &widget)
{
    QList<QWidget *> children;
    if (const auto *splitter = qobject_cast<const QSplitter *>(&widget)) {
        for (int i = 0; i < splitter->count(); ++i)
            children += splitter->widget(i);
        return children;
    }
    if (const auto *area = qobject_cast<const QScrollArea *>(&widget))
        return area->widget() ? QList{area->widget()} : children;
    if (widget.layout())
        appendHeld(*widget.layout(), children);
    QList<QWidget *> others;
    for (QWidget *each : widget.findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
        if (!each->isWindow() && !children.contains(each))
            others += each;
    }
    std::stable_sort(others.begin(), others.end(), [](const QWidget *one, const QWidget *other) {
        return std::pair(one->y(), one->x()) < std::pair(other->y(), other->x());
    });
    return children + others;
}

void append(QWidget &widget, QList<QWidget *> &all)
{
    all += &widget;
    if (isOne(widget))
        return;
    for (QWidget *child : childrenOf(widget))
        append(*child, all);
}

bool isReached(const QWidget &widget)
{
    const bool isAll = QGuiApplication::styleHints()->tabFocusBehavior() == Qt::TabFocusAllControls;
    const Qt::FocusPolicy wanted = isAll ? Qt::TabFocus : Qt::StrongFocus;
    return (widget.focusPolicy() & wanted) == wanted && widget.isVisible() && widget.isEnabled()
        && !widget.focusProxy();
}

} // namespace

QList<QWidget *> readingOrder(QWidget &root)
{
    QList<QWidget *> all;
    append(root, all);
    const QList<QWidget *> asHeld = all;
    for (QWidget *each : asHeld) {
        auto *before = each->property(afterProperty).value<QWidget *>();
        if (!before || !all.contains(before))
            continue;
        all.removeOne(each);
        all.insert(all.indexOf(before) + 1, each);
    }
    return all;
}

void readAfter(QWidget &widget, QWidget &other)
{
    widget.setProperty(afterProperty, QVariant::fromValue(&other));
}

QWidget *nextByTab(QWidget &root, QWidget *from, int step)
{
    const QList<QWidget *> all = readingOrder(root);
    qsizetype at = all.indexOf(from);
    while (at < 0 && from) { // a part of one that stands for it
        from = from->parentWidget();
        at = all.indexOf(from);
    }
    for (qsizetype i = 1; i <= all.size(); ++i) {
        const qsizetype next = (at + i * step + 2 * all.size()) % all.size();
        if (isReached(*all.at(next)))
            return all.at(next);
    }
    return nullptr;
}

} // namespace ui
