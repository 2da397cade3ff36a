// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/results/ResultSource.h"
#include "core/results/TextPool.h"

#include <deque>
#include <unordered_map>

namespace core {

// Rows of one run in memory: about 100 bytes a row beside its record, texts that repeat kept once.
// Bodies of requests are kept up to `mostBodyBytes`; then those of the oldest requests go, first of
// those in which everything was stored.
class ResultStore final : public ResultSource
{
public:
    static constexpr qint64 mostBodyBytes = qint64(64) * 1024 * 1024;

    explicit ResultStore(qint64 bodyBytes = mostBodyBytes);

    // Starts anew: every row waits.
    void begin(RunTitle title, std::vector<PlannedRecord> records);
    void apply(const RunUpdate &update);

    const RunTitle &title() const override { return m_title; }
    qsizetype rowCount() const override { return std::ssize(m_rows); }
    Outcome outcome(qsizetype row) const override;
    RecordState state(qsizetype row) const override { return at(row).state; }
    bool isThrottled(qsizetype row) const override { return at(row).isThrottled; }
    int attempts(qsizetype row) const override { return at(row).attempts; }
    const Record &record(qsizetype row) const override { return planned(row).record; }
    bool isSendable(qsizetype row) const override { return planned(row).isSendable; }
    QByteArrayView sequenceNumber(qsizetype row) const override;
    QString errorCode(qsizetype row) const override;
    QString errorMessage(qsizetype row) const override;
    qint64 latency(qsizetype row) const override { return at(row).latency; }
    qsizetype predictedShard(qsizetype row) const override { return planned(row).predictedShard; }
    qsizetype actualShard(qsizetype row) const override;

    const Tally &tally() const override { return m_tally; }
    qsizetype throttledCount() const override { return m_throttled; }
    qsizetype retriedCount() const override { return m_retried; }
    std::vector<std::shared_ptr<const RequestDetail>> requestsOf(qsizetype row) const override;
    std::vector<PersonMark> marksOf(qsizetype row) const override;
    qsizetype markedCount() const override { return m_marked; }
    const RunUpdate &progress() const override { return m_progress; }

private:
    struct Row
    {
        qint64 digitsAt = 0; // of the sequence number, in m_digits
        qint32 reason = -1; // in m_reasons
        qint32 requestId = -1; // in m_requestIds
        qint32 shard = -1; // in m_shardIds
        qint32 latency = -1; // microseconds
        qint32 attempts = 0;
        qint32 possibleDuplicates = 0;
        qint32 firstRequest = -1; // in m_requests
        qint16 httpStatus = 0;
        quint8 digits = 0;
        RecordState state = RecordState::Waiting;
        bool isThrottled = false;
        bool isMarked = false;
    };
    using Reason = std::pair<QString, QString>; // code and message
    using Detail = std::shared_ptr<const RequestDetail>;

    const Row &at(qsizetype row) const { return m_rows[static_cast<std::size_t>(row)]; }
    const PlannedRecord &planned(qsizetype row) const
    {
        return m_planned[static_cast<std::size_t>(row)];
    }
    void change(const RowChange &change);
    void keepSequenceNumber(Row &row, const QByteArray &digits);
    void keep(const Detail &request);
    void link(qint64 row, qint32 place);
    void keepBodies(const RequestDetail &request, qint32 place);
    void dropBodies();
    void mark(const PersonMark &mark);

    qint64 m_mostBodyBytes;
    RunTitle m_title;
    std::vector<PlannedRecord> m_planned;
    std::vector<Row> m_rows;
    std::vector<char> m_digits;
    TextPool<Reason> m_reasons;
    std::vector<bool> m_throttleReasons; // by number
    TextPool<QByteArray> m_requestIds;
    TextPool<QByteArray> m_shardIds; // the open shards first

    std::vector<Detail> m_requests; // by number, from 1
    std::unordered_map<qint64, std::vector<qint32>> m_laterRequests; // of rows tried again
    std::unordered_map<qint64, std::vector<PersonMark>> m_marks;
    std::deque<qint32> m_bodiesOfStored; // places in m_requests, the oldest first
    std::deque<qint32> m_otherBodies;
    qint64 m_bodyBytes = 0;

    Tally m_tally;
    qsizetype m_throttled = 0;
    qsizetype m_retried = 0;
    qsizetype m_marked = 0;
    RunUpdate m_progress;
};

} // namespace core
