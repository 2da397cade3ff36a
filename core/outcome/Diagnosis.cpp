// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outcome/Diagnosis.h"

#include "core/kinesis/ServiceError.h"
#include "core/outcome/ExplanationRules.h"
#include "core/outcome/ReasonText.h"

#include <algorithm>
#include <utility>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

// Beyond these, hostile or very mixed answers share the last place.
constexpr std::size_t mostCauses = 500;
const QString manyOthers = u"The reasons were many others."_s;
constexpr qsizetype mostMessages = 2000;
constexpr qsizetype mostShards = 20'000;

Error::Kind likelyKind(const Outcome &outcome)
{
    if (outcome.httpStatus >= 300 && outcome.httpStatus < 400)
        return Error::Kind::Redirected;
    if (outcome.state == RecordState::Uncertain)
        return Error::Kind::BadReply;
    if (outcome.state != RecordState::Refused)
        return Error::Kind::Network;
    switch (classOf(outcome.errorCode)) { // what passes is not to be corrected
    case CodeClass::Throttle:
        return Error::Kind::Throttled;
    case CodeClass::Transient:
        return Error::Kind::Server;
    default:
        return Error::Kind::Refused;
    }
}

// Outcomes keep the code, the words and the status of an error; its kind stands in for a code that
// is missing.
Error errorOf(const Outcome &outcome)
{
    Error error{.kind = likelyKind(outcome),
                .detail = saidIn(outcome.errorMessage, outcome.httpStatus),
                .httpStatus = outcome.httpStatus};
    const bool isUnsent = outcome.state == RecordState::NotSent;
    if (isUnsent && outcome.errorCode == "Cancelled"_L1) { // no answer was awaited
        error.kind = Error::Kind::Cancelled;
        return error;
    }
    for (int i = 0; i <= static_cast<int>(Error::Kind::Tls); ++i) {
        const auto kind = static_cast<Error::Kind>(i);
        if (outcome.errorCode != nameOf(kind))
            continue;
        error.kind = kind;
        return error;
    }
    error.code = outcome.errorCode;
    return error;
}

// Reasons come from many hands, and another sentence follows.
QString asSentence(QString reason)
{
    reason = reason.trimmed();
    if (reason.isEmpty())
        return reason;
    reason.replace(0, 1, reason.at(0).toUpper());
    const bool isEnded = reason.endsWith(u'.') || reason.endsWith(u'!') || reason.endsWith(u'?');
    return isEnded ? reason : reason + u'.';
}

// Codes of our own that no rule knows bring their reason with them.
Explanation explanationOf(const Outcome &outcome, const QString &streamName)
{
    const Error error = errorOf(outcome);
    const bool isReason = outcome.state == RecordState::NotSent && !error.code.isEmpty()
        && error.kind != Error::Kind::Redirected && serviceRule(error) == nullptr
        && transportRule(error.code) == nullptr;
    if (!isReason)
        return explain(error, streamName);
    return {.why = asSentence(outcome.errorMessage), .whatNow = {}}; // as many as they will be
}

QString messageKey(const Outcome &outcome)
{
    return nameOf(outcome.state) + u'\n' + QString::number(outcome.httpStatus) + u'\n'
        + outcome.errorCode + u'\n' + outcome.errorMessage;
}

} // namespace

Diagnosis::Diagnosis(QString streamName, ShardMap shards)
    : m_streamName(std::move(streamName))
    , m_shards(std::move(shards))
{
    for (const Shard &shard : m_shards.openShards())
        m_loads.insert(shard.id.toUtf8(), {.shardId = shard.id});
}

void Diagnosis::add(const Record &record, const Outcome &outcome)
{
    ++m_records;
    addLoad(record, outcome);
    if (outcome.state == RecordState::Stored) {
        m_storedTwice += outcome.possibleDuplicates > 0 ? 1 : 0;
        return;
    }
    Cause &cause = causeOf(outcome);
    ++cause.count;
    if (outcome.state == RecordState::Refused && outcome.possibleDuplicates > 0)
        ++cause.mayBeStored;
}

QByteArray Diagnosis::shardOf(const Record &record, const Outcome &outcome) const
{
    if (!outcome.shardId.isEmpty())
        return outcome.shardId;
    if (const QString named = shardIn(outcome.errorMessage); !named.isEmpty())
        return named.toUtf8();
    if (m_shards.isEmpty())
        return {};
    const auto key = ShardMap::hashKeyOf(record.partitionKey, record.explicitHashKey);
    return key ? m_shards.shardIdFor(*key).toUtf8() : QByteArray();
}

void Diagnosis::addLoad(const Record &record, const Outcome &outcome)
{
    const QByteArray shardId = shardOf(record, outcome);
    if (!record.partitionKey.isEmpty())
        m_keys.add(record.partitionKey, shardId, record.size());
    if (shardId.isEmpty() || (m_loads.size() >= mostShards && !m_loads.contains(shardId)))
        return;
    ShardLoad &load = m_loads[shardId];
    if (load.shardId.isEmpty())
        load.shardId = QString::fromUtf8(shardId);
    ++load.records;
    load.bytes += record.size();
    load.refused += outcome.state == RecordState::Refused ? 1 : 0;
}

Diagnosis::Cause &Diagnosis::causeOf(const Outcome &outcome)
{
    const QString message = messageKey(outcome);
    if (const auto known = m_causeByMessage.constFind(message);
        known != m_causeByMessage.constEnd())
        return m_causes[*known];
    Cause &cause = newCause(outcome);
    if (m_causeByMessage.size() < mostMessages)
        m_causeByMessage.insert(message, static_cast<std::size_t>(&cause - m_causes.data()));
    return cause;
}

// Messages that differ only in names and numbers have the same cause.
Diagnosis::Cause &Diagnosis::newCause(const Outcome &outcome)
{
    Cause cause{.state = outcome.state, .code = outcome.errorCode, .message = outcome.errorMessage};
    if (classOf(outcome.errorCode) == CodeClass::Throttle)
        cause.shardId = shardIn(outcome.errorMessage);
    cause.explanation = explanationOf(outcome, m_streamName);

    const auto isSame = [&cause](const Cause &other) {
        return other.state == cause.state && other.code == cause.code
            && other.shardId == cause.shardId && other.explanation.what == cause.explanation.what;
    };
    const auto same = std::find_if(m_causes.begin(), m_causes.end(), isSame);
    if (same != m_causes.end())
        return *same;
    if (m_causes.size() >= mostCauses)
        return otherCause(cause.state);
    return m_causes.emplace_back(std::move(cause));
}

Diagnosis::Cause &Diagnosis::otherCause(RecordState state)
{
    const auto other = std::find_if(m_causes.begin(), m_causes.end(), [state](const Cause &cause) {
        return cause.state == state && cause.code.isEmpty() && cause.explanation.what == manyOthers;
    });
    if (other != m_causes.end())
        return *other;
    return m_causes.emplace_back(Cause{
        .state = state,
        .explanation = {.what = manyOthers,
                        .why = u"There were more causes than can be listed."_s,
                        .whatNow = u"Look at the codes and messages of the single records."_s}});
}

QList<ShardLoad> Diagnosis::shardLoads() const
{
    QList<ShardLoad> loads = m_loads.values();
    std::sort(loads.begin(), loads.end(), [](const ShardLoad &left, const ShardLoad &right) {
        return left.shardId < right.shardId;
    });
    return loads;
}

QList<HotKey> Diagnosis::hottestKeys(qsizetype count) const
{
    return m_keys.heaviest().mid(0, count);
}

} // namespace core
