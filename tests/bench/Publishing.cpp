// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/publish/PublishEngine.h"
#include "tests/bench/Groups.h"

#include <memory>

namespace {

// A run that never ends: 500 records in, one request, its answer, 500 outcomes out.
class EndlessRun
{
public:
    EndlessRun()
    {
        for (int i = 0; i < 500; ++i) {
            core::PutRecordsEntry entry;
            entry.sequenceNumber = QByteArray(56, '4');
            entry.shardId = "shardId-000000000000";
            m_answer.result->entries.append(entry);
        }
    }

    void goOn()
    {
        std::vector<core::RunRecord> batch;
        batch.reserve(m_records.size());
        for (const core::Record &record : m_records)
            batch.push_back({.index = m_next++, .record = record});
        m_engine.add(std::move(batch));
        const auto now = core::Moment::clock::now();
        while (const auto request = m_engine.next(now))
            m_engine.answered(request->number, m_answer, now);
        keep(m_engine.takeSettled());
    }

private:
    std::vector<core::Record> m_records = sampleRecords();
    core::RequestAnswer m_answer{.result = core::PutRecordsReply{}, .isAwsBody = true};
    core::PublishEngine m_engine{{}, 36, [] { return 0.5; }};
    qint64 m_next = 0;
};

} // namespace

Group publishing()
{
    const auto run = std::make_shared<EndlessRun>();
    return {.title = "Deciding what a run sends",
            .parts = {{.name = "records in, request, answer, outcomes out",
                       .work = [run] { run->goOn(); },
                       .goes = 50,
                       .units = 500,
                       .unit = "records"}},
            .goals = {}};
}
