// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordfiles/HeaderEdit.h"

#include "core/recordfiles/HeaderText.h"

namespace core {

namespace {

using Kind = SectionLine::Kind;

bool saysTheSame(Header header, const QString &text, const HeaderTexts &texts)
{
    const auto found = texts.find(header);
    return found != texts.end()
        && canonicalText(header, text) == canonicalText(header, found->second);
}

// Where headers that are new are written: behind the last one, else before the first variable,
// else behind all that is not blank.
qsizetype placeForHeaders(const QList<SectionLine> &head)
{
    qsizetype behindText = 0;
    for (qsizetype i = head.size() - 1; i >= 0; --i) {
        if (head.at(i).kind == Kind::Header || head.at(i).kind == Kind::Title)
            return i + 1;
        if (head.at(i).kind != Kind::Blank && behindText == 0)
            behindText = i + 1;
    }
    for (qsizetype i = 0; i < head.size(); ++i) {
        if (head.at(i).kind == Kind::Variable)
            return i;
    }
    return behindText;
}

class HeadWriter
{
public:
    HeadWriter(QByteArrayView section, const HeadWish &wish, QByteArrayView lineEnd)
        : m_section(section)
        , m_wish(wish)
        , m_lineEnd(lineEnd)
        , m_left(wish.wanted)
    {
    }

    void take(const SectionLine &line)
    {
        if (line.kind == Kind::Title)
            takeTitle(line);
        else if (line.kind == Kind::Header)
            takeHeader(line);
        else
            copy(line);
    }

    // Those headers that no line of the head says.
    void addMissing(const QList<SectionLine> &head)
    {
        for (const SectionLine &line : head) {
            if (line.kind == Kind::Header) {
                if (const auto header = headerNamed(nameIn(line)))
                    m_left.erase(*header);
            }
        }
        for (const auto &[header, text] : m_left)
            appendLine(m_out, headerLine(nameOf(header), text), m_lineEnd);
        m_left.clear();
    }

    void addTitle()
    {
        const QByteArray title = m_wish.title->toUtf8();
        appendLine(m_out, title.isEmpty() ? QByteArray("###") : "### " + title, m_lineEnd);
    }

    QByteArray finish() { return std::move(m_out); }

private:
    QByteArrayView nameIn(const SectionLine &line) const
    {
        return m_section.sliced(line.nameStart, line.nameSize);
    }

    void copy(const SectionLine &line)
    {
        m_out += m_section.sliced(line.start, line.size + line.endSize);
    }

    void takeTitle(const SectionLine &line)
    {
        if (plainText(m_section.sliced(line.valueStart, line.valueSize)) == m_wish.title)
            copy(line);
        else
            addTitle();
    }

    void takeHeader(const SectionLine &line)
    {
        const auto header = headerNamed(nameIn(line));
        if (!header)
            return copy(line);
        FoundProblems ignored; // a file with such problems is not edited
        const QString text = valueOf(line, m_section, 0, ignored);
        const auto wanted = m_wish.wanted.find(*header);
        if (saysTheSame(*header, text, m_wish.wanted)
            || (wanted == m_wish.wanted.end() && saysTheSame(*header, text, m_wish.tolerated)))
            return copy(line);
        if (wanted != m_wish.wanted.end())
            appendLine(m_out, headerLine(nameIn(line), wanted->second), m_lineEnd);
    }

    QByteArrayView m_section;
    const HeadWish &m_wish;
    QByteArrayView m_lineEnd;
    HeaderTexts m_left;
    QByteArray m_out;
};

} // namespace

QByteArray editedHead(QByteArrayView section, const SectionParts &parts, const HeadWish &wish,
                      QByteArrayView lineEnd)
{
    QList<SectionLine> head = parts.head;
    if (wish.title && !head.isEmpty() && head.last().kind == Kind::Blank)
        head.removeLast();
    HeadWriter writer(section, wish, lineEnd);
    if (wish.title && head.isEmpty())
        writer.addTitle();
    const qsizetype place = placeForHeaders(head);
    for (qsizetype i = 0; i < head.size(); ++i) {
        if (i == place)
            writer.addMissing(head);
        writer.take(head.at(i));
    }
    writer.addMissing(head);
    return writer.finish();
}

QByteArray headerLine(QByteArrayView name, const QString &text)
{
    QByteArray line = name.toByteArray();
    if (!isPlainText(text))
        return line + "*: " + quotedText(text);
    line += ':';
    return text.isEmpty() ? line : line + ' ' + text.toUtf8();
}

void appendLine(QByteArray &out, QByteArrayView line, QByteArrayView lineEnd)
{
    if (!out.isEmpty() && !out.endsWith('\n'))
        out += lineEnd;
    out += line;
    out += lineEnd;
}

} // namespace core
