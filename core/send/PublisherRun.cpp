// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/send/PublisherRun.h"

#include "core/result/Deliver.h"
#include "core/send/Journal.h"

#include <QPointer>
#include <QRandomGenerator>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

// Long enough to gather what came in together, too short to be seen.
constexpr Milliseconds gatherPause{4};

int concurrencyOf(const PublishOptions &options, const Transport &transport)
{
    const int capacity = std::max(transport.capacity(), 1);
    return options.concurrency > 0 ? std::min(options.concurrency, capacity) : capacity;
}

std::function<double()> seededFromSystem()
{
    return [generator = QRandomGenerator::securelySeeded()]() mutable {
        return generator.generateDouble();
    };
}

RequestAnswer requestAnswer(Result<PutRecordsReply> result, const CallFacts &facts)
{
    return {.result = std::move(result),
            .requestId = facts.requestId,
            .isAwsBody = facts.isAwsBody,
            .retryAfter = facts.retryAfter,
            .skewCorrected = facts.skewCorrected};
}

QString skewNotice(Milliseconds skew)
{
    const auto minutes = std::chrono::round<std::chrono::minutes>(std::chrono::abs(skew)).count();
    return QString(u"This computer's clock is %1 min %2 the service; requests are signed with the "
                   u"service's time."_s)
        .arg(minutes)
        .arg(skew.count() > 0 ? u"behind"_s : u"ahead of"_s);
}

} // namespace

Publisher::Run::Run(Publisher &publisher, StreamId stream, const PublishOptions &options,
                    Environment environment)
    : m_publisher(publisher)
    , m_stream(std::move(stream))
    , m_options(options)
    , m_environment(std::move(environment))
    , m_engine(options, concurrencyOf(options, m_environment.client.transport()),
               m_environment.random ? m_environment.random : seededFromSystem())
{
}

void Publisher::Run::proceed()
{
    while (std::optional<PlannedRequest> request = m_engine.next(m_environment.clock.now()))
        send(*std::move(request));
    giveOutSoon();
    wakeWhenDue();
    tell();
}

void Publisher::Run::added()
{
    m_hasRoomTold = false;
    proceed();
}

void Publisher::Run::abortAfter(Milliseconds grace)
{
    later(grace, [this] {
        if (m_engine.inFlight() > 0)
            m_environment.client.transport().abortAll();
    });
}

Result<> Publisher::Run::journalIntent(const PlannedRequest &request)
{
    if (!m_environment.journal)
        return {};
    return m_environment.journal->intend({.requestNumber = request.number,
                                          .attempt = request.attempt,
                                          .recordIndexes = request.indexes,
                                          .bytes = request.bytes,
                                          .at = m_environment.clock.wallTime()});
}

KinesisClient::Invocation Publisher::Run::invocationOf(const PlannedRequest &request) const
{
    const QUuid id = QUuid::createUuidV5(m_id, QByteArray::number(request.firstNumber));
    return {.id = id.toByteArray(QUuid::WithoutBraces),
            .attempt = request.attempt,
            .maxAttempts = std::max(m_options.maxAttempts, request.attempt),
            .tag = request.number};
}

void Publisher::Run::send(PlannedRequest request)
{
    if (const Result<> written = journalIntent(request); !written) {
        m_engine.withdraw(request.number, written.error());
        return;
    }

    KinesisClient &client = m_environment.client;
    const auto receiveReply = [this, number = request.number,
                               positions = std::move(request.positions)](const auto &answer) {
        if constexpr (std::is_same_v<std::decay_t<decltype(answer)>, Answer<PutRecordsEntry>>) {
            const auto asList = [](const PutRecordsEntry &entry) {
                return PutRecordsReply{.entries = {entry}};
            };
            receive(number, positions, answer.facts, answer.result.transform(asList));
        } else {
            receive(number, positions, answer.facts, answer.result);
        }
    };
    if (request.action == PlannedRequest::Action::PutRecord) {
        deliver(client.putRecord(m_stream, *request.records.front(),
                                 request.sequenceNumberForOrdering, m_options.dryRun,
                                 invocationOf(request)),
                &m_publisher, receiveReply);
    } else {
        deliver(
            client.putRecords(m_stream, request.records, m_options.dryRun, invocationOf(request)),
            &m_publisher, receiveReply);
    }
}

void Publisher::Run::receive(quint64 number, const std::vector<qint64> &positions,
                             const CallFacts &facts, Result<PutRecordsReply> result)
{
    const RequestAnswer answer = requestAnswer(std::move(result), facts);
    m_engine.answered(number, answer, m_environment.clock.now());
    if (m_environment.journal) {
        RequestOutcome outcome{.requestNumber = number, .at = m_environment.clock.wallTime()};
        outcome.outcomes.reserve(std::ssize(positions));
        for (const qint64 position : positions)
            outcome.outcomes.append(m_engine.outcome(position));
        m_environment.journal->settle(outcome);
    }

    const QPointer<Publisher> alive(&m_publisher);
    const Milliseconds skew = facts.clockSkew.value_or(Milliseconds::zero());
    if (std::chrono::abs(skew) >= noticeableSkew && !std::exchange(m_isSkewTold, true))
        emit m_publisher.noticed(skewNotice(skew));
    if (alive)
        proceed(); // a connection waits for it
    // Answers that come fast keep the event loop from its timers.
    if (alive && m_isGivingOut && m_environment.clock.now() >= m_giveOutAt)
        giveOut();
}

void Publisher::Run::tell()
{
    const QPointer<Publisher> alive(&m_publisher);
    const QStringList notices = m_engine.takeNotices();
    for (const QString &notice : notices) {
        emit m_publisher.noticed(notice);
        if (!alive)
            return;
    }
    if (m_engine.stoppedBy() && !std::exchange(m_isStopTold, true))
        emit m_publisher.stopped(*m_engine.stoppedBy());
}

void Publisher::Run::wakeWhenDue()
{
    const std::optional<Moment> at = m_engine.wakeAt();
    if (!at || (m_wakeAt && *m_wakeAt <= *at))
        return;
    m_wakeAt = at;
    const auto pause = std::chrono::ceil<Milliseconds>(*at - m_environment.clock.now());
    later(std::max(pause, Milliseconds::zero()), [this, at] {
        if (m_wakeAt == at)
            m_wakeAt.reset();
        proceed();
    });
}

void Publisher::Run::giveOutSoon()
{
    if (m_isFinished || std::exchange(m_isGivingOut, true))
        return;
    m_giveOutAt = m_environment.clock.now() + gatherPause;
    later(gatherPause, [this] {
        m_isGivingOut = false;
        giveOut();
    });
}

void Publisher::Run::giveOut()
{
    m_giveOutAt = m_environment.clock.now() + gatherPause;
    const QPointer<Publisher> alive(&m_publisher);
    const std::vector<SettledRecord> settled = m_engine.takeSettled();
    if (!settled.empty())
        emit m_publisher.settled(settled);
    if (!alive)
        return;

    const bool hasRoom = m_engine.room() >= std::max<qsizetype>(m_options.window / 4, 1);
    if (hasRoom && !std::exchange(m_hasRoomTold, true))
        emit m_publisher.hungry();
    if (!alive)
        return;

    if (!m_engine.isDone() || m_isFinished)
        return;
    tell(); // what ended the run comes before its end
    if (alive && !std::exchange(m_isFinished, true))
        emit m_publisher.finished();
}

void Publisher::Run::later(Milliseconds pause, std::function<void()> action)
{
    if (!m_environment.callLater) {
        QTimer::singleShot(pause, Qt::PreciseTimer, &m_publisher, std::move(action));
        return;
    }
    m_environment.callLater(
        pause, [alive = QPointer<Publisher>(&m_publisher), action = std::move(action)] {
            if (alive)
                action();
        });
}

} // namespace core
