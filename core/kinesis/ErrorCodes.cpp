// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinesis/ServiceError.h"

#include <QLatin1StringView>

#include <algorithm>
#include <array>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array throttleCodes{
    "BandwidthLimitExceeded"_L1,
    "EC2ThrottledException"_L1,
    "KMSThrottlingException"_L1,
    "LimitExceededException"_L1,
    "PriorRequestNotComplete"_L1,
    "ProvisionedThroughputExceededException"_L1,
    "RequestLimitExceeded"_L1,
    "RequestThrottled"_L1,
    "RequestThrottledException"_L1,
    "SlowDown"_L1,
    "ThrottledException"_L1,
    "Throttling"_L1,
    "ThrottlingException"_L1,
    "TooManyRequestsException"_L1,
    "TransactionInProgressException"_L1,
};

constexpr std::array transientCodes{
    "InternalFailure"_L1,         "InternalFailureException"_L1, "RequestTimeout"_L1,
    "RequestTimeoutException"_L1, "ServiceUnavailable"_L1,       "ServiceUnavailableException"_L1,
};

constexpr std::array clockSkewCodes{
    "AuthFailure"_L1,        "InvalidSignatureException"_L1, "RequestExpired"_L1,
    "RequestInTheFuture"_L1, "RequestTimeTooSkewed"_L1,      "SignatureDoesNotMatch"_L1,
};

constexpr std::array expiredCodes{"ExpiredToken"_L1, "ExpiredTokenException"_L1};

constexpr std::array wrongKeyCodes{
    "IncompleteSignature"_L1,
    "IncompleteSignatureException"_L1,
    "InvalidClientTokenId"_L1,
    "MissingAuthenticationToken"_L1,
    "MissingAuthenticationTokenException"_L1,
    "UnrecognizedClientException"_L1,
};

constexpr std::array finalCodes{
    "AccessDeniedException"_L1,     "DryRunOperationException"_L1,  "ExpiredIteratorException"_L1,
    "ExpiredNextTokenException"_L1, "InvalidArgumentException"_L1,  "KMSAccessDeniedException"_L1,
    "KMSDisabledException"_L1,      "KMSInvalidStateException"_L1,  "KMSNotFoundException"_L1,
    "KMSOptInRequired"_L1,          "ResourceInUseException"_L1,    "ResourceNotFoundException"_L1,
    "SerializationException"_L1,    "UnknownOperationException"_L1, "ValidationException"_L1,
};

template <std::size_t Size>
bool isAmong(const std::array<QLatin1StringView, Size> &codes, QStringView code)
{
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

} // namespace

CodeClass classOf(QStringView code)
{
    if (isAmong(throttleCodes, code))
        return CodeClass::Throttle;
    if (isAmong(transientCodes, code))
        return CodeClass::Transient;
    if (isAmong(clockSkewCodes, code))
        return CodeClass::ClockSkew;
    if (isAmong(expiredCodes, code) || isAmong(wrongKeyCodes, code))
        return CodeClass::Credentials;
    if (isAmong(finalCodes, code))
        return CodeClass::Final;
    return CodeClass::Unknown;
}

bool isExpiredToken(QStringView code)
{
    return isAmong(expiredCodes, code);
}

} // namespace core
