// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/Theme.h"

#include "ui/common/Style.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPalette>

#include <array>

namespace ui {

namespace {

struct Shades
{
    QRgb light;
    QRgb dark;
    QRgb highLight; // of high contrast
    QRgb highDark;
};

// In the order of Role.
constexpr std::array<Shades, roleCount> colors{{
    {0xf4f5f7, 0x1e1f22, 0xf2f2f2, 0x000000}, // Window
    {0xffffff, 0x26282b, 0xffffff, 0x0a0a0a}, // Surface
    {0xfafbfc, 0x2b2d30, 0xfafafa, 0x161616}, // Raised
    {0xdcdfe4, 0x393b40, 0x5c5c5c, 0x949494}, // Border
    {0x7f8896, 0x747982, 0x1a1a1a, 0xe6e6e6}, // StrongBorder
    {0x1c2024, 0xdfe1e5, 0x000000, 0xffffff}, // Text
    {0x5b6470, 0xa5abb5, 0x303030, 0xd9d9d9}, // Muted
    {0x8b939e, 0x6b7078, 0x5e5e5e, 0xa0a0a0}, // Disabled
    {0x0d7a6f, 0x3cc9b8, 0x005a51, 0x5ff0de}, // Accent
    {0xffffff, 0x10201e, 0xffffff, 0x000000}, // OnAccent
    {0xd3ebe8, 0x17453f, 0xc8ebe6, 0x0a4640}, // Selection
    {0x1c2024, 0xeaf7f5, 0x000000, 0xffffff}, // SelectionText
    {0x0067b8, 0x4fb0ff, 0x00447f, 0x8fceff}, // Stored
    {0x9a5b00, 0xffb454, 0x5e3600, 0xffc970}, // Throttled
    {0xb3261e, 0xff8a7a, 0x8a1010, 0xffb3a9}, // Refused
    {0x6b3fb3, 0xbd9cff, 0x4a2a8c, 0xd9c8ff}, // Uncertain
    {0x5b6470, 0xa5abb5, 0x303030, 0xd9d9d9}, // NotSent
    {0xb3261e, 0xff6b5e, 0x8a1010, 0xff9d92}, // Production
    {0xffffff, 0x2a0f0d, 0xffffff, 0x000000}, // OnProduction
    {0x953800, 0xc77dbb, 0x6b2a00, 0xf2aee8}, // Property
    {0x0a5c36, 0x6aab73, 0x00481f, 0x93e39e}, // String
    {0x0550ae, 0x2aacb8, 0x003f8a, 0x76e2f6}, // Number
    {0x8250df, 0xcf8e6d, 0x5a2a96, 0xffc299}, // Keyword
}};
constexpr Shades greenStored{0x1a7f37, 0x5fd07a, 0x0a4d1c, 0x84ea99};

constexpr const char *successProperty = "headgateStoredIsGreen";
constexpr const char *contrastProperty = "headgateHasHighContrast";

// Where text is edited or selected.
constexpr std::array textClasses{"QLineEdit", "QTextEdit", "QPlainTextEdit", "QLabel"};

QPalette paletteFor(bool dark, Contrast contrast)
{
    const auto of = [dark, contrast](Role role) { return color(role, dark, contrast); };
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

bool isHighContrast()
{
    return qApp && qApp->property(contrastProperty).toBool();
}

QColor color(Role role, bool dark, Contrast contrast)
{
    Shades shades = colors[static_cast<std::size_t>(role)];
    if (role == Role::Stored && qApp && qApp->property(successProperty).toBool())
        shades = greenStored;
    if (contrast == Contrast::High)
        return QColor::fromRgb(dark ? shades.highDark : shades.highLight);
    return QColor::fromRgb(dark ? shades.dark : shades.light);
}

QColor color(Role role)
{
    return color(role, isDark(), isHighContrast() ? Contrast::High : Contrast::Usual);
}

QColor tint(Role state)
{
    constexpr int opacity = 26; // of 255: a tenth
    QColor result = color(state);
    result.setAlpha(opacity);
    return result;
}

QColor hoverFill()
{
    QColor fill = color(isHighContrast() ? Role::Text : Role::Border);
    fill.setAlphaF(isHighContrast() ? 0.1F : 0.5F);
    return fill;
}

void applyAppearance(QApplication &application, Appearance appearance, bool systemIsDark,
                     SuccessColor success, Contrast contrast)
{
    const bool dark =
        appearance == Appearance::Dark || (appearance == Appearance::System && systemIsDark);
    application.setProperty(successProperty, success == SuccessColor::Green);
    const bool wasHigh = isHighContrast();
    application.setProperty(contrastProperty, contrast == Contrast::High);
    if (application.style()->objectName() != styleName)
        QApplication::setStyle(new Style);
    QPalette palette = paletteFor(dark, contrast);
    QApplication::setPalette(palette);
    if (contrast == Contrast::Usual && !wasHigh)
        return; // no class has a palette of its own
    if (contrast == Contrast::High) {
        // A pale selection could be overlooked among letters; a chosen row has an edge instead.
        palette.setColor(QPalette::Highlight, color(Role::Accent));
        palette.setColor(QPalette::HighlightedText, color(Role::OnAccent));
    }
    for (const char *textClass : textClasses)
        QApplication::setPalette(palette, textClass);
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
