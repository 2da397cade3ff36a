// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/CallRetries.h"

#include <QRandomGenerator>
#include <QUuid>

#include <utility>

namespace core {

namespace {

double randomShare()
{
    return QRandomGenerator::global()->generateDouble();
}

} // namespace

CallRetries::CallRetries(std::function<double()> random)
    : m_random(random ? std::move(random) : randomShare)
{
}

CallRetries::Call CallRetries::begin() const
{
    return {.invocation = {.id = QUuid::createUuid().toByteArray(QUuid::WithoutBraces),
                           .maxAttempts = mostAttempts}};
}

std::optional<Milliseconds> CallRetries::next(Call &call, const Error *error,
                                              const CallFacts &facts)
{
    if (error == nullptr) {
        m_quota.succeeded(call.retryCost);
        return std::nullopt;
    }
    const int attempt = call.invocation.attempt;
    const bool mayPass = error->isRetryable || facts.skewCorrected;
    const RetryCause cause =
        error->kind == Error::Kind::Throttled ? RetryCause::Throttled : RetryCause::Transient;
    if (!mayPass || attempt >= mostAttempts || !m_quota.take(cause))
        return std::nullopt;
    call.retryCost = RetryQuota::costOf(cause);
    ++call.invocation.attempt;
    return retryDelay(cause, attempt, m_random(), facts.retryAfter);
}

} // namespace core
