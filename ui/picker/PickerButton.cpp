// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/picker/PickerButton.h"

#include "ui/common/Format.h"
#include "ui/common/Icons.h"
#include "ui/common/StyleParts.h"

#include <QPainter>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int chevronWidth = 12;
constexpr int leastTitle = 72; // pixels
constexpr int mostTitle = 240; // what is longer gives way: the bar holds more than one name
constexpr int mostDetail = 240;

QFont boldFont(const QFont &font)
{
    QFont bold = font;
    bold.setWeight(QFont::DemiBold);
    return bold;
}

int widthOf(const QFont &font, const QString &text)
{
    return text.isEmpty() ? 0 : QFontMetrics(font).horizontalAdvance(text) + space::s;
}

} // namespace

PickerButton::PickerButton(const QString &what, QWidget *parent)
    : QAbstractButton(parent)
    , m_what(what)
{
    setFocusPolicy(Qt::TabFocus); // a click opens the list, which gives the focus back
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(what);
}

void PickerButton::setLook(const Look &look)
{
    m_look = look;
    m_look.title = printable(look.title);
    m_look.detail = printable(look.detail);
    QStringList parts{m_look.title, m_look.badge, m_look.detail};
    parts.removeAll(QString());
    setText(m_look.title);
    setAccessibleName(m_what + u": "_s + parts.join(u", "_s));
    setToolTip(plainToolTip(parts.join(u"\n"_s)));
    updateGeometry();
    update();
}

// All but the texts that may give way.
int PickerButton::fixedWidth() const
{
    const int iconWidth = m_look.icon ? extent::icon + space::s : 0;
    return 2 * space::s + iconWidth + chevronWidth;
}

QSize PickerButton::sizeHint() const
{
    return {fixedWidth() + std::min(widthOf(boldFont(font()), m_look.title), mostTitle)
                + std::min(widthOf(smallFont(), m_look.detail), mostDetail),
            extent::control};
}

QSize PickerButton::minimumSizeHint() const
{
    return {fixedWidth() + std::min(widthOf(boldFont(font()), m_look.title), leastTitle),
            extent::control};
}

void PickerButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const bool isHot = (underMouse() || isDown()) && isEnabled();
    const QColor border = m_look.badge.isEmpty() ? color(Role::Border) : color(Role::Production);
    parts::drawPanel(painter, rect(), color(isHot ? Role::Window : Role::Surface), border,
                     extent::radius);
    int left = space::s;
    if (m_look.icon) {
        painter.drawPixmap(
            left, (height() - extent::icon) / 2,
            iconPixmap(m_look.icon, color(m_look.iconRole), extent::icon, devicePixelRatioF()));
        left += extent::icon + space::s;
    }
    int room = width() - fixedWidth();
    const QFont titleFace = boldFont(font());
    const int titleWidth = std::min(widthOf(titleFace, m_look.title), room);
    painter.setFont(titleFace);
    painter.setPen(color(isEnabled() ? Role::Text : Role::Disabled));
    painter.drawText(QRect(left, 0, titleWidth, height()), Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(m_look.title, Qt::ElideMiddle, titleWidth));
    left += titleWidth;
    room -= titleWidth;
    if (room > 2 * space::xl) {
        painter.setFont(smallFont());
        painter.setPen(color(Role::Muted));
        painter.drawText(
            QRect(left, 0, room - space::xs, height()), Qt::AlignVCenter | Qt::AlignLeft,
            painter.fontMetrics().elidedText(m_look.detail, Qt::ElideRight, room - space::xs));
    }
    parts::drawChevron(painter,
                       QRectF(width() - space::s - chevronWidth, 0, chevronWidth, height()),
                       color(Role::Muted));
    if (hasFocus())
        parts::drawFocusRing(painter, rect(), extent::radius);
}

} // namespace ui
