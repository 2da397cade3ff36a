// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/Theme.h"

#include <QStringList>
#include <QWidget>

#include <optional>

namespace ui {

// Plain text on one line, or a few, that gives way: what does not fit is left out at the end or in
// the middle, and the whole is in the tooltip and the accessible name.
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
    void setMostLines(int lines); // from 1, which is usual
    void setAtRight(bool isAtRight); // of the room that it has

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QStringList linesFor(int width) const;
    void showToolTip();

    Qt::TextElideMode m_mode;
    int m_mostLines = 1;
    bool m_isAtRight = false;
    QString m_text;
    QString m_whole; // empty: the text
    std::optional<Role> m_role;
};

} // namespace ui
