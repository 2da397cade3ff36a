// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/ChipRow.h"

#include "ui/common/Chip.h"
#include "ui/common/Format.h"
#include "ui/common/Icons.h"
#include "ui/common/StateLook.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QScopedValueRollback>
#include <QToolButton>

#include <utility>

namespace ui {

using namespace Qt::Literals::StringLiterals;

using core::RecordState;
using core::ResultChip;

namespace {

StateLook chipLook(ResultChip chip)
{
    switch (chip) {
    case ResultChip::All:
        return {ChipRow::name(chip), nullptr, Role::Text};
    case ResultChip::Stored:
        return lookOf(RecordState::Stored);
    case ResultChip::Refused:
        return lookOf(RecordState::Refused);
    case ResultChip::Throttled:
        return lookOf(RecordState::Refused, true);
    case ResultChip::Retried:
        return lookOf(RecordState::Retrying);
    case ResultChip::Uncertain:
        return lookOf(RecordState::Uncertain);
    case ResultChip::NotSent:
        return lookOf(RecordState::NotSent);
    }
    return {};
}

} // namespace

QString ChipRow::name(ResultChip chip)
{
    switch (chip) {
    case ResultChip::All:
        return tr("All");
    case ResultChip::Stored:
        return tr("Stored");
    case ResultChip::Refused:
        return tr("Refused");
    case ResultChip::Throttled:
        return tr("Throttled");
    case ResultChip::Retried:
        return tr("Retried");
    case ResultChip::Uncertain:
        return tr("Uncertain");
    case ResultChip::NotSent:
        return tr("Not sent");
    }
    return {};
}

ChipRow::ChipRow(QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
    , m_more(new QToolButton(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::s - 2);
    for (int i = 0; i < core::resultChipCount; ++i) {
        const auto which = static_cast<ResultChip>(i);
        const StateLook look = chipLook(which);
        auto *chip = new Chip(name(which), look.icon, look.role, this);
        chip->setObjectName(u"chip%1"_s.arg(i + 1));
        chip->setToolTip(tr("%1 (Alt+%2)").arg(name(which)).arg(i + 1));
        m_chips[static_cast<std::size_t>(i)] = chip;
        m_group->addButton(chip, i);
        layout->addWidget(chip);
    }
    m_more->setObjectName(u"moreChips"_s);
    m_more->setText(tr("More"));
    m_more->setAccessibleName(tr("More states"));
    m_more->setToolTip(tr("States there is no room for"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(new QMenu(m_more));
    m_more->hide();
    connect(m_more->menu(), &QMenu::aboutToShow, this, &ChipRow::fillMenu);
    layout->addWidget(m_more);
    layout->addStretch();
    chip(ResultChip::All)->setChecked(true);
    // Assistive technology toggles without clicking; a click on the chosen one toggles nothing.
    connect(m_group, &QButtonGroup::idPressed, this, [this] { m_isTold = false; });
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool isOn) {
        if (!isOn || m_isSetting)
            return;
        m_isTold = true;
        emit chosen(static_cast<ResultChip>(id));
    });
    connect(m_group, &QButtonGroup::idClicked, this, [this](int id) {
        if (!std::exchange(m_isTold, false))
            emit chosen(static_cast<ResultChip>(id));
    });
}

void ChipRow::setCounts(const core::ResultSource *source)
{
    m_widestCount = source ? source->rowCount() : 0;
    for (int i = 0; i < core::resultChipCount; ++i) {
        const auto which = static_cast<ResultChip>(i);
        chip(which)->setCount(source ? core::countOf(which, *source) : 0);
    }
    fit();
}

void ChipRow::setCurrent(ResultChip which)
{
    const QScopedValueRollback setting(m_isSetting, true);
    chip(which)->setChecked(true);
    fit();
}

ResultChip ChipRow::current() const
{
    return static_cast<ResultChip>(m_group->checkedId());
}

QSize ChipRow::minimumSizeHint() const
{
    return {chip(ResultChip::All)->sizeHint().width(), chip(ResultChip::All)->sizeHint().height()};
}

void ChipRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

int ChipRow::widthWithWords() const
{
    int wanted = 0;
    for (Chip *each : m_chips) {
        const bool isShown = each->isWordShown();
        each->setWordShown(true);
        wanted += each->widthFor(m_widestCount) + layout()->spacing();
        each->setWordShown(isShown);
    }
    return wanted - layout()->spacing();
}

void ChipRow::fit()
{
    m_inMenu.clear();
    for (Chip *each : m_chips)
        setWordShown(*each, true);
    const bool fits = wantedWidth() <= width() || shorten(false) || shorten(true);
    if (!fits) {
        setWordShown(*chip(current()), false);
        hideEmptyOnes();
    }
    for (std::size_t i = 0; i < m_chips.size(); ++i)
        m_chips[i]->setVisible(!m_inMenu.contains(static_cast<ResultChip>(i)));
    m_more->setVisible(!m_inMenu.isEmpty());
}

void ChipRow::setWordShown(Chip &chip, bool isShown)
{
    chip.setWordShown(isShown);
    const bool mayGrow = chip.count() > 0 || chip.isWordShown();
    chip.setFixedWidth(chip.widthFor(mayGrow ? m_widestCount : chip.count()));
}

// From the right; the chosen one keeps its word.
bool ChipRow::shorten(bool areCounted)
{
    for (int i = core::resultChipCount - 1; i > 0; --i) {
        Chip &each = *m_chips[static_cast<std::size_t>(i)];
        if (each.isChecked() || (each.count() > 0) != areCounted)
            continue;
        setWordShown(each, false);
        if (wantedWidth() <= width())
            return true;
    }
    return false;
}

void ChipRow::hideEmptyOnes()
{
    for (const bool mayHoldSome : {false, true}) {
        for (int i = core::resultChipCount - 1; i > 0 && wantedWidth() > width(); --i) {
            const auto which = static_cast<ResultChip>(i);
            const bool isFree = !chip(which)->isChecked() && !m_inMenu.contains(which);
            if (isFree && (mayHoldSome || chip(which)->count() == 0))
                m_inMenu.prepend(which);
        }
    }
}

int ChipRow::wantedWidth() const
{
    int wanted = m_inMenu.isEmpty() ? 0 : m_more->sizeHint().width() + layout()->spacing();
    for (std::size_t i = 0; i < m_chips.size(); ++i) {
        if (!m_inMenu.contains(static_cast<ResultChip>(i)))
            wanted += m_chips[i]->width() + layout()->spacing();
    }
    return wanted - layout()->spacing();
}

void ChipRow::fillMenu()
{
    QMenu *menu = m_more->menu();
    menu->clear();
    for (const ResultChip which : std::as_const(m_inMenu)) {
        const StateLook look = chipLook(which);
        QAction *action = menu->addAction(icon(look.icon, look.role),
                                          tr("%1 %2\tAlt+%3")
                                              .arg(name(which), grouped(chip(which)->count()))
                                              .arg(static_cast<int>(which) + 1));
        connect(action, &QAction::triggered, this, [this, which] {
            setCurrent(which);
            emit chosen(which);
        });
    }
}

} // namespace ui
