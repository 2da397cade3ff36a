// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/streams/StreamsState.h"

namespace test {

inline ui::StreamEntry sampleStream(const QString &name, int shards)
{
    using namespace Qt::Literals::StringLiterals;
    ui::StreamEntry entry;
    entry.listing.name = name;
    entry.listing.arn = u"arn:aws:kinesis:us-east-1:000000000000:stream/"_s + name;
    entry.listing.status = u"ACTIVE"_s;
    entry.listing.mode = u"PROVISIONED"_s;
    if (shards > 0) {
        core::StreamSummary summary;
        summary.name = name;
        summary.mode = u"PROVISIONED"_s;
        summary.openShardCount = shards;
        entry.summary = summary;
    }
    return entry;
}

// Some streams, the first of them in use and a favourite.
inline ui::StreamsState sampleStreams()
{
    using namespace Qt::Literals::StringLiterals;
    ui::StreamsState state;
    state.kind = ui::StreamsState::Kind::Ready;
    state.place = u"Simulator, us-east-1"_s;
    state.entries = {sampleStream(u"demo-clicks"_s, 0), sampleStream(u"demo-orders"_s, 4),
                     sampleStream(u"payments"_s, 0),
                     sampleStream(u"very-long-stream-name-of-the-checkout-service-events"_s, 0)};
    state.entries[1].isFavourite = true;
    state.entries[2].listing.status = u"CREATING"_s;
    state.current = u"demo-orders"_s;
    state.currentSummary = state.entries[1].summary;
    return state;
}

} // namespace test
