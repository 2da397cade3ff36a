// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/SendButton.h"

#include "ui/common/Format.h"
#include "ui/common/Icons.h"

#include <QCoreApplication>
#include <QStyle>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int streamCharacters = 24;

QString translated(const char *text)
{
    return QCoreApplication::translate("ui::SendButton", text);
}

} // namespace

QString verbOf(const SendPlan &plan)
{
    if (plan.isSending)
        return plan.isStopping ? translated("Stopping…") : translated("Stop");
    if (plan.records == 0)
        return translated("Send");
    if (plan.isExamined && plan.sendable > 0 && plan.sendable < plan.records)
        return translated("Send %1 of %2").arg(grouped(plan.sendable), grouped(plan.records));
    return translated("Send %1").arg(grouped(plan.records));
}

QString hindranceTo(const SendPlan &plan)
{
    if (plan.isSending)
        return {};
    if (!plan.blockedBy.isEmpty())
        return plan.blockedBy;
    if (plan.isExamined && plan.sendable == 0)
        return plan.records == 1 ? translated("This record cannot be sent yet")
                                 : translated("None of these records can be sent yet");
    return {};
}

SendButton::SendButton(QWidget *parent)
    : QPushButton(parent)
{
    setObjectName(u"sendButton"_s);
    showPlan();
    connect(this, &QPushButton::clicked, this, [this] {
        if (m_plan.isSending)
            emit stopRequested();
        else
            emit sendRequested();
    });
}

void SendButton::setPlan(const SendPlan &plan)
{
    if (m_plan == plan)
        return;
    m_plan = plan;
    showPlan();
}

void SendButton::showPlan()
{
    QString text = verbOf(m_plan);
    if (!m_plan.isSending && !m_plan.stream.isEmpty())
        text += u" → "_s + shortened(m_plan.stream, streamCharacters);
    if (m_plan.isProduction && !m_plan.isSending)
        text += u"  "_s + tr("PRODUCTION");
    const QString kind = m_plan.isProduction ? u"production"_s : u"primary"_s;
    setProperty("kind", m_plan.isSending ? u"danger"_s : kind);
    setText(text);
    setAccessibleName(text);
    const QString hindrance = hindranceTo(m_plan);
    setEnabled(hindrance.isEmpty());
    const char *name = m_plan.isSending ? "square" : "send";
    const bool isRed = m_plan.isProduction || m_plan.isSending;
    setIcon(isEnabled() ? ui::icon(name, isRed ? Role::OnProduction : Role::OnAccent)
                        : ui::icon(name));
    setAccessibleDescription(hindrance);
    if (!hindrance.isEmpty())
        setToolTip(hindrance);
    else
        setToolTip(m_plan.isSending
                       ? (m_plan.isStopping ? tr("Once more: without waiting for answers")
                                            : tr("Stop sending (Esc)"))
                       : tr("Send to %1 (Ctrl+Enter)").arg(m_plan.stream));
    update();
}

} // namespace ui
