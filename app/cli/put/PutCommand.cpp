// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/put/PutCommand.h"

#include "app/cli/console/Texts.h"
#include "app/cli/put/TemplateSource.h"
#include "core/recordfiles/RecordFile.h"

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

using Kind = core::Error::Kind;

// Eight kilobytes for each record's result, which takes a few hundred bytes: a hostile endpoint
// answers on every connection at once.
constexpr qint64 mostReplyBytes = 4LL * 1024 * 1024;

// Options that say how lines are read: a record file says that itself.
const QStringList &lineOptions()
{
    static const QStringList names{u"payload"_s,          u"strip-comments"_s, u"json-layout"_s,
                                   u"newline"_s,          u"gzip"_s,           u"partition-key"_s,
                                   u"explicit-hash-key"_s};
    return names;
}

const QStringList &templateOptionNames()
{
    static const QStringList names{u"count"_s, u"seed"_s, u"var"_s, u"env"_s, u"merge-lines"_s};
    return names;
}

core::Result<> refuseOptions(const Arguments &arguments, const QStringList &names,
                             const QString &why)
{
    for (const QString &name : names) {
        if (arguments.has(name))
            return core::fail(usageError(u"--"_s + name, u"--%1 %2"_s.arg(name, why)));
    }
    return {};
}

} // namespace

core::Result<> PutCommand::prepare()
{
    if (const auto prepared = prepareStream(); !prepared)
        return prepared;
    const auto settings = putSettingsFrom(arguments());
    if (!settings)
        return core::fail(settings.error());
    m_settings = *settings;
    const auto lines = lineRulesFrom(arguments());
    if (!lines)
        return core::fail(lines.error());
    m_lines = *lines;
    return openFiles();
}

core::Result<> PutCommand::openFiles()
{
    const QString path = arguments().positional(1);
    auto input = InputFile::open(path.isEmpty() ? u"-"_s : path);
    if (!input)
        return core::fail(input.error());
    m_input = std::move(*input);
    const bool isTemplate = isRecordFile(path) && arguments().value(u"format"_s).isEmpty();
    if (const auto read = isTemplate ? readTemplates(path)
                                     : refuseOptions(arguments(), templateOptionNames(),
                                                     u"is for record files (*.records)."_s);
        !read)
        return read;
    const QString results = arguments().value(u"results"_s);
    if (results == u"-" && console().format == OutputFormat::Table)
        console().format = OutputFormat::JsonLines;
    const bool isToFile = !results.isEmpty() && results != u"-";
    if (const auto opened = isToFile ? openResults(results) : core::Result<>(); !opened)
        return opened;
    return checkTrace();
}

core::Result<> PutCommand::readTemplates(const QString &path)
{
    if (const auto fits = refuseOptions(
            arguments(), lineOptions(),
            u"is for lines: a record file says of each record how it is read and keyed."_s);
        !fits)
        return fits;
    const auto bytes =
        m_input->readAll(core::maxRecordFileBytes, [this, path] { saySilence(path); });
    if (!bytes)
        return core::fail(bytes.error());
    auto templates = readTemplateFile(path, *bytes, arguments());
    if (!templates)
        return core::fail(templates.error());
    m_templates = *std::move(templates);
    return {};
}

std::unique_ptr<RecordSource> PutCommand::makeSource()
{
    if (m_templates)
        return std::make_unique<TemplateSource>(*std::move(m_templates), m_rules, m_shardMap);
    return std::make_unique<LineSource>(std::move(m_input), m_lines, m_rules);
}

core::Result<> PutCommand::openResults(const QString &results)
{
    if (m_input->isSameFile(results))
        return core::fail(usageError(
            u"--results"_s,
            u"--results %1 would overwrite the input: choose another file."_s.arg(results)));
    auto sink = ByteSink::open(results);
    if (!sink)
        return core::fail(sink.error());
    m_results = std::move(*sink);
    return {};
}

// Opening the trace would empty what is read, and its lines would stand among the rows.
core::Result<> PutCommand::checkTrace() const
{
    const QString trace = arguments().value(u"trace"_s);
    if (m_input->isSameFile(trace))
        return core::fail(
            usageError(u"--trace"_s,
                       u"--trace %1 would overwrite the input: choose another file."_s.arg(trace)));
    if (m_results && m_results->isSameFile(trace))
        return core::fail(usageError(
            u"--trace"_s, u"--trace and --results name one file, %1: choose two."_s.arg(trace)));
    return {};
}

void PutCommand::adjust(core::TransportSettings &settings)
{
    settings.managers = m_settings.managers;
    settings.wire = core::Wire::Sockets;
    settings.maxReplyBytes = mostReplyBytes;
}

void PutCommand::run()
{
    if (const auto possible = checkIsPossible(); !possible)
        return endWith(possible.error());
    ask<core::StreamSummary>(
        [this](const core::Invocation &call) {
            return client().describeStreamSummary(stream(), call);
        },
        [this](const core::Answer<core::StreamSummary> &answer) { takeSummary(answer); });
}

// An endpoint that does not know DryRun ignores it and stores.
core::Result<> PutCommand::checkIsPossible() const
{
    const core::Endpoint &endpoint = connection().endpoint;
    if (!m_settings.publish.dryRun || m_settings.isForced || isSimulated()
        || core::isAwsHost(endpoint.url.host()) || isHeadgateSimulator())
        return {};
    return core::fail(usageError(
        u"--check"_s,
        u"%1 is not an endpoint of AWS: it may ignore the question and store the records. --force "
        "asks it nevertheless, --dry-run asks nobody."_s.arg(endpoint.url.host())));
}

// Our own simulator, in another process: nobody else has these keys.
bool PutCommand::isHeadgateSimulator() const
{
    return connection().endpoint.isLoopback()
        && connection().credentials.accessKeyId == core::simulatorAccessKeyId;
}

void PutCommand::takeSummary(const core::Answer<core::StreamSummary> &answer)
{
    if (!answer.result) {
        if (!mayGoOnWithout(answer.result.error()))
            return endWith(answer.result.error());
        console().warn(u"The stream cannot be described, so that its largest record and its shards "
                       "are unknown: %1"_s.arg(answer.result.error().detail));
        m_rules.maxRecordBytes = core::limits::maxRecordBytes;
        m_unpredicted = u"the stream could not be described"_s;
        return goOn();
    }
    m_rules.maxRecordBytes = answer.result->maxRecordBytes;
    m_rules.distribution = answer.result->distribution;
    if (m_rules.distribution == core::RecordDistribution::Automatic) {
        m_unpredicted = u"the service chooses the shard of each record of this stream (AUTO)"_s;
        return goOn();
    }
    askShards([this](const core::Result<QList<core::Shard>> &shards) { takeShards(shards); });
}

void PutCommand::takeShards(const core::Result<QList<core::Shard>> &shards)
{
    if (shards) {
        m_shardMap = core::ShardMap(*shards);
        return goOn();
    }
    if (!mayGoOnWithout(shards.error()))
        return endWith(shards.error());
    m_unpredicted = u"the shards could not be listed: %1"_s.arg(shards.error().detail);
    goOn();
}

// Sending may be allowed where describing is not, and a busy service takes records all the same.
bool PutCommand::mayGoOnWithout(const core::Error &error) const
{
    if (error.code.isEmpty() && !m_settings.isDryRun)
        return false; // not the service's own words: there is no Kinesis there
    switch (error.kind) {
    case Kind::AccessDenied:
    case Kind::Refused:
    case Kind::Server:
    case Kind::Throttled:
        return true;
    default:
        return m_settings.isDryRun && error.kind != Kind::NotFound;
    }
}

// From here on the run has begun, and rows of an earlier one give way to its own.
void PutCommand::goOn()
{
    if (m_results)
        m_results->empty();
    if (m_input->isTerminal())
        console().note(u"Type one record in each line; Ctrl+D ends."_s);
    if (m_settings.isDryRun)
        runDry();
    else
        startRun();
}

void PutCommand::startRun()
{
    const qint64 size = m_templates ? m_templates->records : m_input->size();
    m_inputName = m_input->name();
    const bool isTyped = m_input->isTerminal();
    m_run = std::make_unique<PutRun>(PutRun::Parts{.client = client(),
                                                   .console = console(),
                                                   .stream = stream(),
                                                   .settings = m_settings,
                                                   .shards = m_shardMap,
                                                   .source = makeSource(),
                                                   .inputName = m_inputName,
                                                   .inputSize = size,
                                                   .isTyped = isTyped,
                                                   .results = std::move(m_results)});
    connect(m_run.get(), &PutRun::ended, this, &PutCommand::finishRun);
    m_run->start();
}

void PutCommand::finishRun()
{
    const RunReport &report = m_run->report();
    showReport(report);
    const bool mayBeStored = report.tally().of(core::RecordState::Stored) > 0
        || report.tally().of(core::RecordState::Uncertain) > 0;
    if (m_run->stoppedBy())
        explain(*m_run->stoppedBy());
    if (m_run->brokenBy()) {
        explain(*m_run->brokenBy());
        if (m_run->areRowsCut())
            console().warn(u"The rows end before their time; the sums are right."_s);
        return end(report.tally().total() > 0 ? ExitStatus::NotAll : ExitStatus::BadInput);
    }
    if (m_run->stoppedBy() && !mayBeStored)
        return end(exitStatusOf(*m_run->stoppedBy()));
    if (report.tally().total() == 0 && !m_isInterrupted)
        console().warn(u"%1 has no record to send: nothing was done."_s.arg(m_inputName));
    end(report.isAllGood() && !m_isInterrupted ? ExitStatus::Done : ExitStatus::NotAll);
}

void PutCommand::showReport(const RunReport &report)
{
    if (console().format == OutputFormat::Table)
        return console().print(report.tableText(console().outTerminal())
                               + report.summaryText(m_run->figures(), console().outTerminal()));
    console().notePainted(sumText(report.tally(), console().errTerminal()));
    if (const QString goOn = report.goOn(); !goOn.isEmpty())
        console().note(goOn);
}

void PutCommand::runDry()
{
    m_dryRun = std::make_unique<DryRun>(DryRun::Parts{.console = console(),
                                                      .settings = m_settings,
                                                      .shards = m_shardMap,
                                                      .unpredicted = m_unpredicted,
                                                      .source = makeSource(),
                                                      .results = std::move(m_results)});
    connect(m_dryRun.get(), &DryRun::ended, this, [this](ExitStatus status) { end(status); });
    m_dryRun->start();
}

void PutCommand::interrupt()
{
    m_isInterrupted = true;
    if (m_run)
        return m_run->interrupt();
    console().note(u"Stopped before anything was sent."_s);
    finish(ExitStatus::NotAll);
}

} // namespace app
