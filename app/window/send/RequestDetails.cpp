// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/send/RequestDetails.h"

#include "core/publish/RequestAnswer.h"

#include <algorithm>

namespace app {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray headersText(const core::sigv4::Headers &headers)
{
    QByteArray text;
    for (const auto &[name, value] : headers)
        text += name + ": " + value + '\n';
    return text;
}

QByteArray requestHead(const core::sigv4::Request &request)
{
    const QByteArray path = request.url.path(QUrl::FullyEncoded).toLatin1();
    return request.method + ' ' + (path.isEmpty() ? "/" : path)
        + " HTTP/1.1\nHost: " + core::sigv4::hostHeader(request.url) + "\nContent-Length: "
        + QByteArray::number(request.body.size()) + '\n' + headersText(request.headers);
}

QByteArray responseHead(const core::HttpReply &reply)
{
    return "HTTP/1.1 " + QByteArray::number(reply.status) + '\n' + headersText(reply.headers);
}

qint32 reasonNumber(core::RequestDetail &request, const QString &code, const QString &message)
{
    if (code.isEmpty() && message.isEmpty())
        return -1;
    const core::AttemptReason reason{code, message};
    // Few are different, and neighbours are mostly alike.
    const auto found = std::find(request.reasons.rbegin(), request.reasons.rend(), reason);
    if (found != request.reasons.rend())
        return static_cast<qint32>(request.reasons.rend() - found - 1);
    request.reasons.push_back(reason);
    return static_cast<qint32>(request.reasons.size() - 1);
}

// What an answer made of one record: stored, or refused by its entry.
core::AttemptResult entryResult(core::RequestDetail &request, const core::Outcome &outcome)
{
    if (outcome.state == core::RecordState::Stored)
        return {.state = core::RecordState::Stored};
    return {.state = core::RecordState::Refused,
            .reason = reasonNumber(request, outcome.errorCode, outcome.errorMessage)};
}

void setResults(core::RequestDetail &request, const core::RequestOutcome &outcome,
                const core::Exchange *exchange, const core::PublishOptions &options)
{
    if (exchange && exchange->error) {
        const core::AttemptEnd end =
            core::attemptEnd(*exchange->error, {.isAwsBody = exchange->facts.isAwsBody}, options);
        request.results.assign(
            request.rows.size(),
            {.state = end.state, .reason = reasonNumber(request, end.code, end.message)});
        return;
    }
    const auto isStored = [](const core::Outcome &each) {
        return each.state == core::RecordState::Stored;
    };
    if (std::all_of(outcome.outcomes.begin(), outcome.outcomes.end(), isStored))
        return;
    request.results.reserve(request.rows.size());
    for (const core::Outcome &each : outcome.outcomes)
        request.results.push_back(entryResult(request, each));
}

void setExchange(core::RequestDetail &request, const core::Exchange &exchange)
{
    const core::CallFacts &facts = exchange.facts;
    request.startedAt = facts.startedAt;
    request.timing = facts.timing;
    request.host = facts.host;
    request.status = facts.status;
    request.requestId = facts.requestId;
    request.clockSkew = facts.clockSkew;
    request.error = exchange.error;
    request.requestHead = requestHead(exchange.request);
    request.requestBody = exchange.request.body;
    if (exchange.reply) {
        request.responseHead = responseHead(*exchange.reply);
        request.responseBody = exchange.reply->body;
    }
    request.canonicalRequest = exchange.signature.canonicalRequest;
    request.stringToSign = exchange.signature.stringToSign;
    request.authorization = exchange.signature.authorization;
}

} // namespace

core::RequestDetail departing(const core::RequestIntent &intent, std::vector<qint64> rows)
{
    core::RequestDetail request;
    request.number = intent.requestNumber;
    request.attempt = intent.attempt;
    request.rows = std::move(rows);
    request.startedAt = request.endedAt = intent.at;
    return request;
}

core::RequestDetail arrived(core::RequestDetail request, const core::RequestOutcome &outcome,
                            const core::Exchange *exchange, const core::PublishOptions &options)
{
    if (exchange)
        setExchange(request, *exchange);
    request.endedAt = std::max(outcome.at, request.startedAt + core::Milliseconds(1));
    setResults(request, outcome, exchange, options);
    return request;
}

} // namespace app
