// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/send/RunWorker.h"

#include "core/files/RunNote.h"
#include "core/publish/RetryOptions.h"
#include "core/results/ResultQuestions.h"

#include <algorithm>
#include <numeric>
#include <utility>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace app {
namespace {

constexpr auto newsPause = 34ms; // at most 30 times a second
constexpr auto diagnosisPause = 1s;
constexpr qsizetype rowsAtOnce = 10'000; // what a window takes in within a frame or two
constexpr qsizetype manyRecords = 2'000; // worth more than one network manager
constexpr int managersForMany = 4;
constexpr qsizetype keysTold = 5;

core::Milliseconds since(const QElapsedTimer &clock)
{
    return core::Milliseconds(clock.isValid() ? clock.elapsed() : 0);
}

core::RunTitle titleOf(const RunOrder &order)
{
    return {.run = order.run,
            .stream = order.stream.id.name(),
            .connection = order.connection.name,
            .isProduction = order.connection.isProduction,
            .retries = order.connection.retries,
            .openShards = order.stream.shards.openShards(),
            .unpredicted = order.stream.unpredicted,
            .startedAt = core::Clock().wallTime()};
}

} // namespace

RunWorker::RunWorker(QString dataFolder, QObject *parent)
    : QObject(parent)
    , m_dataFolder(std::move(dataFolder))
    , m_saver(new ResultSaver(m_ledger.rows(), this))
{
    m_newsTimer.setParent(this); // so that it moves to the thread too
    m_diagnosisTimer.setParent(this);
    m_newsTimer.setInterval(newsPause);
    m_diagnosisTimer.setInterval(diagnosisPause);
    connect(m_saver, &ResultSaver::saved, this, &RunWorker::saved);
    connect(m_saver, &ResultSaver::failed, this, &RunWorker::notSaved);
    connect(&m_newsTimer, &QTimer::timeout, this, &RunWorker::tellNews);
    connect(&m_diagnosisTimer, &QTimer::timeout, this, &RunWorker::tellDiagnosis);
}

RunWorker::~RunWorker() = default;

void RunWorker::send(const RunOrder &order)
{
    m_part.reset();
    m_saver->finishTexts(); // they are about rows that go now
    m_order = order;
    RunRows run = rowsOf(m_order.render(), m_order.stream.shards);
    m_order.render = nullptr;
    m_withSecrets = std::move(run.withSecrets);
    m_requestsBefore = 0;
    m_retriesBefore = 0;
    m_tookBefore = {};
    m_failuresTold = 0;

    auto begun = std::make_shared<RunBegun>();
    begun->title = titleOf(m_order);
    begun->records = run.planned;
    m_ledger.begin(begun->title, std::move(run.planned));
    m_diagnosis.emplace(m_order.stream.id.name(), m_order.stream.shards);
    emit began(begun);

    std::vector<qint64> unsent;
    for (std::size_t row = 0; row < run.unsent.size(); ++row) {
        if (!core::isFinal(run.unsent[row].state))
            continue;
        unsent.push_back(qint64(row));
        m_ledger.set(qint64(row), run.unsent[row], -1);
    }
    rowsSettled(unsent);
    std::vector<qint64> rows(run.unsent.size());
    std::iota(rows.begin(), rows.end(), 0);
    startPart(std::move(rows), firstOptions());
}

core::PublishOptions RunWorker::firstOptions() const
{
    core::PublishOptions options = core::optionsFor(m_order.connection.retries);
    options.strictOrder = m_order.strictOrder;
    return options;
}

core::PublishOptions RunWorker::retryOptions() const
{
    core::PublishOptions options = core::optionsForRetryByHand(m_order.connection.retries);
    options.strictOrder = m_order.strictOrder;
    return options;
}

void RunWorker::startPart(std::vector<qint64> rows, const core::PublishOptions &options)
{
    m_part.reset();
    m_lastMarked.clear();
    const int managers = std::ssize(rows) >= manyRecords ? managersForMany : 1;
    if (!m_link || !m_link->serves(m_order.connection, managers))
        m_link = std::make_unique<ServiceLink>(m_order.connection, managers);
    ExchangeBox &exchanges = m_link->begin(m_order.connection.credentials);
    m_part = std::make_unique<RunPart>(RunPart::Setup{.stream = m_order.stream.id,
                                                      .options = options,
                                                      .rows = std::move(rows),
                                                      .requestsBefore = m_requestsBefore,
                                                      .client = m_link->client(),
                                                      .exchanges = exchanges,
                                                      .ledger = m_ledger,
                                                      .withSecrets = m_withSecrets,
                                                      .secrets = m_order.secrets});
    connect(m_part.get(), &RunPart::settled, this, &RunWorker::rowsSettled);
    connect(m_part.get(), &RunPart::finished, this, &RunWorker::partFinished);
    m_stops = 0;
    m_isEndOwed = false;
    m_ledger.goOn();
    noteRun(true);
    m_clock.start();
    m_newsTimer.start();
    m_diagnosisTimer.start();
    m_part->start();
    tellNews();
}

void RunWorker::retry(const QList<qint64> &rows, bool mayDuplicate)
{
    if (m_part && !m_part->isFinished())
        return;
    const core::ResultStore &run = m_ledger.rows();
    std::vector<qint64> again;
    for (const qint64 row : rows) {
        const bool isUncertain = run.state(row) == core::RecordState::Uncertain;
        if (core::isRetryable(run, row) || (isUncertain && mayDuplicate))
            again.push_back(row);
    }
    std::sort(again.begin(), again.end());
    again.erase(std::unique(again.begin(), again.end()), again.end());
    m_diagnosis.reset();
    startPart(std::move(again), retryOptions());
}

void RunWorker::stop()
{
    if (m_part && !m_part->isFinished())
        m_part->stop(++m_stops == 1 ? 3s : 0s);
}

void RunWorker::mark(const QList<qint64> &rows, core::RecordState state)
{
    const core::WallTime now = core::Clock().wallTime();
    m_lastMarked.clear();
    for (const qint64 row : rows) {
        core::Outcome outcome = m_ledger.rows().outcome(row);
        if (outcome.state != core::RecordState::Uncertain)
            continue;
        m_lastMarked.push_back({.row = row, .before = outcome});
        outcome.state = state;
        outcome.errorCode = state == core::RecordState::NotSent ? u"markedNotStored"_s : QString();
        outcome.errorMessage = state == core::RecordState::NotSent
            ? u"A person found that it was not stored."_s
            : QString();
        outcome.httpStatus = 0; // a person decided, no answer
        m_ledger.set(row, outcome, m_ledger.rows().latency(row));
        m_ledger.mark({.row = row, .state = state, .at = now});
    }
    noteRun(false);
    diagnoseAll();
    tellNews();
}

void RunWorker::takeMarksBack()
{
    const core::WallTime now = core::Clock().wallTime();
    for (const MarkedRow &marked : std::exchange(m_lastMarked, {})) {
        m_ledger.set(marked.row, marked.before, m_ledger.rows().latency(marked.row));
        m_ledger.mark({.row = marked.row, .state = marked.before.state, .at = now});
    }
    noteRun(false);
    diagnoseAll();
    tellNews();
}

// On the disk before anything leaves: whatever becomes of the program, the next one can tell. The
// simulator's records end with it, and are nobody's worry. A disk that takes no note does not keep
// anybody from sending.
void RunWorker::noteRun(bool isRunning)
{
    if (m_dataFolder.isEmpty() || m_order.connection.isSimulator)
        return;
    const core::ResultStore &run = m_ledger.rows();
    const qint64 uncertain = run.tally().of(core::RecordState::Uncertain);
    if (!isRunning && uncertain == 0)
        return core::removeRunNote(m_dataFolder);
    (void)core::writeRunNote(m_dataFolder,
                             {.stream = run.title().stream,
                              .connection = run.title().connection,
                              .startedAt = run.title().startedAt,
                              .records = run.rowCount(),
                              .uncertain = uncertain,
                              .isRunning = isRunning});
}

void RunWorker::tellLastRun()
{
    const auto note = core::readRunNote(m_dataFolder);
    if (!note)
        return;
    core::removeRunNote(m_dataFolder);
    emit leftUnsettled(core::unsettled(*note));
}

void RunWorker::save(const QString &path, core::ExportKind kind, const QList<qint64> &rows)
{
    m_saver->save(path, kind, rows);
}

void RunWorker::updateTaken()
{
    m_isUpdateOut = false;
    if (!m_newsTimer.isActive())
        tellNews();
}

void RunWorker::rowsSettled(const std::vector<qint64> &rows)
{
    if (!m_diagnosis)
        return;
    for (const qint64 row : rows)
        m_diagnosis->add(m_ledger.rows().record(row), m_ledger.rows().outcome(row));
}

void RunWorker::partFinished()
{
    m_tookBefore += since(m_clock);
    m_clock.invalidate();
    m_requestsBefore += quint64(m_part->publisher().requestsSent());
    m_retriesBefore += m_part->publisher().retries();
    m_newsTimer.stop();
    m_diagnosisTimer.stop();
    m_isEndOwed = true;
    noteRun(false);
    diagnoseAll();
    tellNews();
}

void RunWorker::tellNews()
{
    if (m_isUpdateOut || !(m_ledger.hasNews() || m_isEndOwed))
        return;
    auto update = std::make_shared<core::RunUpdate>(m_ledger.takeNews(rowsAtOnce));
    const bool isRunning = m_clock.isValid();
    update->took = m_tookBefore + since(m_clock);
    update->requestsSent =
        qint64(m_requestsBefore) + (isRunning ? m_part->publisher().requestsSent() : 0);
    update->retries = m_retriesBefore + (isRunning ? m_part->publisher().retries() : 0);
    if (m_part)
        update->retryTokens = m_part->publisher().retryTokens();
    update->isFinished = !isRunning && !m_ledger.hasNews();
    m_isUpdateOut = true;
    emit updated(update);
    if (update->isFinished && std::exchange(m_isEndOwed, false))
        emit partEnded();
}

// Later goes change what was counted before.
void RunWorker::diagnoseAll()
{
    if (!m_diagnosis) {
        m_diagnosis.emplace(m_order.stream.id.name(), m_order.stream.shards);
        const core::ResultStore &run = m_ledger.rows();
        for (qsizetype row = 0; row < run.rowCount(); ++row)
            m_diagnosis->add(run.record(row), run.outcome(row));
    }
    m_failuresTold = -1;
    tellDiagnosis();
    m_diagnosis.reset();
}

void RunWorker::tellDiagnosis()
{
    const core::Tally &tally = m_ledger.rows().tally();
    const qsizetype failures = tally.settled() - tally.of(core::RecordState::Stored);
    if (!m_diagnosis || failures == std::exchange(m_failuresTold, failures))
        return;
    emit diagnosed({.findings = m_diagnosis->findings(),
                    .loads = m_diagnosis->shardLoads(),
                    .hottestKeys = m_diagnosis->hottestKeys(keysTold)});
}

} // namespace app
