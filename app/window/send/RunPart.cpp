// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/send/RunPart.h"

#include "app/window/send/HiddenSecrets.h"
#include "app/window/send/RequestDetails.h"
#include "core/results/Continuation.h"

#include <algorithm>

namespace app {
namespace {

qint64 latencyOf(const core::RequestDetail &request)
{
    if (request.timing.finished >= 0)
        return request.timing.finished;
    return std::chrono::microseconds(request.endedAt - request.startedAt).count();
}

core::PublishOptions withRoomFor(core::PublishOptions options, std::size_t records)
{
    options.window = std::max<qsizetype>(qsizetype(records), 1);
    return options;
}

} // namespace

// Passes on what the publisher does, as it does it.
class RunPart::RowJournal final : public core::Journal
{
public:
    explicit RowJournal(RunPart &part)
        : m_part(part)
    {
    }
    core::Result<> intend(const core::RequestIntent &intent) override
    {
        m_part.depart(intent);
        return {};
    }
    void settle(const core::RequestOutcome &outcome) override { m_part.arrive(outcome); }

private:
    RunPart &m_part;
};

RunPart::RunPart(Setup setup)
    : m_setup(std::move(setup))
    , m_journal(std::make_unique<RowJournal>(*this))
    , m_publisher(m_setup.stream, withRoomFor(m_setup.options, m_setup.rows.size()),
                  {.client = m_setup.client, .journal = m_journal.get()})
{
    connect(&m_publisher, &core::Publisher::settled, this, &RunPart::settle);
    connect(&m_publisher, &core::Publisher::finished, this, &RunPart::finished);
    connect(&m_publisher, &core::Publisher::noticed, this,
            [this](const QString &text) { m_setup.ledger.notice(m_setup.secrets.masked(text)); });
    connect(&m_publisher, &core::Publisher::stopped, this, [this](core::Error error) {
        hideSecrets(error, m_setup.secrets);
        m_setup.ledger.stoppedBy(error);
    });
}

RunPart::~RunPart() = default;

void RunPart::start()
{
    const core::ResultStore &run = m_setup.ledger.rows();
    std::vector<core::RunRecord> sendable;
    sendable.reserve(m_setup.rows.size());
    qint64 index = 0;
    for (const qint64 row : m_setup.rows) {
        if (run.isSendable(row))
            sendable.push_back({.index = index, .record = recordOf(row)});
        ++index;
    }
    if (m_setup.requestsBefore > 0)
        startAgain();
    m_publisher.add(std::move(sendable));
    m_publisher.close();
}

const core::Record &RunPart::recordOf(qint64 row) const
{
    const auto found = m_setup.withSecrets.find(row);
    return found == m_setup.withSecrets.end() ? m_setup.ledger.rows().record(row) : found->second;
}

void RunPart::startAgain()
{
    m_before.reserve(m_setup.rows.size());
    for (const qint64 row : m_setup.rows) {
        core::Outcome outcome = m_setup.ledger.rows().outcome(row);
        m_before.push_back(outcome);
        outcome.state = core::RecordState::Retrying;
        m_setup.ledger.set(row, outcome, m_setup.ledger.rows().latency(row));
    }
}

void RunPart::stop(core::Milliseconds grace)
{
    m_publisher.cancel(grace);
}

void RunPart::depart(const core::RequestIntent &intent)
{
    std::vector<qint64> rows;
    rows.reserve(static_cast<std::size_t>(intent.recordIndexes.size()));
    for (const qint64 index : intent.recordIndexes) {
        const qint64 row = rowOf(index);
        rows.push_back(row);
        const core::Outcome known = m_setup.ledger.rows().outcome(row);
        m_setup.ledger.set(row,
                           {.state = core::RecordState::Sending,
                            .attempts = known.attempts + 1,
                            .possibleDuplicates = known.possibleDuplicates},
                           -1);
    }
    core::RequestDetail request = departing(intent, std::move(rows));
    request.number += m_setup.requestsBefore;
    m_setup.ledger.keep(std::make_shared<core::RequestDetail>(request));
    m_onTheirWay.emplace(intent.requestNumber, std::move(request));
    m_indexes.emplace(intent.requestNumber, intent.recordIndexes);
}

void RunPart::arrive(const core::RequestOutcome &outcome)
{
    auto request = m_onTheirWay.extract(outcome.requestNumber);
    const auto indexes = m_indexes.extract(outcome.requestNumber);
    if (!request || !indexes)
        return;
    const std::optional<core::Exchange> exchange = m_setup.exchanges.take(outcome.requestNumber);
    core::RequestDetail detail = arrived(std::move(request.mapped()), outcome,
                                         exchange ? &*exchange : nullptr, m_setup.options);
    hideSecrets(detail, m_setup.secrets);
    const qint64 latency = latencyOf(detail);
    for (qsizetype i = 0; i < outcome.outcomes.size(); ++i) {
        const qint64 index = indexes.mapped().at(i);
        m_setup.ledger.set(rowOf(index), outcomeOf(index, outcome.outcomes.at(i)), latency);
    }
    m_setup.ledger.keep(std::make_shared<const core::RequestDetail>(std::move(detail)));
}

core::Outcome RunPart::outcomeOf(qint64 index, const core::Outcome &now) const
{
    core::Outcome shown = now;
    hideSecrets(shown, m_setup.secrets);
    return m_before.empty() ? shown
                            : core::continued(m_before[static_cast<std::size_t>(index)], shown);
}

void RunPart::settle(const std::vector<core::SettledRecord> &records)
{
    std::vector<qint64> rows;
    rows.reserve(records.size());
    const core::ResultStore &run = m_setup.ledger.rows();
    for (const core::SettledRecord &record : records) {
        const qint64 row = rowOf(record.index);
        rows.push_back(row);
        const core::Outcome outcome = outcomeOf(record.index, record.outcome);
        if (outcome != run.outcome(row)) // it was in no request, or its last word came later
            m_setup.ledger.set(row, outcome, run.latency(row));
    }
    emit settled(rows);
}

} // namespace app
