// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/KinesisClient.h"
#include "core/send/Journal.h"
#include "core/send/Publisher.h"
#include "tests/support/FakeTransport.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace test {

// Time that passes only when it is told to.
class ManualTime
{
public:
    core::Clock clock()
    {
        return {.now = [this] { return m_now; },
                .wallTime = [] { return core::WallTime(std::chrono::hours(500'000)); }};
    }
    std::function<void(core::Milliseconds, std::function<void()>)> callLater()
    {
        return [this](core::Milliseconds pause, std::function<void()> action) {
            m_calls.emplace(m_now + pause, std::move(action));
        };
    }
    // Runs what is due until then, and whatever that brings about.
    void pass(core::Milliseconds duration)
    {
        const core::Moment end = m_now + duration;
        QCoreApplication::processEvents();
        while (!m_calls.empty() && m_calls.begin()->first <= end) {
            m_now = std::max(m_now, m_calls.begin()->first);
            const auto call = m_calls.extract(m_calls.begin());
            call.mapped()();
            QCoreApplication::processEvents();
        }
        m_now = end;
    }

private:
    core::Moment m_now{std::chrono::hours(1)};
    std::multimap<core::Moment, std::function<void()>> m_calls;
};

// Notes what it is told, together with what else happens, in one list.
class NotingJournal final : public core::Journal
{
public:
    explicit NotingJournal(QStringList &events)
        : m_events(events)
    {
    }

    core::Result<> intend(const core::RequestIntent &intent) override
    {
        m_events.append(QStringLiteral("intend %1").arg(intent.requestNumber));
        intents.append(intent);
        if (failure)
            return core::fail(*failure);
        return {};
    }
    void settle(const core::RequestOutcome &outcome) override
    {
        m_events.append(QStringLiteral("settle %1").arg(outcome.requestNumber));
        outcomes.append(outcome);
    }

    QList<core::RequestIntent> intents;
    QList<core::RequestOutcome> outcomes;
    std::optional<core::Error> failure;

private:
    QStringList &m_events;
};

inline QByteArray storedEntry(qint64 number)
{
    return R"({"SequenceNumber":")" + QByteArray::number(number)
        + R"(","ShardId":"shardId-000000000000"})";
}

// A body that stores every record of a PutRecords request.
inline QByteArray storedBody(const QByteArray &requestBody)
{
    QByteArray entries;
    const qsizetype count = requestBody.count(R"("Data":)");
    for (qsizetype number = 1; number <= count; ++number)
        entries += (number > 1 ? "," : "") + storedEntry(number);
    return R"({"FailedRecordCount":0,"Records":[)" + entries + "]}";
}

inline core::KinesisClient::Settings
localSettings(const QUrl &url = QUrl(QStringLiteral("http://127.0.0.1:4567/")))
{
    return {.endpoint = {.url = url, .region = QStringLiteral("eu-west-1"), .isCustom = true},
            .credentials = {.accessKeyId = "AKIDEXAMPLE",
                            .secretAccessKey = core::Secret("wJalrXUtnFEMI/K7MDENG")}};
}

inline std::vector<core::RunRecord> runRecords(qint64 count, qint64 first = 0)
{
    std::vector<core::RunRecord> made;
    for (qint64 index = first; index < first + count; ++index) {
        const QByteArray number = QByteArray::number(index);
        made.push_back({index, {.data = "data " + number, .partitionKey = "key " + number}});
    }
    return made;
}

// Keeps what a publisher says.
struct Heard
{
    explicit Heard(core::Publisher &publisher)
    {
        QObject::connect(&publisher, &core::Publisher::settled, &publisher,
                         [this](const std::vector<core::SettledRecord> &batch) {
                             ++batches;
                             records.insert(records.end(), batch.begin(), batch.end());
                         });
        QObject::connect(&publisher, &core::Publisher::hungry, &publisher, [this] { ++hungry; });
        QObject::connect(&publisher, &core::Publisher::noticed, &publisher,
                         [this](const QString &text) { notices.append(text); });
        QObject::connect(&publisher, &core::Publisher::stopped, &publisher,
                         [this](const core::Error &error) { stops.append(error); });
        QObject::connect(&publisher, &core::Publisher::finished, &publisher,
                         [this] { ++finished; });
    }

    qint64 count(core::RecordState state) const
    {
        return std::count_if(records.begin(), records.end(),
                             [state](const auto &it) { return it.outcome.state == state; });
    }

    std::vector<core::SettledRecord> records;
    QStringList notices;
    QList<core::Error> stops;
    int batches = 0;
    int hungry = 0;
    int finished = 0;
};

} // namespace test
