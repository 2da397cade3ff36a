// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/LoopWatch.h"

#include <QTest>

namespace test {

// The main() of a test that asks LoopWatch::isFluent(). A machine that has other work stalls now
// and then, a window that is slow each time: a stall fails the test in the third round. Everything
// else that fails does so in the first.
template <typename Test>
int runWatched(int argc, char **argv)
{
    LoopWatch application(argc, argv);
    constexpr int rounds = 3;
    for (int round = 1;; ++round) {
        Test test;
        const int failed = QTest::qExec(&test, argc, argv);
        if (failed == 0 || !application.takeStall() || round == rounds)
            return failed;
    }
}

} // namespace test
