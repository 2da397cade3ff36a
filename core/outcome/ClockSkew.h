// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome/HttpDate.h"
#include "core/result/Clock.h"

#include <QByteArrayView>
#include <QStringView>

#include <optional>

namespace core {

// Clock skew as the AWS SDKs define it (cross-SDK clock skew specification): learned from the Date
// of every answer, used for signing, worth one retry above four minutes.
struct SkewSample
{
    std::optional<QByteArrayView> date; // the Date header, IMF-fixdate
    bool hasAge = false; // a cache answered: its Date says nothing
    WallTime sentAt;
    WallTime receivedAt;
};

// Server minus our clock, signed; nothing when Date is missing or bad, Age is present or the round
// trip took more than 15 minutes.
std::optional<Milliseconds> measuredSkew(const SkewSample &sample);

// Whether a failure with this code is the clock's fault and a new signature will help: the request
// was signed more than 4 minutes away from the server's time as just measured. (AWS allows 5.)
bool isSkewFailure(QStringView code, Milliseconds measured, Milliseconds signedWith);

// Tell the person from here on.
inline constexpr Milliseconds noticeableSkew = std::chrono::minutes(1);

} // namespace core
