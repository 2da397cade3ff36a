// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rendering/DraftRenderer.h"

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

int add(QList<Template> &templates, const QByteArray &text)
{
    if (!text.contains("{{"))
        return -1;
    templates.append(Template::parse(text));
    return static_cast<int>(templates.size()) - 1;
}

} // namespace

Variables variablesOf(const Draft &draft, const Variables &outer)
{
    Variables all = outer;
    for (const DraftVariable &variable : draft.variables)
        all.add({.name = variable.name.toUtf8(),
                 .value = variable.value.toUtf8(),
                 .origin = Variable::Origin::File});
    return all;
}

std::vector<DraftRenderer::Row> DraftRenderer::collect(const Draft &draft,
                                                       QList<Template> &templates)
{
    std::vector<Row> rows(static_cast<std::size_t>(draft.records.size()));
    for (qsizetype i = 0; i < draft.records.size(); ++i) {
        const DraftRecord &record = draft.records.at(i);
        const RecordForm form = formOf(draft, i);
        Row &row = rows[static_cast<std::size_t>(i)];
        if (form.payloadKind != PayloadKind::File)
            row.body = add(templates, record.body);
        if (form.keySource == KeySource::Template)
            row.partitionKey = add(templates, record.partitionKey.toUtf8());
        row.explicitHashKey = add(templates, record.explicitHashKey.toUtf8());
    }
    return rows;
}

DraftRenderer::DraftRenderer(const Draft &draft, const Variables &outer, const Rendering &rendering)
    : m_draft(draft)
    , m_rows(collect(draft, m_templates))
    , m_renderer(m_templates, variablesOf(draft, outer), rendering)
{
    m_draft.isTemplate = false;
    m_draft.variables.clear();
    for (const RenderingProblem &problem : m_renderer.problems())
        m_problems += placed(problem);
}

QStringList DraftRenderer::secretNames() const
{
    QStringList names;
    for (const QByteArray &name : m_renderer.secretNames())
        names += QString::fromUtf8(name.sliced(secretPrefix.size()));
    return names;
}

DraftProblem DraftRenderer::placed(const RenderingProblem &problem) const
{
    if (problem.templateIndex < 0)
        return {.field = u"variables"_s,
                .message = u"In the variable “%1”: %2"_s.arg(QString::fromUtf8(problem.variable),
                                                             problem.problem.text),
                .variable = QString::fromUtf8(problem.variable)};
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        DraftProblem found{.row = static_cast<qsizetype>(row),
                           .message = problem.problem.text,
                           .offset = problem.problem.offset,
                           .length = problem.problem.length};
        if (m_rows[row].body == problem.templateIndex) {
            found.field = u"body"_s;
            found.place = placeAt(m_draft.records.at(found.row).body, problem.problem.offset);
            return found;
        }
        if (m_rows[row].partitionKey == problem.templateIndex) {
            found.field = u"partitionKey"_s;
            return found;
        }
        if (m_rows[row].explicitHashKey == problem.templateIndex) {
            found.field = u"explicitHashKey"_s;
            return found;
        }
    }
    return {.field = u"body"_s, .message = problem.problem.text};
}

Result<QByteArray> DraftRenderer::render(int index, qint64 number)
{
    QByteArray text;
    if (const auto done = m_renderer.append(text, static_cast<std::size_t>(index), number); !done)
        return fail(done.error());
    return text;
}

Result<DraftRecord> DraftRenderer::record(qint64 number)
{
    const qsizetype at = number % m_draft.records.size();
    const Row &row = m_rows[static_cast<std::size_t>(at)];
    DraftRecord made = m_draft.records.at(at);
    if (row.body >= 0) {
        auto body = render(row.body, number);
        if (!body)
            return fail(body.error());
        made.body = *std::move(body);
    }
    for (const auto &[index, text] : {std::pair(row.partitionKey, &made.partitionKey),
                                      std::pair(row.explicitHashKey, &made.explicitHashKey)}) {
        if (index < 0)
            continue;
        const auto rendered = render(index, number);
        if (!rendered)
            return fail(rendered.error());
        *text = QString::fromUtf8(*rendered);
    }
    return made;
}

int DraftRenderer::templateOf(qsizetype row, QStringView field) const
{
    if (row < 0 || row >= std::ssize(m_rows))
        return -1;
    const Row &texts = m_rows[static_cast<std::size_t>(row)];
    return field == u"body"           ? texts.body
        : field == u"partitionKey"    ? texts.partitionKey
        : field == u"explicitHashKey" ? texts.explicitHashKey
                                      : -1;
}

std::optional<DraftRenderer::Traced> DraftRenderer::trace(qsizetype row, QStringView field)
{
    const int index = templateOf(row, field);
    if (index < 0)
        return std::nullopt;
    auto made = m_renderer.trace(static_cast<std::size_t>(index), row);
    if (!made)
        return std::nullopt;
    return Traced{m_templates.at(index), *std::move(made)};
}

Result<Draft> DraftRenderer::records(qint64 first, qsizetype count)
{
    Draft rendered = m_draft;
    rendered.current = 0;
    rendered.records.clear();
    rendered.records.reserve(count);
    for (qint64 number = first; number < first + count; ++number) {
        auto made = record(number);
        if (!made)
            return fail(made.error());
        rendered.records.append(*std::move(made));
    }
    return rendered;
}

} // namespace core
