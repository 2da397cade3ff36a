// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kinesis/Record.h"
#include "core/kinesis/StreamId.h"
#include "core/outcome/Tally.h"
#include "core/publish/PublishOptions.h"
#include "core/publish/RunRecord.h"
#include "core/result/Clock.h"
#include "core/result/Error.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace core {

class Journal;
class KinesisClient;

// One run: takes records as they come, sends them in requests, and gives each one back with its
// outcome, in input order, in batches, with bounded memory. The decisions are PublishEngine's; this
// only acts: journals, calls the client, and starts a timer. Lives in one thread.
//
// Each call carries the number of its request in the run as CallFacts::tag, by which listeners of
// the client find what the journal calls requestNumber.
//
// A record that failed validation never comes here: it is given to addSettled(), so that its result
// row keeps its place.
class Publisher final : public QObject
{
    Q_OBJECT

public:
    // All references outlive the publisher. `random` gives [0, 1).
    struct Environment
    {
        KinesisClient &client;
        Journal *journal = nullptr; // may be null: nothing is recorded
        Clock clock = {};
        std::function<double()> random = {}; // empty: seeded from the system
        // Calls back once after the pause; empty: a timer. Goes with `clock` in tests.
        std::function<void(Milliseconds, std::function<void()>)> callLater = {};
    };

    Publisher(StreamId stream, PublishOptions options, Environment environment,
              QObject *parent = nullptr);
    ~Publisher() override;

    // How many more records may be added now; 0: wait for hungry().
    qsizetype room() const;
    void add(std::vector<RunRecord> records);
    // A record that will not be sent (state NotSent or Refused with its reason).
    void addSettled(SettledRecord record);
    // None will come until some are settled, because whoever adds holds back: records that wait to
    // fill a request up leave when nothing is on its way any more. Needed with
    // PublishOptions::waitsUntilFull, where nothing else would let them.
    void flush();
    // No more records will come; finished() follows when all are settled, and never without it:
    // after stopped() too, whoever adds goes on to the end of the input, or closes.
    void close();
    // Closes, and sends nothing more: waiting records become not sent, requests in flight are given
    // `grace` to answer and are then aborted (uncertain or not sent, as the transport says).
    // Aborting ends everything on the client's transport.
    void cancel(std::chrono::milliseconds grace = std::chrono::seconds(3));

    Tally tally() const;
    qint64 requestsSent() const;
    qint64 retries() const; // records sent again
    int retryTokens() const; // left of the budget for retries, of 500
    bool isFinished() const;

signals:
    // Records are settled, in input order; emitted at most every few milliseconds, in batches.
    void settled(const std::vector<core::SettledRecord> &records);
    // There is room() again.
    void hungry();
    // Something the person should know while the run goes on, each once: clock corrected, retry
    // budget used up, nobody answers …
    void noticed(const QString &message);
    // The run stopped at an error that every further request would meet (access denied, unknown
    // stream, wrong keys, TLS, the journal's, three requests in a row without a valid answer):
    // everything waiting becomes not sent with that reason, and so does what is added later.
    void stopped(const core::Error &error);
    void finished();

private:
    class Run;
    std::unique_ptr<Run> m_run;
};

} // namespace core
