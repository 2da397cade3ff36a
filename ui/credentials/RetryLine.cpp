// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/credentials/RetryLine.h"

#include "core/credentials/Connection.h"
#include "ui/common/Theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSpinBox>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int usualAttempts = 3;

} // namespace

RetryLine::RetryLine(QWidget *parent)
    : QWidget(parent)
    , m_isOn(new QCheckBox(tr("Retry throttled records by itself"), this))
    , m_attempts(new QSpinBox(this))
{
    m_isOn->setObjectName(u"retryThrottledBox"_s);
    m_isOn->setAccessibleName(m_isOn->text());
    m_attempts->setObjectName(u"attemptsField"_s);
    m_attempts->setAccessibleName(tr("Attempts in all"));
    // Screen readers come upon the field inside, too.
    m_attempts->findChild<QLineEdit *>()->setAccessibleName(m_attempts->accessibleName());
    m_attempts->setRange(2, core::Connection::mostThrottledAttempts);
    m_attempts->setSuffix(tr(" attempts"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::s);
    layout->addWidget(m_isOn);
    layout->addWidget(m_attempts);
    layout->addStretch();
    connect(m_isOn, &QCheckBox::toggled, m_attempts, &QSpinBox::setEnabled);
    connect(m_isOn, &QCheckBox::toggled, this, &RetryLine::edited);
    connect(m_attempts, &QSpinBox::valueChanged, this, &RetryLine::edited);
    setAttempts(1);
}

void RetryLine::setAttempts(int attempts)
{
    m_isOn->setChecked(attempts > 1);
    m_attempts->setValue(attempts > 1 ? attempts : usualAttempts);
    m_attempts->setEnabled(attempts > 1);
}

int RetryLine::attempts() const
{
    return m_isOn->isChecked() ? m_attempts->value() : 1;
}

QList<QWidget *> RetryLine::fields() const
{
    return {m_isOn, m_attempts};
}

} // namespace ui
