// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/put/PutRun.h"

#include "app/cli/console/TextWidth.h"

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace app {
namespace {

constexpr qint64 mostHeldBytes = 24 * 1024 * 1024; // of input whose records are not settled
constexpr auto progressStep = 100ms;
constexpr auto longSilence = 3s;
constexpr qsizetype warningsShown = 5;

} // namespace

PutRun::PutRun(Parts parts, QObject *parent)
    : QObject(parent)
    , m_console(parts.console)
    , m_inputName(std::move(parts.inputName))
    , m_inputSize(parts.inputSize)
    , m_isTyped(parts.isTyped)
    , m_publisher(parts.stream, parts.settings.publish, {.client = parts.client})
    , m_input(std::move(parts.source))
    , m_rowsGoTo(parts.results                                         ? u"the results file"_s
                     : parts.console.format == OutputFormat::JsonLines ? u"the printed rows"_s
                                                                       : QString())
    , m_writer(parts.console, std::move(parts.results))
    , m_report(parts.stream.name(), parts.shards, parts.settings.rows)
{
    connect(&m_input, &RecordInput::available, this, &PutRun::feed);
    connect(&m_publisher, &core::Publisher::hungry, this, &PutRun::feed);
    connect(&m_publisher, &core::Publisher::settled, this, &PutRun::takeSettled);
    connect(&m_publisher, &core::Publisher::stopped, this, &PutRun::stopAt);
    connect(&m_publisher, &core::Publisher::finished, this, &PutRun::finish);
    connect(&m_publisher, &core::Publisher::noticed, this,
            [this](const QString &text) { m_console.warn(text); });
    connect(&m_progressTimer, &QTimer::timeout, this, &PutRun::showProgress);
    connect(&m_silenceTimer, &QTimer::timeout, this, &PutRun::saySilence);
    m_silenceTimer.setSingleShot(true);
}

PutRun::~PutRun() = default;

void PutRun::start()
{
    m_startedAt = core::Clock().now();
    m_input.start();
    if (m_isTyped)
        return;
    if (m_console.errTerminal().isTerminal)
        m_progressTimer.start(progressStep);
    if (m_inputSize < 0)
        m_silenceTimer.start(longSilence);
}

void PutRun::interrupt()
{
    ++m_interrupts;
    if (m_publisher.requestsSent() == 0)
        m_console.note(u"Stopped before anything was sent."_s);
    else if (m_interrupts == 1)
        m_console.note(u"Stopping: nothing more is sent, answers may take 3 seconds. Once more to "
                       "stop at once."_s);
    m_isClosed = true;
    m_input.stop();
    m_publisher.cancel(m_interrupts == 1 ? 3s : 0s);
}

RunFigures PutRun::figures() const
{
    return {.requests = m_publisher.requestsSent(),
            .retries = m_publisher.retries(),
            .took = std::chrono::duration_cast<core::Milliseconds>(m_endedAt - m_startedAt)};
}

void PutRun::feed()
{
    while (!m_isClosed && hasRoom()) {
        auto batch = m_input.take();
        if (!batch)
            break;
        if (batch->isLastForNow)
            m_publisher.flush();
        else
            add(std::move(*batch));
    }
    // Requests that wait for records to fill them up would wait for ever.
    if (!m_isClosed && !hasRoom())
        m_publisher.flush();
    if (m_isClosed || !m_input.isAtEnd())
        return;
    m_isClosed = true;
    if (const auto read = m_input.result(); !read)
        m_brokenBy = read.error();
    m_publisher.close();
}

bool PutRun::hasRoom() const
{
    return m_publisher.room() > 0 && m_ledger.held() < mostHeldBytes;
}

// Records that cannot be sent keep their places among those that can.
void PutRun::add(InputBatch batch)
{
    qint64 index = batch.piece.firstIndex;
    if (!batch.piece.lines.empty())
        m_lastLine = batch.piece.lines.back();
    warnAbout(batch.warnings);
    m_ledger.add(std::move(batch.piece));
    std::vector<core::RunRecord> sendable;
    sendable.reserve(batch.records.size());
    for (InputRecord &entry : batch.records) {
        if (!entry.unsent) {
            sendable.push_back({index++, std::move(entry.record)});
            continue;
        }
        m_publisher.add(std::exchange(sendable, {}));
        m_publisher.addSettled({index++, std::move(entry.record), std::move(*entry.unsent)});
    }
    m_publisher.add(std::move(sendable));
}

void PutRun::takeSettled(const std::vector<core::SettledRecord> &records)
{
    for (const core::SettledRecord &settled : records) {
        const qint64 line = m_ledger.lineOf(settled.index);
        m_writer.add(settled, line);
        m_report.add(settled, line);
    }
    if (!records.empty())
        m_ledger.settledUpTo(records.back().index);
    if (const auto written = m_writer.flush(); !written)
        return breakOff(written.error());
    feed();
}

// Rows of a file are worth reading to its end, so that each line has one; a pipe may never end.
void PutRun::stopAt(const core::Error &error)
{
    m_stoppedBy = error;
    if (m_inputSize >= 0)
        return;
    m_isClosed = true;
    m_input.stop();
    m_publisher.close();
}

// Without results nobody would know what was stored: nothing more is sent.
void PutRun::breakOff(const core::Error &error)
{
    if (m_brokenBy)
        return;
    m_brokenBy = error;
    m_areRowsCut = true;
    m_isClosed = true;
    m_input.stop();
    m_publisher.cancel();
}

void PutRun::warnAbout(const QStringList &warnings)
{
    for (const QString &warning : warnings) {
        if (m_warnings++ < warningsShown)
            m_console.warn(warning);
    }
}

void PutRun::finish()
{
    m_endedAt = core::Clock().now();
    m_progressTimer.stop();
    m_console.clearProgress();
    m_input.stop();
    if (const QString remark = m_input.remark(); !remark.isEmpty())
        m_console.warn(remark);
    if (m_warnings > warningsShown)
        m_console.warn(u"… and %1 more like these."_s.arg(grouped(m_warnings - warningsShown)));
    m_report.setRows({m_rowsGoTo, m_lastLine, areRowsCut()});
    if (m_interrupts > 0 && m_lastLine > 0)
        m_console.note(
            u"Stopped after line %1; later lines are not among the results."_s.arg(m_lastLine));
    const auto written = m_writer.finish(m_report.summaryJson(figures()));
    if (!written && !m_brokenBy)
        breakOff(written.error());
    m_report.setRows({m_rowsGoTo, m_lastLine, areRowsCut()});
    emit ended();
}

// A named pipe that nobody writes to looks like a program that hangs.
void PutRun::saySilence()
{
    if (m_lastLine == 0 && !m_isClosed)
        m_console.note(
            u"Nothing has come from %1 yet: waiting. Ctrl+C ends it."_s.arg(m_inputName));
}

void PutRun::showProgress()
{
    const core::Tally tally = m_publisher.tally();
    const core::Moment now = core::Clock().now();
    m_rate.add(now, tally.settled());
    ProgressFacts facts;
    facts.settled = tally.settled();
    facts.refused = tally.of(core::RecordState::Refused);
    facts.uncertain = tally.of(core::RecordState::Uncertain);
    facts.retrying = tally.of(core::RecordState::Retrying);
    facts.elapsed = std::chrono::duration_cast<core::Milliseconds>(now - m_startedAt);
    facts.recordsPerSecond = m_rate.perSecond();
    if (m_inputSize > 0)
        facts.share = std::min(1.0,
                               static_cast<double>(m_ledger.offsetBehind(tally.settled()))
                                   / static_cast<double>(m_inputSize));
    m_console.showProgress(
        progressText(facts, m_console.progressColumns(), m_console.errTerminal()));
}

} // namespace app
