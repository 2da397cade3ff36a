// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/LibraryDelegate.h"

#include "ui/common/Icons.h"
#include "ui/common/StyleParts.h"
#include "ui/library/LibraryModel.h"

#include <QPainter>

namespace ui {

using namespace Qt::Literals::StringLiterals;
using Kind = LibraryNode::Kind;

namespace {

constexpr int rowHeight = 28;
constexpr int dotWidth = 7;

void drawIcon(QPainter &painter, const char *name, Role role, int left, const QRect &rect)
{
    const qreal ratio = painter.device() ? painter.device()->devicePixelRatioF() : 1.0;
    painter.drawPixmap(QPoint(left, rect.center().y() - extent::icon / 2 + 1),
                       iconPixmap(name, color(role), extent::icon, ratio));
}

const char *iconOf(const LibraryNode &node, bool isOpen)
{
    switch (node.kind) {
    case Kind::Collection:
        return "package";
    case Kind::Folder:
        return isOpen ? "folder-open" : "folder";
    case Kind::File:
        return "file-text";
    case Kind::Refused:
        return "circle-slash";
    case Kind::Environment:
        return "globe";
    default:
        return nullptr;
    }
}

bool canBeFavourite(const LibraryNode &node)
{
    return node.kind == Kind::File;
}

} // namespace

QRect LibraryDelegate::starRect(const QRect &row, const LibraryNode &node)
{
    if (!canBeFavourite(node))
        return {};
    const int width = extent::icon + 2 * space::xs;
    return {row.right() - width - space::xs, row.top(), width, row.height()};
}

int LibraryDelegate::paintMarks(QPainter &painter, const QRect &rect, const LibraryNode &node,
                                bool isHot)
{
    // Marks stand below each other, whether a thing can be a favourite or not.
    const int star = rect.right() - extent::icon - 2 * space::xs;
    if (canBeFavourite(node) && (node.isFavourite || isHot))
        drawIcon(painter, "star", node.isFavourite ? Role::Throttled : Role::Muted, star, rect);
    int right = star - space::xs;
    if (!node.problem.isEmpty() && node.kind != Kind::Refused) {
        drawIcon(painter, "triangle-alert", Role::Throttled, right - extent::icon, rect);
        right -= extent::icon + space::xs;
    }
    if (node.differs) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(Role::Accent));
        painter.drawEllipse(
            QRectF(right - dotWidth, rect.center().y() - dotWidth / 2 + 0.5, dotWidth, dotWidth));
        right -= dotWidth + space::xs;
    }
    return right;
}

void LibraryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const auto *model = qobject_cast<const LibraryModel *>(index.model());
    Q_ASSERT(model);
    const LibraryNode &node = *model->nodeAt(index);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect rect = option.rect.adjusted(0, 1, -space::xs, -1);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isHot = option.state.testFlag(QStyle::State_MouseOver) && node.kind != Kind::Section;
    if (isSelected)
        parts::drawChosenRow(*painter, rect, extent::radius);
    else if (isHot)
        parts::drawPanel(*painter, rect, hoverFill(), {}, extent::radius);
    if (isSelected && option.state.testFlag(QStyle::State_HasFocus))
        parts::drawFocusRing(*painter, rect, extent::radius);
    int left = rect.left() + space::xs;
    const bool isMuted = node.kind == Kind::Section || node.kind == Kind::Refused;
    const Role textRole = isSelected ? Role::SelectionText : isMuted ? Role::Muted : Role::Text;
    if (const char *name = iconOf(node, option.state.testFlag(QStyle::State_Open))) {
        drawIcon(*painter, name, isSelected ? Role::SelectionText : Role::Muted, left, rect);
        left += extent::icon + space::s;
    }
    const int right = paintMarks(*painter, rect, node, isHot || isSelected);
    painter->setFont(node.kind == Kind::Section ? smallFont() : option.font);
    painter->setPen(color(textRole));
    const QRect place(QPoint(left, rect.top()), QPoint(right, rect.bottom()));
    painter->drawText(
        place, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter),
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, place.width()));
    painter->restore();
}

QSize LibraryDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {0, rowHeight};
}

void LibraryDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                           const QModelIndex &) const
{
    editor->setAutoFillBackground(true); // it has no frame: the name below it would show through
    editor->setGeometry(option.rect.adjusted(extent::icon + space::s, 0, -space::xs, 0));
}

} // namespace ui
