// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/Theme.h"

#include <QWidget>

#include <optional>

namespace ui {

// One line of plain text that gives way: what does not fit is left out at the end or in the middle,
// and the whole is in the tooltip and the accessible name.
class ElidedLabel final : public QWidget
{
    Q_OBJECT

public:
    explicit ElidedLabel(Qt::TextElideMode mode = Qt::ElideRight, QWidget *parent = nullptr);

    void setText(const QString &text);
    QString text() const { return m_text; }
    // Says more than the text to whoever points at it or has it read out; until the next setText().
    void setWhole(const QString &whole);
    void setRole(std::optional<Role> role); // nothing: the colour of text

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QString shown() const;
    void showToolTip();

    Qt::TextElideMode m_mode;
    QString m_text;
    QString m_whole; // empty: the text
    std::optional<Role> m_role;
};

} // namespace ui
