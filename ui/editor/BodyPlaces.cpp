// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/Format.h"
#include "ui/editor/BodyEditor.h"
#include "ui/editor/CodeArea.h"

#include <QTextDocument>
#include <QToolTip>

#include <algorithm>

// Places in a body: of mistakes, of placeholders, of what is selected.

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int dwellTime = 400; // milliseconds

// Of a caret: what completion and prompts lie beside.
QRect rectAt(const CodeArea &area, long position)
{
    const long x = area.SendScintilla(QsciScintilla::SCI_POINTXFROMPOSITION, 0UL, position);
    const long y = area.SendScintilla(QsciScintilla::SCI_POINTYFROMPOSITION, 0UL, position);
    const long height = area.SendScintilla(QsciScintilla::SCI_TEXTHEIGHT, 0UL);
    return {area.viewport()->pos() + QPoint(static_cast<int>(x), static_cast<int>(y)),
            QSize(1, static_cast<int>(height))};
}

long lineStart(const CodeArea &area, long line)
{
    return area.SendScintilla(QsciScintilla::SCI_POSITIONFROMLINE,
                              static_cast<unsigned long>(line));
}

long lineEnd(const CodeArea &area, long line)
{
    return area.SendScintilla(QsciScintilla::SCI_GETLINEENDPOSITION,
                              static_cast<unsigned long>(line));
}

long lineAt(const CodeArea &area, long position)
{
    return area.SendScintilla(QsciScintilla::SCI_LINEFROMPOSITION,
                              static_cast<unsigned long>(position));
}

} // namespace

void BodyEditor::watchPointer()
{
    m_area->SendScintilla(QsciScintilla::SCI_SETMOUSEDWELLTIME,
                          static_cast<unsigned long>(dwellTime));
    connect(m_area, &QsciScintillaBase::SCN_DWELLSTART, this, [this](int position, int x, int y) {
        if (position < 0 || m_held)
            return;
        const QPoint at = m_area->viewport()->mapToGlobal(QPoint(x, y));
        for (const Marked &each : m_marked) {
            if (position < each.start || position >= each.end)
                continue;
            QToolTip::showText(
                at, Qt::convertFromPlainText(printable(each.message), Qt::WhiteSpaceNormal),
                m_area);
            return;
        }
        emit hovered(position, at);
    });
    connect(m_area, &QsciScintillaBase::SCN_DWELLEND, this, [this] { emit hoverEnded(); });
}

void BodyEditor::setMistakes(const QList<Mistake> &mistakes)
{
    if (m_mistakes == mistakes)
        return;
    m_mistakes = mistakes;
    showMistakes();
}

void BodyEditor::showMistakes()
{
    m_marked.clear();
    m_area->markerDeleteAll(CodeArea::MistakeMark);
    m_area->SendScintilla(QsciScintilla::SCI_SETINDICATORCURRENT,
                          static_cast<unsigned long>(CodeArea::Mistake));
    m_area->SendScintilla(QsciScintilla::SCI_INDICATORCLEARRANGE, 0UL,
                          static_cast<long>(m_area->size()));
    QStringList messages;
    for (const Mistake &each : m_mistakes) {
        if (!messages.contains(each.message))
            messages << each.message;
        if (each.place && !m_held)
            mark(each);
    }
    m_area->setAccessibleDescription(
        !messages.isEmpty() ? messages.join(u' ')
                            : tr("Tab indents. Ctrl+Shift+M lets Tab move the focus."));
}

void BodyEditor::mark(const Mistake &mistake)
{
    const int line =
        static_cast<int>(std::min<qsizetype>(mistake.place->line, m_area->lines())) - 1;
    m_area->markerAdd(line, CodeArea::MistakeMark);
    const long start = lineStart(*m_area, line);
    const long end = lineEnd(*m_area, line);
    long at = m_area->SendScintilla(QsciScintilla::SCI_POSITIONRELATIVE,
                                    static_cast<unsigned long>(start),
                                    static_cast<long>(mistake.place->column - 1));
    // A mistake at the end of a line is shown on its last character.
    at = std::clamp(at, start, std::max(start, end - 1));
    constexpr long usual = 2;
    const long wanted = mistake.length > usual ? static_cast<long>(mistake.length) : usual;
    const long length = std::max(1L, std::min(end - at, wanted));
    m_area->SendScintilla(QsciScintilla::SCI_INDICATORFILLRANGE, static_cast<unsigned long>(at),
                          length);
    m_marked.append({at, at + length, mistake.message});
}

void BodyEditor::goTo(const core::TextPlace &place)
{
    setFocus();
    if (m_held)
        return;
    const int line = static_cast<int>(std::min<qsizetype>(place.line, m_area->lines())) - 1;
    const long at = m_area->SendScintilla(QsciScintilla::SCI_POSITIONRELATIVE,
                                          static_cast<unsigned long>(lineStart(*m_area, line)),
                                          static_cast<long>(place.column - 1));
    m_area->ensureLineVisible(line);
    m_area->SendScintilla(QsciScintilla::SCI_GOTOPOS, static_cast<unsigned long>(at));
    m_area->SendScintilla(QsciScintilla::SCI_VERTICALCENTRECARET);
}

PlaceholderField BodyEditor::placeholderField()
{
    PlaceholderField field;
    field.widget = m_area;
    field.line = [this] {
        if (m_held)
            return PlaceholderField::Line();
        const long at = m_area->SendScintilla(QsciScintilla::SCI_GETCURRENTPOS);
        const long line = lineAt(*m_area, at);
        const long start = lineStart(*m_area, line);
        return PlaceholderField::Line{m_area->bytes(start, lineEnd(*m_area, line)), at - start};
    };
    field.replace = [this](qsizetype from, qsizetype to, const QByteArray &with) {
        const long at = m_area->SendScintilla(QsciScintilla::SCI_GETCURRENTPOS);
        const long start = lineStart(*m_area, lineAt(*m_area, at));
        replaceRange(start + from, to - from, with);
    };
    field.cursor = [this] {
        return rectAt(*m_area, m_area->SendScintilla(QsciScintilla::SCI_GETCURRENTPOS));
    };
    return field;
}

std::optional<BodyEditor::Selected> BodyEditor::selection() const
{
    const long start = m_area->SendScintilla(QsciScintilla::SCI_GETSELECTIONSTART);
    const long end = m_area->SendScintilla(QsciScintilla::SCI_GETSELECTIONEND);
    const long line = lineAt(*m_area, start);
    if (m_held || line != lineAt(*m_area, end))
        return std::nullopt;
    return Selected{start, m_area->bytes(start, end),
                    m_area->bytes(lineStart(*m_area, line), start), rectAt(*m_area, start)};
}

QByteArray BodyEditor::bytesAt(qsizetype offset, qsizetype length) const
{
    return m_held ? QByteArray() : m_area->bytes(offset, offset + length);
}

void BodyEditor::replaceRange(qsizetype offset, qsizetype length, const QByteArray &with)
{
    m_area->SendScintilla(QsciScintilla::SCI_BEGINUNDOACTION);
    m_area->replaceBytes(offset, offset + length, with);
    m_area->SendScintilla(QsciScintilla::SCI_GOTOPOS,
                          static_cast<unsigned long>(offset + with.size()));
    m_area->SendScintilla(QsciScintilla::SCI_ENDUNDOACTION);
}

} // namespace ui
