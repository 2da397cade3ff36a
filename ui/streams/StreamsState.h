// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kinesis/Stream.h"
#include "core/outcome/Explanation.h"

#include <QList>
#include <QString>

#include <optional>

namespace ui {

// One stream of the list, and what is known of it.
struct StreamEntry
{
    core::StreamListing listing;
    std::optional<core::StreamSummary> summary; // once it was described
    bool isFavourite = false;

    bool operator==(const StreamEntry &) const = default;
};

// All that the views of streams show.
struct StreamsState
{
    enum class Kind {
        NoConnection,
        Loading, // nothing is known yet
        Ready, // `entries` is all there is
        Denied, // the service does not let us list
        Failed,
    };

    Kind kind = Kind::NoConnection;
    QList<StreamEntry> entries; // by name
    QString current; // name of the one in use; may be one that is not listed; empty: none
    std::optional<core::StreamSummary> currentSummary;
    QString place; // "eu-west-1", "Simulator": for sentences
    core::Explanation problem; // of Denied and Failed
    bool isRefreshing = false;
    bool mayCreate = true;

    bool operator==(const StreamsState &) const = default;
};

} // namespace ui
