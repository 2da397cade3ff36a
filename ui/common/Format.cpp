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

bool isHidden(QChar c)
{
    switch (c.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format: // zero-width and direction characters
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
    QString result = text;
    for (QChar &c : result) {
        if (isHidden(c))
            c = c == u'\n' || c == u'\t' ? QChar(u' ') : replacement;
    }
    return result;
}

QString plainToolTip(const QString &text)
{
    return Qt::mightBeRichText(text) ? text.toHtmlEscaped() : text;
}

} // namespace ui
