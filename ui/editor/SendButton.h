// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace ui {

// What a send would do now.
struct SendPlan
{
    QString stream;
    qint64 records = 0; // 0: nobody wrote any yet, and none are counted
    qint64 sendable = 0;
    bool isExamined = false; // whether `sendable` is known
    bool isProduction = false;
    bool isSending = false;
    bool isStopping = false;
    QString blockedBy; // empty: nothing is in the way

    bool operator==(const SendPlan &) const = default;
};

// "Send 499 of 500": what the button says of a plan, with and without the stream.
QString verbOf(const SendPlan &plan);
// Why it cannot be pressed; empty when it can.
QString hindranceTo(const SendPlan &plan);

// The one loud button of a draft: it says what it will do, and stops what it has begun.
class SendButton final : public QPushButton
{
    Q_OBJECT

public:
    explicit SendButton(QWidget *parent = nullptr);

    void setPlan(const SendPlan &plan);
    const SendPlan &plan() const { return m_plan; }

signals:
    void sendRequested();
    void stopRequested();

private:
    void showPlan();

    SendPlan m_plan;
};

} // namespace ui
