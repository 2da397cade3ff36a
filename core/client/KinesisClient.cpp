// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/KinesisClient.h"

#include "core/client/Masking.h"
#include "core/kinesis/ErrorText.h"
#include "core/kinesis/PutRecord.h"
#include "core/kinesis/ServiceError.h"
#include "core/outcome/RetryPolicy.h"

#include <QUuid>

#include <atomic>
#include <mutex>

namespace core {

using namespace Qt::Literals::StringLiterals;

struct KinesisClient::Shared
{
    explicit Shared(Clock clock_)
        : clock(std::move(clock_))
    {
    }

    std::function<void(const Exchange &)> currentListener()
    {
        const std::scoped_lock lock(mutex);
        return listener;
    }

    const Clock clock;
    sigv4::KeyCache keys;
    std::atomic<qint64> skew = 0; // milliseconds, server minus ours
    std::mutex mutex;
    std::function<void(const Exchange &)> listener; // guarded by the mutex
};

struct KinesisClient::Call
{
    std::shared_ptr<Shared> shared;
    sigv4::Request request; // signed
    CallFacts facts;
    Milliseconds signedWith{};
    Secret sessionToken; // not to be repeated by errors
    std::optional<sigv4::Signature> signature; // when somebody listens

    void learnFrom(const HttpReply &reply);
    Error serviceSaid(const HttpReply &reply);
    Error complete(Error error) const;
    Result<QByteArray> bodyOf(const Result<HttpReply> &reply);
    void tell(const Result<HttpReply> &reply, const std::optional<Error> &error) const;
};

namespace {

QByteArray firstHeader(const HttpReply &reply, std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        if (const auto value = reply.header(name))
            return *value;
    }
    return {};
}

std::optional<Milliseconds> skewOf(const HttpReply &reply)
{
    const std::optional<QByteArray> date = reply.header("date");
    return measuredSkew({.date = date ? std::optional<QByteArrayView>(*date) : std::nullopt,
                         .hasAge = reply.header("age").has_value(),
                         .sentAt = reply.sentAt,
                         .receivedAt = reply.receivedAt});
}

bool looksLikeObject(QByteArrayView body)
{
    if (body.startsWith("\xEF\xBB\xBF"))
        body = body.sliced(3);
    return body.trimmed().startsWith('{');
}

Error notUnderstood(const QString &code, const QString &detail)
{
    return {
        .kind = Error::Kind::BadReply,
        .code = code,
        .detail = detail,
        .mayHaveArrived = true,
    };
}

// A page that leads to itself would be asked for without end.
template <typename Page>
Result<Page> leadingOn(Result<Page> page, const QByteArray &askedWith)
{
    if (page && !askedWith.isEmpty() && page->nextToken == askedWith)
        return fail({.kind = Error::Kind::BadReply,
                     .detail = u"The answer names its own page as the next one, so that the list "
                               "has no end. Check the address of the endpoint."_s});
    return page;
}

// Actions that answer with nothing.
Result<bool> nothing(const QByteArray &)
{
    return true;
}

} // namespace

void KinesisClient::Call::learnFrom(const HttpReply &reply)
{
    facts.status = reply.status;
    facts.requestId = firstHeader(reply, {"x-amzn-requestid", "x-amz-request-id"});
    facts.extendedRequestId = firstHeader(reply, {"x-amz-id-2"});
    facts.retryAfter = retryAfter(firstHeader(reply, {"x-amz-retry-after"}),
                                  firstHeader(reply, {"retry-after"}), reply.receivedAt);
    facts.timing = reply.timing;
    facts.clockSkew = skewOf(reply);
    if (facts.clockSkew)
        shared->skew = facts.clockSkew->count();
}

Error KinesisClient::Call::serviceSaid(const HttpReply &reply)
{
    const ServiceAnswer said =
        serviceError(reply.status, reply.header("x-amzn-errortype"), reply.body);
    facts.isAwsBody = said.isAwsBody;
    facts.skewCorrected =
        facts.clockSkew && isSkewFailure(said.error.code, *facts.clockSkew, signedWith);
    return said.error;
}

Error KinesisClient::Call::complete(Error error) const
{
    if (error.host.isEmpty())
        error.host = facts.host;
    if (error.httpStatus == 0)
        error.httpStatus = facts.status;
    error.requestId = QString::fromUtf8(facts.requestId);
    error.action = QString::fromLatin1(facts.action);
    const QByteArray said = withoutSignature(error.detail.toUtf8(), request);
    error.detail = QString::fromUtf8(withoutToken(said, sessionToken));
    return error;
}

// The body of a 200 that may be an answer of the service, or why there is none.
Result<QByteArray> KinesisClient::Call::bodyOf(const Result<HttpReply> &reply)
{
    facts.endedAt = shared->clock.wallTime();
    if (!reply) {
        facts.status = reply.error().httpStatus;
        return fail(complete(reply.error()));
    }

    learnFrom(*reply);
    if (reply->status != 200)
        return fail(complete(serviceSaid(*reply)));
    const bool isNothing = reply->body.isEmpty();
    if (!isNothing && !looksLikeObject(reply->body))
        return fail(complete(notUnderstood(u"NotJson"_s, bodyExcerpt(reply->body))));
    facts.isAwsBody = true;
    return reply->body;
}

void KinesisClient::Call::tell(const Result<HttpReply> &reply,
                               const std::optional<Error> &error) const
{
    const auto listener = signature ? shared->currentListener() : nullptr;
    if (!listener)
        return;
    Exchange exchange{.facts = facts,
                      .request = masked(request),
                      .signature = masked(*signature),
                      .reply = {},
                      .error = error};
    if (reply)
        exchange.reply = withoutSignature(withoutToken(*reply, sessionToken), request);
    listener(exchange);
}

KinesisClient::KinesisClient(Transport &transport, Settings settings, Clock clock)
    : m_transport(transport)
    , m_settings(std::move(settings))
    , m_shared(std::make_shared<Shared>(std::move(clock)))
{
}

KinesisClient::~KinesisClient() = default;

void KinesisClient::setCredentials(const Credentials &credentials)
{
    m_settings.credentials = credentials;
}

Milliseconds KinesisClient::clockSkew() const
{
    return Milliseconds(m_shared->skew);
}

void KinesisClient::onExchange(std::function<void(const Exchange &)> listener)
{
    const std::scoped_lock lock(m_shared->mutex);
    m_shared->listener = std::move(listener);
}

std::shared_ptr<KinesisClient::Call> KinesisClient::prepare(const char *action, QByteArray body,
                                                            const Invocation &invocation) const
{
    auto call = std::make_shared<Call>();
    call->shared = m_shared;
    const QByteArray id = invocation.id.isEmpty()
        ? QUuid::createUuid().toByteArray(QUuid::WithoutBraces)
        : invocation.id;
    const QByteArray attempt = "attempt=" + QByteArray::number(invocation.attempt)
        + "; max=" + QByteArray::number(invocation.maxAttempts);
    call->request = {.url = m_settings.endpoint.url,
                     .headers = {{"Content-Type", "application/x-amz-json-1.1"},
                                 {"X-Amz-Target", QByteArray("Kinesis_20131202.") + action},
                                 {"User-Agent", m_settings.userAgent},
                                 {"amz-sdk-invocation-id", id},
                                 {"amz-sdk-request", attempt}},
                     .body = std::move(body)};

    const WallTime now = m_shared->clock.wallTime();
    call->facts.action = action;
    call->facts.tag = invocation.tag;
    call->facts.host = QString::fromLatin1(sigv4::hostHeader(m_settings.endpoint.url));
    call->facts.startedAt = now;
    call->signedWith = clockSkew();
    call->sessionToken = m_settings.credentials.sessionToken;
    const sigv4::Scope scope{.region = m_settings.endpoint.region.toLatin1(),
                             .time = now + call->signedWith};
    sigv4::Signature signature =
        sigv4::sign(call->request, m_settings.credentials, scope, m_shared->keys);
    if (m_shared->currentListener())
        call->signature = std::move(signature);
    return call;
}

template <typename T, typename Reader>
QFuture<Answer<T>> KinesisClient::call(const char *action, QByteArray body,
                                       const Invocation &invocation, Reader read)
{
    const std::shared_ptr<Call> call = prepare(action, std::move(body), invocation);
    return m_transport.send(call->request).then([call, read](const Result<HttpReply> &reply) {
        Result<T> result = call->bodyOf(reply).and_then(read);
        if (!result) {
            result = fail(call->complete(result.error()));
            call->tell(reply, result.error());
        } else {
            call->tell(reply, {});
        }
        return Answer<T>{std::move(result), call->facts};
    });
}

QFuture<Answer<PutRecordsReply>> KinesisClient::putRecords(const StreamId &stream,
                                                           std::span<const Record *const> records,
                                                           bool dryRun,
                                                           const Invocation &invocation)
{
    const auto read = [sent = qsizetype(records.size())](const QByteArray &body) {
        return putRecordsReply(body, sent);
    };
    return call<PutRecordsReply>("PutRecords", putRecordsBody(stream, records, dryRun), invocation,
                                 read);
}

QFuture<Answer<PutRecordsEntry>>
KinesisClient::putRecord(const StreamId &stream, const Record &record,
                         const QByteArray &sequenceNumberForOrdering, bool dryRun,
                         const Invocation &invocation)
{
    return call<PutRecordsEntry>("PutRecord",
                                 putRecordBody(stream, record, sequenceNumberForOrdering, dryRun),
                                 invocation, putRecordReply);
}

QFuture<Answer<StreamPage>> KinesisClient::listStreams(const QByteArray &nextToken,
                                                       const QString &afterName,
                                                       const Invocation &invocation)
{
    return call<StreamPage>("ListStreams", listStreamsBody(nextToken, afterName), invocation,
                            [nextToken](const QByteArray &body) {
                                return leadingOn(listStreamsReply(body), nextToken);
                            });
}

QFuture<Answer<StreamSummary>> KinesisClient::describeStreamSummary(const StreamId &stream,
                                                                    const Invocation &invocation)
{
    return call<StreamSummary>("DescribeStreamSummary", describeStreamSummaryBody(stream),
                               invocation, describeStreamSummaryReply);
}

QFuture<Answer<ShardPage>> KinesisClient::listShards(const StreamId &stream,
                                                     const QByteArray &nextToken,
                                                     const Invocation &invocation)
{
    return call<ShardPage>("ListShards", listShardsBody(stream, nextToken), invocation,
                           [nextToken](const QByteArray &body) {
                               return leadingOn(listShardsReply(body), nextToken);
                           });
}

QFuture<Answer<QByteArray>> KinesisClient::getShardIterator(const StreamId &stream,
                                                            const QString &shardId,
                                                            const ShardPosition &position,
                                                            const Invocation &invocation)
{
    return call<QByteArray>("GetShardIterator", getShardIteratorBody(stream, shardId, position),
                            invocation, getShardIteratorReply);
}

QFuture<Answer<RecordsPage>> KinesisClient::getRecords(const QByteArray &iterator,
                                                       std::optional<int> limit,
                                                       const StreamId &stream,
                                                       const Invocation &invocation)
{
    return call<RecordsPage>("GetRecords", getRecordsBody(iterator, limit, stream), invocation,
                             getRecordsReply);
}

QFuture<Answer<bool>> KinesisClient::createStream(const NewStream &stream,
                                                  const Invocation &invocation)
{
    return call<bool>("CreateStream", createStreamBody(stream), invocation, nothing);
}

QFuture<Answer<bool>> KinesisClient::deleteStream(const StreamId &stream,
                                                  bool enforceConsumerDeletion,
                                                  const Invocation &invocation)
{
    return call<bool>("DeleteStream", deleteStreamBody(stream, enforceConsumerDeletion), invocation,
                      nothing);
}

} // namespace core
