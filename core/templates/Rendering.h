// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/credentials/Secret.h"
#include "core/result/Clock.h"
#include "core/templates/Template.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace core {

// Time that passes by the records, not by the clock.
struct SimulatedTime
{
    WallTime start{}; // of record 0
    Milliseconds step{0}; // from one record to the next
};

// How templates are rendered. The same seed and time give the same bytes on every machine.
struct Rendering
{
    quint64 seed = 0;
    std::function<WallTime()> wallTime = Clock().wallTime; // asked once for each record
    std::optional<SimulatedTime> simulated;
    int minutesEast = 0; // of UTC, on the clock of date.now and of formats
    // The values of secrets, by their names with "secret." in front. Without it, as in previews,
    // each is shown as dots.
    std::optional<QHash<QByteArray, Secret>> secrets;
    // Why a secret cannot be had, by its name without "secret." in front: a sentence that says what
    // to do about it; empty: it can. Empty function: nothing is asked. Any thread.
    std::function<QString(const QString &name)> whyNoSecret;
    // What a variable of the row is for a record.
    std::function<QByteArray(qint64 record, const QByteArray &name)> rowValue;
};

// What is wrong with templates and variables taken together.
struct RenderingProblem
{
    int templateIndex = -1; // of the templates that were given, or −1 for a variable …
    QByteArray variable; // … of this name
    TemplateProblem problem;

    bool operator==(const RenderingProblem &) const = default;
};

// Bounds that keep templates of strangers from freezing or filling the machine. Where one is
// exceeded, what is said names it.
namespace rendering {

constexpr int mostDepth = 32; // variables that use variables
constexpr qsizetype mostBytes = 16 * 1024 * 1024; // of one value, and of one text
constexpr qsizetype mostWork = 64 * 1024 * 1024; // bytes made and read for one record
constexpr int mostProblems = 100; // that are told

} // namespace rendering

// What stands for a secret that must not be seen.
inline constexpr QByteArrayView secretDots = "\u2022\u2022\u2022\u2022\u2022\u2022\u2022\u2022";

} // namespace core
