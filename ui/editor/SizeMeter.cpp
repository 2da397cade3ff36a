// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/SizeMeter.h"

#include "ui/common/StyleParts.h"
#include "ui/common/Theme.h"

#include <QPainter>

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double nearlyFull = 0.8;

} // namespace

SizeMeter::SizeMeter(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"sizeMeter"_s);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Share of the limit"));
}

void SizeMeter::setShare(double share)
{
    m_share = share;
    const QString percent = QString::number(std::max(share, 0.0) * 100, 'f', 0);
    setAccessibleDescription(tr("%1 % of the limit").arg(percent));
    update();
}

QSize SizeMeter::sizeHint() const
{
    return {64, 6};
}

void SizeMeter::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const qreal radius = height() / 2.0;
    parts::drawGroove(painter, rect(), radius);
    if (m_share <= 0)
        return;
    QRectF used = rect();
    used.setWidth(std::max(used.height(), used.width() * std::min(m_share, 1.0)));
    const Role role = m_share > 1 ? Role::Refused
        : m_share > nearlyFull    ? Role::Throttled
                                  : Role::Accent;
    parts::drawPanel(painter, used, color(role), {}, radius);
}

} // namespace ui
