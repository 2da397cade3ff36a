// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/Remark.h"

#include "ui/common/Format.h"
#include "ui/common/Icons.h"
#include "ui/common/StyleParts.h"

#include <QPainter>
#include <QTextDocument>

namespace ui {

namespace {

constexpr int gap = 6;
constexpr int leastWidth = 60;
constexpr int leastHeight = 24;
constexpr int wrapped = Qt::AlignLeft | Qt::TextWordWrap;

} // namespace

Remark::Remark(QWidget *parent)
    : QAbstractButton(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setLeadsSomewhere(false);
    connect(this, &QAbstractButton::clicked, this, [this] {
        m_isKeptUnfolded = true;
        setUnfolded(true);
    });
}

void Remark::say(const char *icon, Role role, const QString &text)
{
    m_icon = icon;
    m_role = role;
    const QString shown = printable(text);
    if (m_text != shown) {
        m_text = shown;
        m_isKeptUnfolded = false;
        m_isUnfolded = hasFocus();
        setAccessibleName(m_text);
        // Wrapped like any text, else a long one would leave the screen.
        setToolTip(m_text.isEmpty() ? QString()
                                    : Qt::convertFromPlainText(m_text, Qt::WhiteSpaceNormal));
        updateGeometry();
    }
    update();
}

void Remark::setLeadsSomewhere(bool leads)
{
    setFocusPolicy(leads ? Qt::TabFocus : Qt::NoFocus);
    setAttribute(Qt::WA_TransparentForMouseEvents, false);
    setCursor(leads ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

int Remark::textLeft() const
{
    return m_icon ? extent::icon + gap : 0;
}

bool Remark::isCut() const
{
    return fontMetrics().horizontalAdvance(m_text) > width() - textLeft();
}

int Remark::lineHeight() const
{
    return std::max(leastHeight, fontMetrics().height() + 2);
}

int Remark::shownHeight() const
{
    if (!m_isUnfolded || !isCut())
        return lineHeight();
    const QRect room(0, 0, width() - textLeft(), QWIDGETSIZE_MAX);
    return fontMetrics().boundingRect(room, wrapped, m_text).height() + lineHeight()
        - fontMetrics().height();
}

void Remark::setUnfolded(bool isUnfolded)
{
    m_isUnfolded = isUnfolded || m_isKeptUnfolded;
    updateGeometry();
    update();
}

void Remark::focusInEvent(QFocusEvent *event)
{
    QAbstractButton::focusInEvent(event);
    setUnfolded(true);
}

void Remark::focusOutEvent(QFocusEvent *event)
{
    QAbstractButton::focusOutEvent(event);
    setUnfolded(false);
}

void Remark::resizeEvent(QResizeEvent *event)
{
    QAbstractButton::resizeEvent(event);
    if (m_isUnfolded && event->size().width() != event->oldSize().width())
        updateGeometry();
}

QSize Remark::sizeHint() const
{
    return {textLeft() + fontMetrics().horizontalAdvance(m_text) + 2, shownHeight()};
}

QSize Remark::minimumSizeHint() const
{
    return {std::min(leastWidth, sizeHint().width()), shownHeight()};
}

void Remark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_icon)
        painter.drawPixmap(QPoint(0, (lineHeight() - extent::icon) / 2),
                           iconPixmap(m_icon, color(m_role), extent::icon, devicePixelRatioF()));
    // Muted words stay muted; a state colours its icon and its words are there to be read.
    painter.setPen(color(m_role == Role::Refused     ? Role::Refused
                             : m_role == Role::Muted ? Role::Muted
                                                     : Role::Text));
    const QRect place = rect().adjusted(textLeft(), 0, 0, 0);
    if (m_isUnfolded && isCut())
        painter.drawText(place, Qt::AlignVCenter | wrapped, m_text);
    else
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft,
                         fontMetrics().elidedText(m_text, Qt::ElideRight, place.width()));
    if (hasFocus())
        parts::drawFocusRing(painter, rect(), extent::radius);
}

} // namespace ui
