// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/results/ResultQuestions.h"

#include <QWidget>

#include <array>

class QButtonGroup;
class QToolButton;

namespace ui {

class Chip;

// All · Stored · Refused · … with counts, one of them chosen. Chips are as wide as their largest
// possible count needs, so that nothing moves while numbers run. Where there is no room, they lose
// their words one by one from the right, those with nothing in them first, and at last some go into
// a menu.
class ChipRow final : public QWidget
{
    Q_OBJECT

public:
    explicit ChipRow(QWidget *parent = nullptr);

    void setCounts(const core::ResultSource *source); // null: none
    void setCurrent(core::ResultChip chip);
    core::ResultChip current() const;
    static QString name(core::ResultChip chip);

    int widthWithWords() const; // of all of them
    QSize minimumSizeHint() const override;

signals:
    void chosen(core::ResultChip chip); // by a person, also the one that is chosen already

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
    void setWordShown(Chip &chip, bool isShown);
    bool shorten(bool areCounted); // one by one; whether they fit now
    void hideEmptyOnes(); // into the menu, the last first
    void fillMenu();
    int wantedWidth() const;
    Chip *chip(core::ResultChip which) const { return m_chips[static_cast<std::size_t>(which)]; }

    QButtonGroup *m_group;
    QToolButton *m_more;
    std::array<Chip *, core::resultChipCount> m_chips{};
    bool m_isSetting = false; // by the program
    bool m_isTold = false; // what is being clicked
    qint64 m_widestCount = 0;
    QList<core::ResultChip> m_inMenu;
};

} // namespace ui
