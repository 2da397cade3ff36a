// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/ResultStore.h"

#include "core/kinesis/ServiceError.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace core {
namespace {

constexpr std::size_t usualDigits = 56;

qint64 bodyBytes(const RequestDetail &request)
{
    return request.requestBody.size() + request.responseBody.size();
}

bool isAllStored(const RequestDetail &request)
{
    return request.results.empty() && !request.error;
}

std::shared_ptr<const RequestDetail> withoutBodies(const RequestDetail &request)
{
    auto lean = std::make_shared<RequestDetail>(request);
    lean->requestBody.clear();
    lean->responseBody.clear();
    lean->areBodiesDropped = true;
    return lean;
}

} // namespace

ResultStore::ResultStore(qint64 bodyBytes)
    : m_mostBodyBytes(bodyBytes)
{
}

void ResultStore::begin(RunTitle title, std::vector<PlannedRecord> records)
{
    m_title = std::move(title);
    m_planned = std::move(records);
    m_rows.assign(m_planned.size(), {});
    m_digits.clear();
    m_digits.reserve(m_planned.size() * usualDigits);
    m_reasons = {};
    m_throttleReasons.clear();
    m_requestIds = {};
    m_shardIds = {};
    for (const Shard &shard : std::as_const(m_title.openShards))
        m_shardIds.numberOf(shard.id.toUtf8());
    m_requests.clear();
    m_laterRequests.clear();
    m_marks.clear();
    m_bodiesOfStored.clear();
    m_otherBodies.clear();
    m_bodyBytes = 0;
    m_tally = {};
    m_tally.add(RecordState::Waiting, rowCount());
    m_throttled = m_retried = m_marked = 0;
    m_progress = {.run = m_title.run};
}

void ResultStore::apply(const RunUpdate &update)
{
    for (const RowChange &row : update.rows)
        change(row);
    for (const Detail &request : update.requests)
        keep(request);
    for (const PersonMark &each : update.marks)
        mark(each);

    m_progress.stoppedBy = update.stoppedBy;
    m_progress.isFinished = update.isFinished;
    m_progress.took = update.took;
    m_progress.requestsSent = update.requestsSent;
    m_progress.retries = update.retries;
    m_progress.retryTokens = update.retryTokens;
}

void ResultStore::change(const RowChange &change)
{
    Row &row = m_rows[static_cast<std::size_t>(change.row)];
    const Outcome &outcome = change.outcome;
    m_tally.move(row.state, outcome.state);
    m_throttled -= row.isThrottled ? 1 : 0;
    m_retried -= row.attempts > 1 ? 1 : 0;
    m_marked -= std::exchange(row.isMarked, false) ? 1 : 0;

    row.state = outcome.state;
    row.attempts = outcome.attempts;
    row.possibleDuplicates = outcome.possibleDuplicates;
    row.httpStatus = static_cast<qint16>(outcome.httpStatus);
    row.latency =
        static_cast<qint32>(std::min<qint64>(change.latency, std::numeric_limits<qint32>::max()));
    row.requestId = outcome.requestId.isEmpty() ? -1 : m_requestIds.numberOf(outcome.requestId);
    row.shard = outcome.shardId.isEmpty() ? -1 : m_shardIds.numberOf(outcome.shardId);
    row.reason = -1;
    if (!outcome.errorCode.isEmpty() || !outcome.errorMessage.isEmpty()) {
        row.reason = m_reasons.numberOf({outcome.errorCode, outcome.errorMessage});
        if (static_cast<std::size_t>(row.reason) == m_throttleReasons.size())
            m_throttleReasons.push_back(classOf(outcome.errorCode) == CodeClass::Throttle);
    }
    row.isThrottled = row.state == RecordState::Refused && row.reason >= 0
        && m_throttleReasons[static_cast<std::size_t>(row.reason)];
    keepSequenceNumber(row, outcome.sequenceNumber);

    m_throttled += row.isThrottled ? 1 : 0;
    m_retried += row.attempts > 1 ? 1 : 0;
}

void ResultStore::keepSequenceNumber(Row &row, const QByteArray &digits)
{
    if (std::exchange(row.digits, static_cast<quint8>(digits.size())) == digits.size()
        && QByteArrayView(m_digits.data() + row.digitsAt, row.digits) == digits)
        return;
    row.digitsAt = static_cast<qint64>(m_digits.size());
    m_digits.insert(m_digits.end(), digits.begin(), digits.end());
}

void ResultStore::keep(const Detail &request)
{
    const auto place = static_cast<qint32>(request->number - 1);
    if (std::cmp_greater_equal(place, m_requests.size()))
        m_requests.resize(static_cast<std::size_t>(place) + 1);
    Detail &kept = m_requests[static_cast<std::size_t>(place)];
    if (!kept) {
        for (const qint64 row : request->rows)
            link(row, place);
    }
    kept = request;
    if (bodyBytes(*request) > 0)
        keepBodies(*request, place);
}

void ResultStore::link(qint64 row, qint32 place)
{
    Row &linked = m_rows[static_cast<std::size_t>(row)];
    if (linked.firstRequest < 0)
        linked.firstRequest = place;
    else
        m_laterRequests[row].push_back(place);
}

void ResultStore::keepBodies(const RequestDetail &request, qint32 place)
{
    m_bodyBytes += bodyBytes(request);
    (isAllStored(request) ? m_bodiesOfStored : m_otherBodies).push_back(place);
    while (m_bodyBytes > m_mostBodyBytes && !(m_bodiesOfStored.empty() && m_otherBodies.empty()))
        dropBodies();
}

void ResultStore::dropBodies()
{
    std::deque<qint32> &places = m_bodiesOfStored.empty() ? m_otherBodies : m_bodiesOfStored;
    Detail &kept = m_requests[static_cast<std::size_t>(places.front())];
    places.pop_front();
    m_bodyBytes -= bodyBytes(*kept);
    kept = withoutBodies(*kept);
}

void ResultStore::mark(const PersonMark &mark)
{
    m_marks[mark.row].push_back(mark);
    Row &row = m_rows[static_cast<std::size_t>(mark.row)];
    const bool isMarked = mark.state != RecordState::Uncertain; // taken back
    m_marked += (isMarked ? 1 : 0) - (std::exchange(row.isMarked, isMarked) ? 1 : 0);
}

Outcome ResultStore::outcome(qsizetype row) const
{
    const Row &kept = at(row);
    return {.state = kept.state,
            .sequenceNumber = sequenceNumber(row).toByteArray(),
            .shardId = m_shardIds.at(kept.shard),
            .errorCode = errorCode(row),
            .errorMessage = errorMessage(row),
            .requestId = m_requestIds.at(kept.requestId),
            .httpStatus = kept.httpStatus,
            .attempts = kept.attempts,
            .possibleDuplicates = kept.possibleDuplicates};
}

QByteArrayView ResultStore::sequenceNumber(qsizetype row) const
{
    const Row &kept = at(row);
    return {m_digits.data() + kept.digitsAt, qsizetype(kept.digits)};
}

QString ResultStore::errorCode(qsizetype row) const
{
    return m_reasons.at(at(row).reason).first;
}

QString ResultStore::errorMessage(qsizetype row) const
{
    return m_reasons.at(at(row).reason).second;
}

qsizetype ResultStore::actualShard(qsizetype row) const
{
    const qint32 shard = at(row).shard;
    return shard < m_title.openShards.size() ? shard : -1;
}

std::vector<std::shared_ptr<const RequestDetail>> ResultStore::requestsOf(qsizetype row) const
{
    std::vector<Detail> requests;
    if (const qint32 first = at(row).firstRequest; first >= 0)
        requests.push_back(m_requests[static_cast<std::size_t>(first)]);
    if (const auto later = m_laterRequests.find(row); later != m_laterRequests.end()) {
        for (const qint32 place : later->second)
            requests.push_back(m_requests[static_cast<std::size_t>(place)]);
    }
    return requests;
}

std::vector<PersonMark> ResultStore::marksOf(qsizetype row) const
{
    const auto found = m_marks.find(row);
    return found == m_marks.end() ? std::vector<PersonMark>() : found->second;
}

} // namespace core
