// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Clock.h"

#include <QByteArrayView>

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

// Whether a failure with this code is the clock's fault and a new signature will help: the measured
// skew is over 4 minutes and differs from the one the request was signed with.
bool isSkewFailure(QStringView code, Milliseconds measured, Milliseconds signedWith);

// Tell the person from here on.
inline constexpr Milliseconds noticeableSkew = std::chrono::minutes(1);

// The moment that an IMF-fixdate ("Sun, 06 Nov 1994 08:49:37 GMT", RFC 9110 5.6.7) names.
std::optional<WallTime> httpDate(QByteArrayView text);

} // namespace core
