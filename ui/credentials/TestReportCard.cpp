// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/credentials/TestReportCard.h"

#include "ui/common/Format.h"
#include "ui/common/IconLabel.h"

#include <QGridLayout>
#include <QLabel>

namespace ui {

using namespace Qt::Literals::StringLiterals;
using Outcome = TestReport::Outcome;

namespace {

struct ReportLook
{
    const char *icon;
    Role role;
};

ReportLook lookOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::None:
    case Outcome::Running:
        return {"loader-circle", Role::Muted};
    case Outcome::Accepted:
        return {"circle-check", Role::Stored};
    case Outcome::Limited:
        return {"triangle-alert", Role::Throttled};
    case Outcome::Failed:
        return {"circle-x", Role::Refused};
    }
    return {"loader-circle", Role::Muted};
}

QLabel *line(const QString &objectName, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(objectName);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void fill(QLabel &label, const QString &text)
{
    label.setText(printable(text));
    label.setVisible(!text.isEmpty());
}

} // namespace

TestReportCard::TestReportCard(QWidget *parent)
    : Card(parent)
    , m_icon(new IconLabel(this))
    , m_what(line(u"testWhat"_s, this))
    , m_facts(line(u"testFacts"_s, this))
    , m_whatNow(line(u"testWhatNow"_s, this))
{
    setObjectName(u"testReport"_s);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_what->setFont(bold);
    m_facts->setForegroundRole(QPalette::PlaceholderText);
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(space::m, space::s, space::m, space::s);
    layout->setHorizontalSpacing(space::s);
    layout->setVerticalSpacing(space::xs);
    layout->addWidget(m_icon, 0, 0, Qt::AlignTop);
    layout->addWidget(m_what, 0, 1);
    layout->addWidget(m_facts, 1, 1);
    layout->addWidget(m_whatNow, 2, 1);
    layout->setColumnStretch(1, 1);
    hide();
}

void TestReportCard::setReport(const TestReport &report)
{
    const bool isSettled = report.outcome != Outcome::Running && report.outcome != Outcome::None;
    setRole(isSettled ? std::optional(lookOf(report.outcome).role) : std::nullopt);
    fill(*m_what, report.what);
    fill(*m_facts, report.facts);
    fill(*m_whatNow, report.whatNow);
    setAccessibleName(QStringList{report.what, report.facts, report.whatNow}.join(u' '));
    m_icon->setIcon(lookOf(report.outcome).icon, lookOf(report.outcome).role);
    setVisible(report.outcome != Outcome::None);
}

} // namespace ui
