// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/publish/RetryOptions.h"

#include <algorithm>
#include <chrono>

namespace core {

namespace {

void addLimits(PublishOptions &options, const RetryRule &rule)
{
    if (rule.seconds > 0)
        options.retryFor = std::chrono::seconds(rule.seconds);
    options.retryCodes = QSet<QString>(rule.codes.begin(), rule.codes.end());
}

} // namespace

PublishOptions optionsFor(const RetryRule &rule)
{
    PublishOptions options;
    options.retryRefused = RetryRefused::Never;
    if (rule.attempts <= 1)
        return options;
    // Codes that are named need not be those of throttling.
    options.retryRefused = rule.codes.isEmpty() ? RetryRefused::Throttled : RetryRefused::All;
    options.maxAttempts = rule.attempts;
    addLimits(options, rule);
    return options;
}

PublishOptions optionsForRetryByHand(const RetryRule &rule)
{
    PublishOptions options;
    options.maxAttempts = std::max(options.maxAttempts, rule.attempts);
    if (rule.attempts > 1)
        addLimits(options, rule);
    return options;
}

} // namespace core
