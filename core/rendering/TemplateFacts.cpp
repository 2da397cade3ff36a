// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rendering/TemplateFacts.h"

#include "core/rendering/DraftRenderer.h"

#include <algorithm>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QLatin1StringView invalidTemplateCode{"invalidTemplate"};

// A draft of which no record can be made.
DraftFacts factsWithout(const Draft &draft, const QList<DraftProblem> &problems)
{
    DraftFacts facts;
    facts.rows.resize(static_cast<std::size_t>(draft.records.size()));
    facts.problems = problems;
    facts.problemCount = problems.size();
    return facts;
}

QList<DraftProblem> problemFrom(const Error &error)
{
    return {{.field = u"body"_s, .message = error.detail}};
}

void forgetPlaces(QList<DraftProblem> &problems)
{
    for (DraftProblem &problem : problems) {
        if (!problem.place)
            continue;
        problem.place.reset();
        problem.message = u"Once it is rendered: %1"_s.arg(problem.message);
    }
}

RenderedDraft renderedWithout(const Draft &draft, qint64 times, const QList<DraftProblem> &problems)
{
    RenderedDraft rendered;
    rendered.problems = problems;
    const Outcome outcome{.state = RecordState::NotSent,
                          .errorCode = invalidTemplateCode,
                          .errorMessage = problems.first().message};
    for (qint64 index = 0; index < times * draft.records.size(); ++index)
        rendered.unsent.push_back({.index = index, .record = {}, .outcome = outcome});
    return rendered;
}

} // namespace

DraftFacts examineAny(const Draft &draft, const TemplateSurroundings &templates,
                      const DraftSurroundings &surroundings)
{
    if (!draft.isTemplate)
        return examineDraft(draft, surroundings);
    DraftRenderer renderer(draft, templates.outer, templates.rendering);
    if (!renderer.problems().isEmpty())
        return factsWithout(draft, renderer.problems());
    const auto rendered = renderer.records(0, draft.records.size());
    if (!rendered)
        return factsWithout(draft, problemFrom(rendered.error()));
    DraftFacts facts = examineDraft(*rendered, surroundings);
    forgetPlaces(facts.problems);
    return facts;
}

RenderedDraft renderAny(const Draft &draft, qint64 times, const TemplateSurroundings &templates,
                        const DraftSurroundings &surroundings)
{
    if (!draft.isTemplate)
        return renderDraft(draft, surroundings);
    DraftRenderer renderer(draft, templates.outer, templates.rendering);
    if (!renderer.problems().isEmpty())
        return renderedWithout(draft, times, renderer.problems());
    const auto rendered = renderer.records(0, times * draft.records.size());
    if (!rendered)
        return renderedWithout(draft, times, problemFrom(rendered.error()));
    RenderedDraft made = renderDraft(*rendered, surroundings);
    forgetPlaces(made.problems);
    for (DraftProblem &problem : made.problems)
        problem.row %= draft.records.size();
    return made;
}

} // namespace core
