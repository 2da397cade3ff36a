// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console/TextWidth.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cwchar>

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

bool isHarmful(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format: // bidi controls, zero-width joiners, byte order mark
    case QChar::Other_Surrogate:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

int columnsOfCharacter(char32_t character)
{
    const int columns = ::wcwidth(static_cast<wchar_t>(character));
    return columns < 0 ? 1 : columns;
}

QString escapeOf(char32_t character)
{
    if (character == U'\n')
        return u"\\n"_s;
    if (character == U'\t')
        return u"\\t"_s;
    if (character == U'\r')
        return u"\\r"_s;
    return u"\\u"_s + QString::number(character, 16).rightJustified(4, u'0');
}

// From the front, as many whole characters as fit.
QString front(const QString &text, int width)
{
    int used = 0;
    QString kept;
    for (const char32_t character : text.toUcs4()) {
        used += columnsOfCharacter(character);
        if (used > width)
            break;
        kept += QStringView(QChar::fromUcs4(character));
    }
    return kept;
}

QString back(const QString &text, int width)
{
    const QList<uint> characters = text.toUcs4();
    int used = 0;
    qsizetype first = characters.size();
    while (first > 0) {
        used += columnsOfCharacter(characters.at(first - 1));
        if (used > width)
            break;
        --first;
    }
    QString kept;
    for (const char32_t character : characters.mid(first))
        kept += QStringView(QChar::fromUcs4(character));
    return kept;
}

} // namespace

QString printable(const QString &text)
{
    QString result;
    result.reserve(text.size());
    for (const char32_t character : text.toUcs4()) {
        if (isHarmful(character))
            result += escapeOf(character);
        else
            result += QStringView(QChar::fromUcs4(character));
    }
    return result;
}

QString printableLines(const QString &text)
{
    QString result;
    for (qsizetype from = 0; from <= text.size();) {
        qsizetype end = from;
        while (end < text.size() && text.at(end) != u'\n' && text.at(end) != u'\t')
            ++end;
        result += printable(text.sliced(from, end - from));
        if (end < text.size())
            result += text.at(end);
        from = end + 1;
    }
    return result;
}

QByteArray printableJson(QByteArrayView json)
{
    const auto isPlain = [](char byte) { return static_cast<unsigned char>(byte) < 0x7f; };
    if (std::all_of(json.begin(), json.end(), isPlain))
        return json.toByteArray(); // JSON has no other control characters but between its tokens
    QByteArray result;
    for (const char32_t character : QString::fromUtf8(json).toUcs4()) {
        const auto text = QChar::fromUcs4(character);
        const QStringView units = text;
        if (character < 0x7f || !isHarmful(character)) {
            result += units.toUtf8();
            continue;
        }
        for (const QChar unit : units)
            result += "\\u" + QByteArray::number(unit.unicode(), 16).rightJustified(4, '0');
    }
    return result;
}

int displayWidth(const QString &text)
{
    int width = 0;
    for (const char32_t character : text.toUcs4())
        width += columnsOfCharacter(character);
    return width;
}

QString cutTo(const QString &text, int width, Cut cut, const QString &ellipsis)
{
    if (displayWidth(text) <= width)
        return text;
    const int room = width - displayWidth(ellipsis);
    if (room <= 0)
        return front(ellipsis, width);
    if (cut == Cut::End)
        return front(text, room) + ellipsis;
    return front(text, room - room / 2) + ellipsis + back(text, room / 2);
}

QStringList wrapped(const QString &text, int width)
{
    QStringList lines;
    for (const QString &paragraph : text.split(u'\n')) {
        QString line;
        for (const QString &word : paragraph.split(u' ', Qt::SkipEmptyParts)) {
            const bool fits = width <= 0 || displayWidth(line) + 1 + displayWidth(word) <= width;
            if (!line.isEmpty() && !fits)
                lines.append(std::exchange(line, {}));
            line += line.isEmpty() ? word : QString(u' ' + word);
        }
        lines.append(line);
    }
    return lines;
}

QString grouped(qint64 number)
{
    return QLocale(QLocale::English, QLocale::UnitedStates).toString(number);
}

QString humanBytes(qint64 bytes)
{
    constexpr std::array units{"KiB", "MiB", "GiB", "TiB"};
    if (bytes < 1024)
        return QString::number(bytes) + u" B"_s;
    double value = static_cast<double>(bytes) / 1024;
    size_t unit = 0;
    while (value >= 1023.95 && unit + 1 < units.size()) {
        value /= 1024;
        ++unit;
    }
    return QString::number(value, 'f', 1) + u' ' + QLatin1StringView(units.at(unit));
}

} // namespace app
