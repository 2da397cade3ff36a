// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome/RecordState.h"

#include <QtGlobal>

#include <array>

namespace core {

// How many records are in which state. The counters always add up to `total()`, by construction:
// a record is added once and then only moves.
class Tally
{
public:
    void add(RecordState state, qint64 count = 1);
    void move(RecordState from, RecordState to, qint64 count = 1);

    qint64 of(RecordState state) const;
    qint64 total() const;
    qint64 settled() const; // stored + refused + uncertain + not sent

    bool operator==(const Tally &) const = default;

private:
    std::array<qint64, 7> m_counts{};
};

} // namespace core
