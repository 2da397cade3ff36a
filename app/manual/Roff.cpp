// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/manual/Roff.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

QString escaped(QString text)
{
    text.replace(u'\\', u"\\e"_s);
    text.replace(u'…', u"..."_s); // terminals without Unicode have no such letter
    if (text.startsWith(u'.') || text.startsWith(u'\''))
        text.prepend(u"\\&"_s);
    return text;
}

} // namespace

QString roffText(const QString &text)
{
    // Options, negative numbers and names such as trim-horizon; not a dash between two words.
    static const QRegularExpression typed(u"(?<=^|\\s|[\"(])--?(?=\\w)|(?<=[a-z])-(?=[a-z])"_s);
    QString result = escaped(text);
    qsizetype from = 0;
    for (auto match = typed.match(result, from); match.hasMatch();
         match = typed.match(result, from)) {
        const QString hyphens = u"\\-"_s.repeated(match.capturedLength());
        result.replace(match.capturedStart(), match.capturedLength(), hyphens);
        from = match.capturedStart() + hyphens.size();
    }
    return result;
}

QString roffLiteral(const QString &text)
{
    return escaped(text)
        .replace(u'-', u"\\-"_s)
        .replace(u'\'', u"\\(aq"_s)
        .replace(u'^', u"\\(ha"_s)
        .replace(u'~', u"\\(ti"_s)
        .replace(u'`', u"\\(ga"_s);
}

QString roffArgument(const QString &text)
{
    return u'"' + roffLiteral(text).replace(u'"', u"\\(dq"_s) + u'"';
}

} // namespace app
