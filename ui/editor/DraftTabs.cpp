// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/DraftTabs.h"

#include "ui/common/Format.h"
#include "ui/common/Icons.h"
#include "ui/common/Theme.h"
#include "ui/editor/DraftPage.h"
#include "ui/editor/DraftWork.h"

#include <QHBoxLayout>
#include <QScopedValueRollback>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto titlePause = 250ms;
constexpr qsizetype keptClosed = 10;
constexpr qsizetype keptSent = 50;
constexpr qsizetype keptUnsent = 10; // of a tab
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

// A title comes from a body: what cannot be seen is marked, and nothing in it is a mnemonic.
QString tabText(const QString &title)
{
    return printable(title).replace(u'&', u"&&"_s);
}

core::Draft withOwnId(core::Draft draft)
{
    draft.id = core::newDraft().id;
    return draft;
}

} // namespace

DraftTabs::DraftTabs(QWidget *parent)
    : QWidget(parent)
    , m_bar(new QTabBar)
    , m_stack(new QStackedWidget)
{
    setObjectName(u"draftTabs"_s);
    m_titleTimer.setSingleShot(true);
    m_titleTimer.setInterval(titlePause);
    connect(&m_titleTimer, &QTimer::timeout, this, &DraftTabs::showTitles);

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
    m_bar->setObjectName(u"draftTabBar"_s);
    m_bar->setAccessibleName(tr("Drafts"));
    m_bar->setTabsClosable(true);
    m_bar->setMovable(true);
    m_bar->setExpanding(false);
    m_bar->setDrawBase(false);
    m_bar->setElideMode(Qt::ElideRight);
    m_bar->setUsesScrollButtons(true);
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

core::Draft DraftTabs::currentDraft() const
{
    return page()->draft();
}

void DraftTabs::addTab(const core::Draft &draft, int at)
{
    m_tabs.insert(m_tabs.begin() + at, Tab{.draft = draft, .unsent = {}, .shown = {}});
    const QSignalBlocker quiet(m_bar);
    m_bar->insertTab(at, tabText(core::titleOf(draft)));
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
        connect(tab.page, &DraftPage::edited, this, &DraftTabs::pageEdited);
        connect(tab.page, &DraftPage::sendRequested, this, &DraftTabs::sendRequested);
        connect(tab.page, &DraftPage::stopRequested, this, &DraftTabs::stopRequested);
        connect(tab.page, &DraftPage::chooseFileRequested, this, &DraftTabs::chooseFileRequested);
        connect(tab.page, &DraftPage::saveCopyRequested, this, &DraftTabs::saveCopyRequested);
        connect(tab.page, &DraftPage::previewRequested, this, &DraftTabs::previewRequested);
        connect(tab.page, &DraftPage::environmentChosen, this, [this] {
            showColours();
            emit environmentChosen();
        });
        connect(tab.page, &DraftPage::editEnvironmentsRequested, this,
                &DraftTabs::editEnvironmentsRequested);
    }
    tab.page->setEnvironments(m_environments);
    tab.page->setTarget(m_target);
    tab.page->setTemplates(m_templates);
    m_stack->setCurrentWidget(tab.page);
    showColours();
    changed();
}

void DraftTabs::pageEdited()
{
    m_titleTimer.start();
    changed();
}

void DraftTabs::changed()
{
    ++m_revision;
    emit draftChanged();
}

void DraftTabs::showTitles()
{
    for (int i = 0; i < m_bar->count(); ++i) {
        DraftPage *shown = m_tabs[static_cast<std::size_t>(i)].page;
        if (!shown)
            continue;
        m_bar->setTabText(i, tabText(shown->title()));
    }
    showColours();
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

void DraftTabs::suggest(const QString &text, const QString &verb,
                        const std::function<void()> &action)
{
    page()->suggest(text, verb, action);
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
