// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordfiles/Section.h"

#include "core/json/JsonTokens.h"
#include "core/recordfiles/HeaderText.h"

#include <algorithm>

namespace core {

namespace {

constexpr QByteArrayView recordMark = "###";
constexpr QByteArrayView secretMark = "@secret";

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isHeaderNameByte(char c)
{
    return isLetter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

SectionLine lineAt(QByteArrayView text, qsizetype start)
{
    const qsizetype end = text.indexOf('\n', start);
    SectionLine line{.start = start};
    if (end < 0) {
        line.size = text.size() - start;
        return line;
    }
    const bool hasReturn = end > start && text[end - 1] == '\r';
    line.endSize = hasReturn ? 2 : 1;
    line.size = end + 1 - line.endSize - start;
    return line;
}

void setName(SectionLine &line, QByteArrayView text, QByteArrayView name)
{
    line.nameStart = name.data() - text.data();
    line.nameSize = name.size();
}

// At the end of a file a line may end with half a line break: were it part of what the line says,
// it would be lost as soon as another line follows.
QByteArrayView trimmedEnd(QByteArrayView text)
{
    while (text.endsWith('\r'))
        text.chop(1);
    return trimmedBlanks(text);
}

void setValue(SectionLine &line, QByteArrayView text, QByteArrayView value)
{
    value = trimmedEnd(value);
    line.valueStart = value.data() - text.data();
    line.valueSize = value.size();
}

bool readHeader(SectionLine &line, QByteArrayView text)
{
    const QByteArrayView all = text.sliced(line.start, line.size);
    const auto *nameEnd = std::find_if_not(all.begin(), all.end(), isHeaderNameByte);
    const qsizetype size = nameEnd - all.begin();
    if (size == 0 || !isLetter(all.front()))
        return false;
    qsizetype at = size;
    line.isStarred = at < all.size() && all[at] == '*';
    at += line.isStarred ? 1 : 0;
    if (at >= all.size() || all[at] != ':')
        return false;
    setName(line, text, all.first(size));
    setValue(line, text, all.sliced(at + 1));
    return true;
}

// The size of the JSON string at the start of a text; 0 where there is none.
qsizetype quotedSize(QByteArrayView text)
{
    JsonTokens tokens(text);
    const JsonToken token = tokens.next();
    return token.kind == JsonToken::Kind::String && token.start == 0 ? token.size : 0;
}

bool readVariable(SectionLine &line, QByteArrayView text)
{
    const QByteArrayView all = text.sliced(line.start + 1, line.size - 1);
    const qsizetype quoted = quotedSize(all);
    const qsizetype equals = all.indexOf('=', quoted);
    if (equals < 0)
        return false;
    QByteArrayView name = trimmedBlanks(all.first(equals));
    line.isStarred = name.endsWith('*');
    if (line.isStarred)
        name = trimmedBlanks(name.chopped(1));
    if (name.isEmpty() || (quoted > 0 && name.size() != quoted))
        return false;
    setName(line, text, name);
    setValue(line, text, all.sliced(equals + 1));
    return true;
}

bool readSecret(SectionLine &line, QByteArrayView text)
{
    const QByteArrayView all = text.sliced(line.start, line.size);
    if (!all.startsWith(secretMark) || all.size() == secretMark.size())
        return false;
    const char after = all[secretMark.size()];
    const QByteArrayView name = trimmedEnd(all.sliced(secretMark.size()));
    if ((after != ' ' && after != '\t') || name.isEmpty() || name.startsWith('='))
        return false;
    setName(line, text, name);
    return true;
}

SectionLine::Kind kindOf(SectionLine &line, QByteArrayView text)
{
    const QByteArrayView all = text.sliced(line.start, line.size);
    if (trimmedBlanks(all).isEmpty())
        return SectionLine::Kind::Blank;
    if (all.startsWith(recordMark)) {
        setValue(line, text, all.sliced(recordMark.size()));
        return SectionLine::Kind::Title;
    }
    if (all.startsWith('#'))
        return SectionLine::Kind::Comment;
    if (all.startsWith('@') && readSecret(line, text))
        return SectionLine::Kind::Secret;
    if (all.startsWith('@') && readVariable(line, text))
        return SectionLine::Kind::Variable;
    return readHeader(line, text) ? SectionLine::Kind::Header : SectionLine::Kind::Other;
}

} // namespace

SectionParts partsOf(QByteArrayView section, SectionKind kind)
{
    SectionParts parts;
    while (parts.bodyStart < section.size()) {
        SectionLine line = lineAt(section, parts.bodyStart);
        line.kind = kindOf(line, section);
        const bool isRecord = kind == SectionKind::Record;
        if (isRecord && line.kind == SectionLine::Kind::Other)
            break;
        parts.bodyStart = line.end();
        parts.head += line;
        if (isRecord && line.kind == SectionLine::Kind::Blank)
            break;
    }
    return parts;
}

QList<qsizetype> recordStarts(QByteArrayView text)
{
    QList<qsizetype> starts;
    if (text.startsWith(recordMark))
        starts += 0;
    for (qsizetype at = text.indexOf("\n###"); at >= 0; at = text.indexOf("\n###", at + 1))
        starts += at + 1;
    return starts;
}

qsizetype trailingLineEnds(QByteArrayView text)
{
    qsizetype end = text.size();
    while (end > 0 && text[end - 1] == '\n')
        end -= end > 1 && text[end - 2] == '\r' ? 2 : 1;
    return end;
}

} // namespace core
