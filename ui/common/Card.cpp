// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/Card.h"

#include "ui/common/StyleParts.h"

#include <QPainter>
#include <QPainterPath>

namespace ui {

namespace {

constexpr int stripWidth = 4;

} // namespace

Card::Card(QWidget *parent)
    : QFrame(parent)
{
    setFrameShape(QFrame::NoFrame);
}

void Card::setRole(std::optional<Role> role)
{
    m_role = role;
    setContentsMargins(role ? stripWidth : 0, 0, 0, 0);
    update();
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    parts::drawPanel(painter, rect(), color(Role::Raised), {}, extent::radius);
    if (m_role) {
        QPainterPath outline;
        outline.addRoundedRect(rect(), extent::radius, extent::radius);
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setClipPath(outline);
        painter.fillRect(rect(), tint(*m_role));
        painter.fillRect(QRect(0, 0, stripWidth, height()), color(*m_role));
        painter.restore();
    }
    const bool hasLoudEdge = m_role && isHighContrast(); // the tint does not say enough
    parts::drawPanel(painter, rect(), {}, color(hasLoudEdge ? *m_role : Role::Border),
                     extent::radius);
}

} // namespace ui
