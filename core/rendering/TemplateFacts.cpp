// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rendering/TemplateFacts.h"

#include "core/rendering/DraftRenderer.h"
#include "core/rendering/SecretRendering.h"
#include "core/templates/LookAlike.h"

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
        if (!problem.place || problem.length > 0)
            continue;
        problem.place.reset();
        problem.message = u"Once it is rendered: %1"_s.arg(problem.message);
    }
}

// Where the text came from that has a problem once it is rendered: its own place, or the whole
// placeholder that made it.
void placeInTemplate(DraftProblem &problem, const DraftRecord &rendered,
                     const DraftRenderer::Traced &traced)
{
    const qsizetype offset = offsetAt(rendered.body, *problem.place);
    const std::vector<qsizetype> &ends = traced.made.ends;
    const auto &pieces = traced.source.pieces();
    auto at = std::upper_bound(ends.begin(), ends.end(), offset) - ends.begin();
    if (pieces.empty())
        return;
    at = std::min(at, std::ssize(pieces) - 1); // the end of the text
    const auto piece = static_cast<std::size_t>(at);
    const qsizetype start = piece == 0 ? 0 : ends[piece - 1];
    const bool isText = pieces[piece].kind == TemplatePiece::Kind::Text;
    if (!isText)
        problem.message = u"Once it is rendered: %1"_s.arg(problem.message);
    problem.offset = pieces[piece].offset + (isText ? offset - start : 0);
    problem.length = isText ? 1 : pieces[piece].length;
    problem.place = placeAt(traced.source.source(), problem.offset);
}

void placeInTemplate(QList<DraftProblem> &problems, const Draft &rendered, DraftRenderer &renderer)
{
    constexpr qsizetype mostPlaced = 100; // each means to render its record once more
    const qsizetype count = std::min(mostPlaced, problems.size());
    for (qsizetype i = 0; i < count; ++i) {
        DraftProblem &problem = problems[i];
        if (!problem.place || problem.field != u"body")
            continue;
        if (const auto traced = renderer.trace(problem.row, problem.field))
            placeInTemplate(problem, rendered.records.at(problem.row), *traced);
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

// A stranger's file may name what only looks like a variable that everybody knows.
void warnOfDisguises(DraftFacts &facts, const Variables &variables)
{
    constexpr qsizetype mostProblems = 1000;
    for (const Variable &variable : variables.all()) {
        const QString name = QString::fromUtf8(variable.name);
        const QString disguise = disguiseOf(name);
        if (disguise.isEmpty() || facts.problems.size() >= mostProblems)
            continue;
        facts.problems += DraftProblem{.field = u"variables"_s,
                                       .message = u"The variable \"%1\" has %2: it may only look "
                                                  u"like another one."_s.arg(name, disguise),
                                       .isWarning = true,
                                       .variable = name};
        ++facts.problemCount;
    }
}

} // namespace

DraftFacts examineAny(const Draft &draft, const TemplateSurroundings &templates,
                      const DraftSurroundings &surroundings)
{
    if (!draft.isTemplate)
        return examineDraft(draft, surroundings);
    Rendering rendering = templates.rendering;
    rendering.whyNoSecret = templates.whyNoSecret;
    DraftRenderer renderer(draft, templates.outer, rendering);
    if (!renderer.problems().isEmpty())
        return factsWithout(draft, renderer.problems());
    const auto rendered = renderer.records(0, draft.records.size());
    if (!rendered)
        return factsWithout(draft, problemFrom(rendered.error()));
    DraftFacts facts = examineDraft(*rendered, surroundings);
    placeInTemplate(facts.problems, *rendered, renderer);
    forgetPlaces(facts.problems);
    warnOfDisguises(facts, variablesOf(draft, templates.outer));
    return facts;
}

RenderedDraft renderAny(const Draft &draft, qint64 times, const TemplateSurroundings &templates,
                        const DraftSurroundings &surroundings)
{
    if (!draft.isTemplate)
        return renderDraft(draft, surroundings);
    if (templates.rendering.secrets && !templates.rendering.secrets->isEmpty())
        return renderWithSecrets(draft, times, templates, surroundings);
    return renderTemplate(draft, times, templates, surroundings);
}

RenderedDraft renderTemplate(const Draft &draft, qint64 times,
                             const TemplateSurroundings &templates,
                             const DraftSurroundings &surroundings)
{
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
