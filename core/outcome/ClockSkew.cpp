// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outcome/ClockSkew.h"

#include "core/kinesis/ServiceError.h"

#include <algorithm>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Milliseconds maxTrustedRoundTrip = std::chrono::minutes(15);
constexpr Milliseconds correctableSkew = std::chrono::minutes(4);

// Access denied is among them: some services hide behind it that the signature is too old.
bool mayComeFromTheClock(QStringView code)
{
    return classOf(code) == CodeClass::ClockSkew || code == "AccessDeniedException"_L1;
}

} // namespace

std::optional<Milliseconds> measuredSkew(const SkewSample &sample)
{
    if (sample.hasAge || !sample.date)
        return std::nullopt;
    const std::optional<WallTime> serverTime = httpDate(*sample.date);
    if (!serverTime)
        return std::nullopt;
    // Our clock may have been set back in between.
    const Milliseconds roundTrip = std::max(sample.receivedAt - sample.sentAt, Milliseconds(0));
    if (roundTrip > maxTrustedRoundTrip)
        return std::nullopt;
    return *serverTime - (sample.sentAt + roundTrip / 2);
}

bool isSkewFailure(QStringView code, Milliseconds measured, Milliseconds signedWith)
{
    return mayComeFromTheClock(code) && std::chrono::abs(measured - signedWith) > correctableSkew;
}

} // namespace core
