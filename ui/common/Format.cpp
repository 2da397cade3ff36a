// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/Format.h"

#include <QRegularExpression>
#include <QTextDocument>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QChar thinSpace(0x2009);
constexpr QChar ellipsis(0x2026);
constexpr QChar replacement(0xfffd);

bool isHidden(char32_t c)
{
    switch (c) {
    case 0x034f: // a joiner of graphemes
    case 0x115f: // fillers of Hangul: letters without a shape
    case 0x1160:
    case 0x3164:
    case 0xffa0:
        return true;
    default:
        break;
    }
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format: // zero-width and direction characters, tags
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

} // namespace

QString grouped(qint64 number)
{
    QString digits = QString::number(qAbs(number));
    for (qsizetype i = digits.size() - 3; i > 0; i -= 3)
        digits.insert(i, thinSpace);
    return number < 0 ? QString(u'−' + digits) : digits;
}

QString regrouped(const QString &text)
{
    static const QRegularExpression form(uR"((?<![\d,.])\d{1,3}(?:,\d{3})+(?![\d,]))"_s);
    QString result = text;
    auto matches = form.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        for (qsizetype i = match.capturedStart(); i < match.capturedEnd(); ++i) {
            if (result.at(i) == u',')
                result[i] = thinSpace;
        }
    }
    return result;
}

QString humanBytes(qint64 bytes)
{
    constexpr double step = 1024;
    if (bytes < qint64(step))
        return u"%1 B"_s.arg(bytes);
    const double kib = static_cast<double>(bytes) / step;
    if (kib < step)
        return u"%1 KiB"_s.arg(QString::number(kib, 'f', kib < 100 ? 1 : 0));
    return u"%1 MiB"_s.arg(QString::number(kib / step, 'f', 1));
}

QString humanMilliseconds(qint64 milliseconds)
{
    if (milliseconds < 1000)
        return u"%1 ms"_s.arg(milliseconds);
    const qint64 seconds = milliseconds / 1000;
    if (seconds < 60)
        return u"%1 s"_s.arg(QString::number(static_cast<double>(milliseconds) / 1000, 'f', 1));
    return u"%1 min %2 s"_s.arg(seconds / 60).arg(seconds % 60);
}

QString shortShard(const QString &shardId)
{
    constexpr QStringView prefix = u"shardId-";
    if (!shardId.startsWith(prefix))
        return shardId;
    bool isNumber = false;
    const qint64 number = QStringView(shardId).mid(prefix.size()).toLongLong(&isNumber);
    return isNumber ? u"shard %1"_s.arg(number) : shardId;
}

QString shortened(const QString &text, int most)
{
    if (text.size() <= most || most < 3)
        return text;
    const qsizetype head = (most - 1) * 2 / 3;
    return text.left(head) + ellipsis + text.right(most - 1 - head);
}

QString printable(const QString &text)
{
    QString result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isPair =
            text.at(i).isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate();
        const QStringView c = QStringView(text).sliced(i, isPair ? 2 : 1);
        if (c == u'\n' || c == u'\t')
            result += u' ';
        else if (isHidden(isPair ? QChar::surrogateToUcs4(c[0], c[1]) : c[0].unicode()))
            result += replacement;
        else
            result += c;
        i += isPair ? 1 : 0;
    }
    return result;
}

QString plainToolTip(const QString &text)
{
    if (!Qt::mightBeRichText(text))
        return text;
    return u"<qt>"_s + text.toHtmlEscaped().replace(u'\n', u"<br>"_s) + u"</qt>"_s;
}

} // namespace ui
