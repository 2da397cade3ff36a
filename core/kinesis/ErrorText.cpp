// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinesis/ErrorText.h"

#include <QRegularExpression>

#include <algorithm>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maxTextBytes = 4096;
constexpr qsizetype maxExcerptCharacters = 200;
constexpr qsizetype maxPageCharacters = 120;

bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

QByteArrayView firstBytes(QByteArrayView utf8, qsizetype count)
{
    if (utf8.size() <= count)
        return utf8;
    // A character has at most three bytes after its first.
    const qsizetype earliest = std::max<qsizetype>(count - 3, 0);
    qsizetype end = count;
    while (end > earliest && isContinuation(utf8.at(end)))
        --end;
    return utf8.first(end);
}

bool isHtml(const QString &text)
{
    const QStringView start = QStringView(text).trimmed().left(20);
    return start.startsWith(u"<!doctype html", Qt::CaseInsensitive)
        || start.startsWith(u"<html", Qt::CaseInsensitive);
}

// What a browser would show, roughly.
QString plainText(QString html)
{
    static const QRegularExpression unseen(
        uR"(<(script|style)\b.*?(</\1\s*>|\z)|<!--.*?(-->|\z))"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression tag(uR"(<[^>]*(>|\z))"_s);
    return html.remove(unseen).replace(tag, u" "_s).simplified();
}

QString pageExcerpt(const QString &html)
{
    const QString words = plainText(html).left(maxPageCharacters).trimmed();
    const QString what = u"an HTML page came from something in between"_s;
    return words.isEmpty() ? what : QString(what + u": “"_s + words + u'”');
}

} // namespace

QString errorText(QByteArrayView utf8)
{
    return QString::fromUtf8(firstBytes(utf8, maxTextBytes));
}

QString bodyExcerpt(QByteArrayView body)
{
    const QString text = errorText(body);
    if (isHtml(text))
        return pageExcerpt(text);
    return text.simplified().left(maxExcerptCharacters);
}

} // namespace core
