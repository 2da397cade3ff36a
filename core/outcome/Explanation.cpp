// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outcome/Explanation.h"

#include "core/kinesis/ServiceError.h"
#include "core/outcome/ExplanationRules.h"
#include "core/outcome/Quantity.h"

#include <QHash>
#include <QRegularExpression>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestQuote = 400;

QString firstOf(const QRegularExpression &form, const QString &text, int group = 1)
{
    return form.match(text).captured(group);
}

QString orElse(const QString &text, const QString &otherwise)
{
    return text.isEmpty() ? otherwise : text;
}

// The words of somebody else as the end of a sentence of ours.
QString quoted(const QString &detail)
{
    QString text = detail.simplified();
    if (text.isEmpty())
        return u"no reason was given."_s;
    if (text.size() > longestQuote)
        text = text.left(longestQuote - 1) + u'…';
    return text.endsWith(u'.') || text.endsWith(u'!') || text.endsWith(u'?') ? text : text + u'.';
}

QString limitIn(const QString &detail)
{
    static const QRegularExpression form(uR"(less than or equal to ([0-9]{4,12})\b)"_s);
    const QString bytes = firstOf(form, detail);
    return bytes.isEmpty() ? u"a limited size"_s : sizeText(bytes.toLongLong());
}

QString recordIn(const QString &detail)
{
    const std::optional<RecordField> place = recordFieldIn(detail);
    return place ? QString(u"record %1 of the request"_s).arg(place->record + 1) : u"a record"_s;
}

QString shardOf(const QString &detail)
{
    const QString shard = shardIn(detail);
    return shard.isEmpty() ? u"the shard"_s : u"shard "_s + shard;
}

QString accountIn(const QString &detail)
{
    static const QRegularExpression form(uR"(\bunder account ([0-9]{12})\b)"_s);
    const QString account = firstOf(form, detail);
    return account.isEmpty() ? QString() : u" in account "_s + account;
}

QString regionIn(const QString &detail)
{
    static const QRegularExpression form(uR"(valid region, not '([a-z0-9-]{1,63})')"_s);
    return orElse(firstOf(form, detail), u"that region"_s);
}

QString permissionPart(const QString &detail, int group)
{
    static const QRegularExpression form(
        uR"(not authorized to perform: ([\w:*-]{1,100}) on resource: (\S{1,300}))"_s);
    return firstOf(form, detail, group);
}

bool isOfAws(const QString &host)
{
    return host.isEmpty() || host.contains(u".amazonaws.") || host.contains(u".api.aws");
}

QHash<QString, QString> valuesFor(const Error &error, const QString &streamName)
{
    const QString &detail = error.detail;
    return {
        {u"stream"_s, streamName.isEmpty() ? u"the stream"_s : u'“' + streamName + u'”'},
        {u"host"_s, orElse(error.host, u"the endpoint"_s)},
        {u"service"_s, isOfAws(error.host) ? u"AWS"_s : error.host},
        {u"status"_s, QString::number(error.httpStatus)},
        {u"code"_s, error.code.isEmpty() ? QString() : u" ("_s + error.code + u')'},
        {u"detail"_s, quoted(detail)},
        {u"record"_s, recordIn(detail)},
        {u"shard"_s, shardOf(detail)},
        {u"account"_s, accountIn(detail)},
        {u"region"_s, regionIn(detail)},
        {u"limit"_s, limitIn(detail)},
        {u"action"_s, orElse(permissionPart(detail, 1), u"the action"_s)},
        {u"resource"_s, orElse(permissionPart(detail, 2), u"the resource"_s)},
    };
}

// What stands for a name that is not known; names and words of others keep their spelling.
bool startsWithOwnWords(const QString &text)
{
    return text.startsWith(u"the "_s) || text.startsWith(u"a record "_s)
        || text.startsWith(u"record "_s) || text.startsWith(u"shard "_s)
        || text.startsWith(u"no reason "_s);
}

// One pass, so that braces in somebody's words stay what they are.
QString filled(QStringView text, const QHash<QString, QString> &values)
{
    QString result;
    qsizetype from = 0;
    for (qsizetype open = text.indexOf(u'{'); open >= 0; open = text.indexOf(u'{', from)) {
        const qsizetype close = text.indexOf(u'}', open);
        result += text.sliced(from, open - from);
        result += values.value(text.sliced(open + 1, close - open - 1).toString());
        from = close + 1;
    }
    result += text.sliced(from);
    return startsWithOwnWords(result) ? result.left(1).toUpper() + result.mid(1) : result;
}

bool isAboutSending(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::BadReply:
    case Error::Kind::Cancelled:
    case Error::Kind::Network:
    case Error::Kind::Server:
    case Error::Kind::Timeout:
        return true;
    default:
        return false;
    }
}

// Whatever became of it, nothing was changed.
bool isReading(const QString &action)
{
    return action.startsWith(u"List") || action.startsWith(u"Describe")
        || action.startsWith(u"Get");
}

bool isSendingRecords(const QString &action)
{
    return action.isEmpty() || action.startsWith(u"PutRecord");
}

} // namespace

Explanation explain(const Error &error, const QString &streamName)
{
    const ExplanationRule *known = serviceRule(error);
    const ExplanationRule &rule = known != nullptr ? *known : localRule(error);
    const QHash<QString, QString> values = valuesFor(error, streamName);
    Explanation explanation{.what = filled(rule.what, values),
                            .why = filled(rule.why, values),
                            .whatNow = filled(rule.whatNow, values)};
    if (error.mayHaveArrived && isAboutSending(error.kind) && !isReading(error.action)) {
        explanation.why += u" The whole request had left: what it asked for may have been done."_s;
        if (isSendingRecords(error.action))
            explanation.whatNow +=
                u" Records that are sent again may then be in the stream twice."_s;
    }
    return explanation;
}

} // namespace core
