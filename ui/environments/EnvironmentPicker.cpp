// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/environments/EnvironmentPicker.h"

#include "core/recordfiles/SecretId.h"
#include "ui/common/Format.h"
#include "ui/common/Icons.h"
#include "ui/common/Theme.h"
#include "ui/environments/EnvironmentItem.h"
#include "ui/picker/PickPopup.h"

#include <QCursor>
#include <QEvent>
#include <QMenu>

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int widest = 200;
constexpr qsizetype mostInMenu = 12; // it fits into a small window
constexpr int longestName = 60; // characters, in the menu

// A name comes from a stranger's folder: nothing in it is a mnemonic.
QString menuText(const QString &text)
{
    QString shown = printable(text);
    if (shown.size() > longestName)
        shown = shown.first(longestName) + u'…';
    return shown.replace(u'&', u"&&"_s);
}

} // namespace

EnvironmentPicker::EnvironmentPicker(QWidget *parent)
    : QToolButton(parent)
    , m_menu(new QMenu(this))
{
    setObjectName(u"environmentPicker"_s);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::TabFocus);
    setMenu(m_menu);
    m_menu->setObjectName(u"environmentMenu"_s);
    m_menu->setToolTipsVisible(true);
    connect(m_menu, &QMenu::aboutToShow, this, &EnvironmentPicker::fillMenu);
    connect(m_menu, &QMenu::aboutToHide, this, &EnvironmentPicker::forgetMouse,
            Qt::QueuedConnection);
    showChosen();
}

EnvironmentPicker::~EnvironmentPicker()
{
    delete m_popup;
}

void EnvironmentPicker::setEntries(const QList<EnvironmentEntry> &entries)
{
    m_entries = entries;
    showChosen();
}

void EnvironmentPicker::setChosen(const std::optional<core::DraftEnvironment> &chosen)
{
    m_chosen = chosen;
    showChosen();
}

// The menu took the mouse: that it left the button was never said.
void EnvironmentPicker::forgetMouse()
{
    if (rect().contains(mapFromGlobal(QCursor::pos())))
        return;
    setAttribute(Qt::WA_UnderMouse, false);
    update();
}

QSize EnvironmentPicker::sizeHint() const
{
    const QSize size = QToolButton::sizeHint();
    return {std::min(size.width(), widest), size.height()};
}

void EnvironmentPicker::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        showChosen();
    QToolButton::changeEvent(event);
}

const EnvironmentEntry *EnvironmentPicker::entry() const
{
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(),
                     [this](const EnvironmentEntry &each) { return m_chosen == each.key; });
    return found == m_entries.end() ? nullptr : &*found;
}

void EnvironmentPicker::fillMenu()
{
    m_menu->clear();
    QAction *none = m_menu->addAction(tr("No environment"));
    none->setObjectName(u"noEnvironment"_s);
    none->setCheckable(true);
    none->setChecked(!m_chosen);
    connect(none, &QAction::triggered, this, [this] { choose(std::nullopt); });
    QString section;
    // Not one alone behind a list.
    const bool isLong = m_entries.size() > mostInMenu + 1;
    const qsizetype shown = isLong ? mostInMenu : m_entries.size();
    for (const EnvironmentEntry &each : m_entries.first(shown)) {
        if (each.collection != section)
            m_menu->addSection(menuText(each.collection));
        section = each.collection;
        addChoice(each);
    }
    if (isLong) {
        QAction *more = m_menu->addAction(ui::icon("search"),
                                          tr("%1 more…").arg(grouped(m_entries.size() - shown)));
        more->setObjectName(u"moreEnvironments"_s);
        // Not before the menu has given back what it took.
        connect(more, &QAction::triggered, this, &EnvironmentPicker::openList,
                Qt::QueuedConnection);
    }
    m_menu->addSeparator();
    QAction *edit = m_menu->addAction(ui::icon("pencil"), tr("Edit environments…"));
    edit->setObjectName(u"editEnvironments"_s);
    connect(edit, &QAction::triggered, this, &EnvironmentPicker::editRequested);
}

void EnvironmentPicker::addChoice(const EnvironmentEntry &entry)
{
    QAction *action =
        m_menu->addAction(environmentDot(entry.environment.colour), menuText(entry.name));
    action->setCheckable(true);
    action->setChecked(m_chosen == entry.key);
    action->setEnabled(entry.problem.isEmpty());
    action->setToolTip(entry.problem.isEmpty() ? suggestionIn(entry.environment)
                                               : printable(entry.problem));
    connect(action, &QAction::triggered, this, [this, key = entry.key] { choose(key); });
}

void EnvironmentPicker::openList()
{
    if (!m_popup) {
        m_popup = new PickPopup(PickDelegate::Lines::One, PickDelegate::Stars::Hidden, this);
        m_popup->setObjectName(u"environmentPopup"_s);
        m_popup->setPlaceholder(tr("Search environments"));
        connect(m_popup, &PickPopup::picked, this,
                [this](const QString &key) { choose(environmentOfPick(key)); });
    }
    QList<PickItem> items;
    for (const EnvironmentEntry &each : std::as_const(m_entries)) {
        if (!each.problem.isEmpty())
            continue;
        items += pickItemOf(each);
        items.last().isCurrent = m_chosen == each.key;
    }
    m_popup->setItems(items);
    m_popup->openBelow(*this);
}

void EnvironmentPicker::choose(const std::optional<core::DraftEnvironment> &environment)
{
    m_chosen = environment;
    showChosen();
    emit chosen(environment);
}

void EnvironmentPicker::showChosen()
{
    const EnvironmentEntry *shown = entry();
    const QString name = m_chosen ? printable(core::nameOf(*m_chosen)) : tr("No environment");
    const bool isMissing = m_chosen && (!shown || !shown->problem.isEmpty());
    setIcon(isMissing   ? ui::icon("triangle-alert", Role::Throttled)
                : shown ? environmentDot(shown->environment.colour)
                        : ui::icon("globe", Role::Muted));
    const int room = widest - extent::icon - 2 * space::l;
    setText(fontMetrics()
                .elidedText(isMissing ? tr("%1 (missing)").arg(name) : name, Qt::ElideMiddle, room)
                .replace(u'&', u"&&"_s));
    setAccessibleName(tr("Environment: %1").arg(name));
    QString tip = tr("The variables that this draft is filled from");
    if (isMissing)
        tip = shown ? printable(shown->problem)
                    : tr("The file of “%1” is not here: its variables have no values.").arg(name);
    else if (shown)
        tip = tr("%1 in %2").arg(name, printable(shown->collection));
    setToolTip(tip);
    updateGeometry();
}

} // namespace ui
