// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/results/ResultStore.h"

#include <vector>

namespace app {

// The thread's own copy of a run's rows, and what of it the window has not been told yet. A row
// that changed ten times is told once.
class RunLedger
{
public:
    void begin(core::RunTitle title, std::vector<core::PlannedRecord> records);
    const core::ResultStore &rows() const { return m_rows; }

    void set(qint64 row, const core::Outcome &outcome, qint64 latency);
    void keep(std::shared_ptr<const core::RequestDetail> request);
    void mark(const core::PersonMark &mark);
    void notice(const QString &text) { m_news.notices.append(text); }
    void stoppedBy(const core::Error &error) { m_news.stoppedBy = error; }
    void goOn() { m_news.stoppedBy.reset(); }

    bool hasNews() const;
    // The news, at most `most` rows of it; figures are the caller's to fill in.
    core::RunUpdate takeNews(qsizetype most);

private:
    core::ResultStore m_rows{0}; // keeps no bodies: the window does
    std::vector<qint64> m_changed; // those before m_told are told
    std::size_t m_told = 0;
    std::vector<bool> m_isChanged; // by row
    core::RunUpdate m_news;
};

} // namespace app
