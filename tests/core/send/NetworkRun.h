// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/send/RunBench.h"
#include "tests/support/TransportTesting.h"

#include <QTest>

namespace test {

// A whole run over the network: publisher, client, transport, to a server that may misbehave.
class NetworkRun
{
public:
    explicit NetworkRun(const QUrl &url, const core::PublishOptions &options = {},
                        const core::TransportSettings &settings = quickSettings())
        : transport(settings)
        , client(transport, localSettings(url))
        , publisher(*core::StreamId::fromString(QStringLiteral("orders")), options,
                    {.client = client, .random = [] { return 0.01; }})
        , heard(publisher)
    {
    }

    // Sends so many records and waits for the end.
    bool send(qint64 count)
    {
        publisher.add(runRecords(count));
        publisher.close();
        return QTest::qWaitFor([this] { return publisher.isFinished(); }, 60'000);
    }
    // The state that all records share, as nameOf() spells it; empty when they do not.
    QString state() const
    {
        const core::RecordState first = outcome(0).state;
        return heard.count(first) == std::ssize(heard.records) ? nameOf(first) : QString();
    }
    const core::Outcome &outcome(std::size_t place) const { return heard.records[place].outcome; }

    core::NetworkTransport transport;
    core::KinesisClient client;
    core::Publisher publisher;
    Heard heard;
};

} // namespace test
