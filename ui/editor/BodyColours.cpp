// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/BodyColours.h"

#include <Qsci/qsciscintilla.h>

#include <algorithm>

namespace ui {

namespace {

using Sci = QsciScintillaBase;

constexpr long colouredAsWhole = 512 * 1024; // 30 ms to colour as a whole
constexpr long mostSeen = 256 * 1024; // where lines are very long
constexpr long bytesAround = 32 * 1024; // so that not each step of a scroll bar colours anew

} // namespace

BodyColours::BodyColours(QsciScintilla &area)
    : m_area(area)
{
}

void BodyColours::setActive(bool isActive)
{
    m_isActive = isActive;
    m_isLarge = false;
    // Without a lexer there is nothing to colour, and the library would try so for ever.
    m_area.SendScintilla(
        Sci::SCI_SETIDLESTYLING,
        static_cast<unsigned long>(isActive ? Sci::SC_IDLESTYLING_ALL : Sci::SC_IDLESTYLING_NONE));
}

void BodyColours::setLarge(bool isLarge)
{
    m_isLarge = isLarge;
    m_coloured = {};
    m_area.SendScintilla(
        Sci::SCI_SETIDLESTYLING,
        static_cast<unsigned long>(isLarge ? Sci::SC_IDLESTYLING_NONE : Sci::SC_IDLESTYLING_ALL));
    if (!isLarge) // what was not seen has no colours yet
        m_area.SendScintilla(Sci::SCI_STARTSTYLING, 0UL, 0L);
}

long BodyColours::startOf(long line) const
{
    const long length = m_area.SendScintilla(Sci::SCI_GETLENGTH);
    const bool isThere = line < m_area.SendScintilla(Sci::SCI_GETLINECOUNT);
    const auto number = static_cast<unsigned long>(line);
    return isThere ? m_area.SendScintilla(Sci::SCI_POSITIONFROMLINE, number) : length;
}

BodyColours::Range BodyColours::seen() const
{
    const auto lineAt = [this](long shown) {
        return m_area.SendScintilla(Sci::SCI_DOCLINEFROMVISIBLE, static_cast<unsigned long>(shown));
    };
    const long first = m_area.SendScintilla(Sci::SCI_GETFIRSTVISIBLELINE);
    const long last = first + m_area.SendScintilla(Sci::SCI_LINESONSCREEN);
    const long from = startOf(lineAt(first));
    return {from, std::min(startOf(lineAt(last) + 1), from + mostSeen)};
}

void BodyColours::colourSeen()
{
    if (!m_isActive)
        return;
    const long length = m_area.SendScintilla(Sci::SCI_GETLENGTH);
    if (m_isLarge != (length > colouredAsWhole))
        setLarge(!m_isLarge);
    if (!m_isLarge)
        return;
    // The library knows up to where nothing has changed since it was told that all is coloured.
    m_coloured.to = std::min(m_coloured.to, m_area.SendScintilla(Sci::SCI_GETENDSTYLED));
    const Range wanted = seen();
    if (wanted.from < m_coloured.from || wanted.to > m_coloured.to) {
        const auto before = static_cast<unsigned long>(std::max(wanted.from - bytesAround, 0L));
        m_coloured.from = startOf(m_area.SendScintilla(Sci::SCI_LINEFROMPOSITION, before));
        m_coloured.to = std::min(wanted.to + bytesAround, length);
        m_area.SendScintilla(Sci::SCI_COLOURISE, static_cast<unsigned long>(m_coloured.from),
                             m_coloured.to);
    }
    m_area.SendScintilla(Sci::SCI_STARTSTYLING, static_cast<unsigned long>(length), 0L);
}

} // namespace ui
