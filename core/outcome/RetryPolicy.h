// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Clock.h"

#include <QByteArrayView>

#include <optional>

namespace core {

// When to try again: the standard retry mode of the AWS SDKs of 2026.

enum class RetryCause { Transient, Throttled };

// The longest pause before the retry of that number, from 1: 50 ms (transient) or 1 s (throttled),
// doubled each time, at most 20 s.
Milliseconds longestRetryDelay(RetryCause cause, int retry);

// A share `random` (0 … 1) of it. What the service asks for lengthens it by at most 5 s and never
// shortens it.
Milliseconds retryDelay(RetryCause cause, int retry, double random,
                        std::optional<Milliseconds> retryAfter = {});

// The pause that an answer asks for, as its headers say: `amz` is the value of x-amz-retry-after
// (whole milliseconds), `plain` that of Retry-After (whole seconds, or an HTTP date; from proxies
// and load balancers). Empty: no such header. Values that are no such thing are ignored, huge ones
// are a day, dates in the past are 0.
std::optional<Milliseconds> retryAfter(QByteArrayView amz, QByteArrayView plain, WallTime now);

} // namespace core
