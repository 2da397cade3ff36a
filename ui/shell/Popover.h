// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/Overlay.h"

namespace ui {

// An overlay that hangs below what was clicked, or stands above it where the window ends, and shows
// one page.
class Popover final : public Overlay
{
    Q_OBJECT

public:
    Popover(QWidget &window, QWidget &page);

    void openBelow(QWidget &anchor);

protected:
    QRect placeIn(const QSize &window) const override;

private:
    QWidget &m_page;
    QPointer<QWidget> m_anchor;
};

} // namespace ui
