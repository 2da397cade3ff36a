// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace ui {

// What stands in a dialog one below the other, as high as it needs and scrolled where the screen is
// lower: with a large font the buttons below it would be off the screen.
class ScrollColumn final : public QScrollArea
{
public:
    // `width` in device-independent pixels: of what is in it, or more where that needs more.
    explicit ScrollColumn(int width, QWidget *parent = nullptr);

    QVBoxLayout &column() { return *m_column; }
    // Gives the window that it is in the size that it needs, within the screen. Once, when all is
    // in.
    void fitWindow();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    int m_width;
    QVBoxLayout *m_column;
};

} // namespace ui
