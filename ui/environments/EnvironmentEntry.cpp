// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/environments/EnvironmentEntry.h"

#include "ui/common/Format.h"
#include "ui/common/Theme.h"
#include "ui/credentials/ConnectionEntry.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPixmap>

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int dotSize = 10;

bool isOurs(const QString &colour)
{
    const auto &all = core::allColours();
    return std::any_of(all.begin(), all.end(),
                       [&colour](auto each) { return core::nameOf(each) == colour; });
}

bool isHex(const QString &colour)
{
    return colour.size() == 7 && colour.startsWith(u'#') && QColor::isValidColor(colour);
}

QColor colourOf(const QString &colour)
{
    if (isHex(colour))
        return QColor(colour);
    return color(roleOf(core::colourFrom(colour.toLower())));
}

} // namespace

QIcon environmentDot(const QString &colour)
{
    constexpr int scale = 4; // sharp on every screen
    QPixmap pixmap(extent::icon * scale, extent::icon * scale);
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colourOf(colour));
    constexpr qreal edge = (extent::icon - dotSize) / 2.0;
    painter.drawEllipse(QRectF(edge, edge, dotSize, dotSize));
    painter.end();
    return pixmap;
}

QString colourWord(const QString &colour)
{
    if (colour.isEmpty() || isOurs(colour.toLower()))
        return wordOf(core::colourFrom(colour.toLower()));
    return printable(colour);
}

QString suggestionIn(const core::Environment &environment)
{
    QStringList parts;
    if (!environment.connection.isEmpty())
        parts += QCoreApplication::translate("ui::EnvironmentEntry", "connection %1")
                     .arg(printable(environment.connection));
    if (!environment.stream.isEmpty())
        parts += QCoreApplication::translate("ui::EnvironmentEntry", "stream %1")
                     .arg(printable(environment.stream));
    return parts.join(u", "_s);
}

bool isOffered(const EnvironmentEntry &entry, const core::Draft &draft)
{
    return entry.isOwn || !draft.file || draft.file->root == entry.key.root;
}

} // namespace ui
