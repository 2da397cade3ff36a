// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/results/ResultQuestions.h"

#include <QWidget>

#include <array>

class QButtonGroup;

namespace ui {

class Chip;

// All · Stored · Refused · … with counts, one of them chosen. Chips are as wide as their largest
// possible count needs, so that nothing moves while numbers run. Where there is no room for all,
// those with nothing in them are left out.
class ChipRow final : public QWidget
{
    Q_OBJECT

public:
    explicit ChipRow(QWidget *parent = nullptr);

    void setCounts(const core::ResultSource *source); // null: none
    void setCurrent(core::ResultChip chip);
    core::ResultChip current() const;
    static QString name(core::ResultChip chip);

    QSize minimumSizeHint() const override;

signals:
    void chosen(core::ResultChip chip); // by a person, also the one that is chosen already

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
    Chip *chip(core::ResultChip which) const { return m_chips[static_cast<std::size_t>(which)]; }

    QButtonGroup *m_group;
    std::array<Chip *, core::resultChipCount> m_chips{};
    qint64 m_widestCount = -1;
    bool m_isSetting = false; // by the program
    bool m_isTold = false; // what is being clicked
};

} // namespace ui
