// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/DraftPage.h"
#include "ui/editor/DraftTabs.h"

// What was sent, and what was written and not sent, to be brought back.

namespace ui {

namespace {

constexpr qsizetype keptSent = 50;
constexpr qsizetype keptUnsent = 10; // of a tab

core::Draft withOwnId(core::Draft draft)
{
    draft.id = core::newDraft().id;
    return draft;
}

} // namespace

void DraftTabs::rememberSent(const core::Draft &draft)
{
    // What was brought back and sent now is unsent no more.
    Tab &current = tab();
    if (current.shown && *current.shown >= m_sent.size())
        current.unsent.removeAt(*current.shown - m_sent.size());
    if (m_sent.isEmpty() || m_sent.last().records != draft.records)
        m_sent += withOwnId(draft);
    while (m_sent.size() > keptSent)
        m_sent.removeFirst();
    for (Tab &each : m_tabs)
        each.shown.reset(); // what is counted has moved
    emit sentRemembered();
}

const core::Draft &DraftTabs::remembered(qsizetype at)
{
    return at < m_sent.size() ? m_sent.at(at) : tab().unsent.at(at - m_sent.size());
}

// Before another draft takes the place of what may have been written since.
void DraftTabs::keepUnsent()
{
    Tab &current = tab();
    const core::Draft draft = currentDraft();
    const bool isUnsent = current.shown && *current.shown >= m_sent.size();
    if (isUnsent) {
        core::Draft &kept = current.unsent[*current.shown - m_sent.size()];
        const QString id = kept.id;
        kept = draft;
        kept.id = id;
        return;
    }
    const bool isLast =
        !current.shown && !m_sent.isEmpty() && m_sent.last().records == draft.records;
    const bool isShown = current.shown && m_sent.at(*current.shown).records == draft.records;
    if (core::isBlank(draft) || isLast || isShown)
        return;
    current.unsent += withOwnId(draft);
    while (current.unsent.size() > keptUnsent)
        current.unsent.removeFirst();
}

void DraftTabs::previousSent()
{
    if (page()->isReadOnly())
        return;
    keepUnsent();
    qsizetype at = tab().shown.value_or(m_sent.size());
    // What was just sent still stands in the editor: the one before it is meant.
    while (--at >= 0) {
        if (remembered(at).records == currentDraft().records)
            continue;
        page()->setContent(remembered(at));
        tab().shown = at;
        break;
    }
    focusBody();
}

void DraftTabs::nextSent()
{
    if (page()->isReadOnly())
        return;
    keepUnsent();
    const qsizetype at = tab().shown.value_or(m_sent.size() - 1) + 1;
    if (at >= m_sent.size() + tab().unsent.size())
        return;
    page()->setContent(remembered(at));
    tab().shown = at;
    focusBody();
}

} // namespace ui
