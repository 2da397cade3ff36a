// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/picker/PickItem.h"
#include "ui/streams/StreamsState.h"

namespace ui {

// How streams read.

// "4 shards · 1 MiB · 24 h": of a stream that was described.
QString factsOf(const core::StreamSummary &summary);
// The same in sentences, for below a list.
QString longFactsOf(const core::StreamSummary &summary);

// Favourites first, under headings where there are any.
QList<PickItem> streamItems(const StreamsState &state);

// What stands where the list would: why it is empty and what to do. Empty when there are streams.
QString emptyText(const StreamsState &state);

} // namespace ui
