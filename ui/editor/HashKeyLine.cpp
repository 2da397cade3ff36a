// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/HashKeyLine.h"

#include "ui/common/Icons.h"
#include "ui/common/Theme.h"
#include "ui/editor/Remark.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int leastTextWidth = 120;

} // namespace

HashKeyLine::HashKeyLine(QWidget *parent)
    : QWidget(parent)
    , m_fold(new QToolButton)
    , m_text(new QLineEdit)
    , m_remark(new Remark)
{
    m_fold->setObjectName(u"hashKeyFold"_s);
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fold->setAccessibleName(tr("Explicit hash key"));
    m_fold->setCheckable(true);
    m_fold->setToolTip(tr("Name the place in the hash space instead of leaving it to the key"));
    m_text->setObjectName(u"explicitHashKey"_s);
    m_text->setAccessibleName(tr("Explicit hash key"));
    m_text->setPlaceholderText(tr("0 to 2^128−1, decimal"));
    m_text->setFont(codeFont());
    m_remark->setObjectName(u"hashKeyRemark"_s);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(space::s);
    layout->addWidget(m_fold);
    layout->addWidget(m_text, 3);
    layout->addWidget(m_remark, 2);
    layout->addStretch(); // folded and alone in its row it stays at the left
    connect(m_fold, &QToolButton::toggled, this, &HashKeyLine::toggle);
    connect(m_text, &QLineEdit::textEdited, this, &HashKeyLine::changed);
    setLow(false);
    showValue(false);
}

void HashKeyLine::setLow(bool isLow)
{
    m_fold->setText(isLow ? tr("&Hash key") : tr("Explicit &hash key"));
    m_text->setMinimumWidth(isLow ? leastTextWidth : 0);
    m_remark->setVisible(!isLow); // the status beside it says what is wrong
}

void HashKeyLine::setHashKey(const QString &hashKey)
{
    if (hashKey == this->hashKey())
        return;
    m_text->setText(hashKey);
    showValue(!hashKey.isEmpty());
}

QString HashKeyLine::hashKey() const
{
    return m_fold->isChecked() ? m_text->text() : QString();
}

// Folded away it does not count, but is still there when it is unfolded again.
void HashKeyLine::toggle()
{
    showValue(m_fold->isChecked());
    if (m_fold->isChecked())
        m_text->setFocus();
    if (!m_text->text().isEmpty())
        emit changed();
}

void HashKeyLine::showValue(bool isShown)
{
    const QSignalBlocker quiet(m_fold);
    m_fold->setChecked(isShown);
    m_fold->setIcon(icon(isShown ? "chevron-down" : "chevron-right"));
    m_text->setVisible(isShown);
    setFault({});
}

void HashKeyLine::setFault(const QString &fault)
{
    if (!fault.isEmpty())
        m_remark->fault(fault);
    else if (!m_fold->isChecked())
        m_remark->say(nullptr, Role::Muted, tr("automatic: the partition key picks the shard"));
    else
        m_remark->clear();
}

void HashKeyLine::setReadOnly(bool isReadOnly)
{
    m_fold->setEnabled(!isReadOnly);
    m_text->setReadOnly(isReadOnly);
}

void HashKeyLine::focusText()
{
    showValue(true);
    m_text->setFocus();
}

} // namespace ui
