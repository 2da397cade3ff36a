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

    // `note` stands there when there is no phase to show.
    void setTiming(const core::Timing &timing, const QString &note);
    const QString &note() const { return m_note; } // empty: phases are shown

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
    QString m_note;
};

} // namespace ui
