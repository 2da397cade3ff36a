// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/Theme.h"

#include "ui/common/Style.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPalette>

#include <array>

namespace ui {

namespace {

struct Pair
{
    QRgb light;
    QRgb dark;
};

// In the order of Role.
constexpr std::array<Pair, roleCount> colors{{
    {0xfff4f5f7, 0xff1e1f22}, // Window
    {0xffffffff, 0xff26282b}, // Surface
    {0xfffafbfc, 0xff2b2d30}, // Raised
    {0xffdcdfe4, 0xff393b40}, // Border
    {0xff7f8896, 0xff747982}, // StrongBorder
    {0xff1c2024, 0xffdfe1e5}, // Text
    {0xff5b6470, 0xffa5abb5}, // Muted
    {0xff8b939e, 0xff6b7078}, // Disabled
    {0xff0d7a6f, 0xff3cc9b8}, // Accent
    {0xffffffff, 0xff10201e}, // OnAccent
    {0xffd3ebe8, 0xff17453f}, // Selection
    {0xff1c2024, 0xffeaf7f5}, // SelectionText
    {0xff0067b8, 0xff4fb0ff}, // Stored
    {0xff9a5b00, 0xffffb454}, // Throttled
    {0xffb3261e, 0xffff8a7a}, // Refused
    {0xff6b3fb3, 0xffbd9cff}, // Uncertain
    {0xff5b6470, 0xffa5abb5}, // NotSent
    {0xffb3261e, 0xffff6b5e}, // Production
    {0xffffffff, 0xff2a0f0d}, // OnProduction
    {0xff953800, 0xffc77dbb}, // Property
    {0xff0a5c36, 0xff6aab73}, // String
    {0xff0550ae, 0xff2aacb8}, // Number
    {0xff8250df, 0xffcf8e6d}, // Keyword
}};
constexpr Pair greenStored{0xff1a7f37, 0xff5fd07a};

constexpr const char *successProperty = "headgateStoredIsGreen";

QPalette paletteFor(bool dark)
{
    const auto of = [dark](Role role) { return color(role, dark); };
    QPalette palette;
    palette.setColor(QPalette::Window, of(Role::Window));
    palette.setColor(QPalette::WindowText, of(Role::Text));
    palette.setColor(QPalette::Base, of(Role::Surface));
    palette.setColor(QPalette::AlternateBase, of(Role::Raised));
    palette.setColor(QPalette::Text, of(Role::Text));
    palette.setColor(QPalette::PlaceholderText, of(Role::Muted));
    palette.setColor(QPalette::Button, of(Role::Surface));
    palette.setColor(QPalette::ButtonText, of(Role::Text));
    palette.setColor(QPalette::BrightText, of(Role::Refused));
    palette.setColor(QPalette::Highlight, of(Role::Selection));
    palette.setColor(QPalette::HighlightedText, of(Role::SelectionText));
    palette.setColor(QPalette::Link, of(Role::Accent));
    palette.setColor(QPalette::LinkVisited, of(Role::Accent));
    palette.setColor(QPalette::ToolTipBase, of(Role::Raised));
    palette.setColor(QPalette::ToolTipText, of(Role::Text));
    palette.setColor(QPalette::Light, of(Role::Raised));
    palette.setColor(QPalette::Midlight, of(Role::Border));
    palette.setColor(QPalette::Mid, of(Role::Border));
    palette.setColor(QPalette::Dark, of(Role::StrongBorder));
    palette.setColor(QPalette::Shadow, dark ? QColor(0, 0, 0) : QColor(0, 0, 0, 60));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                            QPalette::HighlightedText, QPalette::ToolTipText})
        palette.setColor(QPalette::Disabled, role, of(Role::Disabled));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, of(Role::Border));
    return palette;
}

QFont scaled(double steps)
{
    QFont font = QApplication::font();
    font.setPointSizeF(std::max(font.pointSizeF() + steps, 6.0));
    return font;
}

} // namespace

bool isDark()
{
    const QPalette palette = QApplication::palette();
    return palette.color(QPalette::WindowText).lightness()
        > palette.color(QPalette::Window).lightness();
}

QColor color(Role role, bool dark)
{
    Pair pair = colors[static_cast<std::size_t>(role)];
    if (role == Role::Stored && qApp && qApp->property(successProperty).toBool())
        pair = greenStored;
    return QColor::fromRgb(dark ? pair.dark : pair.light);
}

QColor color(Role role)
{
    return color(role, isDark());
}

QColor tint(Role state)
{
    constexpr int opacity = 26; // of 255: a tenth
    QColor result = color(state);
    result.setAlpha(opacity);
    return result;
}

void applyAppearance(QApplication &application, Appearance appearance, bool systemIsDark,
                     SuccessColor success)
{
    const bool dark =
        appearance == Appearance::Dark || (appearance == Appearance::System && systemIsDark);
    application.setProperty(successProperty, success == SuccessColor::Green);
    if (application.style()->objectName() != styleName)
        QApplication::setStyle(new Style);
    QApplication::setPalette(paletteFor(dark));
}

QFont codeFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(scaled(-1).pointSizeF());
    font.setStyleHint(QFont::Monospace);
    return font;
}

QFont smallFont()
{
    return scaled(-1);
}

QFont titleFont()
{
    QFont font = scaled(2);
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace ui
