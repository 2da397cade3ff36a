// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/streams/GetCommand.h"

#include "app/cli/command/StreamText.h"
#include "app/cli/console/JsonRow.h"
#include "app/cli/console/TextWidth.h"
#include "core/json/JsonText.h"

#include <algorithm>
#include <limits>
#include <utility>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace app {
namespace {

constexpr int mostRecordsPerCall = 10'000;
constexpr core::Milliseconds callPause = 220ms; // a shard answers five calls a second
constexpr qint64 bytesPerSecond = 2 * 1024 * 1024; // that a shard gives to all readers together
constexpr int mostRefusals = 20; // others may read the shard too

core::Milliseconds pauseAfter(const core::RecordsPage &page)
{
    qint64 bytes = 0;
    for (const core::StoredRecord &record : page.records)
        bytes += record.data.size() + record.partitionKey.size();
    return std::max(callPause, core::Milliseconds(bytes * 1000 / bytesPerSecond));
}

// The payload in one line for people; its size where it is no text.
QString preview(const QByteArray &data)
{
    constexpr qsizetype most = 200;
    if (!core::isUtf8(data))
        return u"%1 of bytes that are no text"_s.arg(humanBytes(data.size()));
    const QString text = QString::fromUtf8(data);
    return text.size() > most ? QString(text.left(most) + u'…') : text;
}

QByteArray toJson(const QString &shardId, const core::StoredRecord &record)
{
    JsonRow row;
    row.payload(record.data)
        .textIfAny("partitionKey", record.partitionKey)
        .text("sequenceNumber", record.sequenceNumber)
        .text("shardId", shardId);
    if (record.arrivedAtMs)
        row.text("arrivedAt", isoTime(*record.arrivedAtMs));
    return row.toJson();
}

} // namespace

core::Result<> GetCommand::prepare()
{
    if (const auto prepared = prepareStream(); !prepared)
        return prepared;
    const auto position = positionFrom(arguments());
    if (!position)
        return core::fail(position.error());
    const auto limit = arguments().number(u"limit"_s, 1, std::numeric_limits<qint64>::max());
    if (!limit)
        return core::fail(limit.error());
    const auto wait = arguments().number(u"wait"_s, 0, 24 * 3600);
    if (!wait)
        return core::fail(wait.error());
    const bool bySequence = !position->sequenceNumber.isEmpty();
    if (bySequence && !arguments().has(u"shard"_s))
        return core::fail(usageError(
            u"--shard"_s, u"A sequence number belongs to one shard: say which with --shard."_s));
    m_position = *position;
    m_limit = limit->value_or(-1);
    m_wait = std::chrono::seconds(wait->value_or(0));
    m_rows = std::make_unique<RowList>(QList<Table::Column>{
        {u"shard"_s},
        {u"sequence number"_s, Table::Align::Left, Table::Shrink::InMiddle, 120},
        {u"arrived (UTC)"_s, Table::Align::Left, Table::Shrink::Never, 70},
        {u"key"_s, Table::Align::Left, Table::Shrink::AtEnd},
        {u"bytes"_s, Table::Align::Right},
        {u"data"_s, Table::Align::Left, Table::Shrink::AtEnd}});
    return {};
}

void GetCommand::run()
{
    askShards([this](const core::Result<QList<core::Shard>> &shards) {
        if (!shards)
            return endWith(shards.error());
        m_shards = *shards;
        takeShards(m_shards);
    });
}

void GetCommand::interrupt()
{
    console().note(m_count > 0 ? u"Interrupted: there may be more records than these."_s
                               : u"Interrupted before a record was read: there may be some."_s);
    showRead();
    end(ExitStatus::NotAll);
}

void GetCommand::takeShards(const QList<core::Shard> &shards)
{
    const QString wanted = arguments().value(u"shard"_s);
    const QString id = wanted.isEmpty() ? QString() : shardIdMeant(wanted);
    for (const core::Shard &shard : shards) {
        const bool isLatest = m_position.type == core::IteratorType::Latest;
        if (wanted.isEmpty() ? !isLatest || shard.isOpen() : shard.id == id)
            m_readings.append({.shardId = shard.id, .goesOnAt = m_position});
    }
    if (m_readings.isEmpty() && !wanted.isEmpty()) {
        return endWith(usageError(u"--shard"_s,
                                  u"The stream has no shard \"%1\". \"headgate-cli "
                                  "shards %2\" lists them."_s.arg(wanted, stream().toString())));
    }
    if (m_position.type == core::IteratorType::Latest)
        return beginAll(0);
    readNext();
}

QString GetCommand::shardIdMeant(const QString &text) const
{
    const auto found = std::find_if(m_shards.cbegin(), m_shards.cend(), [&](const auto &shard) {
        return shard.id == text || shortShardId(shard.id) == text;
    });
    return found == m_shards.cend() ? QString() : found->id;
}

// An iterator lives for five minutes: each is asked for when its shard's turn has come.
void GetCommand::askIterator(qsizetype index, const std::function<void()> &then)
{
    const QString shardId = m_readings.at(index).shardId;
    const core::ShardPosition position = m_readings.at(index).goesOnAt;
    ask<QByteArray>(
        [this, shardId, position](const core::Invocation &call) {
            return client().getShardIterator(stream(), shardId, position, call);
        },
        [this, index, then](const core::Answer<QByteArray> &answer) {
            if (!m_rows)
                return; // interrupted meanwhile
            if (!answer.result)
                return breakOff(answer.result.error());
            Reading &reading = m_readings[index];
            reading.iterator = *answer.result;
            reading.isBegun = true;
            if (reading.goesOnAt.type == core::IteratorType::Latest)
                reading.goesOnAt = {.type = core::IteratorType::AtTimestamp,
                                    .timestampMs = serverTime(answer.facts)};
            then();
        });
}

// "From now on" is that moment for good. By what is known of the service's clock, to a second: what
// came in that second is shown rather than lost.
qint64 GetCommand::serverTime(const core::CallFacts &facts)
{
    const core::WallTime asked = facts.startedAt + client().clockSkew();
    return asked.time_since_epoch().count();
}

void GetCommand::beginAll(qsizetype index)
{
    if (index >= m_readings.size())
        return readNext();
    askIterator(index, [this, index] { beginAll(index + 1); });
}

bool GetCommand::isEnough() const
{
    return m_limit >= 0 && m_count >= m_limit;
}

// The first shard that is not read up, then the next; with --wait round and round at the tips.
void GetCommand::readNext()
{
    const auto isOpen = [](const Reading &reading) { return reading.isOpen(); };
    const auto isBehind = [](const Reading &reading) {
        return reading.isOpen() && !reading.isAtTip;
    };
    if (isEnough() || std::none_of(m_readings.cbegin(), m_readings.cend(), isOpen))
        return finishReading(ExitStatus::Done);
    const auto behind = std::find_if(m_readings.cbegin(), m_readings.cend(), isBehind);
    if (behind != m_readings.cend())
        return read(std::distance(m_readings.cbegin(), behind));
    if (!m_atTipSince.isValid())
        m_atTipSince.start();
    if (m_wait == 0ms || m_atTipSince.hasExpired(m_wait.count()))
        return finishReading(ExitStatus::Done);
    do {
        m_turn = (m_turn + 1) % m_readings.size();
    } while (m_readings.at(m_turn).iterator.isEmpty());
    QTimer::singleShot(m_pause, this, [this] { read(m_turn); });
}

void GetCommand::read(qsizetype index)
{
    if (!m_readings.at(index).isBegun)
        return askIterator(index, [this, index] { read(index); });
    const qint64 left = m_limit < 0 ? mostRecordsPerCall : m_limit - m_count;
    const int limit = static_cast<int>(std::min<qint64>(left, mostRecordsPerCall));
    const QByteArray iterator = m_readings.at(index).iterator;
    ask<core::RecordsPage>(
        [this, iterator, limit](const core::Invocation &call) {
            return client().getRecords(iterator, limit, stream(), call);
        },
        [this, index](const core::Answer<core::RecordsPage> &answer) { take(index, answer); });
}

bool GetCommand::askedAgain(qsizetype index, const core::Error &error)
{
    if (error.kind != core::Error::Kind::Throttled || ++m_refusals > mostRefusals)
        return false;
    if (m_refusals == 1)
        console().note(u"Shard %1 is read too often: reading on more slowly."_s.arg(
            shortShardId(m_readings.at(index).shardId)));
    QTimer::singleShot(1s, this, [this, index] { read(index); });
    return true;
}

bool GetCommand::renewed(qsizetype index, const core::Error &error)
{
    Reading &reading = m_readings[index];
    const bool isExpired = error.code == u"ExpiredIteratorException";
    if (!isExpired || std::exchange(reading.isRenewed, true))
        return false;
    askIterator(index, [this, index] { read(index); });
    return true;
}

void GetCommand::take(qsizetype index, const core::Answer<core::RecordsPage> &answer)
{
    if (!m_rows)
        return; // interrupted meanwhile
    if (!answer.result) {
        if (askedAgain(index, answer.result.error()) || renewed(index, answer.result.error()))
            return;
        return breakOff(answer.result.error());
    }
    m_refusals = 0;
    m_pause = pauseAfter(*answer.result);
    Reading &reading = m_readings[index];
    reading.iterator = answer.result->nextIterator;
    reading.isRenewed = false;
    if (!answer.result->records.isEmpty())
        reading.goesOnAt = {.type = core::IteratorType::AfterSequenceNumber,
                            .sequenceNumber = answer.result->records.constLast().sequenceNumber};
    // A server that does not say how far behind it is counts as read up when it sends nothing.
    reading.isAtTip =
        answer.result->millisBehindLatest.value_or(answer.result->records.isEmpty() ? 0 : 1) == 0;
    for (const core::StoredRecord &record : answer.result->records)
        print(reading.shardId, record);
    if (console().format == OutputFormat::JsonLines)
        (void)console().output().flush();
    if (console().output().isBrokenPipe())
        return finishReading(ExitStatus::Done);
    if (reading.isAtTip || isEnough())
        return readNext();
    QTimer::singleShot(m_pause, this, [this] { readNext(); });
}

void GetCommand::print(const QString &shardId, const core::StoredRecord &record)
{
    if (isEnough())
        return;
    ++m_count;
    const QByteArray json = toJson(shardId, record);
    if (console().format == OutputFormat::JsonLines)
        return console().printJsonLine(json);
    m_rows->add(json,
                {{shortShardId(shardId)},
                 {QString::fromLatin1(record.sequenceNumber)},
                 {record.arrivedAtMs ? isoTime(*record.arrivedAtMs).mid(0, 23) : u"–"_s},
                 {QString::fromUtf8(record.partitionKey)},
                 {grouped(record.data.size())},
                 {preview(record.data)}});
}

void GetCommand::printRows()
{
    const bool isLatest = m_position.type == core::IteratorType::Latest && m_wait == 0ms;
    if (m_rows && console().format != OutputFormat::JsonLines)
        m_rows->print(console(),
                      isLatest
                          ? u"Nothing: --from latest shows what comes from now on; --wait SECONDS "
                            "waits for it."_s
                          : u"No records there."_s);
    m_rows.reset();
}

// Whether there is more than what was read is not known: "nothing there" would be a guess.
void GetCommand::showRead()
{
    if (m_count > 0)
        printRows();
    m_rows.reset();
}

void GetCommand::breakOff(const core::Error &error)
{
    showRead();
    endWith(error);
}

void GetCommand::finishReading(ExitStatus status)
{
    printRows();
    end(status);
}

} // namespace app
