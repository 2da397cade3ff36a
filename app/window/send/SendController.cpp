// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/send/SendController.h"

#include "app/window/send/RunWorker.h"
#include "core/outcome/Quantity.h"

#include <QRandomGenerator>

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

core::Draft onlyRecords(const core::Draft &draft, const std::optional<QList<qsizetype>> &records)
{
    if (!records)
        return draft;
    core::Draft part = draft;
    part.records.clear();
    part.current = 0;
    for (const qsizetype record : *records)
        part.records.append(draft.records.at(record));
    return part;
}

quint64 systemRandom()
{
    static thread_local QRandomGenerator generator = QRandomGenerator::securelySeeded();
    return generator.generate64();
}

} // namespace

SendController::SendController(Environment environment, QObject *parent)
    : QObject(parent)
    , m_environment(std::move(environment))
    , m_worker(new RunWorker(m_environment.dataFolder))
{
    if (!m_environment.random)
        m_environment.random = systemRandom;
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &RunWorker::began, this,
            [this](const std::shared_ptr<RunBegun> &run) { begin(*run); });
    connect(m_worker, &RunWorker::updated, this,
            [this](const std::shared_ptr<const core::RunUpdate> &update) { take(*update); });
    connect(m_worker, &RunWorker::diagnosed, this, [this](const RunDiagnosis &diagnosis) {
        m_diagnosis = diagnosis;
        emit diagnosed(m_diagnosis);
    });
    connect(m_worker, &RunWorker::partEnded, this, &SendController::end);
    connect(m_worker, &RunWorker::saved, this, &SendController::saved);
    connect(m_worker, &RunWorker::leftUnsettled, this, &SendController::leftUnsettled);
    connect(m_worker, &RunWorker::notSaved, this, &SendController::failed);
    m_thread.setObjectName("sending");
    m_thread.start();
}

SendController::~SendController()
{
    m_thread.quit();
    m_thread.wait();
}

std::optional<DraftPlace> SendController::placeOf(qint64 row) const
{
    if (!m_hasRun)
        return std::nullopt;
    return DraftPlace{.draftId = m_draftId, .record = recordOf(row % m_recordCount)};
}

qsizetype SendController::recordOf(qsizetype sent) const
{
    return m_draftRecords ? m_draftRecords->at(sent) : sent;
}

void SendController::send(const core::Draft &draft, const ActiveConnection &connection,
                          const ActiveStream &stream, const SendOptions &options)
{
    if (m_isBusy)
        return;
    setBusy(true);
    m_run = QUuid::createUuid();
    m_draftId = draft.id;
    m_draftRecords = options.records;
    // A template may send its records many times.
    m_recordCount = options.records ? options.records->size() : draft.records.size();
    const core::DraftSurroundings surroundings{
        .rules = {.maxRecordBytes = stream.summary.maxRecordBytes,
                  .distribution = stream.summary.distribution},
        .shards = stream.shards,
        .random = m_environment.random,
        .readFile = options.readFile ? options.readFile : m_environment.readFile};
    const RunOrder order{.run = m_run,
                         .connection = connection,
                         .stream = stream,
                         .render =
                             [render = options.render ? options.render : m_environment.render,
                              surroundings, draft, records = options.records] {
                                 return render(onlyRecords(draft, records), surroundings);
                             },
                         .strictOrder = options.strictOrder,
                         .secrets = core::SecretMask(options.secrets)};
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, order] { worker->send(order); });
}

void SendController::retry(const QList<qint64> &rows, bool mayDuplicate)
{
    if (m_isBusy || !m_hasRun || rows.isEmpty())
        return;
    setBusy(true);
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, rows, mayDuplicate] { worker->retry(rows, mayDuplicate); });
}

void SendController::stop()
{
    if (!m_isBusy)
        return;
    m_isStopping = true;
    emit stopping();
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->stop(); });
}

void SendController::mark(const QList<qint64> &rows, core::RecordState state)
{
    if (!m_hasRun)
        return;
    QMetaObject::invokeMethod(m_worker,
                              [worker = m_worker, rows, state] { worker->mark(rows, state); });
}

void SendController::takeMarksBack()
{
    if (!m_hasRun || m_isBusy)
        return;
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->takeMarksBack(); });
}

void SendController::save(const QString &path, core::ExportKind kind, const QList<qint64> &rows)
{
    if (!m_hasRun)
        return;
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, path, kind, rows] { worker->save(path, kind, rows); });
}

void SendController::tellLastRun()
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->tellLastRun(); });
}

void SendController::begin(RunBegun &run)
{
    m_results.begin(std::move(run.title), std::move(run.records));
    m_hasRun = true;
    m_diagnosis = {};
    emit began();
    emit diagnosed(m_diagnosis);
}

void SendController::take(const core::RunUpdate &update)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->updateTaken(); });
    if (update.run != m_run)
        return;
    m_results.apply(update);
    emit updated(update);
    if (!m_isBusy && !update.marks.empty())
        emit marked(summary());
    emit progressed({.tally = m_results.tally(),
                     .requests = update.requestsSent,
                     .retryTokens = update.retryTokens,
                     .took = update.took});
}

void SendController::end()
{
    setBusy(false);
    emit finished(summary());
}

void SendController::setBusy(bool isBusy)
{
    m_isStopping = false;
    if (std::exchange(m_isBusy, isBusy) != isBusy)
        emit busyChanged(isBusy);
}

QString SendController::summary() const
{
    const core::Tally &tally = m_results.tally();
    QStringList parts{tr("%1 of %2 stored")
                          .arg(core::countText(tally.of(core::RecordState::Stored)),
                               core::countText(tally.total()))};
    for (const auto state :
         {core::RecordState::Refused, core::RecordState::Uncertain, core::RecordState::NotSent}) {
        if (const qint64 count = tally.of(state); count > 0)
            parts.append(core::countText(count) + u' ' + core::toWords(state));
    }
    if (const qint64 count = m_results.markedCount(); count > 0)
        parts.append(tr("%1 marked by you").arg(core::countText(count)));
    return parts.join(u", "_s);
}

} // namespace app
