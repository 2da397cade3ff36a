// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/KeyLine.h"

#include "ui/common/Format.h"
#include "ui/common/Theme.h"
#include "ui/editor/Remark.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace ui {

using namespace Qt::Literals::StringLiterals;
using core::KeySource;

KeyLine::KeyLine(QWidget *parent)
    : QWidget(parent)
    , m_caption(new QLabel(tr("Partition &key")))
    , m_source(new QComboBox)
    , m_text(new QLineEdit)
    , m_remark(new Remark)
{
    m_source->setObjectName(u"keySource"_s);
    m_source->setAccessibleName(tr("Partition key from"));
    m_source->addItem(tr("Random"), QVariant::fromValue(static_cast<int>(KeySource::Random)));
    m_source->addItem(tr("Fixed"), QVariant::fromValue(static_cast<int>(KeySource::Fixed)));
    m_source->addItem(tr("From field"), QVariant::fromValue(static_cast<int>(KeySource::Field)));
    m_source->addItem(tr("Template"), QVariant::fromValue(static_cast<int>(KeySource::Template)));
    m_source->addItem(tr("Round robin"),
                      QVariant::fromValue(static_cast<int>(KeySource::RoundRobin)));
    m_text->setObjectName(u"partitionKey"_s);
    m_text->setFont(codeFont());
    m_remark->setObjectName(u"keyRemark"_s);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(space::s);
    m_caption->setBuddy(m_source);
    layout->addWidget(m_caption);
    layout->addWidget(m_source);
    layout->addWidget(m_text, 3);
    layout->addWidget(m_remark, 2);
    connect(m_source, &QComboBox::activated, this, &KeyLine::takeSource);
    connect(m_text, &QLineEdit::textEdited, this, [this](const QString &text) {
        (source() == KeySource::Field ? m_field : m_key) = text;
        emit changed();
    });
    showSource();
}

void KeyLine::setKey(KeySource source, const QString &key, const QString &field)
{
    if (m_key == key && m_field == field && this->source() == source)
        return; // the cursor stays where it is
    m_key = key;
    m_field = field;
    m_source->setCurrentIndex(m_source->findData(static_cast<int>(source)));
    showSource();
}

void KeyLine::setPerRecord(bool perRecord)
{
    m_isPerRecord = perRecord;
    showSource();
}

KeySource KeyLine::source() const
{
    return static_cast<KeySource>(m_source->currentData().toInt());
}

QString KeyLine::key() const
{
    return m_key;
}

QString KeyLine::field() const
{
    return m_field;
}

void KeyLine::takeSource()
{
    if (source() == KeySource::Field && m_field.isEmpty())
        m_field = u"$."_s;
    showSource();
    if (m_text->isEnabled()) {
        m_text->setFocus();
        m_text->end(false);
    }
    emit changed();
}

void KeyLine::showSource()
{
    const bool isField = source() == KeySource::Field;
    const bool isTyped = isField || (core::isTyped(source()) && !m_isPerRecord);
    const QString text = isField ? m_field : isTyped ? m_key : QString();
    if (m_text->text() != text)
        m_text->setText(text);
    m_text->setEnabled(isTyped);
    m_text->setAccessibleName(isField ? tr("Path of the key in the body") : tr("Partition key"));
    if (isField)
        m_text->setPlaceholderText(tr("$.orderId"));
    else if (source() == KeySource::Random)
        m_text->setPlaceholderText(tr("a new one for each record"));
    else if (source() == KeySource::RoundRobin)
        m_text->setPlaceholderText(tr("each open shard in turn"));
    else if (source() == KeySource::Template && !m_isPerRecord)
        m_text->setPlaceholderText(tr("order-{{ id }}"));
    else
        m_text->setPlaceholderText(m_isPerRecord ? tr("each record has its own")
                                                 : tr("1 to 256 characters"));
    showRemark();
}

void KeyLine::setShard(const QString &text, const QString &whole)
{
    m_shard = text;
    m_wholeShard = whole.isEmpty() ? text : whole;
    showRemark();
}

void KeyLine::setFault(const QString &fault)
{
    m_fault = fault;
    showRemark();
}

void KeyLine::showRemark()
{
    if (!m_fault.isEmpty())
        m_remark->fault(m_fault);
    else if (!m_shard.isEmpty())
        m_remark->say("arrow-right", Role::Muted, m_shard);
    else
        m_remark->clear();
    if (!m_fault.isEmpty() || m_shard.isEmpty())
        return;
    m_remark->setAccessibleName(tr("Where the record goes: %1").arg(m_wholeShard));
    m_remark->setToolTip(plainToolTip(printable(m_wholeShard)));
}

void KeyLine::setReadOnly(bool isReadOnly)
{
    m_source->setEnabled(!isReadOnly);
    m_text->setReadOnly(isReadOnly);
}

void KeyLine::setLow(bool isLow)
{
    m_caption->setText(isLow ? tr("&Key") : tr("Partition &key"));
}

void KeyLine::focusText()
{
    if (m_text->isEnabled())
        m_text->setFocus();
    else if (m_source->isEnabled())
        m_source->setFocus();
}

} // namespace ui
