// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSlider>

namespace ui {

// A slider that shows how much of a fault is on: what is left of its handle has the fault's colour.
class FaultSlider final : public QSlider
{
    Q_OBJECT

public:
    explicit FaultSlider(QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace ui
