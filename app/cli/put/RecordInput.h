// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/put/InputFile.h"
#include "app/cli/put/InputLedger.h"
#include "core/outcome/Outcome.h"
#include "core/records/Record.h"

#include <QObject>
#include <QStringList>

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace app {

// A record of the input, or the reason why there is none to send in its place.
struct InputRecord
{
    core::Record record;
    std::unique_ptr<core::Outcome> unsent; // rare, and larger than the record
};

// A stretch of the input as it leaves the reading thread.
struct InputBatch
{
    InputPiece piece;
    std::vector<InputRecord> records; // as many as piece.lines
    QStringList warnings; // about records that are sent nevertheless
    bool isLastForNow = false; // nothing more comes for a while: what waits for more may leave
};

// Makes records out of the input, piece by piece. Lives in the reading thread.
class RecordSource
{
public:
    RecordSource() = default;
    virtual ~RecordSource() = default;
    Q_DISABLE_COPY_MOVE(RecordSource)

    // The next batch; nothing at the end. An error ends it too.
    virtual core::Result<std::optional<InputBatch>> next() = 0;
    // Ends a next() that waits, from any thread.
    virtual void stop() = 0;
    // After the end: what happened to the input meanwhile; empty when nothing did.
    virtual QString remark() const { return {}; }
};

// Reads records on a thread of its own, a few batches ahead of whoever takes them. Main thread.
class RecordInput final : public QObject
{
    Q_OBJECT

public:
    explicit RecordInput(std::unique_ptr<RecordSource> source, QObject *parent = nullptr);
    ~RecordInput() override; // stops

    void start();
    void stop(); // returns when the thread has ended; what was read stays

    std::optional<InputBatch> take(); // nothing: not yet, or at the end
    bool isAtEnd() const; // everything was taken and nothing will come
    core::Result<> result() const; // after the end: why it ended early, if it did
    QString remark() const { return m_source->remark(); } // after stop()

signals:
    void available(); // there is something to take, or the end

private:
    void work();
    bool put(InputBatch batch);

    std::unique_ptr<RecordSource> m_source;
    std::thread m_thread;
    mutable std::mutex m_mutex;
    std::condition_variable m_hasRoom;
    std::deque<InputBatch> m_batches;
    core::Result<> m_result;
    bool m_hasEnded = false;
    bool m_isStopped = false;
};

} // namespace app
