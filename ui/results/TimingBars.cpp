// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/TimingBars.h"

#include "ui/common/Format.h"
#include "ui/common/Theme.h"

#include <QPainter>

#include <algorithm>
#include <utility>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int timingLineHeight = 22;
constexpr int timingBarHeight = 8;
constexpr int timingNameWidth = 96;
constexpr int timingValueWidth = 76;

QString millisecondsText(qint64 microseconds)
{
    const double milliseconds = static_cast<double>(microseconds) / 1000;
    return u"%1 ms"_s.arg(milliseconds < 10 ? QString::number(milliseconds, 'f', 2)
                                            : grouped(qRound64(milliseconds)));
}

} // namespace

TimingBars::TimingBars(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"timingBars"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TimingBars::setTiming(const core::Timing &timing, const QString &note)
{
    m_phases.clear();
    qint64 from = 0;
    const std::pair<QString, qint64> ends[]{{tr("Connect"), timing.connected},
                                            {tr("TLS"), timing.encrypted},
                                            {tr("Send"), timing.requestSent},
                                            {tr("Wait"), timing.firstByte},
                                            {tr("Receive"), timing.finished}};
    QStringList words;
    for (const auto &[name, to] : ends) {
        if (to < 0)
            continue;
        m_phases.append({name, from, std::max(from, to)});
        words << name + u' ' + millisecondsText(std::max(from, to) - from);
        from = std::max(from, to);
    }
    m_note = m_phases.isEmpty() ? note : QString();
    setAccessibleName(tr("Phases of the request"));
    setAccessibleDescription(m_phases.isEmpty() ? note : words.join(u", "_s));
    updateGeometry();
    update();
}

QSize TimingBars::sizeHint() const
{
    return {300, static_cast<int>(m_phases.size() + 1) * timingLineHeight};
}

void TimingBars::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int track = std::max(width() - timingNameWidth - timingValueWidth, 40);
    const auto all =
        static_cast<double>(m_phases.isEmpty() ? 1 : std::max<qint64>(m_phases.constLast().to, 1));
    int top = 0;
    const auto drawLine = [&](const QString &name, qint64 from, qint64 to, Role role) {
        painter.setPen(color(Role::Muted));
        painter.drawText(QRect(0, top, timingNameWidth, timingLineHeight), Qt::AlignVCenter, name);
        const double x = timingNameWidth + static_cast<double>(from) / all * track;
        const double length = std::max(2.0, static_cast<double>(to - from) / all * track);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(role));
        painter.drawRoundedRect(
            QRectF(x, top + (timingLineHeight - timingBarHeight) / 2.0, length, timingBarHeight), 2,
            2);
        painter.setPen(color(Role::Text));
        painter.drawText(QRect(timingNameWidth + track, top, timingValueWidth, timingLineHeight),
                         Qt::AlignVCenter | Qt::AlignRight, millisecondsText(to - from));
        top += timingLineHeight;
    };
    for (const Phase &phase : std::as_const(m_phases))
        drawLine(phase.name, phase.from, phase.to, Role::Accent);
    if (!m_phases.isEmpty())
        return drawLine(tr("In all"), 0, m_phases.constLast().to, Role::StrongBorder);
    painter.setPen(color(Role::Muted));
    painter.drawText(rect(), Qt::AlignVCenter, m_note);
}

} // namespace ui
