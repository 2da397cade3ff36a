// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/DraftPage.h"
#include "ui/editor/DraftTabs.h"

// What is asked of the tabs and is the current page's to do.

namespace ui {

void DraftTabs::suggest(const QString &text, const QString &verb,
                        const std::function<void()> &action)
{
    page()->suggest(text, verb, action);
}

void DraftTabs::offer(const QString &text, const QList<MessageBar::Choice> &choices)
{
    page()->offer(text, choices);
}

void DraftTabs::setFacts(const core::DraftFacts &facts)
{
    if (facts.revision != m_revision)
        return;
    page()->setFacts(facts);
}

void DraftTabs::setTemplates(const core::TemplateSurroundings &around)
{
    m_templates = around;
    page()->setTemplates(around);
}

void DraftTabs::setTarget(const SendTarget &target)
{
    m_target = target;
    page()->setTarget(target);
}

void DraftTabs::goTo(qsizetype row, const QString &field, std::optional<core::TextPlace> place)
{
    page()->goTo(row, field, place);
}

QString DraftTabs::hindrance() const
{
    return page()->hindrance();
}

QString DraftTabs::hindranceOf(const QList<qsizetype> &records) const
{
    return page()->hindranceOf(records);
}

void DraftTabs::goToProblemOf(const QList<qsizetype> &records)
{
    page()->goToProblemOf(records);
}

void DraftTabs::goToProblem()
{
    page()->goToProblem();
}

void DraftTabs::focusBody()
{
    page()->focusBody();
}

QList<qsizetype> DraftTabs::selectedRows() const
{
    return page()->selectedRows();
}

void DraftTabs::formatBody()
{
    page()->formatBody();
}

void DraftTabs::makeVariable()
{
    page()->makeVariable();
}

void DraftTabs::requestPreview()
{
    page()->requestPreview();
}

void DraftTabs::showFind()
{
    page()->showFind();
}

void DraftTabs::showReplace()
{
    page()->showReplace();
}

void DraftTabs::setMode(core::Draft::Mode mode)
{
    page()->setMode(mode);
    changed();
}

void DraftTabs::setFilePath(const QString &path)
{
    page()->setFilePath(path);
}

void DraftTabs::setTabMovesFocus(bool moves)
{
    m_tabMovesFocus = moves;
    for (const Tab &tab : m_tabs) {
        if (tab.page)
            tab.page->setTabMovesFocus(moves);
    }
}

void DraftTabs::zoom(int steps)
{
    m_zoom = steps == 0 ? 0 : m_zoom + steps;
    for (const Tab &tab : m_tabs) {
        if (tab.page)
            tab.page->zoom(steps);
    }
}

} // namespace ui
