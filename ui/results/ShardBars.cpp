// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/ShardBars.h"

#include "core/kinesis/Limits.h"
#include "ui/common/Format.h"
#include "ui/common/Theme.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostBars = 6;
constexpr int barHeight = 8;
constexpr int nameWidth = 76;
constexpr int valueWidth = 190;
constexpr int keyLength = 40;
constexpr int mostTrack = 320;
constexpr int besideWidth = 860; // from here on keys stand beside the bars

int trackFor(int width)
{
    return std::clamp(width - nameWidth - valueWidth, 40, mostTrack);
}

} // namespace

ShardBars::ShardBars(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"shardBars"_s);
    setFont(smallFont());
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ShardBars::setLoads(const QList<core::ShardLoad> &loads, const QList<core::HotKey> &keys,
                         std::chrono::milliseconds took)
{
    const double seconds = std::max(1.0, std::chrono::duration<double>(took).count());
    QList<core::ShardLoad> busiest = loads;
    std::stable_sort(busiest.begin(), busiest.end(),
                     [](const auto &left, const auto &right) { return left.bytes > right.bytes; });
    m_leftOut = std::max<qsizetype>(busiest.size() - mostBars, 0);
    busiest.resize(std::min(busiest.size(), mostBars));

    m_bars.clear();
    m_scale = static_cast<double>(core::limits::shardBytesPerSecond) * 1.1;
    qint64 total = 0;
    for (const core::ShardLoad &load : loads)
        total += load.bytes;
    for (const core::ShardLoad &load : std::as_const(busiest)) {
        const double perSecond = static_cast<double>(load.bytes) / seconds;
        QString value = tr("%1/s").arg(humanBytes(static_cast<qint64>(perSecond)));
        if (load.refused > 0)
            value += u" · "_s + tr("%1 refused").arg(grouped(load.refused));
        m_bars.append({load.shardId, shortShard(load.shardId), value, perSecond, load.refused > 0});
        m_scale = std::max(m_scale, perSecond * 1.02);
    }
    m_keys.clear();
    for (const core::HotKey &key : keys) {
        const qint64 percent = total == 0 ? 0 : key.bytes * 100 / total;
        m_keys << tr("%1  %2 % of all bytes in %3 records")
                      .arg(shortened(printable(QString::fromUtf8(key.key)), keyLength))
                      .arg(percent)
                      .arg(grouped(key.records));
    }
    describe();
    updateGeometry();
    update();
}

// The picture in words.
void ShardBars::describe()
{
    QStringList lines;
    for (const Bar &bar : std::as_const(m_bars))
        lines << bar.name + u": "_s + bar.value;
    setAccessibleName(tr("Bytes a second by shard; a shard takes %1")
                          .arg(humanBytes(core::limits::shardBytesPerSecond)));
    setAccessibleDescription((lines + m_keys).join(u". "_s));
}

qsizetype ShardBars::barLines() const
{
    return 1 + m_bars.size() + (m_leftOut > 0 ? 1 : 0);
}

bool ShardBars::areKeysBeside() const
{
    return width() >= besideWidth;
}

QSize ShardBars::sizeHint() const
{
    const qsizetype keys = m_keys.isEmpty() ? 0 : m_keys.size() + 1;
    const qsizetype lines = areKeysBeside() ? std::max(barLines(), keys) : barLines() + keys;
    return {420, static_cast<int>(lines) * lineHeight};
}

void ShardBars::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (sizeHint().height() != height())
        updateGeometry();
}

void ShardBars::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const double limit = static_cast<double>(core::limits::shardBytesPerSecond);
    const int limitX = nameWidth + static_cast<int>(limit / m_scale * trackFor(width()));
    painter.setPen(color(Role::Muted));
    painter.drawText(QRect(0, 0, limitX - space::xs, lineHeight), Qt::AlignRight | Qt::AlignVCenter,
                     tr("limit of a shard, 1 MiB/s"));
    int top = lineHeight;
    for (const Bar &bar : std::as_const(m_bars)) {
        drawBar(painter, bar, top);
        top += lineHeight;
    }
    painter.setPen(QPen(color(Role::Muted), 1, Qt::DashLine));
    painter.drawLine(limitX, space::xs, limitX, top - 2);
    painter.setPen(color(Role::Muted));
    if (m_leftOut > 0)
        painter.drawText(QRect(0, top, width(), lineHeight), Qt::AlignVCenter,
                         tr("and %1 shards with less").arg(grouped(m_leftOut)));
    const bool isBeside = areKeysBeside();
    const int keysX = isBeside ? nameWidth + mostTrack + valueWidth : 0;
    drawKeys(painter, {keysX, isBeside ? 0 : static_cast<int>(barLines()) * lineHeight});
}

void ShardBars::drawKeys(QPainter &painter, QPoint at) const
{
    if (m_keys.isEmpty())
        return;
    QRect line(at, QSize(width() - at.x(), lineHeight));
    painter.setPen(color(Role::Muted));
    painter.drawText(line, Qt::AlignVCenter, tr("Hottest keys"));
    painter.setPen(color(Role::Text));
    for (const QString &key : m_keys) {
        line.translate(0, lineHeight);
        painter.drawText(line, Qt::AlignVCenter, key);
    }
}

void ShardBars::drawBar(QPainter &painter, const Bar &bar, int top) const
{
    const int track = trackFor(width());
    painter.setPen(color(Role::Text));
    painter.drawText(QRect(0, top, nameWidth - space::s, lineHeight), Qt::AlignVCenter, bar.name);
    const int length = std::max(2, static_cast<int>(bar.perSecond / m_scale * track));
    const QRectF rect(nameWidth, top + (lineHeight - barHeight) / 2.0, length, barHeight);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(bar.hasRefused ? Role::Throttled : Role::Stored));
    painter.drawRoundedRect(rect, 2, 2);
    painter.restore();
    painter.drawText(QRect(nameWidth + track + space::s, top, valueWidth - space::s, lineHeight),
                     Qt::AlignVCenter, bar.value);
}

void ShardBars::mousePressEvent(QMouseEvent *event)
{
    const int line = static_cast<int>(event->position().y()) / lineHeight - 1;
    if (line >= 0 && line < m_bars.size())
        emit shardClicked(m_bars.at(line).shardId);
}

} // namespace ui
