// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/credentials/Credentials.h"
#include "core/kinesis/Endpoint.h"
#include "core/kinesis/PutRecords.h"
#include "core/kinesis/ReadActions.h"
#include "core/kinesis/StreamActions.h"
#include "core/outcome/ClockSkew.h"
#include "core/transport/Transport.h"

#include <QFuture>

#include <functional>
#include <memory>
#include <span>

namespace core {

// What is known of one request besides its answer: for attempt lists, traces and retries.
struct CallFacts
{
    QByteArray action; // "PutRecords"
    quint64 tag = 0; // whatever the caller knows the call by
    QString host; // host[:port]
    int status = 0; // 0 without an answer
    QByteArray requestId; // x-amzn-RequestId
    QByteArray extendedRequestId; // x-amz-id-2
    bool isAwsBody = false; // the answer came from the service, not from something in between
    std::optional<Milliseconds> retryAfter; // x-amz-retry-after or Retry-After, unclamped
    std::optional<Milliseconds> clockSkew; // server minus ours, when this answer told
    bool skewCorrected = false; // the error is a clock error and the correction is new: try again
    WallTime startedAt;
    WallTime endedAt;
    Timing timing;
};

// Which attempt of which call a request is: retries of one call share their invocation id (headers
// amz-sdk-invocation-id and amz-sdk-request, unsigned).
struct Invocation
{
    QByteArray id; // a UUID; empty: a fresh one
    int attempt = 1;
    int maxAttempts = 1;
    quint64 tag = 0; // comes back in CallFacts
};

template <typename T>
struct Answer
{
    Result<T> result;
    CallFacts facts;
};

// One whole exchange as bytes, with Authorization and X-Amz-Security-Token masked, and the token in
// the answer too. For --trace and the inspector; made only when somebody listens.
struct Exchange
{
    CallFacts facts;
    sigv4::Request request; // secrets masked
    sigv4::Signature signature; // token masked
    std::optional<HttpReply> reply; // token masked
    std::optional<Error> error;
};

// One function per action of the Kinesis Data Streams API, one request per call: encodes, signs
// right before sending, reads the answer. Retries are the caller's (CallRetries; the publisher).
// Lives in one thread and is called there; the transport outlives it. Futures end in any thread,
// also after the client has gone; a listener may be called that long.
class KinesisClient
{
public:
    struct Settings
    {
        Endpoint endpoint;
        Credentials credentials;
        QByteArray userAgent = "headgate";
    };

    KinesisClient(Transport &transport, Settings settings, Clock clock = {});
    ~KinesisClient();
    Q_DISABLE_COPY_MOVE(KinesisClient)

    const Endpoint &endpoint() const { return m_settings.endpoint; }
    void setCredentials(const Credentials &credentials);
    Transport &transport() { return m_transport; }
    // The correction in force, server minus our clock.
    Milliseconds clockSkew() const;
    // Called with every finished exchange, in any thread.
    void onExchange(std::function<void(const Exchange &)> listener);

    using Invocation = core::Invocation;

    QFuture<Answer<PutRecordsReply>> putRecords(const StreamId &stream,
                                                std::span<const Record *const> records, bool dryRun,
                                                const Invocation &invocation);
    QFuture<Answer<PutRecordsEntry>> putRecord(const StreamId &stream, const Record &record,
                                               const QByteArray &sequenceNumberForOrdering,
                                               bool dryRun, const Invocation &invocation);
    QFuture<Answer<StreamPage>> listStreams(const QByteArray &nextToken, const QString &afterName,
                                            const Invocation &invocation = {});
    QFuture<Answer<StreamSummary>> describeStreamSummary(const StreamId &stream,
                                                         const Invocation &invocation = {});
    QFuture<Answer<ShardPage>> listShards(const StreamId &stream, const QByteArray &nextToken,
                                          const Invocation &invocation = {});
    QFuture<Answer<QByteArray>> getShardIterator(const StreamId &stream, const QString &shardId,
                                                 const ShardPosition &position,
                                                 const Invocation &invocation = {});
    QFuture<Answer<RecordsPage>> getRecords(const QByteArray &iterator, std::optional<int> limit,
                                            const StreamId &stream,
                                            const Invocation &invocation = {});
    QFuture<Answer<bool>> createStream(const NewStream &stream, const Invocation &invocation = {});
    QFuture<Answer<bool>> deleteStream(const StreamId &stream, bool enforceConsumerDeletion,
                                       const Invocation &invocation = {});

private:
    struct Shared; // what continuations in other threads may touch
    struct Call; // one request on its way

    // Signs and sends `body`; `read` makes a T of the body of a 200.
    template <typename T, typename Reader>
    QFuture<Answer<T>> call(const char *action, QByteArray body, const Invocation &invocation,
                            Reader read);
    std::shared_ptr<Call> prepare(const char *action, QByteArray body,
                                  const Invocation &invocation) const;

    Transport &m_transport;
    Settings m_settings;
    std::shared_ptr<Shared> m_shared;
};

} // namespace core
