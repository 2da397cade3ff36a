// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/send/RunOrder.h"
#include "core/results/ResultExport.h"
#include "core/results/ResultStore.h"

#include <QObject>
#include <QThread>

#include <memory>
#include <optional>

namespace app {

class RunWorker;
struct RunBegun;

// Where a row of the results came from.
struct DraftPlace
{
    QString draftId;
    qsizetype record = 0; // in Draft::records

    bool operator==(const DraftPlace &) const = default;
};

struct SendOptions
{
    std::optional<QList<qsizetype>> records; // of the draft; nothing: all
    bool strictOrder = false;
    // Makes the records in place of SendController::Environment::render; empty: that one does.
    std::function<core::RenderedDraft(const core::Draft &, const core::DraftSurroundings &)>
        render = {};
    QList<core::Secret> secrets = {}; // that it puts into them
    // Reads files that bodies name, likewise.
    std::function<core::Result<QByteArray>(const QString &)> readFile = {};
};

// What a run has come to, for a status line and for screen readers.
struct SendFigures
{
    core::Tally tally;
    qint64 requests = 0;
    int retryTokens = 500; // of 500
    core::Milliseconds took{0};
};

// Sends drafts and keeps what became of each record: the window's side of a run. The work is done
// in another thread. One run at a time; its results stay until the next one begins.
class SendController final : public QObject
{
    Q_OBJECT

public:
    struct Environment
    {
        // Makes records of a draft; called in the thread that sends.
        std::function<core::RenderedDraft(const core::Draft &, const core::DraftSurroundings &)>
            render;
        // Reads the file that a body of kind File names; called there too.
        std::function<core::Result<QByteArray>(const QString &)> readFile = {};
        std::function<quint64()> random = {}; // 64 random bits; empty: seeded from the system
        QString dataFolder = {}; // where unsettled runs are noted; empty: nowhere
    };
    explicit SendController(Environment environment, QObject *parent = nullptr);
    ~SendController() override; // stops what is on its way and waits for the thread

    bool isBusy() const { return m_isBusy; }
    bool isStopping() const { return m_isStopping; } // answers on their way are awaited
    // Null until something was sent.
    core::ResultSource *results() { return m_hasRun ? &m_results : nullptr; }
    const RunDiagnosis &diagnosis() const { return m_diagnosis; }
    // Where the row was written; nothing before the first run.
    std::optional<DraftPlace> placeOf(qint64 row) const;

    // Nothing happens while busy.
    void send(const core::Draft &draft, const ActiveConnection &connection,
              const ActiveStream &stream, const SendOptions &options = {});
    void retry(const QList<qint64> &rows, bool mayDuplicate);
    void stop();
    void mark(const QList<qint64> &rows, core::RecordState state);
    void takeMarksBack(); // those of the last mark(), while nothing was sent since
    void save(const QString &path, core::ExportKind kind, const QList<qint64> &rows);
    // Whether the program was ended before its last run was settled: leftUnsettled() says it.
    void tellLastRun();

signals:
    void busyChanged(bool isBusy);
    void stopping();
    void began(); // results() are new: everything waits
    void updated(const core::RunUpdate &update); // results() have it already
    void diagnosed(const app::RunDiagnosis &diagnosis);
    void progressed(const app::SendFigures &figures);
    void finished(const QString &summary); // "463 of 500 stored, 37 refused"
    void marked(const QString &summary); // by a person, after the run; likewise
    void saved(const QString &path, qint64 rows);
    void failed(const core::Error &error);
    void leftUnsettled(const core::Error &error);

private:
    qsizetype recordOf(qsizetype sent) const; // in the draft
    void begin(RunBegun &run);
    void take(const core::RunUpdate &update);
    void end();
    void setBusy(bool isBusy);
    QString summary() const;

    Environment m_environment;
    QThread m_thread;
    RunWorker *m_worker; // lives in the thread, goes with it
    core::ResultStore m_results;
    RunDiagnosis m_diagnosis;
    QUuid m_run;
    QString m_draftId;
    std::optional<QList<qsizetype>> m_draftRecords; // by row; nothing: the same
    qsizetype m_recordCount = 1; // of the draft that were sent, each as often as it says
    bool m_hasRun = false;
    bool m_isBusy = false;
    bool m_isStopping = false;
};

} // namespace app
