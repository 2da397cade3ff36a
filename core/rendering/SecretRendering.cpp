// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rendering/SecretRendering.h"

#include "core/rendering/SecretMask.h"

#include <memory>
#include <unordered_map>
#include <unordered_set>

using namespace Qt::Literals::StringLiterals;

namespace core {

namespace {

// Gives the times again that were asked for, so that both renderings are of the same moments.
class Times
{
public:
    explicit Times(std::function<WallTime()> clock)
        : m_clock(std::move(clock))
    {
    }

    WallTime next()
    {
        if (m_next == m_told.size())
            m_told.push_back(m_clock());
        return m_told[m_next++];
    }
    void rewind() { m_next = 0; }

private:
    std::function<WallTime()> m_clock;
    std::vector<WallTime> m_told;
    std::size_t m_next = 0;
};

bool isMadeUp(KeySource source)
{
    return source == KeySource::Random || source == KeySource::RoundRobin;
}

// What cannot even be made without the secret is all dots.
Record allDots()
{
    return {.data = secretDots.toByteArray(), .partitionKey = secretDots.toByteArray()};
}

class ShownRecords
{
public:
    ShownRecords(const Draft &draft, const RenderedDraft &withDots)
        : m_draft(draft)
    {
        for (const RunRecord &each : withDots.records)
            m_shown.emplace(each.index, each.record);
        for (const SettledRecord &each : withDots.unsent) {
            m_invalid.insert(each.index);
            if (!each.record.data.isEmpty())
                m_shown.emplace(each.index, each.record);
        }
    }

    bool isValid(qint64 index) const { return !m_invalid.contains(index); }
    Record of(qint64 index, const Record &sent) const
    {
        const auto found = m_shown.find(index);
        Record shown = found == m_shown.end() ? allDots() : found->second;
        if (isMadeUp(formOf(m_draft, index % m_draft.records.size()).keySource)) {
            shown.partitionKey = sent.partitionKey;
            if (m_draft.records.at(index % m_draft.records.size()).explicitHashKey.isEmpty())
                shown.explicitHashKey = sent.explicitHashKey;
        }
        return shown;
    }

private:
    const Draft &m_draft;
    std::unordered_map<qint64, Record> m_shown;
    std::unordered_set<qint64>
        m_invalid; // indexes of those that could not be sent with dots either
};

void mask(RenderedDraft &made, const SecretMask &secrets)
{
    for (DraftProblem &problem : made.problems)
        problem.message = secrets.masked(problem.message);
    for (SettledRecord &each : made.unsent) {
        each.outcome.errorCode = secrets.masked(each.outcome.errorCode);
        each.outcome.errorMessage = secrets.masked(each.outcome.errorMessage);
    }
}

} // namespace

RenderedDraft renderWithSecrets(const Draft &draft, qint64 times,
                                const TemplateSurroundings &templates,
                                const DraftSurroundings &surroundings)
{
    TemplateSurroundings around = templates;
    const auto clock = std::make_shared<Times>(around.rendering.wallTime);
    around.rendering.wallTime = [clock] { return clock->next(); };
    RenderedDraft made = renderTemplate(draft, times, around, surroundings);
    clock->rewind();
    around.rendering.secrets.reset();
    const ShownRecords shown(draft, renderTemplate(draft, times, around, surroundings));
    made.shown.reserve(made.records.size());
    for (const RunRecord &each : made.records)
        made.shown.push_back({.index = each.index, .record = shown.of(each.index, each.record)});
    for (SettledRecord &each : made.unsent) {
        each.record = shown.of(each.index, each.record);
        // What is shown looks right: without this, nobody would find what is wrong.
        if (shown.isValid(each.index))
            each.outcome.errorMessage +=
                u" The value of a secret makes it so: with dots in its place the record is valid."_s;
    }
    mask(made, SecretMask(templates.rendering.secrets->values()));
    return made;
}

} // namespace core
