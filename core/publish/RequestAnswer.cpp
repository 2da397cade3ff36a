// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/publish/RequestAnswer.h"

#include "core/kinesis/ServiceError.h"
#include "core/outcome/ReasonText.h"

#include <algorithm>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

// The code that `options` or the built-in lists say is worth another attempt.
bool isRetryableCode(const QString &code, bool isRetryableByList, const PublishOptions &options)
{
    return options.retryCodes.isEmpty() ? isRetryableByList : options.retryCodes.contains(code);
}

bool isWanted(RetryCause cause, const PublishOptions &options)
{
    return options.retryRefused == RetryRefused::All
        || (options.retryRefused == RetryRefused::Throttled && cause == RetryCause::Throttled);
}

RetryCause causeOf(const QString &code)
{
    return classOf(code) == CodeClass::Throttle ? RetryCause::Throttled : RetryCause::Transient;
}

RecordState stateAfter(const Error &error, const RequestAnswer &answer)
{
    if (answer.isAwsBody && error.httpStatus >= 300)
        return RecordState::Refused;
    if (error.mayHaveArrived)
        return RecordState::Uncertain;
    return error.httpStatus >= 300 ? RecordState::Refused : RecordState::NotSent;
}

// A code that names a reason was given before anything was written, whatever the status beside it.
bool isFailureInside(const Error &error)
{
    const CodeClass known = classOf(error.code);
    return error.httpStatus >= 500
        && (known == CodeClass::Transient || known == CodeClass::Unknown);
}

std::optional<RetryCause> causeToRetry(const Error &error, const AttemptEnd &end,
                                       const PublishOptions &options)
{
    switch (end.state) {
    case RecordState::NotSent: {
        // Asked once more, who does not speak TLS would be silent as long again.
        if (error.code == "TlsHandshakeTimeout"_L1)
            return std::nullopt;
        const bool mayPass = error.kind == Error::Kind::Network
            || error.kind == Error::Kind::Timeout || error.kind == Error::Kind::BadReply;
        return mayPass ? std::optional(RetryCause::Transient) : std::nullopt;
    }
    case RecordState::Uncertain: {
        // A copy of it may be in the stream by now: in strict order it would be out of place.
        const bool mayRepeat =
            options.retryUncertain && !options.strictOrder && error.kind != Error::Kind::Cancelled;
        return mayRepeat ? std::optional(RetryCause::Transient) : std::nullopt;
    }
    case RecordState::Refused: {
        const RetryCause cause =
            error.kind == Error::Kind::Throttled ? RetryCause::Throttled : causeOf(error.code);
        const bool mayPass = isWanted(cause, options) && !(options.strictOrder && end.mayBeStored)
            && isRetryableCode(error.code, error.isRetryable, options);
        return mayPass ? std::optional(cause) : std::nullopt;
    }
    default:
        return std::nullopt;
    }
}

} // namespace

AttemptEnd attemptEnd(const PutRecordsEntry &refused, const PublishOptions &options)
{
    AttemptEnd end{
        .state = RecordState::Refused, .code = refused.errorCode, .message = refused.errorMessage};
    const CodeClass known = classOf(refused.errorCode);
    const bool isListed = known == CodeClass::Throttle || known == CodeClass::Transient;
    const RetryCause cause = causeOf(refused.errorCode);
    if (isWanted(cause, options) && isRetryableCode(refused.errorCode, isListed, options))
        end.retry = cause;
    return end;
}

namespace {

// Where the service did not speak, the status is half of what there is to read.
QString messageOf(const Error &error, const RequestAnswer &answer)
{
    const bool isNamed = error.httpStatus == 0 || answer.isAwsBody || !error.code.isEmpty();
    return isNamed ? error.detail : withStatus(error.detail, error.httpStatus);
}

} // namespace

AttemptEnd attemptEnd(const Error &error, const RequestAnswer &answer,
                      const PublishOptions &options)
{
    AttemptEnd end{.state = stateAfter(error, answer),
                   .code = error.code.isEmpty() ? nameOf(error.kind) : error.code,
                   .message = messageOf(error, answer),
                   .httpStatus = error.httpStatus};
    if (isDryRunAccepted(error)) {
        end.state = RecordState::NotSent;
        end.message = u"would be accepted; nothing was written"_s;
        return end;
    }
    end.mayBeStored = end.state == RecordState::Refused && isFailureInside(error);
    end.retry = answer.skewCorrected ? RetryCause::Transient : causeToRetry(error, end, options);
    return end;
}

bool isFinalForRun(const Error &error, const AttemptEnd &end, const PublishOptions &options)
{
    if (end.retry || isDryRunAccepted(error))
        return false;
    switch (end.state) {
    case RecordState::NotSent:
        return error.kind != Error::Kind::Cancelled;
    case RecordState::Refused:
        return !error.isRetryable && !options.retryCodes.contains(error.code);
    default:
        return false;
    }
}

bool isUnanswered(const Error &error, const AttemptEnd &end)
{
    if (error.kind == Error::Kind::Cancelled || isDryRunAccepted(error))
        return false;
    return end.state == RecordState::NotSent || end.state == RecordState::Uncertain;
}

std::vector<qsizetype> blamedRecords(const Error &error, qsizetype sent)
{
    std::vector<qsizetype> blamed;
    if (error.code != "ValidationException"_L1 && error.code != "InvalidArgumentException"_L1)
        return blamed;

    // Several findings are joined by "; ".
    const QStringList findings = error.detail.split(u"; "_s);
    for (const QString &finding : findings) {
        const std::optional<RecordField> field = recordFieldIn(finding);
        if (field && field->record < sent)
            blamed.push_back(field->record);
    }
    const bool isOfTheOne = sent == 1
        && (error.detail.contains(u"'partitionKey'"_s) || error.detail.contains(u"'data'"_s)
            || error.detail.contains(u"ExplicitHashKey"_s, Qt::CaseInsensitive));
    if (blamed.empty() && isOfTheOne)
        blamed.push_back(0);

    std::sort(blamed.begin(), blamed.end());
    blamed.erase(std::unique(blamed.begin(), blamed.end()), blamed.end());
    return blamed;
}

std::optional<Milliseconds> pauseAskedFor(const RequestAnswer &answer)
{
    // Name servers remember for a while that there was no such name.
    const bool isNameless = !answer.result && answer.result.error().code == "HostNotFound"_L1;
    return isNameless ? std::optional<Milliseconds>(std::chrono::seconds(1)) : answer.retryAfter;
}

bool isDryRunAccepted(const Error &error)
{
    return error.code == "DryRunOperationException"_L1;
}

} // namespace core
