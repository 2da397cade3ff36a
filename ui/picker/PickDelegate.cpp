// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/picker/PickDelegate.h"

#include "ui/common/Format.h"
#include "ui/common/Icons.h"
#include "ui/common/StyleParts.h"
#include "ui/picker/PickModel.h"

#include <QPainter>

namespace ui {

namespace {

constexpr QStringView factBreak(u" · ");
constexpr int oneLine = 30;
constexpr int twoLines = 44;
constexpr int headingHeight = 28;
constexpr int badgeHeight = 18;

void drawIcon(QPainter &painter, const char *name, Role role, const QPoint &at)
{
    const qreal ratio = painter.device() ? painter.device()->devicePixelRatioF() : 1.0;
    painter.drawPixmap(at, iconPixmap(name, color(role), extent::icon, ratio));
}

QPoint iconPlace(const QRect &rect, int left)
{
    return {left, rect.center().y() - extent::icon / 2 + 1};
}

// Draws a pill that ends at `right`; returns where it starts.
int drawBadge(QPainter &painter, const QRect &rect, int right, const PickItem &item)
{
    painter.setFont(smallFont());
    const int width = painter.fontMetrics().horizontalAdvance(item.badge) + 2 * space::s;
    const QRect pill(right - width, rect.center().y() - badgeHeight / 2 + 1, width, badgeHeight);
    parts::drawPanel(painter, pill, tint(item.badgeRole), color(item.badgeRole), badgeHeight / 2.0);
    painter.setPen(color(item.badgeRole));
    painter.drawText(pill, Qt::AlignCenter, item.badge);
    return pill.left() - space::s;
}

void drawElided(QPainter &painter, const QRect &place, const QString &text, const QFont &font,
                Role role, Qt::Alignment alignment, Qt::TextElideMode mode)
{
    painter.setFont(font);
    painter.setPen(color(role));
    painter.drawText(place, static_cast<int>(alignment | Qt::AlignVCenter),
                     painter.fontMetrics().elidedText(text, mode, place.width()));
}

// Facts that do not fit are left out from the last on, not cut.
QString fitting(QString facts, int width)
{
    const QFontMetrics metrics(smallFont());
    while (facts.contains(factBreak) && metrics.horizontalAdvance(facts) > width)
        facts.truncate(facts.lastIndexOf(factBreak));
    return facts;
}

} // namespace

PickDelegate::PickDelegate(Lines lines, Stars stars, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_lines(lines)
    , m_stars(stars)
{
}

QRect PickDelegate::starRect(const QRect &row) const
{
    if (m_stars == Stars::Hidden)
        return {};
    const int width = extent::icon + 2 * space::xs;
    return {row.right() - width - space::xs, row.top(), width, row.height()};
}

void PickDelegate::paintHeading(QPainter &painter, const QRect &rect, const QString &text) const
{
    painter.setFont(smallFont());
    painter.setPen(color(Role::Muted));
    painter.drawText(rect.adjusted(space::m, space::s, -space::m, 0),
                     Qt::AlignLeft | Qt::AlignVCenter, text);
}

int PickDelegate::paintMarks(QPainter &painter, const QRect &rect, const PickItem &item,
                             bool isHot) const
{
    int right = rect.right() - space::s;
    if (m_stars == Stars::Shown) {
        const QRect star = starRect(rect);
        if (item.isFavourite || isHot)
            drawIcon(painter, "star", item.isFavourite ? Role::Throttled : Role::Muted,
                     iconPlace(rect, star.left() + space::xs));
        right = star.left() - space::xs;
    }
    if (item.isCurrent) {
        drawIcon(painter, "check", Role::Accent, iconPlace(rect, right - extent::icon));
        right -= extent::icon + space::s;
    }
    return right;
}

void PickDelegate::paintTexts(QPainter &painter, const QRect &place, const PickItem &item,
                              bool isSelected) const
{
    const Role textRole = isSelected ? Role::SelectionText : Role::Text;
    const Role detailRole = isSelected ? Role::SelectionText : Role::Muted;
    QFont font = painter.font();
    if (item.isCurrent)
        font.setWeight(QFont::DemiBold);
    const QString text = printable(item.text);
    const QString detail = printable(item.detail);
    const bool isTwoLines = m_lines == Lines::Two && !detail.isEmpty();
    QRect upper = place;
    if (isTwoLines) {
        upper = QRect(place.left(), place.top() + space::xs, place.width(),
                      place.height() / 2 - space::xs);
        drawElided(painter, upper.translated(0, upper.height()), detail, smallFont(), detailRole,
                   Qt::AlignLeft, Qt::ElideMiddle); // ports tell local endpoints apart
    }
    if (!item.badge.isEmpty())
        upper.setRight(drawBadge(painter, upper, upper.right(), item));
    const int wanted = QFontMetrics(font).horizontalAdvance(text) + space::m;
    const int textWidth = std::min(wanted, upper.width());
    drawElided(painter, upper.adjusted(0, 0, textWidth - upper.width(), 0), text, font, textRole,
               Qt::AlignLeft, Qt::ElideMiddle);
    if (!isTwoLines && upper.width() - textWidth > 3 * space::xl)
        drawElided(painter, upper.adjusted(textWidth, 0, 0, 0),
                   fitting(detail, upper.width() - textWidth), smallFont(), detailRole,
                   Qt::AlignRight, Qt::ElideRight);
}

void PickDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const auto *model = qobject_cast<const PickModel *>(index.model());
    Q_ASSERT(model);
    painter->save();
    painter->setFont(option.font);
    const PickItem *item = model->itemAt(index.row());
    if (!item) {
        paintHeading(*painter, option.rect, index.data().toString());
        painter->restore();
        return;
    }
    const QRect rect = option.rect.adjusted(space::xs, 1, -space::xs, -1);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isHot = option.state.testFlag(QStyle::State_MouseOver);
    if (isSelected)
        parts::drawChosenRow(*painter, rect, extent::radius);
    else if (isHot)
        parts::drawPanel(*painter, rect, hoverFill(), {}, extent::radius);
    if (isSelected && option.state.testFlag(QStyle::State_HasFocus))
        parts::drawFocusRing(*painter, rect, extent::radius);
    int left = rect.left() + space::s;
    if (item->icon) {
        drawIcon(*painter, item->icon, item->iconRole, iconPlace(rect, left));
        left += extent::icon + space::s;
    }
    const int right = paintMarks(*painter, rect, *item, isHot || isSelected);
    painter->setFont(option.font);
    paintTexts(*painter, QRect(QPoint(left, rect.top()), QPoint(right, rect.bottom())), *item,
               isSelected);
    painter->restore();
}

QSize PickDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    if (index.data(PickModel::HeadingRole).toBool())
        return {0, headingHeight};
    return {0, m_lines == Lines::Two ? twoLines : oneLine};
}

} // namespace ui
