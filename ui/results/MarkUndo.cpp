// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/MarkUndo.h"

#include "ui/common/Format.h"
#include "ui/common/MessageBar.h"

#include <QApplication>

namespace ui {

using namespace std::chrono_literals;

namespace {

constexpr auto timeToUndo = 10s;

} // namespace

MarkUndo::MarkUndo(MessageBar &bar, QObject *parent)
    : QObject(parent)
    , m_bar(bar)
{
    m_time.setInterval(timeToUndo);
    connect(&m_time, &QTimer::timeout, this, &MarkUndo::end);
    connect(&m_bar, &MessageBar::actionTriggered, this, &MarkUndo::undo);
    connect(&m_bar, &MessageBar::closed, this, &MarkUndo::drop);
}

void MarkUndo::offer(qint64 count, core::RecordState state)
{
    const bool isStored = state == core::RecordState::Stored;
    if (count == 1)
        m_text = isStored ? tr("1 record is marked as stored.")
                          : tr("1 record is marked as not stored.");
    else
        m_text = (isStored ? tr("%1 records are marked as stored.")
                           : tr("%1 records are marked as not stored."))
                     .arg(grouped(count));
    m_bar.showMessage(MessageBar::Severity::Note, m_text, tr("Undo"));
    m_time.start();
}

bool MarkUndo::isOffered() const
{
    return !m_text.isEmpty() && m_bar.text() == m_text;
}

void MarkUndo::undo()
{
    if (!isOffered())
        return;
    drop();
    emit undoRequested();
}

void MarkUndo::end()
{
    const QWidget *focus = QApplication::focusWidget();
    if (isOffered() && (m_bar.underMouse() || (focus && m_bar.isAncestorOf(focus))))
        return; // asks again later
    drop();
}

void MarkUndo::drop()
{
    m_time.stop();
    if (isOffered())
        m_bar.hide();
    m_text.clear();
}

} // namespace ui
