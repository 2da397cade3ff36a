// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rendering/TemplateHelp.h"

#include "core/functions/FunctionTable.h"
#include "core/rendering/DraftRenderer.h"
#include "core/text/Utf8.h"

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostSampleBytes = 300; // more is not looked at

// The beginning, whole characters only.
QString beginningOf(QByteArrayView value)
{
    if (value.size() <= mostSampleBytes)
        return QString::fromUtf8(value);
    QByteArrayView beginning = value.first(mostSampleBytes);
    while (!beginning.isEmpty()
           && (static_cast<unsigned char>(value[beginning.size()]) & 0xC0) == 0x80)
        beginning.chop(1);
    return QString::fromUtf8(beginning) + u'\u2026';
}

QString originOf(const Variable &variable)
{
    switch (variable.origin) {
    case Variable::Origin::Environment:
        return u"Variable of the environment"_s;
    case Variable::Origin::File:
        return u"Variable of this template"_s;
    case Variable::Origin::Row:
        return u"Field of the row"_s;
    case Variable::Origin::CommandLine:
        return u"Variable of the command line"_s;
    }
    return {};
}

// Nothing that a window shows holds the value of a secret.
TemplateSurroundings withoutSecrets(TemplateSurroundings around)
{
    around.rendering.secrets.reset();
    return around;
}

QList<TemplateSuggestion> suggestedVariables(const Variables &variables)
{
    QList<TemplateSuggestion> own;
    QList<TemplateSuggestion> outer;
    for (const Variable &variable : variables.all()) {
        const bool isOwn = variable.origin == Variable::Origin::File;
        const QString name = QString::fromUtf8(variable.name);
        TemplateSuggestion made{.name = name,
                                .insert = name,
                                .help = originOf(variable) + u": "_s + beginningOf(variable.value),
                                .group = isOwn ? u"Variables"_s : u"Environment"_s};
        (isOwn ? own : outer) << made;
    }
    return own + outer;
}

QList<TemplateSuggestion> suggestedSecrets(const QStringList &names)
{
    QList<TemplateSuggestion> all;
    for (const QString &name : names) {
        const QString whole = QLatin1StringView(secretPrefix) + name;
        all << TemplateSuggestion{.name = whole,
                                  .insert = whole,
                                  .help = u"Secret of the keychain, never shown"_s,
                                  .group = u"Environment"_s};
    }
    return all;
}

QList<TemplateSuggestion> suggestedFunctions()
{
    QList<TemplateSuggestion> all;
    for (const Function *function : allFunctions())
        all << TemplateSuggestion{.name = toQString(function->name),
                                  .insert = toQString(function->example),
                                  .signature = function->signature(),
                                  .help = toQString(function->help),
                                  .group = nameOf(function->group)};
    return all;
}

} // namespace

QList<TemplateSuggestion> suggestionsFor(const Draft &draft, const TemplateSurroundings &around)
{
    const TemplateSurroundings shown = withoutSecrets(around);
    const Variables variables = variablesOf(draft, shown.outer);
    QList<TemplateSuggestion> all =
        suggestedVariables(variables) + suggestedSecrets(shown.secrets) + suggestedFunctions();
    QList<Template> templates;
    templates.reserve(all.size());
    for (const TemplateSuggestion &each : all)
        templates << Template::parse("{{ " + each.insert.toUtf8() + " }}");
    Renderer renderer(templates, variables, shown.rendering);
    QList<bool> isBad(all.size(), false);
    for (const RenderingProblem &problem : renderer.problems()) {
        if (problem.templateIndex >= 0)
            isBad[problem.templateIndex] = true;
    }
    for (qsizetype i = 0; i < all.size(); ++i) {
        QByteArray sample;
        if (!isBad.at(i) && renderer.append(sample, static_cast<std::size_t>(i), 0))
            all[i].sample = beginningOf(sample);
    }
    return all;
}

std::optional<PlaceholderMeaning> meaningAt(const Draft &draft, qsizetype row, QStringView field,
                                            qsizetype offset, const TemplateSurroundings &around)
{
    const TemplateSurroundings shown = withoutSecrets(around);
    DraftRenderer renderer(draft, shown.outer, shown.rendering);
    const auto traced = renderer.trace(row, field);
    const TemplatePiece *piece = traced ? traced->source.pieceAt(offset) : nullptr;
    if (!piece)
        return std::nullopt;
    const auto index = static_cast<std::size_t>(piece - traced->source.pieces().data());
    const auto &ends = traced->made.ends;
    const qsizetype start = index == 0 ? 0 : ends[index - 1];
    const QByteArrayView value =
        QByteArrayView(traced->made.text).sliced(start, ends[index] - start);
    const QByteArrayView written =
        QByteArrayView(traced->source.source()).sliced(piece->offset, piece->length);
    PlaceholderMeaning meaning{.written = beginningOf(written), .value = beginningOf(value)};
    const Variables variables = variablesOf(draft, shown.outer);
    if (const Variable *variable = variables.find(piece->text))
        meaning.help = originOf(*variable) + u": "_s + beginningOf(variable->value);
    else if (isSecretName(piece->text))
        meaning.help = u"Secret of the keychain, never shown"_s;
    else if (piece->function)
        meaning.help = piece->function->signature() + u": "_s + toQString(piece->function->help);
    for (const DraftProblem &problem : renderer.problems()) {
        const bool isHere = problem.row == row && problem.field == field
            && problem.offset >= piece->offset && problem.offset < piece->offset + piece->length;
        const bool isOfVariable =
            !problem.variable.isEmpty() && problem.variable.toUtf8() == piece->text;
        if (isHere || isOfVariable)
            meaning.problem = problem.message;
    }
    return meaning;
}

} // namespace core
