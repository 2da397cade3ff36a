// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/credentials/Credentials.h"
#include "core/credentials/RetryRule.h"
#include "core/kinesis/Endpoint.h"
#include "core/kinesis/ShardMap.h"
#include "core/kinesis/Stream.h"
#include "core/kinesis/StreamId.h"
#include "core/transport/TransportSettings.h"

#include <QString>

namespace app {

// The connection that the window uses now, ready to talk to the service.
struct ActiveConnection
{
    QString name; // as the picker shows it; empty: none is chosen
    core::Endpoint endpoint;
    core::Credentials credentials;
    core::TransportSettings transport;
    QString keysFrom; // "the profile dev", "the keychain": for people
    bool isProduction = false;
    bool isSimulator = false; // the built-in one
    core::RetryRule retries; // as core::Connection has it
};

// The stream that the window sends to now, with what is known of it.
struct ActiveStream
{
    core::StreamId id;
    core::StreamSummary summary; // defaults where it could not be described
    core::ShardMap shards; // empty: no shard is predicted
    QString unpredicted; // why; empty when shards are predicted
};

} // namespace app
