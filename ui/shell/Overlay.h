// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QPointer>

namespace ui {

// A card with a shadow over its window. Esc and a click elsewhere close it; the focus goes back to
// where it was. Not a window of its own, so that it looks alike on every desktop.
class Overlay : public QFrame
{
    Q_OBJECT

public:
    explicit Overlay(QWidget &window); // hidden

    void closeOverlay();

signals:
    void closed();

protected:
    static constexpr int shadow = 16; // around the card, inside the widget

    void openWith(QWidget &focus);
    void placeAgain(); // when its contents have another size
    virtual QRect placeIn(const QSize &window) const = 0; // with the shadow

    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    bool isOutside(const QObject *watched) const;

    QWidget &m_window;
    QPointer<QWidget> m_hadFocus;
};

// The card itself, in `rect` less `shadow` on all sides.
void drawShadowedCard(QPainter &painter, const QRect &rect, int shadow);

} // namespace ui
