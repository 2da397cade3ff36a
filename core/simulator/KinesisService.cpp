// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/KinesisService.h"

#include <QUuid>

#include <array>

namespace core::simulator {

namespace {

const QByteArray jsonType = "application/x-amz-json-1.1";
const QByteArray targetPrefix = "Kinesis_20131202.";

void setFailure(Answer &answer, const Failure &failure)
{
    answer.status = failure.status;
    answer.contentType = jsonType;
    answer.body = toJson(failure);
    answer.errorCode = failure.code;
}

void setXmlFailure(Answer &answer, int status, const QByteArray &code, const QByteArray &message)
{
    answer.status = status;
    answer.body = message.isEmpty()
        ? QByteArray('<' + code + "/>\n")
        : QByteArray('<' + code + ">\n  <Message>" + message + "</Message>\n</" + code + ">\n");
    answer.errorCode = code;
}

void setAccessDenied(Answer &answer)
{
    setXmlFailure(answer, 403, "AccessDeniedException",
                  "Unable to determine service/operation name to be authorized");
}

// The protocol that was there before "x-amz-json" still answers, but knows no operation.
void setOldProtocolFailure(Answer &answer, int status, const QByteArray &code)
{
    answer.status = status;
    answer.contentType = "application/json";
    answer.body =
        R"({"Output":{"__type":"com.amazon.coral.service#)" + code + R"("},"Version":"1.0"})";
    answer.errorCode = code;
}

QByteArray contentTypeOf(const HttpRequest &request)
{
    const QByteArray type = request.header("Content-Type").value_or(QByteArray());
    return type.split(';').first().trimmed();
}

// The operation of an X-Amz-Target, whatever its service; empty: none.
QByteArray operationOf(const HttpRequest &request)
{
    const QByteArray target = request.header("X-Amz-Target").value_or(QByteArray());
    const qsizetype dot = target.indexOf('.');
    return dot <= 0 ? QByteArray() : target.mid(dot + 1);
}

const Action *actionOf(const HttpRequest &request)
{
    const QByteArray target = request.header("X-Amz-Target").value_or(QByteArray());
    return target.startsWith(targetPrefix) ? Actions::find(target.mid(targetPrefix.size()))
                                           : nullptr;
}

bool isJsonObject(const QByteArray &body)
{
    static const Shape anything;
    return readInput(body, anything).isObject;
}

QByteArray randomBytes(QRandomGenerator &random, size_t words)
{
    std::vector<quint32> values(words);
    random.fillRange(values.data(), qsizetype(words));
    return {reinterpret_cast<const char *>(values.data()), qsizetype(words * 4)};
}

QList<KnownKey> keysOf(const SimulatorSettings &settings)
{
    QList<KnownKey> keys{{simulatorCredentials()}};
    for (const Credentials &each : settings.keys)
        keys.append({each});
    for (const Credentials &each : settings.expiredKeys)
        keys.append({each, true});
    return keys;
}

StreamPlan planOf(const SimulatedStreamSpec &spec)
{
    StreamPlan plan;
    plan.name = spec.name.toUtf8();
    plan.shards = spec.shards;
    plan.maxRecordBytes = spec.maxRecordBytes;
    plan.isOnDemand = spec.automaticDistribution; // only such streams can be
    if (spec.automaticDistribution)
        plan.distribution = RecordDistribution::Automatic;
    return plan;
}

Instant instantOf(const Clock &clock)
{
    return {clock.now(), clock.wallTime().time_since_epoch().count()};
}

Actions::Site siteOf(const SimulatorSettings &settings)
{
    return {settings.region.toUtf8(), settings.accountId.toUtf8(), settings.limits};
}

int statusOf(const Fault &fault, int usual)
{
    return fault.status != 0 ? fault.status : usual;
}

// Faults of something between the client and the service, which never hears of the request.
bool answerInsteadOfService(const FaultPlan &plan, Answer &answer)
{
    if (plan.has(Fault::Kind::DropBefore)) {
        answer.delivery = Delivery::Dropped;
        return true;
    }
    if (plan.has(Fault::Kind::Hang)) {
        answer.delivery = Delivery::Never;
        return true;
    }
    const bool isHtml = plan.has(Fault::Kind::Html);
    const Fault *empty = plan.first(Fault::Kind::Empty);
    if (!isHtml && !empty)
        return false;
    answer.status = isHtml ? 503 : statusOf(*empty, 500);
    answer.errorCode = isHtml ? "html" : "empty";
    answer.requestId.clear();
    answer.extendedRequestId.clear();
    if (isHtml) {
        answer.contentType = "text/html";
        answer.body = "<html><head><title>503 Service Temporarily Unavailable</title></head>\n"
                      "<body><h1>503 Service Temporarily Unavailable</h1></body></html>\n";
    }
    return true;
}

} // namespace

KinesisService::KinesisService(const SimulatorSettings &settings, Clock clock, quint32 seed)
    : m_clock(std::move(clock))
    , m_random(seed)
    , m_store(settings.memoryBytes, Milliseconds(settings.createMilliseconds))
    , m_actions(siteOf(settings), m_store, Tokens(randomBytes(m_random, 8)), m_random.generate())
    , m_signatures(settings.region.toUtf8(), keysOf(settings))
    , m_faults(settings.faults)
{
    // What is there from the start was created long enough ago.
    Instant before = instantOf(m_clock);
    before.now -= Milliseconds(settings.createMilliseconds);
    for (const SimulatedStreamSpec &spec : settings.streams)
        m_store.create(planOf(spec), before);
}

Answer KinesisService::answer(const HttpRequest &request)
{
    const FaultPlan plan = m_faults.planFor(operationOf(request));
    Answer answer = startAnswer();
    answer.date += std::chrono::seconds(plan.skewSeconds());
    answer.delay = Milliseconds(plan.milliseconds());
    if (answerInsteadOfService(plan, answer))
        return answer;
    answerCheckedRequest(request, plan, answer);
    if (request.method == "HEAD")
        answer.body.clear();
    if (plan.has(Fault::Kind::DropAfter))
        answer.delivery = Delivery::Dropped;
    else if (plan.has(Fault::Kind::Truncate))
        answer.delivery = Delivery::Truncated;
    return answer;
}

Answer KinesisService::answerToBroken(int status)
{
    Answer answer = startAnswer();
    answer.status = status;
    answer.errorCode = "HTTP";
    return answer;
}

Answer KinesisService::startAnswer()
{
    constexpr size_t extendedWords = 18; // 72 bytes, as many as AWS has
    Answer answer;
    answer.date = m_clock.wallTime();
    std::array<quint32, 4> id{};
    m_random.fillRange(id.data(), qsizetype(id.size()));
    const QByteArray bytes(reinterpret_cast<const char *>(id.data()), sizeof id);
    answer.requestId = QUuid::fromRfc4122(bytes).toByteArray(QUuid::WithoutBraces);
    answer.extendedRequestId = randomBytes(m_random, extendedWords).toBase64();
    return answer;
}

void KinesisService::answerCheckedRequest(const HttpRequest &request, const FaultPlan &plan,
                                          Answer &answer)
{
    if (request.method != "POST")
        return setAccessDenied(answer);
    const QByteArray type = contentTypeOf(request);
    const Action *action = actionOf(request);
    if (action)
        answer.action = action->name;
    if (request.body.isEmpty())
        return setFailure(answer,
                          {action ? "SerializationException" : "UnknownOperationException"});
    if (type == "application/json" && isJsonObject(request.body))
        return setOldProtocolFailure(answer, 404, "UnknownOperationException");
    if (type == "application/json")
        return setOldProtocolFailure(answer, 400, "SerializationException");
    if (type != jsonType && operationOf(request).isEmpty())
        return setAccessDenied(answer);
    if (type != jsonType)
        return setXmlFailure(answer, 404, "UnknownOperationException", QByteArray());
    if (action)
        return answerAction(*action, request, plan, answer);
    setFailure(
        answer,
        {isJsonObject(request.body) ? "UnknownOperationException" : "SerializationException"});
}

void KinesisService::answerAction(const Action &action, const HttpRequest &request,
                                  const FaultPlan &plan, Answer &answer)
{
    Input input = readInput(request.body, action.shape());
    if (!input.isObject)
        return setFailure(answer, {"SerializationException"});
    if (const auto refusal = m_signatures.refusalOf(request, answer.date))
        return setFailure(answer, *refusal);
    if (const Fault *fault = plan.first(Fault::Kind::FailRequest))
        return setFailure(answer,
                          {fault->code.toUtf8(), "Requested by a fault of the simulator.",
                           "message", statusOf(*fault, 400)});
    if (input.failure)
        return setFailure(answer, *input.failure);
    auto body = run(action, input.value, plan);
    if (!body)
        return setFailure(answer, body.error());
    answer.contentType = jsonType;
    answer.body = std::move(*body);
}

Checked<QByteArray> KinesisService::run(const Action &action, const Value &input,
                                        const FaultPlan &plan)
{
    const Instant now = instantOf(m_clock);
    m_store.catchUp(now);
    if (auto failure = violatedConstraints(input, m_actions.contextOf(action, input)))
        return refuse(std::move(*failure));
    return m_actions.run(action,
                         Call{.input = input,
                              .now = now,
                              .recordFault = recordFaultOf(plan),
                              .shardShare = shardShareOf(plan),
                              .answersOneEntryLess = plan.has(Fault::Kind::WrongCount)});
}

RecordFault KinesisService::recordFaultOf(const FaultPlan &plan)
{
    if (!plan.has(Fault::Kind::ThrottleRecords) && !plan.has(Fault::Kind::FailRecords))
        return {};
    return [this, plan](const QByteArray &shardId) {
        const auto kind = m_faults.strikeRecord(plan, shardId);
        if (!kind)
            return RecordFate::Usual;
        return *kind == Fault::Kind::ThrottleRecords ? RecordFate::Throttled : RecordFate::Failed;
    };
}

ShardShare KinesisService::shardShareOf(const FaultPlan &plan)
{
    if (!plan.has(Fault::Kind::CapShard))
        return {};
    return [plan](const QByteArray &shardId) { return plan.shareOf(shardId); };
}

} // namespace core::simulator
