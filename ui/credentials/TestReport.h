// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace ui {

// What became of trying a connection, in words for people.
struct TestReport
{
    enum class Outcome { None, Running, Accepted, Limited, Failed };

    Outcome outcome = Outcome::None;
    QString what; // "The keys are accepted."
    QString facts; // "HTTP 200 after 41 ms · 3 streams"
    QString whatNow; // may be empty

    bool operator==(const TestReport &) const = default;
};

} // namespace ui
