// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/Format.h"
#include "ui/editor/DraftPage.h"
#include "ui/editor/DraftTabs.h"

#include <QTabBar>

#include <algorithm>

// What tabs are called, which file and environment they belong to.

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

// A title comes from a body: what cannot be seen is marked, and nothing in it is a mnemonic.
QString tabText(const QString &title)
{
    return printable(title).replace(u'&', u"&&"_s);
}

} // namespace

void DraftTabs::setFile(const QString &id, const core::DraftFile &file)
{
    for (Tab &each : m_tabs) {
        if (draftOf(each).id != id)
            continue;
        if (each.page)
            each.page->setFile(file);
        else
            each.draft.file = file;
        changed();
    }
}

void DraftTabs::replaceDraft(const core::Draft &draft)
{
    for (Tab &each : m_tabs) {
        if (draftOf(each).id != draft.id)
            continue;
        if (each.page) {
            each.page->setContent(draft);
            each.page->setFile(draft.file.value_or(core::DraftFile()));
        } else {
            each.draft = draft;
        }
        changed();
    }
}

void DraftTabs::showTitles()
{
    for (int i = 0; i < m_bar->count(); ++i)
        showTitle(i);
    showColours();
}

void DraftTabs::showTitle(int at)
{
    const Tab &tab = m_tabs[static_cast<std::size_t>(at)];
    m_bar->setTabText(at, tabText(tab.page ? tab.page->title() : core::titleOf(tab.draft)));
}

std::optional<core::DraftEnvironment> DraftTabs::environmentOf(const Tab &tab)
{
    const bool isTemplate = tab.page ? tab.page->isTemplate() : tab.draft.isTemplate;
    if (!isTemplate)
        return std::nullopt;
    return tab.page ? tab.page->environment() : tab.draft.environment;
}

// A tab shows the colour of its environment, so that nobody takes one for another.
void DraftTabs::showColours()
{
    for (int i = 0; i < m_bar->count(); ++i) {
        const auto chosen = environmentOf(m_tabs[static_cast<std::size_t>(i)]);
        const auto found =
            std::find_if(m_environments.begin(), m_environments.end(),
                         [&chosen](const EnvironmentEntry &each) { return chosen == each.key; });
        const bool isColoured =
            found != m_environments.end() && !found->environment.colour.isEmpty();
        m_bar->setTabIcon(i, isColoured ? environmentDot(found->environment.colour) : QIcon());
    }
}

void DraftTabs::setEnvironments(const QList<EnvironmentEntry> &entries)
{
    m_environments = entries;
    page()->setEnvironments(entries);
    showColours();
}

void DraftTabs::followEnvironment(const core::DraftEnvironment &from,
                                  const core::DraftEnvironment &to)
{
    for (Tab &each : m_tabs) {
        if (each.page && each.page->environment() == from)
            each.page->setEnvironment(to);
        else if (!each.page && each.draft.environment == from)
            each.draft.environment = to;
        else
            continue;
        changed();
    }
    showColours();
}

} // namespace ui
