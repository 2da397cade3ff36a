// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/send/RunLedger.h"

#include <algorithm>

namespace app {

void RunLedger::begin(core::RunTitle title, std::vector<core::PlannedRecord> records)
{
    m_changed.clear();
    m_told = 0;
    m_isChanged.assign(records.size(), false);
    m_news = {.run = title.run};
    m_rows.begin(std::move(title), std::move(records));
}

void RunLedger::set(qint64 row, const core::Outcome &outcome, qint64 latency)
{
    core::RunUpdate one;
    one.rows.push_back({.row = row, .outcome = outcome, .latency = latency});
    m_rows.apply(one);
    if (m_isChanged[static_cast<std::size_t>(row)])
        return;
    m_isChanged[static_cast<std::size_t>(row)] = true;
    m_changed.push_back(row);
}

void RunLedger::keep(std::shared_ptr<const core::RequestDetail> request)
{
    const auto isSame = [&request](const auto &it) { return it->number == request->number; };
    const auto known = std::find_if(m_news.requests.begin(), m_news.requests.end(), isSame);
    if (known != m_news.requests.end())
        *known = std::move(request);
    else
        m_news.requests.push_back(std::move(request));
}

void RunLedger::mark(const core::PersonMark &mark)
{
    core::RunUpdate one;
    one.marks.push_back(mark);
    m_rows.apply(one);
    m_news.marks.push_back(mark);
}

bool RunLedger::hasNews() const
{
    return m_told < m_changed.size() || !m_news.requests.empty() || !m_news.notices.isEmpty()
        || !m_news.marks.empty();
}

core::RunUpdate RunLedger::takeNews(qsizetype most)
{
    core::RunUpdate update = m_news;
    m_news.requests.clear();
    m_news.notices.clear();
    const std::size_t end =
        std::min(m_changed.size(), m_told + static_cast<std::size_t>(std::max<qsizetype>(most, 0)));
    update.rows.reserve(end - m_told);
    for (; m_told < end; ++m_told) {
        const qint64 row = m_changed[m_told];
        m_isChanged[static_cast<std::size_t>(row)] = false;
        update.rows.push_back(
            {.row = row, .outcome = m_rows.outcome(row), .latency = m_rows.latency(row)});
    }
    if (m_told < m_changed.size()) {
        update.marks.clear(); // after their rows
        return update;
    }
    m_news.marks.clear();
    m_changed.clear();
    m_told = 0;
    return update;
}

} // namespace app
