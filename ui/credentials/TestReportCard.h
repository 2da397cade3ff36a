// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/Card.h"
#include "ui/credentials/TestReport.h"

class QLabel;

namespace ui {

class IconLabel;

// Shows a TestReport; hidden while there is none.
class TestReportCard final : public Card
{
    Q_OBJECT

public:
    explicit TestReportCard(QWidget *parent = nullptr);

    void setReport(const TestReport &report);

private:
    IconLabel *m_icon;
    QLabel *m_what;
    QLabel *m_facts;
    QLabel *m_whatNow;
};

} // namespace ui
