// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome/Timing.h"

#include <QList>
#include <QString>
#include <QWidget>

namespace ui {

// Where the time of a request went: a bar for each phase under the one before.
class TimingBars final : public QWidget
{
    Q_OBJECT

public:
    explicit TimingBars(QWidget *parent = nullptr);

    void setTiming(const core::Timing &timing);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Phase
    {
        QString name;
        qint64 from = 0; // microseconds
        qint64 to = 0;
    };
    QList<Phase> m_phases;
};

} // namespace ui
