// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/BodyEditor.h"
#include "ui/editor/CodeArea.h"

// How a body is searched: the part of BodyEditor that FindBar uses.

namespace ui {

namespace {

constexpr qsizetype largeBytes =
    qsizetype(1024) * 1024; // searching without case takes 10 ms per MiB
constexpr int mostMatches = 1000;

} // namespace

std::optional<std::pair<qsizetype, qsizetype>> BodyEditor::match(const Search &search,
                                                                 qsizetype from, qsizetype to)
{
    const QByteArray text = search.text.toUtf8();
    if (text.isEmpty() || m_held)
        return std::nullopt;
    const bool matchesCase = search.matchesCase || m_area->size() > largeBytes;
    const int flags = (matchesCase ? QsciScintilla::SCFIND_MATCHCASE : 0)
        | (search.isWholeWords ? QsciScintilla::SCFIND_WHOLEWORD : 0);
    m_area->SendScintilla(QsciScintilla::SCI_SETSEARCHFLAGS, static_cast<unsigned long>(flags));
    m_area->SendScintilla(QsciScintilla::SCI_SETTARGETRANGE, static_cast<unsigned long>(from),
                          static_cast<long>(to));
    const long at = m_area->SendScintilla(QsciScintilla::SCI_SEARCHINTARGET,
                                          static_cast<uintptr_t>(text.size()), text.constData());
    if (at < 0)
        return std::nullopt;
    return std::pair<qsizetype, qsizetype>(at,
                                           m_area->SendScintilla(QsciScintilla::SCI_GETTARGETEND));
}

bool BodyEditor::findFrom(const Search &search, qsizetype from, Way way)
{
    const bool isForward = way == Way::Forward;
    auto found = match(search, from, isForward ? m_area->size() : 0);
    if (!found)
        found = isForward ? match(search, 0, m_area->size()) : match(search, m_area->size(), 0);
    if (!found)
        return false;
    const auto line = m_area->SendScintilla(QsciScintilla::SCI_LINEFROMPOSITION,
                                            static_cast<unsigned long>(found->first));
    m_area->ensureLineVisible(static_cast<int>(line));
    m_area->SendScintilla(QsciScintilla::SCI_SETSEL, static_cast<unsigned long>(found->first),
                          static_cast<long>(found->second));
    return true;
}

bool BodyEditor::find(const Search &search, Way way)
{
    const auto message = way == Way::Forward ? QsciScintilla::SCI_GETSELECTIONEND
                                             : QsciScintilla::SCI_GETSELECTIONSTART;
    return findFrom(search, m_area->SendScintilla(message), way);
}

bool BodyEditor::findAsTyped(const Search &search)
{
    return findFrom(search, m_area->SendScintilla(QsciScintilla::SCI_GETSELECTIONSTART),
                    Way::Forward);
}

int BodyEditor::markMatches(const Search &search)
{
    unmarkMatches();
    if (m_area->size() > largeBytes)
        return -1;
    int count = 0;
    qsizetype from = 0;
    while (count < mostMatches) {
        const auto found = match(search, from, m_area->size());
        if (!found)
            break;
        ++count;
        from = found->second;
        m_area->SendScintilla(QsciScintilla::SCI_INDICATORFILLRANGE,
                              static_cast<unsigned long>(found->first),
                              static_cast<long>(found->second - found->first));
    }
    return count;
}

void BodyEditor::unmarkMatches()
{
    m_area->SendScintilla(QsciScintilla::SCI_SETINDICATORCURRENT,
                          static_cast<unsigned long>(CodeArea::Match));
    m_area->SendScintilla(QsciScintilla::SCI_INDICATORCLEARRANGE, 0UL,
                          static_cast<long>(m_area->size()));
}

bool BodyEditor::replaceSelected(const Search &search, const QString &with)
{
    const auto start = m_area->SendScintilla(QsciScintilla::SCI_GETSELECTIONSTART);
    const auto end = m_area->SendScintilla(QsciScintilla::SCI_GETSELECTIONEND);
    const auto found = match(search, start, end);
    if (m_isReadOnly || start == end || !found
        || *found != std::pair<qsizetype, qsizetype>(start, end))
        return false;
    const QByteArray text = with.toUtf8();
    m_area->replaceBytes(start, end, text);
    m_area->SendScintilla(QsciScintilla::SCI_GOTOPOS,
                          static_cast<unsigned long>(start + text.size()));
    return true;
}

int BodyEditor::replaceAll(const Search &search, const QString &with)
{
    if (m_isReadOnly)
        return 0;
    const QByteArray text = with.toUtf8();
    QByteArray whole;
    int count = 0;
    qsizetype from = 0;
    while (const auto found = match(search, from, m_area->size())) {
        whole += m_area->bytes(from, found->first);
        whole += text;
        from = found->second;
        ++count;
    }
    if (count == 0)
        return 0;
    whole += m_area->bytes(from, m_area->size());
    replaceBody(whole); // at once: one step to undo, however many there are
    return count;
}

QString BodyEditor::selectedText() const
{
    const auto start = m_area->SendScintilla(QsciScintilla::SCI_GETSELECTIONSTART);
    const auto end = m_area->SendScintilla(QsciScintilla::SCI_GETSELECTIONEND);
    constexpr long most = 256;
    const QByteArray text = end - start > most ? QByteArray() : m_area->bytes(start, end);
    return text.contains('\n') ? QString() : QString::fromUtf8(text);
}

} // namespace ui
