// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/put/PutSettings.h"

#include "core/credentials/RetryRule.h"
#include "core/kinesis/Limits.h"

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

constexpr int connectionsPerManager = 6;
constexpr int mostInFlight = 96;
constexpr int mostAttempts = 10;
constexpr int mostRows = 100'000;

// Reads a number into `target` when it was given.
template <typename T>
core::Result<> readNumber(const Arguments &arguments, const QString &option, qint64 most, T &target)
{
    const qint64 least = option == u"rows" ? 0 : 1;
    const auto number = arguments.number(option, least, most);
    if (!number)
        return core::fail(number.error());
    if (*number)
        target = static_cast<T>(**number);
    return {};
}

core::Result<> readCodes(const Arguments &arguments, core::PublishOptions &publish)
{
    if (!arguments.has(u"retry-codes"_s))
        return {};
    const auto codes = core::retryCodesFrom(arguments.value(u"retry-codes"_s));
    if (!codes)
        return core::fail(usageError(u"--retry-codes"_s, codes.error().detail));
    if (codes->isEmpty())
        return core::fail(usageError(
            u"--retry-codes"_s,
            u"--retry-codes takes codes such as ProvisionedThroughputExceededException."_s));
    publish.retryCodes = QSet<QString>(codes->begin(), codes->end());
    return {};
}

core::Result<> readRetryTime(const Arguments &arguments, core::PublishOptions &publish)
{
    const auto seconds = arguments.number(u"retry-for"_s, 0, core::RetryRule::longestSeconds);
    if (!seconds)
        return core::fail(seconds.error());
    if (*seconds)
        publish.retryFor = std::chrono::seconds(**seconds);
    return {};
}

core::Result<> checkTogether(const Arguments &arguments)
{
    const auto refuse = [](const QString &option, const QString &why) {
        return core::fail(usageError(option, why));
    };
    if (arguments.has(u"dry-run"_s) && arguments.has(u"check"_s))
        return refuse(u"--check"_s,
                      u"--dry-run asks nobody and --check asks the service: choose "
                      "one."_s);
    if (arguments.has(u"force"_s) && !arguments.has(u"check"_s))
        return refuse(u"--force"_s, u"--force belongs to --check, which is not there."_s);
    if (arguments.has(u"strict-order"_s) && arguments.has(u"retry-uncertain"_s))
        return refuse(u"--retry-uncertain"_s,
                      u"--retry-uncertain may store a record after the one that follows it, which "
                      "--strict-order forbids."_s);
    const QString perRequest = arguments.value(u"max-request-records"_s);
    if (arguments.has(u"strict-order"_s) && !perRequest.isEmpty() && perRequest != u"1")
        return refuse(
            u"--max-request-records"_s,
            u"--strict-order sends each record in a request of its own, so that "
            "--max-request-records %1 cannot be: leave one of them out."_s.arg(perRequest));
    return {};
}

} // namespace

core::Result<PutSettings> putSettingsFrom(const Arguments &arguments)
{
    PutSettings settings;
    core::PublishOptions &publish = settings.publish;
    const auto bytes = arguments.bytes(u"max-request-bytes"_s, 1, core::limits::requestBytes);
    if (!bytes)
        return core::fail(bytes.error());
    publish.bytesPerRequest = bytes->value_or(publish.bytesPerRequest);
    const QList<core::Result<>> readings{
        checkTogether(arguments),
        readNumber(arguments, u"max-attempts"_s, mostAttempts, publish.maxAttempts),
        readNumber(arguments, u"concurrency"_s, mostInFlight, publish.concurrency),
        readNumber(arguments, u"max-request-records"_s, core::limits::recordsPerRequest,
                   publish.recordsPerRequest),
        readNumber(arguments, u"rows"_s, mostRows, settings.rows),
        readRetryTime(arguments, publish),
        readCodes(arguments, publish)};
    for (const auto &reading : readings) {
        if (!reading)
            return core::fail(reading.error());
    }
    if (publish.concurrency > 0)
        settings.managers =
            (publish.concurrency + connectionsPerManager - 1) / connectionsPerManager;
    publish.retryUncertain = arguments.has(u"retry-uncertain"_s);
    publish.strictOrder = arguments.has(u"strict-order"_s);
    publish.waitsUntilFull = true; // the input says when nothing more comes for a while
    publish.dryRun = arguments.has(u"check"_s);
    settings.isDryRun = arguments.has(u"dry-run"_s);
    settings.isForced = arguments.has(u"force"_s);
    return settings;
}

} // namespace app
