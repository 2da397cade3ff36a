// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/put/LineSource.h"

#include "app/cli/console/Texts.h"
#include "app/cli/put/InputStart.h"
#include "app/cli/put/ResultRows.h"

#include <algorithm>
#include <random>

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

constexpr qsizetype chunkBytes = 256 * 1024;
constexpr qint64 longestLine = 32 * 1024 * 1024; // 10 MiB as hex, and room for blanks

bool isBlank(QByteArrayView line)
{
    return std::all_of(line.begin(), line.end(),
                       [](char c) { return c == ' ' || c == '\t' || c == '\r'; });
}

// How appendResultRow() writes them.
bool isResultRow(QByteArrayView line, QByteArrayView status)
{
    return line.startsWith(R"({"index":)") && line.indexOf(R"(,"line":)") > 0
        && line.indexOf(status) > 0;
}

std::unique_ptr<core::Outcome> notSent(QLatin1StringView code, const QString &message)
{
    auto outcome = std::make_unique<core::Outcome>();
    outcome->state = core::RecordState::NotSent;
    outcome->errorCode = code;
    outcome->errorMessage = message;
    return outcome;
}

std::function<quint64()> randomBits()
{
    std::random_device device;
    std::seed_seq seed{device(), device(), device(), device()};
    return [generator = std::mt19937_64(seed)]() mutable { return generator(); };
}

} // namespace

LineSource::LineSource(std::unique_ptr<InputFile> input, const core::LineRules &rules,
                       const core::RecordRules &streamRules, Patience patience)
    : m_input(std::move(input))
    , m_isBlankARecord(rules.payload.kind == core::PayloadKind::Text)
    , m_mayBeResults(rules.format != core::LineFormat::Bodies
                     && rules.payload.kind == core::PayloadKind::Json)
    , m_streamRules(streamRules)
    , m_reader([&rules] {
        core::LineRules withRandom = rules;
        withRandom.random = randomBits();
        return withRandom;
    }())
    , m_splitter(longestLine)
    , m_chunk(chunkBytes + core::linePaddingBytes, '\0')
    , m_patience(patience)
{
    if (m_input->isTerminal())
        m_patience.afterLine = std::chrono::milliseconds::zero();
}

core::Result<std::optional<InputBatch>> LineSource::next()
{
    const auto receive = [this](const core::LineSplitter::Line &line) { take(line); };
    // One chunk brings about as many as the one before.
    const std::size_t expected = m_batchSize + m_batchSize / 8;
    m_batch = {};
    m_batch.records.reserve(expected);
    m_batch.piece.lines.reserve(expected);
    m_batch.piece.firstIndex = m_nextIndex;
    while (m_batch.records.empty() && !m_isAtEnd) {
        if (isSilent()) {
            m_waitingSince.reset();
            m_batch.isLastForNow = true;
            return std::optional(std::move(m_batch));
        }
        const auto count = m_input->read({m_chunk.data(), chunkBytes});
        if (!count)
            return core::fail(count.error());
        const auto bytes = QByteArrayView(m_chunk).first(*count);
        if (const auto begun = checkStart(bytes); !begun)
            return core::fail(begun.error());
        if (*count > 0) {
            m_isAmidLine = bytes.back() != '\n';
            m_reader.lookAhead(m_splitter.wholeLinesOf(bytes));
            m_splitter.feed(bytes, receive);
            continue;
        }
        m_splitter.finish(receive);
        m_isAtEnd = true;
    }
    if (m_batch.records.empty())
        return std::optional<InputBatch>();
    if (!m_waitingSince)
        m_waitingSince = core::Clock().now();
    m_batchSize = m_batch.records.size();
    m_batch.piece.endOffset = m_offset;
    return std::optional(std::move(m_batch));
}

// What was given out waits for a full request. A pipe that is read faster than it is filled must
// not cut requests where chance stops the writer, and one that says no more must not keep records
// back.
bool LineSource::isSilent() const
{
    if (!m_waitingSince)
        return false;
    if (m_isAmidLine)
        return !m_input->isReadyWithin(m_patience.amidLine);
    const auto left = *m_waitingSince + m_patience.afterLine - core::Clock().now();
    return !m_input->isReadyWithin(
        std::chrono::ceil<std::chrono::milliseconds>(std::max(left, decltype(left)::zero())));
}

// Text may be anything: it is sent as it is.
core::Result<> LineSource::checkStart(QByteArrayView bytes)
{
    if (std::exchange(m_hasBegun, true) || m_isBlankARecord)
        return {};
    const QString objection = objectionToStart(bytes);
    if (objection.isEmpty())
        return {};
    return core::fail(
        {.kind = core::Error::Kind::BadInput, .detail = objection, .where = m_input->name()});
}

void LineSource::stop()
{
    m_input->wake();
}

QString LineSource::remark() const
{
    QStringList remarks;
    if (m_storedBefore > 0)
        remarks.append(
            u"%1 of the input say that their record was stored before, and were passed over."_s.arg(
                counted(m_storedBefore, u"line"_s, u"lines"_s)));
    if (const qint64 rows = m_reader.readRows(); rows > 0)
        remarks.append(u"%1 of the input are rows of \"get\": what their records were is sent, not "
                       "the rows. --format bodies sends lines as they are."_s.arg(
                           counted(rows, u"line"_s, u"lines"_s)));
    if (const QString change = m_input->change(); !change.isEmpty())
        remarks.append(
            u"%1 was changed while it was read: %2. What was sent is what was read."_s.arg(
                m_input->name(), change));
    return remarks.join(u' ');
}

void LineSource::take(const core::LineSplitter::Line &line)
{
    m_offset += line.bytes;
    if (line.isTooLong)
        return takeFault(line.number,
                         {.kind = core::Error::Kind::BadInput,
                          .detail = u"The line is longer than 32 MiB: no record is. "
                                    "Split it."_s});
    if (isPassedOver(line.text))
        return;
    if (m_mayBeResults && isResultRow(line.text, R"(,"errorCode":"invalidLine",)"))
        return takeFault(line.number,
                         {.kind = core::Error::Kind::BadInput,
                          .detail = u"This row of earlier results has no record, because its line "
                                    "was none. Correct that line in the first input."_s});
    auto record = m_reader.read(line.text);
    if (record)
        takeRecord(line.number, std::move(*record));
    else if (!takeKeyFault(line, record.error()))
        takeFault(line.number, record.error());
}

bool LineSource::isPassedOver(QByteArrayView line)
{
    if (isBlank(line))
        return !m_isBlankARecord;
    if (!m_mayBeResults || !isResultRow(line, R"(,"status":"stored",)"))
        return false;
    ++m_storedBefore;
    return true;
}

void LineSource::takeRecord(qint64 number, core::Record record)
{
    const auto problems = core::checkRecord(record, m_streamRules);
    if (problems.isEmpty())
        return add(number, {std::move(record), {}});
    const auto text = [](const core::RecordProblem &problem) {
        return QString(problem.field + u": " + problem.message);
    };
    QStringList reasons;
    for (const core::RecordProblem &problem : problems) {
        if (problem.isWarning)
            m_batch.warnings.append(u"Line %1, %2"_s.arg(QString::number(number), text(problem)));
        else
            reasons.append(text(problem));
    }
    if (core::isSendable(problems))
        return add(number, {std::move(record), {}});
    if (record.partitionKey.isNull()) // null stands for a key that the rule did not find
        record.partitionKey = "";
    add(number, {std::move(record), notSent(invalidRecordCode, reasons.join(u"; "_s))});
}

// Only a key is wrong: the payload is kept, so that it can be put again with another one.
bool LineSource::takeKeyFault(const core::LineSplitter::Line &line, const core::Error &error)
{
    if (error.where != u"partitionKey" && error.where != u"explicitHashKey")
        return false;
    auto record = m_reader.readPayload(line.text);
    if (!record)
        return false;
    const QString message = error.where + u": " + error.detail;
    add(line.number, {std::move(*record), notSent(invalidRecordCode, message)});
    return true;
}

void LineSource::takeFault(qint64 number, const core::Error &error)
{
    const QString message =
        error.where.isEmpty() ? error.detail : QString(error.where + u": " + error.detail);
    add(number, {{}, notSent(invalidLineCode, message)});
}

void LineSource::add(qint64 number, InputRecord record)
{
    m_batch.piece.lines.push_back(number);
    m_batch.piece.held += record.record.size();
    m_batch.records.push_back(std::move(record));
    ++m_nextIndex;
}

} // namespace app
