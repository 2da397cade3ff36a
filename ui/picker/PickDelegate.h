// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace ui {

struct PickItem;

// How the rows of a PickModel look: icon, text, detail, badge, star and tick.
class PickDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum class Lines { One, Two }; // where the detail stands: beside the text or below it
    enum class Stars { Hidden, Shown };

    PickDelegate(Lines lines, Stars stars, QObject *parent = nullptr);

    // Where the star of a row is, for clicks on it.
    QRect starRect(const QRect &row) const;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintHeading(QPainter &painter, const QRect &rect, const QString &text) const;
    // Star and tick; returns where they start.
    int paintMarks(QPainter &painter, const QRect &rect, const PickItem &item, bool isHot) const;
    void paintTexts(QPainter &painter, const QRect &place, const PickItem &item,
                    bool isSelected) const;

    Lines m_lines;
    Stars m_stars;
};

} // namespace ui
