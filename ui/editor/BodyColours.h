// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

class QsciScintilla;

namespace ui {

// Colours what is seen of a large text. The library goes through all of it, by a number of lines
// that it derives from the lines before: where those were short and these are long, a step takes
// several frames.
class BodyColours
{
public:
    explicit BodyColours(QsciScintilla &area);

    void setActive(bool isActive); // after the lexer was set
    // Before each painting: nothing is left for the library to colour then.
    void colourSeen();

private:
    struct Range
    {
        long from = 0;
        long to = 0; // behind its last byte
    };

    void setLarge(bool isLarge);
    long startOf(long line) const;
    Range seen() const;

    QsciScintilla &m_area;
    Range m_coloured; // of the text as it is
    bool m_isActive = false;
    bool m_isLarge = false;
};

} // namespace ui
