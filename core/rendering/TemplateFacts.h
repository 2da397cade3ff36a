// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts/DraftFacts.h"
#include "core/templates/Rendering.h"
#include "core/templates/Variables.h"

#include <QStringList>

#include <functional>

namespace core {

// What a draft that is a template is rendered with.
struct TemplateSurroundings
{
    Variables outer; // of the environment and the command line
    Rendering rendering;
    QStringList secrets; // names of those that the environment declares, to be suggested
    // As Rendering has it: asked by examineAny() only, for whoever just looks sees dots.
    std::function<QString(const QString &name)> whyNoSecret;
};

// examineDraft() for any draft: what can be said of a template is said of its first records, one
// for each row, as they are rendered. Problems of the rendered text have the place in the template
// that they come from: a character of its text, or the whole placeholder that made them; of the
// first 100 problems, the others have none.
DraftFacts examineAny(const Draft &draft, const TemplateSurroundings &templates,
                      const DraftSurroundings &surroundings);

// renderDraft() for any draft; of a template `times` its records. The index of a record counts all
// of them: its row in the draft is index % records. A template that cannot be rendered gives one
// problem for all, and no record. With secrets, whatever is not to be sent has dots in their place.
RenderedDraft renderAny(const Draft &draft, qint64 times, const TemplateSurroundings &templates,
                        const DraftSurroundings &surroundings);

} // namespace core
