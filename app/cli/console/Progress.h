// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console/Terminal.h"
#include "core/result/Clock.h"

#include <QList>
#include <QString>

#include <optional>

namespace app {

// Where a run stands, for one line on the terminal.
struct ProgressFacts
{
    qint64 settled = 0; // records with their last word
    qint64 refused = 0;
    qint64 uncertain = 0;
    qint64 retrying = 0;
    double share = -1; // of the input that is settled, 0…1; negative: unknown (a pipe)
    core::Milliseconds elapsed{0};
    double recordsPerSecond = 0; // lately
};

// Time left at the pace so far; nothing in the first second and when the share is unknown.
std::optional<core::Milliseconds> timeLeft(const ProgressFacts &facts);

// "3 s", "1 min 25 s", "2 h 5 min".
QString duration(core::Milliseconds time);

// One line that fits `width` columns; what matters least is left out first: bar, then time left,
// then rate.
QString progressText(const ProgressFacts &facts, int width, const Terminal &terminal);

// The rate over the last seconds, from counts taken now and then.
class RateMeter
{
public:
    void add(core::Moment at, qint64 count); // counts only grow
    double perSecond() const;

private:
    struct Sample
    {
        core::Moment at;
        qint64 count = 0;
    };
    QList<Sample> m_samples; // of the last three seconds
};

} // namespace app
