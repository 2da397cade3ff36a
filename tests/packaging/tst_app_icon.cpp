// SPDX-License-Identifier: GPL-3.0-or-later
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>
#include <QTest>

#include <algorithm>
#include <cstdlib>

using namespace Qt::Literals::StringLiterals;

class TestAppIcon : public QObject
{
    Q_OBJECT

private slots:
    void everySizeIsDrawn_data();
    void everySizeIsDrawn();
    void qtDrawsTheScalableOneAlike();
};

namespace {

const QString name = QStringLiteral(HEADGATE_APP_ID);

QImage installedIcon(int size)
{
    return QImage(
               u"%1/icons/%2/%3.png"_s.arg(QStringLiteral(HEADGATE_INSTALLED)).arg(size).arg(name))
        .convertToFormat(QImage::Format_ARGB32);
}

// How far two pixels are apart, 0 to 255.
int distance(QRgb one, QRgb other)
{
    return std::max({std::abs(qRed(one) - qRed(other)), std::abs(qGreen(one) - qGreen(other)),
                     std::abs(qBlue(one) - qBlue(other)), std::abs(qAlpha(one) - qAlpha(other))});
}

} // namespace

void TestAppIcon::everySizeIsDrawn_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {16, 22, 24, 32, 48, 64, 128, 256})
        QTest::addRow("%d", size) << size;
}

void TestAppIcon::everySizeIsDrawn()
{
    QFETCH(int, size);

    const QImage icon = installedIcon(size);

    QCOMPARE(icon.size(), QSize(size, size));
    // A tile with round corners, white posts, the gate in the middle and water below.
    QVERIFY(qAlpha(icon.pixel(0, 0)) < 128);
    QCOMPARE(icon.pixelColor(size / 4, size * 11 / 20), QColor(Qt::white));
    const QColor gate = icon.pixelColor(size * 2 / 5, size * 2 / 5);
    QVERIFY2(gate.red() > 2 * gate.blue(), qPrintable(gate.name()));
    const QColor water = icon.pixelColor(size / 2, size * 19 / 20 - 1);
    QVERIFY2(water.blue() > 2 * water.red(), qPrintable(water.name()));
}

// Qt knows a part of SVG only: what it leaves out would be missing in the window.
void TestAppIcon::qtDrawsTheScalableOneAlike()
{
    constexpr int size = 128;
    const QImage expected = installedIcon(size);
    QImage drawn(size, size, QImage::Format_ARGB32);
    drawn.fill(Qt::transparent);
    QSvgRenderer renderer(
        u"%1/packaging/icons/%2.svg"_s.arg(QStringLiteral(HEADGATE_SOURCE_DIR), name));
    QPainter painter(&drawn);
    renderer.render(&painter);
    painter.end();

    int different = 0;
    for (int y = 0; y < size; ++y) {
        for (int x = 0; x < size; ++x)
            different += distance(drawn.pixel(x, y), expected.pixel(x, y)) > 40 ? 1 : 0;
    }

    QVERIFY(renderer.isValid());
    QVERIFY2(different < size * size / 100, qPrintable(QString::number(different)));
}

QTEST_GUILESS_MAIN(TestAppIcon)
#include "tst_app_icon.moc"
