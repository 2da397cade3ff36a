// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/results/ResultSource.h"

#include <QTreeWidget>

namespace ui {

// What was tried with one record, the oldest first, and what people said of it.
class AttemptList final : public QTreeWidget
{
    Q_OBJECT

public:
    explicit AttemptList(QWidget *parent = nullptr);

    void setRow(const core::ResultSource &source, qint64 row);

private:
    void addAttempt(const core::RequestDetail &request, qint64 row);
    void addMark(const core::PersonMark &mark);
};

} // namespace ui
