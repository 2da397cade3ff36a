// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/KinesisClient.h"
#include "core/outcome/RetryQuota.h"

#include <functional>
#include <optional>

namespace core {

// When a question is put again, and as which attempt: the publisher's rules (RetryPolicy,
// RetryQuota) for questions that stand alone, those that list and read. Lives as long as the client
// that is asked, so that all its questions share one budget. One thread.
class CallRetries
{
public:
    static constexpr int mostAttempts = 3;

    // One question with all its attempts.
    struct Call
    {
        Invocation invocation; // of the attempt that is next
        int retryCost = 0; // tokens that its last retry took
    };

    // `random` gives shares from 0 to 1 for the pauses; without it they come from the system.
    explicit CallRetries(std::function<double()> random = {});

    Call begin() const;
    // After the answer to an attempt, `error` null when it was a good one: the pause before the
    // next attempt, which `call` then is; nothing when the answer is the last word.
    std::optional<Milliseconds> next(Call &call, const Error *error, const CallFacts &facts);

    int tokens() const { return m_quota.tokens(); }

private:
    std::function<double()> m_random;
    RetryQuota m_quota;
};

} // namespace core
