// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinesis/ServiceError.h"

#include "core/kinesis/ErrorText.h"
#include "core/kinesis/JsonReply.h"

#include <QRegularExpression>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maxErrorBody =
    qsizetype(1024) * 1024; // the longest seen repeats 500 records: 36 KB

// What the service itself says, when it does.
struct Wording
{
    QString code;
    QString message;
};

// "com.amazonaws.kinesis#Code:http://…" → "Code"; empty when what is left is no name.
QString codeIn(QByteArrayView text)
{
    static const QRegularExpression form(uR"(\A[A-Za-z0-9_.-]{1,128}\z)"_s);
    QByteArrayView code = text;
    for (const char end : {':', ','}) {
        if (const qsizetype position = code.indexOf(end); position >= 0)
            code = code.first(position);
    }
    code = code.sliced(code.lastIndexOf('#') + 1);
    const QString name = QString::fromUtf8(code.trimmed());
    return form.match(name).hasMatch() ? name : QString();
}

QByteArray firstOf(const JsonObject &object, std::initializer_list<std::string_view> names)
{
    for (const std::string_view name : names) {
        if (QByteArray value = object.bytes(name); !value.isEmpty())
            return value;
    }
    return {};
}

void readWording(const JsonObject &object, Wording &wording)
{
    wording.code = codeIn(firstOf(object, {"__type", "code", "Code"}));
    wording.message = errorText(firstOf(object, {"message", "Message"}));
}

// Empty when the body is not JSON; an answer to a wrong content type wraps it in "Output".
Wording wordingIn(const QByteArray &body)
{
    Wording wording;
    if (body.size() > maxErrorBody)
        return wording;
    const auto read = [&wording](const JsonObject &root) {
        readWording(root, wording);
        if (wording.code.isEmpty() && wording.message.isEmpty())
            root.inside("Output", [&](const JsonObject &inner) { readWording(inner, wording); });
    };
    // A member of a wrong type is as good as none: the status still says that it failed.
    static_cast<void>(readReply(body, read));
    return wording;
}

QString codeInXml(const QByteArray &body)
{
    static const QRegularExpression form(
        uR"(\A\s*(?:<\?xml[^>]*>\s*)?<(\w{1,100}Exception)\s*/?>)"_s);
    return form.match(errorText(body)).captured(1);
}

bool isStatusRetryable(int status)
{
    return status == 408 || status == 429 || status == 500 || (status >= 502 && status <= 504);
}

Error::Kind kindOfStatus(int status, bool isAwsBody)
{
    if (status >= 300 && status < 400)
        return Error::Kind::Redirected;
    if (status == 407)
        return Error::Kind::Configuration;
    if (status == 429)
        return Error::Kind::Throttled;
    if (status == 408 || status < 300)
        return Error::Kind::BadReply;
    if (status < 500)
        return Error::Kind::Refused;
    return isAwsBody ? Error::Kind::Server : Error::Kind::BadReply;
}

Error::Kind kindOf(const QString &code, int status, bool isAwsBody)
{
    switch (classOf(code)) {
    case CodeClass::Throttle:
        return Error::Kind::Throttled;
    case CodeClass::Transient:
        return Error::Kind::Server;
    case CodeClass::ClockSkew:
    case CodeClass::Credentials:
        return Error::Kind::Credentials;
    case CodeClass::Final:
    case CodeClass::Unknown:
        break;
    }
    if (code == "AccessDeniedException"_L1 || code == "KMSAccessDeniedException"_L1)
        return Error::Kind::AccessDenied;
    if (code == "ResourceNotFoundException"_L1)
        return Error::Kind::NotFound;
    return kindOfStatus(status, isAwsBody);
}

bool isRetryable(const QString &code, int status)
{
    switch (classOf(code)) {
    case CodeClass::Throttle:
    case CodeClass::Transient:
        return true;
    case CodeClass::ClockSkew:
    case CodeClass::Credentials:
    case CodeClass::Final:
        return false;
    case CodeClass::Unknown:
        break;
    }
    return isStatusRetryable(status);
}

QString placeIn(const QString &message)
{
    const std::optional<RecordField> place = recordFieldIn(message);
    return place ? QString(u"record %1, %2"_s).arg(place->record + 1).arg(place->field) : QString();
}

} // namespace

ServiceAnswer serviceError(int status, std::optional<QByteArray> errorTypeHeader,
                           const QByteArray &body)
{
    const QString headerCode = errorTypeHeader ? codeIn(*errorTypeHeader) : QString();
    const Wording wording = wordingIn(body);
    QString code = headerCode.isEmpty() ? wording.code : headerCode;
    const bool isAwsBody = !code.isEmpty();
    if (!isAwsBody)
        code = codeInXml(body);
    const bool hasOwnWords = isAwsBody || !wording.message.isEmpty();

    Error error{
        .kind = kindOf(code, status, isAwsBody),
        .code = code,
        .detail = hasOwnWords ? wording.message : bodyExcerpt(body),
        .where = placeIn(wording.message),
        .httpStatus = status,
        .isRetryable = isRetryable(code, status),
        .mayHaveArrived = status < 300 || status >= 500 || (status == 408 && !isAwsBody),
    };
    return {.error = error, .isAwsBody = isAwsBody};
}

std::optional<RecordField> recordFieldIn(const QString &message)
{
    static const QRegularExpression form(
        uR"(\brecords\.([1-9][0-9]{0,5})\.member\.(data|partitionKey|explicitHashKey)\b)"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QStringList fields{u"data"_s, u"partitionKey"_s, u"explicitHashKey"_s};
    const QRegularExpressionMatch match = form.match(message);
    if (!match.hasMatch())
        return std::nullopt;
    const QString field = match.captured(2);
    for (const QString &known : fields) {
        if (field.compare(known, Qt::CaseInsensitive) == 0)
            return RecordField{.record = match.captured(1).toLongLong() - 1, .field = known};
    }
    return std::nullopt;
}

QString shardIn(const QString &message)
{
    static const QRegularExpression form(uR"(\b(shardId-[0-9]{1,20})(?![\w-]))"_s);
    return form.match(message).captured(1);
}

} // namespace core
