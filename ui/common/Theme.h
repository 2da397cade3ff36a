// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>

class QApplication;

namespace ui {

// What a colour is for. Every colour in the window comes from here; the contrast of each pair in
// use is measured by a test, in each theme.
enum class Role {
    Window, // behind everything
    Surface, // pages, fields, grids
    Raised, // cards, headers, popups
    Border, // seen without fail in high contrast alone
    StrongBorder, // of fields and buttons: has to be seen
    Text,
    Muted, // labels beside values, hints
    Disabled,
    Accent, // the primary button, the focus ring, the selected tab
    OnAccent,
    Selection,
    SelectionText,
    Stored,
    Throttled, // and retrying
    Refused,
    Uncertain,
    NotSent, // and what waits
    Production,
    OnProduction,
    Property, // of JSON in the editor, as the rest
    String,
    Number,
    Keyword,
};
inline constexpr int roleCount = static_cast<int>(Role::Keyword) + 1;

enum class Appearance { System, Light, Dark };
enum class SuccessColor { Blue, Green }; // blue survives every kind of colour blindness
// High: text 7:1, marks and borders 4.5:1, and nothing told by a tint alone; light and dark.
enum class Contrast { Usual, High };

// Of the theme in force. GUI thread, as everything here.
QColor color(Role role);
QColor color(Role role, bool dark, Contrast contrast);
// A state's colour as a background for a row: text on it stays text-coloured.
QColor tint(Role state);
// Behind what the mouse is over in a list: on pages and on what lies behind them.
QColor hoverFill();
bool isDark();
bool isHighContrast();

// Sets palette and style; widgets learn it by QEvent::PaletteChange. `systemIsDark` is what the
// desktop says, for Appearance::System.
void applyAppearance(QApplication &application, Appearance appearance, bool systemIsDark = false,
                     SuccessColor success = SuccessColor::Blue,
                     Contrast contrast = Contrast::Usual);

QFont codeFont(); // bodies, keys, sequence numbers: fixed, one step smaller than the text
QFont smallFont();
QFont titleFont();

// The grid that everything sits on, in device-independent pixels.
namespace space {
inline constexpr int xs = 4;
inline constexpr int s = 8;
inline constexpr int m = 12;
inline constexpr int l = 16;
inline constexpr int xl = 24;
} // namespace space

namespace extent {
inline constexpr int radius = 6; // of cards, chips, fields and buttons
inline constexpr int control = 32; // height of fields and buttons
inline constexpr int row = 26; // height of a row of a grid
inline constexpr int icon = 16;
} // namespace extent

} // namespace ui
