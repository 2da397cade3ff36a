// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/BodyFolds.h"

#include <Qsci/qsciscintilla.h>

#include <algorithm>

namespace ui {

namespace {

using Sci = QsciScintillaBase;

constexpr qsizetype longestFoldedLine = 64 * 1024; // a longer one opens nothing
constexpr qsizetype bytesAtOnce = 256 * 1024;
constexpr int linesAtOnce = 4'000;

// Behind the string or the placeholder that begins at `at`; what has no end in its line is one
// character long.
qsizetype behind(QByteArrayView line, qsizetype at)
{
    if (line[at] == '{') {
        const qsizetype end = line.indexOf("}}", at + 2);
        return end < 0 ? at + 1 : end + 2;
    }
    for (qsizetype i = at + 1; i < line.size(); ++i) {
        if (line.sliced(i).startsWith("{{"))
            i = behind(line, i) - 1;
        else if (line[i] == '\\')
            ++i;
        else if (line[i] == '"')
            return i + 1;
    }
    return line.size();
}

QByteArrayView lineOf(const QsciScintilla &area, long line)
{
    const auto number = static_cast<unsigned long>(line);
    const long start = area.SendScintilla(Sci::SCI_POSITIONFROMLINE, number);
    const long length = area.SendScintilla(Sci::SCI_LINELENGTH, number);
    if (length == 0 || length > longestFoldedLine)
        return {};
    const auto *text =
        static_cast<const char *>(area.SendScintillaPtrResult(Sci::SCI_GETCHARACTERPOINTER));
    return {text + start, length};
}

long levelOf(const QsciScintilla &area, long line)
{
    return area.SendScintilla(Sci::SCI_GETFOLDLEVEL, static_cast<unsigned long>(line));
}

} // namespace

int depthChange(QByteArrayView line)
{
    int depth = 0;
    for (qsizetype at = 0; at < line.size();) {
        const char character = line[at];
        const QByteArrayView rest = line.sliced(at);
        if (character == '"' || rest.startsWith("{{")) {
            at = behind(line, at);
            continue;
        }
        if (rest.startsWith("//"))
            break;
        if (rest.startsWith("/*")) {
            const qsizetype end = line.indexOf("*/", at + 2);
            at = end < 0 ? line.size() : end + 2;
            continue;
        }
        depth += character == '{' || character == '[' ? 1 : 0;
        depth -= character == '}' || character == ']' ? 1 : 0;
        ++at;
    }
    return depth;
}

BodyFolds::BodyFolds(QsciScintilla &area)
    : QObject(&area)
    , m_area(area)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    m_soon.callOnTimeout(this, &BodyFolds::look);
    connect(&area, &QsciScintilla::SCN_MODIFIED, this,
            [this](int position, int type, const char *, int, int linesAdded) {
                if ((type & (Sci::SC_MOD_INSERTTEXT | Sci::SC_MOD_DELETETEXT)) != 0)
                    linesChanged(position, linesAdded);
            });
}

void BodyFolds::setActive(bool isActive)
{
    m_isActive = isActive;
    m_area.SendScintilla(Sci::SCI_SETPROPERTY, "fold", "0");
    lookAgain();
}

void BodyFolds::lookAgain()
{
    m_from = 0;
    m_until = m_area.SendScintilla(Sci::SCI_GETLINECOUNT);
    if (m_isActive)
        m_soon.start();
}

void BodyFolds::linesChanged(int position, int linesAdded)
{
    const long line =
        m_area.SendScintilla(Sci::SCI_LINEFROMPOSITION, static_cast<unsigned long>(position));
    const bool isPending = m_soon.isActive();
    m_from = isPending ? std::min(m_from, line) : line;
    m_until = std::max(isPending ? m_until + linesAdded : 0, line + std::max(linesAdded, 0) + 1);
    if (m_isActive)
        m_soon.start();
}

// From the first changed line on, as far as levels differ from what they were.
void BodyFolds::look()
{
    const long count = m_area.SendScintilla(Sci::SCI_GETLINECOUNT);
    constexpr long base = Sci::SC_FOLDLEVELBASE;
    constexpr long deepest = Sci::SC_FOLDLEVELNUMBERMASK - base;
    long line = std::min(m_from, count - 1);
    long depth = 0;
    if (line > 0) {
        const long before = levelOf(m_area, line - 1) & Sci::SC_FOLDLEVELNUMBERMASK;
        depth = before - base + depthChange(lineOf(m_area, line - 1));
    }
    qsizetype bytes = 0;
    for (int lines = 0; line < count && lines < linesAtOnce && bytes < bytesAtOnce;
         ++line, ++lines) {
        const QByteArrayView text = lineOf(m_area, line);
        const int change = depthChange(text);
        const long level = base + std::clamp(depth, 0L, deepest)
            + (change > 0 ? long(Sci::SC_FOLDLEVELHEADERFLAG) : 0L);
        const bool isNew = levelOf(m_area, line) != level;
        if (isNew)
            m_area.SendScintilla(Sci::SCI_SETFOLDLEVEL, static_cast<unsigned long>(line), level);
        else if (line >= m_until)
            return;
        depth = std::clamp(depth + change, 0L, deepest);
        bytes += text.size();
    }
    m_from = line;
    if (line < count)
        m_soon.start();
}

} // namespace ui
