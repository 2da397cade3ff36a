// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rendering/TemplateFacts.h"

namespace core {

// renderAny() of a template that has secrets: the records as they are sent and, of the same seed
// and times, as they may be shown. Nothing else of what it gives holds a secret.
RenderedDraft renderWithSecrets(const Draft &draft, qint64 times,
                                const TemplateSurroundings &templates,
                                const DraftSurroundings &surroundings);

// renderAny() of a template as it is said: with what secrets there are, in everything.
RenderedDraft renderTemplate(const Draft &draft, qint64 times,
                             const TemplateSurroundings &templates,
                             const DraftSurroundings &surroundings);

} // namespace core
