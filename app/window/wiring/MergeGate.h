// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts/MergeMarks.h"
#include "ui/common/Questions.h"

#include <QObject>
#include <QSet>
#include <QThreadPool>

#include <functional>
#include <optional>

namespace app {

// Stands before everything that is sent: lines of an unfinished merge are asked about, once for
// what a draft says. Bodies are searched on a thread of its own. Main thread.
class MergeGate final : public QObject
{
    Q_OBJECT

public:
    // With nothing when it may be sent, else with what a person does not want sent.
    using Receiver = std::function<void(const std::optional<core::MergeMark> &)>;

    explicit MergeGate(ui::Questions &questions, QObject *parent = nullptr);
    ~MergeGate() override; // waits for the search

    // `receive` is called later, and never once this has gone. `records`: of the draft; nothing:
    // all.
    void open(const core::Draft &draft, const std::optional<QList<qsizetype>> &records,
              const Receiver &receive);

private:
    void ask(const core::MergeMark &mark, const QByteArray &digest, const Receiver &receive);

    ui::Questions &m_questions;
    QSet<QByteArray> m_agreed; // digests of drafts whose lines of a merge may be sent
    QThreadPool m_pool; // one thread
};

} // namespace app
