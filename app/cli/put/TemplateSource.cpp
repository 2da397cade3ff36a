// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/put/TemplateSource.h"

#include "core/drafts/DraftReader.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

constexpr qsizetype mostAtOnce = 500;
constexpr qint64 mostBytesAtOnce = 8LL * 1024 * 1024;

core::Outcome notSent(const QList<core::DraftProblem> &problems)
{
    QStringList reasons;
    for (const core::DraftProblem &problem : problems) {
        if (!problem.isWarning)
            reasons.append(problem.field + u": "_s + problem.message);
    }
    return {.state = core::RecordState::NotSent,
            .errorCode = u"invalidRecord"_s,
            .errorMessage = reasons.join(u"; "_s)};
}

} // namespace

TemplateSource::TemplateSource(TemplateFile file, const core::RecordRules &rules,
                               const core::ShardMap &shards)
    : m_file(std::move(file))
    , m_surroundings{.rules = rules,
                     .shards = shards,
                     .random = [] { return QRandomGenerator::global()->generate64(); },
                     .readFile = m_file.readFile}
    , m_renderer(m_file.draft, m_file.templates.outer, m_file.templates.rendering)
{
}

core::Result<core::Draft> TemplateSource::chunk(qsizetype count)
{
    if (m_file.draft.isTemplate)
        return m_renderer.records(m_next, count);
    core::Draft draft = m_file.draft;
    draft.records.clear();
    for (qint64 number = m_next; number < m_next + count; ++number)
        draft.records.append(m_file.draft.records.at(number % m_file.draft.records.size()));
    return draft;
}

core::Result<std::optional<InputBatch>> TemplateSource::next()
{
    const qsizetype count = std::min<qint64>(m_chunk, m_file.records - m_next);
    if (count <= 0 || m_isStopped)
        return std::optional<InputBatch>();
    const auto draft = chunk(count);
    if (!draft)
        return core::fail(draft.error());
    m_surroundings.firstRow = m_next;
    const core::DraftReader reader(*draft, m_surroundings);
    InputBatch batch;
    batch.piece.firstIndex = m_next;
    for (qsizetype row = 0; row < count; ++row) {
        core::ReadRecord made = reader.read(row);
        const qint64 number = m_next + row + 1;
        for (const core::DraftProblem &problem : made.problems) {
            if (problem.isWarning)
                batch.warnings.append(
                    u"Record %1, %2: %3"_s.arg(number).arg(problem.field, problem.message));
        }
        batch.piece.lines.push_back(number);
        batch.piece.held += made.record.size();
        std::unique_ptr<core::Outcome> unsent;
        if (!made.isSendable())
            unsent = std::make_unique<core::Outcome>(notSent(made.problems));
        batch.records.push_back({std::move(made.record), std::move(unsent)});
    }
    m_next += count;
    batch.piece.endOffset = m_next;
    const qint64 size = std::max<qint64>(1, batch.piece.held / count);
    m_chunk = std::clamp<qint64>(mostBytesAtOnce / size, 1, mostAtOnce);
    return std::optional(std::move(batch));
}

} // namespace app
