// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/ChipRow.h"

#include "ui/common/Chip.h"
#include "ui/common/StateLook.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QScopedValueRollback>

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
    const qint64 widest = source ? source->rowCount() : 0;
    if (std::exchange(m_widestCount, widest) != widest) {
        for (Chip *chip : m_chips) {
            chip->setCount(widest);
            chip->setFixedWidth(chip->sizeHint().width());
        }
    }
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

void ChipRow::fit()
{
    int wanted = 0;
    for (const Chip *chip : m_chips)
        wanted += chip->width() + space::s;
    const bool fitsAll = wanted <= width() + space::s;
    for (Chip *each : m_chips) {
        const bool isNeeded =
            each == chip(ResultChip::All) || each->isChecked() || each->count() > 0;
        each->setVisible(fitsAll || isNeeded);
    }
}

} // namespace ui
