// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/credentials/RetryLine.h"

#include "ui/common/Theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSpinBox>

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int usualAttempts = 3;
constexpr int secondsStep = 5;

// Keeps what is typed, also what is too much: to be told, not to be made another number in silence.
class NumberBox final : public QSpinBox
{
public:
    NumberBox(int least, int most, QWidget *parent)
        : QSpinBox(parent)
        , m_least(least)
        , m_most(most)
    {
        setRange(0, 999'999'999);
    }

    void stepBy(int steps) override
    {
        setValue(std::clamp(value() + steps * singleStep(), m_least, m_most));
        selectAll();
    }

protected:
    StepEnabled stepEnabled() const override
    {
        return (value() > m_least ? StepDownEnabled : StepNone)
            | (value() < m_most ? StepUpEnabled : StepNone);
    }

private:
    int m_least;
    int m_most;
};

// Screen readers come upon the field inside, too.
void name(QSpinBox &box, const QString &text)
{
    box.setAccessibleName(text);
    box.findChild<QLineEdit *>()->setAccessibleName(text);
}

} // namespace

RetryLine::RetryLine(QWidget *parent)
    : QWidget(parent)
    , m_isOn(new QCheckBox(tr("Retry refused records automatically"), this))
    , m_attempts(new NumberBox(2, core::RetryRule::mostAttempts, this))
    , m_seconds(new NumberBox(0, core::RetryRule::longestSeconds, this))
    , m_codes(new QLineEdit(this))
{
    createFields();
    auto *numbers = new QHBoxLayout;
    numbers->setContentsMargins(extent::icon + space::s, 0, 0, 0);
    numbers->addWidget(m_attempts);
    numbers->addWidget(m_seconds);
    numbers->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::s);
    layout->addWidget(m_isOn);
    layout->addLayout(numbers);
    connect(m_isOn, &QCheckBox::toggled, this, &RetryLine::enableFields);
    connect(m_isOn, &QCheckBox::toggled, this, &RetryLine::edited);
    connect(m_attempts, &QSpinBox::valueChanged, this, &RetryLine::edited);
    connect(m_seconds, &QSpinBox::valueChanged, this, &RetryLine::edited);
    connect(m_codes, &QLineEdit::textChanged, this, &RetryLine::edited);
    setRule({});
}

void RetryLine::createFields()
{
    m_isOn->setObjectName(u"retryThrottledBox"_s);
    m_isOn->setAccessibleName(m_isOn->text());
    m_attempts->setObjectName(u"attemptsField"_s);
    name(*m_attempts, tr("Attempts in all"));
    m_attempts->setSuffix(tr(" attempts"));
    m_seconds->setObjectName(u"retrySecondsField"_s);
    name(*m_seconds, tr("Seconds after the first attempt"));
    m_seconds->setSingleStep(secondsStep);
    m_seconds->setPrefix(tr("within "));
    m_seconds->setSuffix(tr(" s"));
    m_seconds->setSpecialValueText(tr("no time limit"));
    m_seconds->setToolTip(tr("No attempt begins later than that after the record's first one."));
    m_codes->setObjectName(u"retryCodesField"_s);
    m_codes->setPlaceholderText(tr("Those of throttling"));
}

void RetryLine::setRule(const core::RetryRule &rule)
{
    m_isOn->setChecked(rule.attempts > 1);
    m_attempts->setValue(rule.attempts > 1 ? rule.attempts : usualAttempts);
    m_seconds->setValue(rule.seconds);
    m_codes->setText(rule.codes.join(u", "_s));
    enableFields();
}

core::RetryRule RetryLine::rule() const
{
    if (!m_isOn->isChecked())
        return {};
    QStringList codes;
    for (const QString &part : m_codes->text().split(u',')) {
        if (const QString code = part.trimmed(); !code.isEmpty())
            codes.append(code);
    }
    codes.removeDuplicates();
    return {.attempts = m_attempts->value(), .seconds = m_seconds->value(), .codes = codes};
}

QString RetryLine::hint() const
{
    if (!m_isOn->isChecked())
        return tr("Refused records wait for you. Only what did not leave this computer is tried "
                  "again, twice.");
    return rule().codes.isEmpty()
        ? tr("What the service throttled, and what did not leave this computer, after growing "
             "pauses.")
        : tr("What was refused with one of the codes below, and what did not leave this computer, "
             "after growing pauses.");
}

void RetryLine::enableFields()
{
    for (QWidget *field : QList<QWidget *>{m_attempts, m_seconds, m_codes})
        field->setEnabled(m_isOn->isChecked());
}

QList<QWidget *> RetryLine::fields() const
{
    return {m_isOn, m_attempts, m_seconds, m_codes};
}

} // namespace ui
