// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome/RecordState.h"

#include <QObject>
#include <QTimer>

namespace ui {

class MessageBar;

// Offers to take back what a person said of uncertain rows: for ten seconds, and longer while
// somebody is at the offer.
class MarkUndo final : public QObject
{
    Q_OBJECT

public:
    // The bar outlives this, or goes with it.
    explicit MarkUndo(MessageBar &bar, QObject *parent = nullptr);

    void offer(qint64 count, core::RecordState state); // Stored or NotSent
    void drop(); // it cannot be taken back any more
    bool isOffered() const; // and not something else by now
    void undo(); // as the offer's button does

signals:
    void undoRequested();

private:
    void end();

    MessageBar &m_bar;
    QString m_text; // of the offer; empty: none
    QTimer m_time;
};

} // namespace ui
