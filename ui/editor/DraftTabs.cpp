// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/DraftTabs.h"

#include "ui/common/Icons.h"
#include "ui/common/Theme.h"
#include "ui/editor/DraftPage.h"
#include "ui/editor/DraftWork.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto lookPause = 250ms;
constexpr qsizetype keptClosed = 10;

} // namespace

DraftTabs::DraftTabs(QWidget *parent)
    : QWidget(parent)
    , m_bar(new DraftTabBar)
    , m_stack(new QStackedWidget)
{
    setObjectName(u"draftTabs"_s);
    m_lookTimer.setSingleShot(true);
    m_lookTimer.setInterval(lookPause);
    connect(&m_lookTimer, &QTimer::timeout, this, &DraftTabs::lookAgain);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(createBar());
    layout->addWidget(m_stack, 1);
    setDrafts({});
}

DraftTabs::~DraftTabs() = default;

QWidget *DraftTabs::createBar()
{
    auto *add = new QToolButton;
    add->setObjectName(u"newTab"_s);
    add->setIcon(icon("plus"));
    add->setToolTip(tr("New draft (Ctrl+T)"));
    add->setAccessibleName(tr("New draft"));
    connect(add, &QToolButton::clicked, this, &DraftTabs::newTab);
    connect(m_bar, &QTabBar::currentChanged, this, &DraftTabs::showTab);
    connect(m_bar, &QTabBar::tabCloseRequested, this, &DraftTabs::closeTabAt);
    connect(m_bar, &QTabBar::tabMoved, this, [this](int from, int to) {
        Tab moved = m_tabs[static_cast<std::size_t>(from)];
        m_tabs.erase(m_tabs.begin() + from);
        m_tabs.insert(m_tabs.begin() + to, std::move(moved));
        changed();
    });

    auto *bar = new QWidget;
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, space::xs, 0);
    layout->setSpacing(space::xs);
    layout->addWidget(m_bar);
    layout->addWidget(add);
    layout->addStretch(1);
    return bar;
}

void DraftTabs::setWork(DraftWork &work)
{
    m_work.point(work);
    setDrafts({});
}

void DraftTabs::setWorkHere()
{
    m_work.pointHere();
}

core::Draft DraftTabs::currentDraft() const
{
    return page()->draft();
}

const QString &DraftTabs::currentId() const
{
    return page()->id();
}

void DraftTabs::addTab(const core::Draft &draft, int at)
{
    m_tabs.insert(m_tabs.begin() + at, Tab{.draft = draft, .unsent = {}, .shown = {}});
    {
        const QSignalBlocker quiet(m_bar);
        m_bar->insertTab(at, QString());
    }
    compare(m_tabs[static_cast<std::size_t>(at)]);
    showLooks();
}

void DraftTabs::openDraft(const core::Draft &draft)
{
    const int current = m_bar->currentIndex();
    const bool replaces = core::isBlank(currentDraft());
    addTab(draft, current + 1);
    m_bar->setCurrentIndex(current + 1);
    if (replaces)
        closeTabAt(current);
    showTab();
    focusBody();
}

void DraftTabs::newTab()
{
    const core::Draft last = currentDraft();
    core::Draft draft = core::newDraft();
    // A key of one record is none of another.
    if (last.keySource == core::KeySource::Field) {
        draft.keySource = last.keySource;
        draft.keyField = last.keyField;
    }
    addTab(draft, m_bar->count());
    m_bar->setCurrentIndex(m_bar->count() - 1);
    focusBody();
}

void DraftTabs::closeTab()
{
    closeTabAt(m_bar->currentIndex());
    focusBody();
}

void DraftTabs::closeTabAt(int at)
{
    const Tab closed = m_tabs[static_cast<std::size_t>(at)];
    const core::Draft draft = draftOf(closed);
    if (!core::isBlank(draft)) {
        m_closed += draft;
        while (m_closed.size() > keptClosed)
            m_closed.removeFirst();
    }
    m_tabs.erase(m_tabs.begin() + at);
    {
        const QSignalBlocker quiet(m_bar);
        m_bar->removeTab(at);
        if (m_tabs.empty())
            addTab(core::newDraft(), 0);
    }
    if (closed.page)
        closed.page->deleteLater();
    showTab();
}

void DraftTabs::reopenTab()
{
    if (m_closed.isEmpty())
        return;
    openDraft(m_closed.takeLast());
}

void DraftTabs::duplicateTab()
{
    core::Draft copy = core::withoutFile(currentDraft()); // a file has one tab
    copy.id = core::newDraft().id;
    addTab(copy, m_bar->currentIndex() + 1);
    m_bar->setCurrentIndex(m_bar->currentIndex() + 1);
    focusBody();
}

void DraftTabs::nextTab(int step)
{
    const int count = m_bar->count();
    m_bar->setCurrentIndex((m_bar->currentIndex() + step + count) % count);
    focusBody();
}

DraftTabs::Tab &DraftTabs::tab()
{
    return m_tabs[static_cast<std::size_t>(m_bar->currentIndex())];
}

DraftPage *DraftTabs::page() const
{
    return m_tabs[static_cast<std::size_t>(m_bar->currentIndex())].page;
}

bool DraftTabs::showDraft(const QString &id)
{
    const auto found = std::find_if(m_tabs.begin(), m_tabs.end(),
                                    [this, &id](const Tab &tab) { return draftOf(tab).id == id; });
    if (found == m_tabs.end())
        return false;
    m_bar->setCurrentIndex(static_cast<int>(found - m_tabs.begin()));
    return true;
}

void DraftTabs::showTab()
{
    Tab &tab = m_tabs[static_cast<std::size_t>(m_bar->currentIndex())];
    if (!tab.page) {
        tab.page = new DraftPage(tab.draft, m_work, m_stack);
        tab.draft = {};
        tab.page->setTabMovesFocus(m_tabMovesFocus);
        tab.page->zoom(m_zoom);
        m_stack->addWidget(tab.page);
        connect(tab.page, &DraftPage::edited, this, [this, page = tab.page] { pageEdited(page); });
        connect(tab.page, &DraftPage::hinted, this, &DraftTabs::hinted);
        connect(tab.page, &DraftPage::sendRequested, this, &DraftTabs::sendRequested);
        connect(tab.page, &DraftPage::stopRequested, this, &DraftTabs::stopRequested);
        connect(tab.page, &DraftPage::chooseFileRequested, this, &DraftTabs::chooseFileRequested);
        connect(tab.page, &DraftPage::saveCopyRequested, this, &DraftTabs::saveCopyRequested);
        connect(tab.page, &DraftPage::previewRequested, this, &DraftTabs::previewRequested);
        connect(tab.page, &DraftPage::environmentChosen, this, [this] {
            showLooks();
            emit environmentChosen();
        });
        connect(tab.page, &DraftPage::editEnvironmentsRequested, this,
                &DraftTabs::editEnvironmentsRequested);
    }
    tab.page->setEnvironments(m_environments);
    tab.page->setTarget(m_target);
    tab.page->setTemplates(m_templates);
    m_stack->setCurrentWidget(tab.page);
    showLooks();
    changed();
}

void DraftTabs::pageEdited(const DraftPage *page)
{
    for (Tab &each : m_tabs) {
        if (each.page == page)
            each.comparison = 0;
    }
    m_lookTimer.start();
    changed();
}

void DraftTabs::changed()
{
    ++m_revision;
    emit draftChanged();
}

} // namespace ui
