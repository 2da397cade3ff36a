// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/LoopWatch.h"

#include <QObject>

#include <memory>
#include <vector>

// The window in an empty folder, shown as the program shows it.
std::unique_ptr<QObject> showProgram(const QString &folder);

struct AppendRate
{
    long long step; // rows that come at once
    double rowsPerSecond; // the screen painted after each step
};
std::vector<AppendRate> appendRates();

// Milliseconds of processor time that the longest event took.
struct SendStalls
{
    long long stored = 0;
    double seconds = 0; // from Send to the last outcome
    double opening = 0; // of the file, and examining it
    double sending = 0;
    QString culprit; // of the longest while sending
};
// A file of 100,000 records opened, and sent to a simulator without limits.
SendStalls sendMany(test::LoopWatch &watch);
