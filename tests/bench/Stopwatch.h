// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

// A piece of work whose time is taken beside others.
struct Part
{
    std::string name;
    std::function<void()> work; // one go; its result has to be used, see keep()
    int goes = 1; // per round
    double units = 1; // of `unit`, in one go
    std::string unit = "go";
};

// A goal between two parts of the same group: `part` takes at most `atMost` times as long as
// `yardstick`.
struct Goal
{
    std::string part;
    std::string yardstick;
    double atMost = 1;
};

struct Group
{
    std::string title;
    std::vector<Part> parts;
    std::vector<Goal> goals;
};

// Runs the parts in turn, round by round, and prints the medians and the goals.
void measure(const Group &group, int rounds);

// Keeps the optimiser from dropping what nobody looks at.
template <typename T>
void keep(const T &value)
{
    asm volatile("" : : "g"(&value) : "memory");
}
