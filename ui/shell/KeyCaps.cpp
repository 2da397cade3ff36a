// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/KeyCaps.h"

#include "ui/common/StyleParts.h"
#include "ui/common/Theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int capHeight = 20;
constexpr int padding = 6;
constexpr int gap = 3;

// "Ctrl++" is Ctrl and +.
QStringList capsOf(const QString &keys)
{
    QStringList caps = keys.split(u'+', Qt::SkipEmptyParts);
    if (keys.endsWith(u'+'))
        caps.append(u"+"_s);
    return caps;
}

int capWidth(const QFontMetrics &metrics, const QString &cap)
{
    return std::max(metrics.horizontalAdvance(cap) + 2 * padding, capHeight);
}

} // namespace

// Keyboards say Enter on the key that Qt calls Return.
QString keyText(const QKeySequence &keys)
{
    return keys.toString(QKeySequence::NativeText).replace(u"Return"_s, u"Enter"_s);
}

QString keyText(const QList<QKeySequence> &keys)
{
    return keys.isEmpty() ? QString() : keyText(keys.first());
}

int keyCapsWidth(const QString &keys)
{
    const QFontMetrics metrics(smallFont());
    int width = 0;
    for (const QString &cap : capsOf(keys))
        width += capWidth(metrics, cap) + gap;
    return std::max(0, width - gap);
}

int drawKeyCaps(QPainter &painter, const QRect &rect, const QString &keys)
{
    const QFont font = smallFont();
    const QFontMetrics metrics(font);
    const int width = keyCapsWidth(keys);
    int x = rect.right() + 1 - width;
    const int y = rect.top() + (rect.height() - capHeight) / 2;
    painter.save();
    painter.setFont(font);
    for (const QString &cap : capsOf(keys)) {
        const QRect box(x, y, capWidth(metrics, cap), capHeight);
        parts::drawPanel(painter, box, color(Role::Window), color(Role::Border), 4);
        painter.setPen(color(Role::Muted));
        painter.drawText(box, Qt::AlignCenter, cap);
        x += box.width() + gap;
    }
    painter.restore();
    return width;
}

} // namespace ui
