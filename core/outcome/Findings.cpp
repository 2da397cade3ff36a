// SPDX-License-Identifier: GPL-3.0-or-later
// What Diagnosis says.
#include "core/kinesis/Limits.h"
#include "core/kinesis/ServiceError.h"
#include "core/outcome/Diagnosis.h"
#include "core/outcome/Quantity.h"

#include <algorithm>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 hotPercent = 50; // of a shard's bytes, from which one key is to blame
constexpr qsizetype longestKey = 64;
constexpr qsizetype longestMessage = 400;

QString were(qint64 count, const QString &rest)
{
    return recordsText(count) + (count == 1 ? u" was "_s : u" were "_s) + rest;
}

QString them(qint64 count)
{
    return count == 1 ? u"it"_s : u"them"_s;
}

QString lookFirst(qint64 count, const QString &streamName)
{
    return QString(u"Look for %1 in the stream (headgate-cli get %2 --from TIME) before sending "
                   "%1 again: what is there already would be there twice."_s)
        .arg(them(count), streamName.isEmpty() ? u"STREAM"_s : streamName);
}

bool isCheckPassed(RecordState state, const QString &code)
{
    return state == RecordState::NotSent && code == "DryRunOperationException"_L1;
}

QString stateText(RecordState state, qint64 count)
{
    switch (state) {
    case RecordState::Uncertain:
        return recordsText(count) + (count == 1 ? u" is uncertain"_s : u" are uncertain"_s);
    case RecordState::NotSent:
        return were(count, u"not sent"_s);
    default:
        return were(count, u"refused"_s);
    }
}

// Codes that are this program's own are no words for people.
QString reasonText(const QString &code)
{
    const QString words = ownCodeInWords(code);
    if (words.isEmpty())
        return u" ("_s + code + u")."_s;
    return u": "_s + words + u'.';
}

// Refused is all that is known of them: only what the service names as a reason rules a copy out.
QString unproven(qint64 count, qint64 ofThem)
{
    const QString who = ofThem < count ? countText(ofThem) + u" of them"_s
        : count == 1                   ? u"it"_s
                                       : u"they"_s;
    return u" A failure inside the service does not prove that nothing was written: "_s + who
        + u" may be in the stream."_s;
}

qint64 percent(qint64 part, qint64 whole)
{
    return whole == 0 ? 0 : part * 100 / whole;
}

bool isOverLimit(const ShardLoad &load)
{
    return load.bytes > limits::shardBytesPerSecond || load.records > limits::shardRecordsPerSecond;
}

QString quotedKey(const QByteArray &key)
{
    QString text = QString::fromUtf8(key);
    if (text.size() > longestKey)
        text = text.left(longestKey) + u'…';
    return u'“' + text + u'”';
}

QString offerTo(const ShardLoad &load)
{
    const QString offer = recordsText(load.records) + u" with "_s + sizeText(load.bytes);
    const QString limit = u"a shard takes 1,000 records and 1 MiB a second from all senders "
                          "together."_s;
    if (isOverLimit(load))
        return u"This run offered it "_s + offer + u"; "_s + limit;
    return u"This run offered it only "_s + offer + u", so others send to it too; "_s + limit;
}

} // namespace

QString Diagnosis::hotKeyOf(const ShardLoad &load) const
{
    const QList<HotKey> keys = m_keys.heaviest();
    const auto hottest = std::find_if(keys.begin(), keys.end(), [&load](const HotKey &key) {
        return QString::fromUtf8(key.shardId) == load.shardId;
    });
    if (hottest == keys.end() || percent(hottest->bytes, load.bytes) < hotPercent)
        return {};
    return QString(u" One key, %1, carries %2 % of that."_s)
        .arg(quotedKey(hottest->key))
        .arg(percent(hottest->bytes, load.bytes));
}

QString Diagnosis::othersThan(const ShardLoad &load) const
{
    qint64 most = 0;
    for (const ShardLoad &other : m_loads) {
        if (other.shardId != load.shardId)
            most = std::max(most, other.bytes);
    }
    if (m_loads.size() < 2 || most >= load.bytes)
        return {};
    const qsizetype others = m_loads.size() - 1;
    if (others == 1)
        return u" The other shard got "_s + sizeText(most) + u'.';
    return QString(u" The other %1 shards got %2 at most."_s)
        .arg(countText(others), sizeText(most));
}

Finding Diagnosis::throttledFinding(const Cause &cause) const
{
    const ShardLoad load = m_loads.value(cause.shardId.toUtf8());
    const bool isOver = isOverLimit(load); // else what this run sent is not what filled the shard
    const QString hotKey = isOver ? hotKeyOf(load) : QString();
    Finding finding{.state = cause.state,
                    .code = cause.code,
                    .shardId = cause.shardId,
                    .count = cause.count,
                    .title = were(cause.count, u"refused by "_s + cause.shardId + u'.'),
                    .why = offerTo(load) + hotKey + othersThan(load)};
    finding.whatNow = u"Retry "_s + them(cause.count) + u" after a pause, "_s;
    if (!isOver)
        finding.whatNow += u"see who else sends there, or add shards."_s;
    else
        finding.whatNow += hotKey.isEmpty()
            ? u"send more slowly, or add shards."_s
            : u"or send more slowly. One key stays in one shard, so more shards do not help: "
              "spread it over several keys."_s;
    return finding;
}

// Answers blame records by their number in the request; one that no request can have had is not
// this program's to repeat.
Explanation Diagnosis::explanationFor(const Cause &cause) const
{
    const std::optional<RecordField> blamed = recordFieldIn(cause.message);
    if (!blamed || blamed->record < m_records)
        return cause.explanation;
    return {.what = u"The answer blames a record that was not sent."_s,
            .why = u"The service says: "_s + cause.message.simplified().left(longestMessage),
            .whatNow = u"Check what it names, and whether the endpoint is the right one."_s};
}

Finding Diagnosis::findingFor(const Cause &cause) const
{
    if (cause.state == RecordState::Refused && !cause.shardId.isEmpty())
        return throttledFinding(cause);

    const Explanation explanation = explanationFor(cause);
    Finding finding{.state = cause.state,
                    .code = cause.code,
                    .count = cause.count,
                    .title = stateText(cause.state, cause.count) + u". "_s + explanation.what,
                    .why = explanation.why,
                    .whatNow = explanation.whatNow};
    if (explanation.what.isEmpty()) { // a reason of its own
        finding.title = stateText(cause.state, cause.count) + reasonText(cause.code);
        finding.whatNow = u"Send "_s + them(cause.count) + u" again when the reason is gone."_s;
    }
    if (isCheckPassed(cause.state, cause.code))
        finding.title = recordsText(cause.count) + u" would be accepted. Nothing was written."_s;
    if (cause.state == RecordState::Uncertain)
        finding.whatNow = lookFirst(cause.count, m_streamName)
            + (explanation.whatNow == u"Try again." ? QString() : u' ' + explanation.whatNow);
    if (cause.mayBeStored > 0)
        finding.why += unproven(cause.count, cause.mayBeStored);
    return finding;
}

Finding Diagnosis::storedTwiceFinding() const
{
    return {.state = RecordState::Stored,
            .count = m_storedTwice,
            .title = recordsText(m_storedTwice) + u" may be in the stream twice."_s,
            .why = QString(u"An earlier attempt to send %1 ended without an answer that rules it "
                           "out."_s)
                       .arg(them(m_storedTwice)),
            .whatNow = QString(u"Nothing needs to be done where readers recognise doubles, for "
                               "instance by an id in the data. Else look for %1 in the stream."_s)
                           .arg(them(m_storedTwice))};
}

QList<Finding> Diagnosis::findings() const
{
    QList<Finding> findings;
    for (const Cause &cause : m_causes)
        findings.append(findingFor(cause));
    if (m_storedTwice > 0)
        findings.append(storedTwiceFinding());
    std::stable_sort(
        findings.begin(), findings.end(),
        [](const Finding &left, const Finding &right) { return left.count > right.count; });
    return findings;
}

} // namespace core
