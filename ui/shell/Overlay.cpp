// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Overlay.h"

#include "ui/common/StyleParts.h"
#include "ui/common/Theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>

namespace ui {

Overlay::Overlay(QWidget &window)
    : QFrame(&window)
    , m_window(window)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::ClickFocus); // a click beside its controls stays inside
    hide();
}

void Overlay::openWith(QWidget &focus)
{
    if (!isVisible()) {
        m_hadFocus = QApplication::focusWidget();
        qApp->installEventFilter(this);
    }
    placeAgain();
    raise();
    show();
    focus.setFocus();
}

void Overlay::closeOverlay()
{
    if (!isVisible())
        return;
    qApp->removeEventFilter(this);
    const QWidget *focus = QApplication::focusWidget();
    const bool isOurs = !focus || focus == this || isAncestorOf(focus);
    hide();
    if (m_hadFocus && isOurs)
        m_hadFocus->setFocus();
    emit closed();
}

void Overlay::placeAgain()
{
    setGeometry(placeIn(m_window.size()));
}

bool Overlay::event(QEvent *event)
{
    // Esc is ours while the focus is inside, whatever it does in the window.
    if (event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QFrame::event(event);
}

void Overlay::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return closeOverlay();
    QFrame::keyPressEvent(event);
}

bool Overlay::isOutside(const QObject *watched) const
{
    const auto *widget = qobject_cast<const QWidget *>(watched);
    // Lists of combo boxes and the like are windows of their own.
    return widget && widget->window() == m_window.window() && widget != this
        && !isAncestorOf(widget);
}

bool Overlay::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress && isOutside(watched))
        closeOverlay();
    else if (event->type() == QEvent::Resize && watched == &m_window)
        placeAgain();
    return QFrame::eventFilter(watched, event);
}

void Overlay::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    drawShadowedCard(painter, rect(), shadow);
}

void drawShadowedCard(QPainter &painter, const QRect &rect, int shadow)
{
    const QRectF card = QRectF(rect).adjusted(shadow, shadow, -shadow, -shadow);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    constexpr int drop = 4; // light comes from above
    QColor dark(0, 0, 0);
    dark.setAlpha(isDark() ? 18 : 7);
    for (int step = shadow - drop; step > 0; step -= 2) {
        painter.setBrush(dark);
        painter.drawRoundedRect(card.adjusted(-step, -step + drop, step, step + drop),
                                extent::radius + step, extent::radius + step);
    }
    painter.restore();
    parts::drawPanel(painter, card, color(Role::Raised), color(Role::StrongBorder), extent::radius);
}

} // namespace ui
