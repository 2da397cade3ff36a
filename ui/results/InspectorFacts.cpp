// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/InspectorFacts.h"

#include "core/kinesis/ServiceError.h"
#include "core/outcome/Diagnosis.h"
#include "core/results/ResultQuestions.h"
#include "ui/common/Format.h"

#include <QCoreApplication>
#include <QDateTime>

#include <cmath>
#include <optional>

namespace ui {

using namespace Qt::Literals::StringLiterals;

using core::RecordState;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::InspectorFacts", text);
}

QDateTime utc(core::WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), Qt::UTC);
}

QString shardId(const core::ResultSource &source, qsizetype shard)
{
    return shard < 0 ? QString() : source.title().openShards.at(shard).id;
}

QString sizeText(const core::Record &record)
{
    return tr("%1 body + %2 key")
        .arg(humanBytes(record.data.size()), humanBytes(record.partitionKey.size()));
}

// Where it was tried again by itself and failed all the same: what ended that.
QString attemptsText(const core::RetryRule &rule, const core::Outcome &outcome)
{
    const QString attempts = grouped(outcome.attempts);
    const bool isRetried = rule.codes.isEmpty()
        ? core::classOf(outcome.errorCode) == core::CodeClass::Throttle
        : rule.codes.contains(outcome.errorCode);
    if (rule.attempts <= 1 || !isRetried || outcome.state != RecordState::Refused)
        return attempts;
    if (rule.seconds == 0)
        return tr("%1 of at most %2").arg(attempts).arg(rule.attempts);
    return tr("%1 of at most %2; none begins after %3 s")
        .arg(attempts)
        .arg(rule.attempts)
        .arg(grouped(rule.seconds));
}

// The phases are what the network took; signing it and keeping its intent and its end are beside
// that.
QString tookText(const core::RequestDetail &request)
{
    const qint64 took = (request.endedAt - request.startedAt).count();
    const qint64 phases = qRound64(static_cast<double>(request.timing.finished) / 1000);
    if (request.timing.finished < 0 || phases >= took)
        return humanMilliseconds(took);
    return tr("%1, of it %2 beside the phases: signing, journal, waiting for its turn")
        .arg(humanMilliseconds(took), humanMilliseconds(took - phases));
}

QString skewText(core::Milliseconds skew)
{
    const double seconds = std::abs(static_cast<double>(skew.count())) / 1000;
    if (seconds < 1)
        return tr("agrees with the service's to a second");
    return (skew.count() > 0 ? tr("%1 s behind the service's") : tr("%1 s ahead of the service's"))
        .arg(QString::number(seconds, 'f', seconds < 10 ? 1 : 0));
}

std::optional<core::Finding> findingOfRowAlone(const core::ResultSource &source, qint64 row)
{
    core::Diagnosis diagnosis(source.title().stream);
    diagnosis.add(source.record(row), source.outcome(row));
    const QList<core::Finding> alone = diagnosis.findings();
    return alone.isEmpty() ? std::nullopt : std::optional(alone.first());
}

// What a row alone tells knows nothing of the keys and shards of the run. Two findings of one code
// differ in words that only the row has.
std::optional<core::Finding> findingOf(const core::ResultSource &source, qint64 row,
                                       const QList<core::Finding> &findings)
{
    const core::Finding *found = nullptr;
    for (const core::Finding &finding : findings) {
        if (!core::isOf(finding, source, row))
            continue;
        if (found)
            return findingOfRowAlone(source, row);
        found = &finding;
    }
    return found ? std::optional(*found) : findingOfRowAlone(source, row);
}

} // namespace

QString timeText(core::WallTime time)
{
    return utc(time).toString(u"HH:mm:ss.zzz"_s);
}

QString dateTimeText(core::WallTime time)
{
    return utc(time).toString(Qt::ISODateWithMs);
}

QList<Fact> recordFacts(const core::ResultSource &source, qint64 row)
{
    const core::Record &record = source.record(row);
    QList<Fact> facts;
    facts << Fact{tr("Partition key"), printable(QString::fromUtf8(record.partitionKey)), true};
    if (!record.explicitHashKey.isEmpty())
        facts << Fact{tr("Explicit hash key"), QString::fromUtf8(record.explicitHashKey), true};
    const qsizetype predicted = source.predictedShard(row);
    facts << Fact{tr("Predicted shard"),
                  predicted >= 0 ? shardId(source, predicted) : source.title().unpredicted,
                  predicted >= 0}
          << Fact{tr("Size"), sizeText(record)};
    return facts;
}

QList<Fact> resultFacts(const core::ResultSource &source, qint64 row)
{
    const core::Outcome outcome = source.outcome(row);
    const bool isMarked = !source.marksOf(row).empty() && outcome.state == RecordState::Stored
        && outcome.sequenceNumber.isEmpty();
    QList<Fact> facts;
    facts << Fact{tr("State"),
                  isMarked ? tr("stored (marked by you)") : core::toWords(outcome.state)};
    const auto addCode = [&facts](const QString &name, const QString &value) {
        if (!value.isEmpty())
            facts << Fact{name, value, true};
    };
    addCode(tr("Shard"), QString::fromUtf8(outcome.shardId));
    addCode(tr("Sequence number"), QString::fromLatin1(outcome.sequenceNumber));
    addCode(tr("Error code"), outcome.errorCode);
    if (!outcome.errorMessage.isEmpty())
        facts << Fact{tr("Error message"), printable(outcome.errorMessage)};
    addCode(tr("Request id"), QString::fromUtf8(outcome.requestId));
    facts << Fact{tr("Attempts"), attemptsText(source.title().retries, outcome)};
    if (outcome.possibleDuplicates > 0)
        facts << Fact{outcome.state == RecordState::Stored ? tr("May be there twice")
                                                           : tr("May be stored"),
                      outcome.possibleDuplicates == 1
                          ? tr("1 attempt ended without an answer that rules it out")
                          : tr("%1 attempts ended without an answer that rules it out")
                                .arg(grouped(outcome.possibleDuplicates))};
    return facts;
}

QList<Fact> timingFacts(const core::RequestDetail &request)
{
    QList<Fact> facts;
    facts << Fact{tr("Request"), grouped(qint64(request.number))}
          << Fact{tr("Records in it"), grouped(std::ssize(request.rows))}
          << Fact{tr("Started"), dateTimeText(request.startedAt), true};
    if (request.endedAt != request.startedAt)
        facts << Fact{tr("Ended"), dateTimeText(request.endedAt), true}
              << Fact{tr("Took"), tookText(request)};
    facts << Fact{tr("Host"), request.host, true};
    if (request.clockSkew)
        facts << Fact{tr("This computer's clock"), skewText(*request.clockSkew)};
    return facts;
}

QString adviceFor(const core::ResultSource &source, qint64 row,
                  const QList<core::Finding> &findings)
{
    if (!core::isFinal(source.state(row)) || source.state(row) == RecordState::Stored)
        return {};
    const std::optional<core::Finding> found = findingOf(source, row, findings);
    if (!found)
        return {};
    const core::Finding &finding = *found;
    return regrouped(printable(finding.shardId.isEmpty()
                                   ? QString(finding.why + u' ' + finding.whatNow)
                                   : finding.whatNow)
                         .trimmed());
}

} // namespace ui
