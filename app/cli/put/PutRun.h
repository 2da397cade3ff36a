// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console/Progress.h"
#include "app/cli/put/PutSettings.h"
#include "app/cli/put/RecordInput.h"
#include "app/cli/put/ResultWriter.h"
#include "app/cli/put/RunReport.h"
#include "core/send/Publisher.h"

#include <QTimer>

namespace app {

// One run of "put": moves records from the input to the publisher and their outcomes to the
// results, and holds back whichever is faster. Main thread.
class PutRun final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        core::KinesisClient &client;
        Console &console;
        core::StreamId stream;
        PutSettings settings;
        core::ShardMap shards;
        std::unique_ptr<RecordSource> source;
        QString inputName;
        qint64 inputSize = -1; // −1: a pipe, whose end nobody knows
        bool isTyped = false; // on the terminal, where progress would write over it
        std::unique_ptr<ByteSink> results; // may be null
    };

    explicit PutRun(Parts parts, QObject *parent = nullptr);
    ~PutRun() override;

    void start();
    // Stops reading and waits a little for answers; the second time it does not wait.
    void interrupt();

    const RunReport &report() const { return m_report; }
    RunFigures figures() const;
    // The error that every further request would have met.
    const std::optional<core::Error> &stoppedBy() const { return m_stoppedBy; }
    // Why the input could not be read to its end, or the results not written.
    const std::optional<core::Error> &brokenBy() const { return m_brokenBy; }
    bool areRowsCut() const { return m_areRowsCut && !m_writer.isFileWhole(); }

signals:
    void ended();

private:
    void feed();
    bool hasRoom() const;
    void add(InputBatch batch);
    void takeSettled(const std::vector<core::SettledRecord> &records);
    void stopAt(const core::Error &error);
    void breakOff(const core::Error &error);
    void warnAbout(const QStringList &warnings);
    void finish();
    void saySilence();
    void showProgress();

    Console &m_console;
    QString m_inputName;
    qint64 m_inputSize = -1;
    bool m_isTyped = false;
    core::Publisher m_publisher;
    RecordInput m_input;
    InputLedger m_ledger;
    QString m_rowsGoTo; // as KeptRows has it
    ResultWriter m_writer;
    RunReport m_report;
    QTimer m_progressTimer;
    QTimer m_silenceTimer;
    RateMeter m_rate;
    core::Moment m_startedAt;
    core::Moment m_endedAt;
    qint64 m_lastLine = 0; // that was taken
    qsizetype m_warnings = 0;
    int m_interrupts = 0;
    bool m_isClosed = false;
    bool m_areRowsCut = false; // not all of them could be written to each place
    std::optional<core::Error> m_stoppedBy;
    std::optional<core::Error> m_brokenBy;
};

} // namespace app
