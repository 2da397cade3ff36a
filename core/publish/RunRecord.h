// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome/Outcome.h"
#include "core/records/Record.h"

#include <QtGlobal>

namespace core {

// A record of a run with its place in the input.
struct RunRecord
{
    qint64 index = 0; // 0-based, rising by one
    Record record;
};

// A record that is settled, with its outcome.
struct SettledRecord
{
    qint64 index = 0;
    Record record;
    Outcome outcome;
};

} // namespace core
