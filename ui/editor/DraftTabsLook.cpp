// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafts/DraftDigest.h"
#include "ui/editor/DraftPage.h"
#include "ui/editor/DraftTabs.h"

#include <QFileInfo>

#include <algorithm>

// What tabs are called, which file and environment they belong to, and whether they are saved.

namespace ui {

namespace {

QString nameOf(const core::DraftFile &file)
{
    return QFileInfo(file.path).completeBaseName();
}

} // namespace

void DraftTabs::setFile(const QString &id, const core::DraftFile &file)
{
    for (Tab &each : m_tabs) {
        const core::Draft draft = draftOf(each);
        if (draft.id != id)
            continue;
        const bool follows =
            draft.title.isEmpty() || (draft.file && draft.title == nameOf(*draft.file));
        const QString title = follows ? nameOf(file) : draft.title;
        if (each.page) {
            each.page->setFile(file);
            each.page->setTitle(title);
        } else {
            each.draft.file = file;
            each.draft.title = title;
        }
        each.comparison = 0;
        changed();
    }
    lookAgain();
}

void DraftTabs::replaceDraft(const core::Draft &draft)
{
    for (Tab &each : m_tabs) {
        if (draftOf(each).id != draft.id)
            continue;
        if (each.page) {
            each.page->setContent(draft);
            each.page->setTitle(draft.title);
            each.page->setFile(draft.file.value_or(core::DraftFile()));
        } else {
            each.draft = draft;
        }
        each.comparison = 0;
        changed();
    }
    lookAgain();
}

// Elsewhere: it takes time with large drafts. What was typed since then is compared anew.
void DraftTabs::compare(Tab &tab)
{
    tab.comparison = ++m_comparisons;
    const core::Draft draft = draftOf(tab);
    if (!draft.file || draft.file->digest.isEmpty() || core::isReadOnly(draft)) {
        tab.isModified = false;
        return;
    }
    m_work.run(this, [this, draft, number = tab.comparison]() -> DraftWork::Ending {
        const bool isModified = core::digestOf(draft) != draft.file->digest;
        return [this, number, isModified] { takeComparison(number, isModified); };
    });
}

void DraftTabs::takeComparison(quint64 number, bool isModified)
{
    for (Tab &each : m_tabs) {
        if (each.comparison == number)
            each.isModified = isModified;
    }
    showLooks();
}

void DraftTabs::lookAgain()
{
    for (Tab &each : m_tabs) {
        if (each.comparison == 0)
            compare(each);
    }
    showLooks();
}

void DraftTabs::showLooks()
{
    for (int i = 0; i < m_bar->count(); ++i) {
        const Tab &tab = m_tabs[static_cast<std::size_t>(i)];
        const auto &file = tab.page ? tab.page->file() : tab.draft.file;
        m_bar->setLook(i,
                       {.title = tab.page ? tab.page->title() : core::titleOf(tab.draft),
                        .file = file ? file->root + u'/' + file->path : QString(),
                        .isModified = tab.isModified,
                        .colour = colourOf(tab)});
    }
}

std::optional<core::DraftEnvironment> DraftTabs::environmentOf(const Tab &tab)
{
    const bool isTemplate = tab.page ? tab.page->isTemplate() : tab.draft.isTemplate;
    if (!isTemplate)
        return std::nullopt;
    return tab.page ? tab.page->environment() : tab.draft.environment;
}

// So that nobody takes one environment for another.
QString DraftTabs::colourOf(const Tab &tab) const
{
    const auto chosen = environmentOf(tab);
    const auto found =
        std::find_if(m_environments.begin(), m_environments.end(),
                     [&chosen](const EnvironmentEntry &each) { return chosen == each.key; });
    return found == m_environments.end() ? QString() : found->environment.colour;
}

void DraftTabs::setEnvironments(const QList<EnvironmentEntry> &entries)
{
    m_environments = entries;
    page()->setEnvironments(entries);
    showLooks();
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
    showLooks();
}

} // namespace ui
