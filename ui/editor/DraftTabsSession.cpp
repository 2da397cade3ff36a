// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/DraftPage.h"
#include "ui/editor/DraftTabs.h"

#include <QSignalBlocker>

// The tabs as a session that is kept and comes back.

namespace ui {

namespace {

constexpr qint64 keptBytes =
    8 * 1024 * 1024; // over a restart, of what was sent and of a tab's rest

qint64 bytesOf(const core::Draft &draft)
{
    qint64 bytes = 0;
    for (const core::DraftRecord &record : draft.records)
        bytes +=
            record.body.size() + 2 * (record.partitionKey.size() + record.explicitHashKey.size());
    return bytes;
}

// The newest of them, as many as there is room for.
QList<core::Draft> newest(const QList<core::Draft> &drafts)
{
    qsizetype first = drafts.size();
    for (qint64 bytes = 0; first > 0; --first) {
        bytes += bytesOf(drafts.at(first - 1));
        if (bytes > keptBytes)
            break;
    }
    return drafts.mid(first);
}

} // namespace

void DraftTabs::setDrafts(const core::SessionText &session)
{
    {
        const QSignalBlocker quiet(m_bar);
        while (m_bar->count() > 0)
            m_bar->removeTab(0);
        for (const Tab &tab : m_tabs)
            delete tab.page;
        m_tabs.clear();
        m_closed = session.closed;
        m_sent = session.sent;
        for (const core::Draft &draft : session.drafts) {
            addTab(draft, m_bar->count());
            m_tabs.back().unsent = session.unsent.value(draft.id);
        }
        if (m_tabs.empty())
            addTab(core::newDraft(), 0);
        m_bar->setCurrentIndex(static_cast<int>(session.currentTab));
    }
    showTab();
}

core::Draft DraftTabs::draftOf(const Tab &tab)
{
    return tab.page ? tab.page->draft() : tab.draft;
}

core::SessionText DraftTabs::session() const
{
    core::SessionText session{
        .currentTab = m_bar->currentIndex(), .closed = m_closed, .sent = newest(m_sent)};
    for (const Tab &tab : m_tabs) {
        session.drafts += draftOf(tab);
        if (const auto unsent = newest(tab.unsent); !unsent.isEmpty())
            session.unsent.insert(session.drafts.constLast().id, unsent);
    }
    return session;
}

} // namespace ui
