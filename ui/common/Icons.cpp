// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/Icons.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <optional>

// Outside of namespaces, as Qt asks; a static library's resources do not come by themselves.
static void makeIconsKnown()
{
    Q_INIT_RESOURCE(headgate);
}

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray svgOf(const QByteArray &name)
{
    makeIconsKnown();
    QFile file(u":/icons/"_s + QString::fromLatin1(name) + u".svg"_s);
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(isOpen, "icon", name.constData());
    return isOpen ? file.readAll() : QByteArray();
}

void drawSvg(QPainter &painter, const QByteArray &name, const QColor &color, const QRectF &place)
{
    QByteArray svg = svgOf(name);
    svg.replace("currentColor", color.name().toLatin1());
    QSvgRenderer renderer(svg);
    renderer.render(&painter, place);
}

class SvgIconEngine final : public QIconEngine
{
public:
    SvgIconEngine(QByteArray name, std::optional<Role> role)
        : m_name(std::move(name))
        , m_role(role)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        painter->drawPixmap(rect,
                            iconPixmap(m_name.constData(), colorFor(mode), rect.width(), ratio));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return iconPixmap(m_name.constData(), colorFor(mode), size.width(), 1.0);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        return iconPixmap(m_name.constData(), colorFor(mode), qRound(size.width() / scale), scale);
    }

    QIconEngine *clone() const override { return new SvgIconEngine(m_name, m_role); }

private:
    QColor colorFor(QIcon::Mode mode) const
    {
        if (mode == QIcon::Disabled)
            return color(Role::Disabled);
        if (m_role)
            return color(*m_role);
        return QApplication::palette().color(QPalette::ButtonText);
    }

    QByteArray m_name;
    std::optional<Role> m_role;
};

} // namespace

QIcon icon(const char *name)
{
    return QIcon(new SvgIconEngine(name, std::nullopt));
}

QIcon icon(const char *name, Role role)
{
    return QIcon(new SvgIconEngine(name, role));
}

QIcon applicationIcon()
{
    makeIconsKnown();
    QIcon result;
    for (const int size : {16, 24, 32, 48, 64, 128, 256}) {
        QSvgRenderer renderer(u":/headgate.svg"_s);
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        painter.end();
        result.addPixmap(pixmap);
    }
    return result;
}

QPixmap iconPixmap(const char *name, const QColor &color, int size, qreal devicePixelRatio)
{
    const QString key = u"icon/%1/%2/%3/%4"_s.arg(QString::fromLatin1(name), color.name())
                            .arg(size)
                            .arg(devicePixelRatio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(QSizeF(size * devicePixelRatio, size * devicePixelRatio).toSize());
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    drawSvg(painter, name, color, pixmap.rect());
    painter.end();
    pixmap.setDevicePixelRatio(devicePixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

} // namespace ui
