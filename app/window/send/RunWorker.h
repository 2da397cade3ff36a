// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/send/ResultSaver.h"
#include "app/window/send/RunOrder.h"
#include "app/window/send/RunPart.h"
#include "app/window/send/ServiceLink.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace app {

// A run as the window shows it from the start.
struct RunBegun
{
    core::RunTitle title;
    std::vector<core::PlannedRecord> records;
};

// Sends runs, in a thread of its own: renders the draft, signs, sends, keeps what came of it, and
// says so at most 30 times a second. One run at a time; its rows may be sent again and marked until
// the next one begins. Nothing new is told before the last update was taken, so that a slow window
// gets larger updates instead of more of them.
class RunWorker final : public QObject
{
    Q_OBJECT

public:
    // A run that is not settled is noted in the folder; empty: nowhere.
    explicit RunWorker(QString dataFolder, QObject *parent = nullptr);
    ~RunWorker() override;

    void send(const RunOrder &order);
    // Sends those of the rows again that are refused or not sent and, where `mayDuplicate`, those
    // that are uncertain.
    void retry(const QList<qint64> &rows, bool mayDuplicate);
    void stop(); // leaves three seconds to answer; the second time it does not wait
    // What became of uncertain rows, by a person's word: Stored or NotSent.
    void mark(const QList<qint64> &rows, core::RecordState state);
    void takeMarksBack(); // those of the last mark(), while nothing was sent since
    void save(const QString &path, core::ExportKind kind, const QList<qint64> &rows);
    void updateTaken();
    void tellLastRun(); // by leftUnsettled(), when the last program left one

signals:
    void began(std::shared_ptr<app::RunBegun> run);
    void updated(std::shared_ptr<const core::RunUpdate> update);
    void partEnded(); // what was sent or sent again is settled, and the window knows it
    void diagnosed(const app::RunDiagnosis &diagnosis);
    void saved(const QString &path, qint64 rows);
    void notSaved(const core::Error &error);
    void leftUnsettled(const core::Error &error);

private:
    struct MarkedRow
    {
        qint64 row = 0;
        core::Outcome before;
    };

    void startPart(std::vector<qint64> rows, const core::PublishOptions &options);
    core::PublishOptions firstOptions() const;
    core::PublishOptions retryOptions() const;
    void rowsSettled(const std::vector<qint64> &rows);
    void partFinished();
    void noteRun(bool isRunning);
    void tellNews();
    void diagnoseAll();
    void tellDiagnosis();

    QString m_dataFolder;
    RunOrder m_order;
    RunLedger m_ledger;
    std::vector<MarkedRow> m_lastMarked;
    SecretRecords m_withSecrets; // what goes out for those rows
    ResultSaver *m_saver; // of the ledger's rows
    std::unique_ptr<ServiceLink> m_link;
    std::unique_ptr<RunPart> m_part;
    std::optional<core::Diagnosis> m_diagnosis; // of what is settled in the first go
    qsizetype m_failuresTold = 0;
    quint64 m_requestsBefore = 0; // of parts that are over
    qint64 m_retriesBefore = 0;
    core::Milliseconds m_tookBefore{0};
    QElapsedTimer m_clock; // of the part
    QTimer m_newsTimer;
    QTimer m_diagnosisTimer;
    bool m_isUpdateOut = false;
    bool m_isEndOwed = false; // the part is over and the window does not know
    int m_stops = 0;
};

} // namespace app

Q_DECLARE_METATYPE(app::RunDiagnosis)
