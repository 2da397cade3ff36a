// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/results/ResultQuestions.h"
#include "ui/common/Theme.h"

#include <QList>
#include <QWidget>

#include <optional>

namespace ui {

// Figures on one line, shortened at the end where there is no room. A figure that is about rows is
// a button that shows them, by mouse; chips do the same by keyboard.
class SummaryText final : public QWidget
{
    Q_OBJECT

public:
    struct Part
    {
        QString text;
        std::optional<core::ResultChip> chip = {}; // whose rows it counts
        Role role = Role::Text;

        bool operator==(const Part &) const = default;
    };
    explicit SummaryText(QWidget *parent = nullptr);

    void setParts(const QList<Part> &parts);
    QString text() const;
    // Where the part of the chip is shown; empty: nowhere.
    QRect placeOf(core::ResultChip chip) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void chosen(core::ResultChip chip);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QList<QRect> places() const; // one for each part
    qsizetype partAt(const QPoint &point) const; // that is a button; −1: none
    void setHovered(qsizetype part);

    QList<Part> m_parts;
    qsizetype m_hovered = -1;
};

} // namespace ui
