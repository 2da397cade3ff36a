// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts/DraftFacts.h"
#include "core/templates/Renderer.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace core {

// Makes records of a draft that is a template, as a person would have written them: bodies, typed
// keys and hash keys are rendered; a body that names a file stays as it is. The records of the
// draft take turns: number 0 is its first one, and after the last comes the first again. What a
// record is depends on the seed and its number alone. One thread at a time.
class DraftRenderer
{
public:
    // `outer`: the variables that are not the draft's own.
    DraftRenderer(const Draft &draft, const Variables &outer, const Rendering &rendering);

    // What keeps the template from being rendered, at its place; `field` is also "variables", for
    // the draft's own, where `message` names which. Empty: nothing does.
    const QList<DraftProblem> &problems() const { return m_problems; }
    // The secrets that its records need, each once, without "secret." in front.
    QStringList secretNames() const;

    // Error: BadInput, when a bound of rendering is exceeded; its words name the bound.
    Result<DraftRecord> record(qint64 number);
    // A text of the draft's record `row` with what each of its pieces gave.
    struct Traced
    {
        Template source;
        Renderer::Traced made;
    };
    // `field`: "body", "partitionKey" or "explicitHashKey". Nothing for a text that is no template,
    // or that cannot be rendered within the bounds.
    std::optional<Traced> trace(qsizetype row, QStringView field);
    // The draft with these records in place of its own: no template any more.
    Result<Draft> records(qint64 first, qsizetype count);

private:
    // Which of the templates makes a text of a record; −1: the text stays as it is.
    struct Row
    {
        int body = -1;
        int partitionKey = -1;
        int explicitHashKey = -1;
    };

    static std::vector<Row> collect(const Draft &draft, QList<Template> &templates);
    int templateOf(qsizetype row, QStringView field) const;
    DraftProblem placed(const RenderingProblem &problem) const;
    Result<QByteArray> render(int index, qint64 number);

    Draft m_draft;
    QList<Template> m_templates;
    std::vector<Row> m_rows;
    Renderer m_renderer;
    QList<DraftProblem> m_problems;
};

// The draft's own variables and those from outside, by the order in which they count.
Variables variablesOf(const Draft &draft, const Variables &outer);

} // namespace core
