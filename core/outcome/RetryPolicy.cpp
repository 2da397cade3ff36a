// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outcome/RetryPolicy.h"

#include "core/outcome/HttpDate.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds longestDelay = 20s;
constexpr Milliseconds longestExtra = 5s;
constexpr Milliseconds longestWish = 24h;
constexpr int doublingsToTheTop = 9; // 50 ms · 2^9 is more than 20 s

constexpr Milliseconds baseOf(RetryCause cause)
{
    return cause == RetryCause::Throttled ? 1000ms : 50ms;
}

// Digits alone; more than `largest` counts as it.
std::optional<qint64> wholeNumber(QByteArrayView text, qint64 largest)
{
    if (text.isEmpty())
        return std::nullopt;
    qint64 value = 0;
    for (const char character : text) {
        if (character < '0' || character > '9')
            return std::nullopt;
        value = std::min(value * 10 + (character - '0'), largest);
    }
    return value;
}

template <typename Unit>
std::optional<Milliseconds> duration(QByteArrayView text)
{
    const qint64 largest = std::chrono::duration_cast<Unit>(longestWish).count();
    const std::optional<qint64> number = wholeNumber(text.trimmed(), largest);
    if (!number)
        return std::nullopt;
    return Unit(*number);
}

} // namespace

Milliseconds longestRetryDelay(RetryCause cause, int retry)
{
    const int doublings = std::clamp(retry - 1, 0, doublingsToTheTop);
    return std::min(baseOf(cause) * (1 << doublings), longestDelay);
}

Milliseconds retryDelay(RetryCause cause, int retry, double random,
                        std::optional<Milliseconds> retryAfter)
{
    const auto longest = static_cast<double>(longestRetryDelay(cause, retry).count());
    const Milliseconds own(std::llround(std::clamp(random, 0.0, 1.0) * longest));
    if (!retryAfter)
        return own;
    return std::max(own, std::min(*retryAfter, own + longestExtra));
}

std::optional<Milliseconds> retryAfter(QByteArrayView amz, QByteArrayView plain, WallTime now)
{
    if (const auto wish = duration<Milliseconds>(amz))
        return wish;
    if (const auto wish = duration<std::chrono::seconds>(plain))
        return wish;
    const std::optional<WallTime> date = httpDate(plain.trimmed());
    if (!date)
        return std::nullopt;
    return std::clamp<Milliseconds>(*date - now, Milliseconds(0), longestWish);
}

} // namespace core
