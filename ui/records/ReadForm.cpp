// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/ReadForm.h"

#include "core/kinesis/PositionText.h"
#include "ui/common/Format.h"
#include "ui/common/Theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace ui {

using namespace Qt::Literals::StringLiterals;
using core::IteratorType;

ReadForm::ReadForm(QWidget *parent)
    : QWidget(parent)
    , m_shard(new QComboBox(this))
    , m_start(new QComboBox(this))
    , m_value(new QLineEdit(this))
    , m_read(new QPushButton(tr("Read"), this))
{
    m_shard->setObjectName(u"shardCombo"_s);
    m_shard->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_start->setObjectName(u"startCombo"_s);
    const auto add = [this](const QString &text, IteratorType type) {
        m_start->addItem(text, static_cast<int>(type));
    };
    add(tr("The oldest record (TRIM_HORIZON)"), IteratorType::TrimHorizon);
    add(tr("From now on (LATEST)"), IteratorType::Latest);
    add(tr("A time (AT_TIMESTAMP)"), IteratorType::AtTimestamp);
    add(tr("A sequence number (AT_SEQUENCE_NUMBER)"), IteratorType::AtSequenceNumber);
    add(tr("Behind a sequence number (AFTER_SEQUENCE_NUMBER)"), IteratorType::AfterSequenceNumber);
    m_value->setObjectName(u"startField"_s);
    m_value->setFont(codeFont());
    m_read->setObjectName(u"readButton"_s);
    m_read->setProperty("kind", u"primary"_s);
    m_read->setDefault(true);
    auto *shardLabel = new QLabel(tr("&Shard"), this);
    shardLabel->setBuddy(m_shard);
    auto *startLabel = new QLabel(tr("Start &at"), this);
    startLabel->setBuddy(m_start);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::s);
    layout->addWidget(shardLabel);
    layout->addWidget(m_shard);
    layout->addSpacing(space::s);
    layout->addWidget(startLabel);
    layout->addWidget(m_start);
    layout->addWidget(m_value, 1);
    layout->addStretch();
    layout->addWidget(m_read);
    connect(m_start, &QComboBox::currentIndexChanged, this, &ReadForm::showValue);
    connect(m_read, &QPushButton::clicked, this, &ReadForm::read);
    showValue();
    setBusy(true);
}

void ReadForm::setShards(const QList<core::Shard> &shards)
{
    m_shard->clear();
    for (const core::Shard &shard : shards) {
        const QString name = shortShard(shard.id);
        m_shard->addItem(shard.isOpen() ? name : tr("%1, closed").arg(name), shard.id);
    }
    setBusy(false);
}

void ReadForm::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    m_read->setEnabled(!isBusy && m_shard->count() > 0);
}

IteratorType ReadForm::type() const
{
    return static_cast<IteratorType>(m_start->currentData().toInt());
}

void ReadForm::showValue()
{
    const bool isTime = type() == IteratorType::AtTimestamp;
    const bool isSequence =
        type() == IteratorType::AtSequenceNumber || type() == IteratorType::AfterSequenceNumber;
    m_value->setVisible(isTime || isSequence);
    m_value->setAccessibleName(isTime ? tr("Time") : tr("Sequence number"));
    m_value->setPlaceholderText(isTime ? u"2026-11-24T10:00:00Z"_s : tr("Sequence number"));
}

void ReadForm::read()
{
    core::ShardPosition position{.type = type(), .sequenceNumber = {}};
    const QString text = m_value->text().trimmed();
    QString fault;
    if (type() == IteratorType::AtTimestamp) {
        const auto time = core::timeFrom(text);
        if (!time)
            fault = tr("Write a time such as 2026-11-24T10:00:00Z; without a zone it is UTC.");
        position.timestampMs = time.value_or(0);
    } else if (m_value->isVisibleTo(this)) {
        if (!core::isSequenceNumber(text))
            fault = tr("Write a sequence number: its digits, as a stored record shows them.");
        position.sequenceNumber = text.toLatin1();
    }
    if (fault.isEmpty())
        return emit readRequested(m_shard->currentData().toString(), position);
    m_value->setFocus();
    emit faulty(fault);
}

} // namespace ui
