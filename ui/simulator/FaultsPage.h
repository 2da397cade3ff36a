// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/simulator/FaultChoice.h"

#include <QList>
#include <QWidget>

class QGridLayout;
class QLabel;
class QPushButton;
class QSlider;

namespace ui {

// The simulator's faults as sliders. What is moved holds at once.
class FaultsPage final : public QWidget
{
    Q_OBJECT

public:
    explicit FaultsPage(QWidget *parent = nullptr);

    FaultChoice choice() const;
    void setChoice(const FaultChoice &choice); // says nothing

signals:
    void changed(const ui::FaultChoice &choice);

private:
    struct Row
    {
        QSlider *slider = nullptr;
        QLabel *value = nullptr;
        int FaultChoice::*member = nullptr;
        int step = 0; // of the slider, in units of the member; 0: the usual one
        bool isTime = false;
    };

    void addRow(QGridLayout &layout, const QString &title, const QString &meaning, Row row);
    void showValue(const Row &row) const;
    void sliderMoved();

    QList<Row> m_rows;
    QPushButton *m_reset;
};

} // namespace ui
