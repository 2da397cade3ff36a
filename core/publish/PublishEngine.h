// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome/RetryQuota.h"
#include "core/publish/PublishOptions.h"
#include "core/publish/Ramp.h"
#include "core/publish/RecordWindow.h"
#include "core/publish/RequestAnswer.h"
#include "core/publish/RunRecord.h"
#include "core/publish/SendQueue.h"
#include "core/result/Clock.h"
#include "core/result/Error.h"

#include <QList>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace core {

// A request that is to leave now.
struct PlannedRequest
{
    enum class Action { PutRecords, PutRecord };

    quint64 number = 0; // of the run, from 1; each attempt has its own
    quint64 firstNumber = 0; // of the request that this repeats as it was; else its own
    int attempt = 1; // of the record in it that was tried most often
    Action action = Action::PutRecords;
    std::vector<const Record *> records; // valid until it is answered
    std::vector<qint64> positions; // in the run, for PublishEngine::outcome()
    QList<qint64> indexes; // as they were given to add()
    qint64 bytes = 0; // data and keys
    QByteArray sequenceNumberForOrdering; // PutRecord only
};

// What a run of records decides, without doing any of it: which records leave in which request and
// when, and what each answer makes of them. Moments are arguments and randomness is handed in, so
// that the same events always give the same run.
//
// A record is Waiting, Sending, then perhaps Retrying, and ends Stored, Refused, Uncertain or
// NotSent. What an attempt may have done is never unsaid by a later one: uncertain and then refused
// ends uncertain, refused and then not sent ends refused.
class PublishEngine
{
public:
    // `random` gives [0, 1).
    PublishEngine(const PublishOptions &options, int concurrency, std::function<double()> random);
    Q_DISABLE_COPY_MOVE(PublishEngine)

    // How many more records may be taken in; add() takes more than that, but should not be asked.
    qsizetype room() const;
    void add(std::vector<RunRecord> records);
    void addSettled(SettledRecord record); // state NotSent or Refused
    // None will come until some are given out: what waits to fill a request up leaves when nothing
    // is on its way or settled any more.
    void flush();
    void close(); // no more records will come
    // Nothing more is sent: records that wait become not sent, those that wait for another attempt
    // what their last one made them. What is on its way may still be answered.
    void cancel();

    // The request that is to be sent at `now`, if any. Ask until there is none.
    std::optional<PlannedRequest> next(Moment now);
    // Takes a planned request back: it could not be handed out at all, and neither can any other.
    void withdraw(quint64 number, const Error &error);
    void answered(quint64 number, const RequestAnswer &answer, Moment now);
    // When next() should be asked again, if no answer comes before.
    std::optional<Moment> wakeAt() const;

    // The last word about a record, or the latest. Valid until takeSettled().
    const Outcome &outcome(qint64 position) const { return m_window.at(position).entry.outcome; }
    std::vector<SettledRecord> takeSettled(); // in input order
    QStringList takeNotices(); // what a person should know, each once
    // The error that ended the run before its end.
    const std::optional<Error> &stoppedBy() const { return m_stoppedBy; }
    bool isClosed() const { return m_isClosed; }
    bool isDone() const; // closed, and every record given out

    const Tally &tally() const { return m_window.tally(); }
    qsizetype inFlight() const { return std::ssize(m_inFlight); }
    qint64 requestsSent() const { return m_requestsSent; }
    qint64 retries() const { return m_retries; } // records sent again
    int tokens() const { return m_quota.tokens(); }

private:
    struct InFlight
    {
        quint64 number = 0;
        quint64 firstNumber = 0;
        Moment sentAt;
        SendGroup group;
    };
    // What of one answer is tried again, apart by why and how often it was tried.
    struct Again
    {
        RetryCause cause;
        int tries;
        SendGroup group;
    };
    // Why records stay unsent.
    struct Unsent
    {
        QString code;
        QString message;
        int httpStatus = 0; // of the answer that stopped the run; 0 without one
    };
    using Slot = RecordWindow::Slot;

    Traffic traffic() const { return m_inFlight.empty() ? Traffic::Idle : Traffic::Busy; }
    PlannedRequest planned(InFlight &request, Moment now);
    InFlight takeInFlight(quint64 number);
    void readEntries(const InFlight &request, const RequestAnswer &answer, Moment now);
    void readError(const InFlight &request, const RequestAnswer &answer, Moment now);
    void judgeAll(const InFlight &request, const RequestAnswer &answer, const AttemptEnd &end,
                  Moment now);
    void sendWithout(const InFlight &request, const std::vector<qsizetype> &blamed,
                     const RequestAnswer &answer, const AttemptEnd &end, Moment now);
    void noteUnanswered(const InFlight &request, const RequestAnswer &answer, const QString &said,
                        Moment now);

    void store(const InFlight &request, qint64 position, const PutRecordsEntry &entry,
               const QByteArray &requestId);
    bool countsAddUp() const;
    void endAttempt(const InFlight &request, qint64 position, const AttemptEnd &end,
                    const QByteArray &requestId, std::vector<Again> &again);
    void tryAgain(const InFlight &request, std::vector<Again> again, const RequestAnswer &answer,
                  Moment now);
    void settleOverdue(const InFlight &request, SendGroup &group, Moment due);
    void settle(Slot &slot); // with what its attempts say
    void stopLane(OrderLanes::Lane lane, const Slot &failed);
    void settleUnsent(Slot &slot, const Unsent &why);
    void stop(const Error &error);
    void endRun(const Unsent &why);
    void noticeOnce(const QString &text);

    PublishOptions m_options;
    std::function<double()> m_random;
    RecordWindow m_window;
    SendQueue m_queue;
    Ramp m_ramp;
    RetryQuota m_quota;
    std::vector<InFlight> m_inFlight; // few
    quint64 m_lastNumber = 0;
    qint64 m_requestsSent = 0;
    qint64 m_retries = 0;
    int m_unanswered = 0; // requests in a row, each sent after the one before had failed
    quint64 m_unansweredUpTo = 0; // later numbers were sent after the last of them had failed
    Moment m_holdUntil = Moment::min();
    bool m_isClosed = false;
    bool m_isEnding = false; // stopped or cancelled
    Unsent m_endedBy; // for records that still come
    std::optional<Error> m_stoppedBy;
    QStringList m_notices;
    QStringList m_noticed;
};

} // namespace core
