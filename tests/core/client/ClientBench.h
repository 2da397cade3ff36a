// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/KinesisClient.h"
#include "tests/support/FakeTransport.h"

#include <QTest>

#include <chrono>

namespace test {

// 27 November 2026, 12:00:00 UTC.
inline constexpr core::WallTime noon{std::chrono::seconds(1'795'780'800)};

inline core::Credentials longTermKeys()
{
    return {.accessKeyId = "AKIDEXAMPLE",
            .secretAccessKey = core::Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")};
}

inline core::Credentials temporaryKeys()
{
    core::Credentials keys = longTermKeys();
    keys.sessionToken = core::Secret("FwoGZXIvYXdzEBYaDKb/token+token/of=16==");
    return keys;
}

inline core::StreamId orders()
{
    return *core::StreamId::fromString(QStringLiteral("orders"));
}

// A client without a network, at a time that the test sets.
class ClientBench
{
public:
    explicit ClientBench(const core::Credentials &keys = longTermKeys())
        : transport(clock())
        , client(transport,
                 {.endpoint = {.url = QUrl(QStringLiteral("https://kinesis.example.com:8443/")),
                               .region = QStringLiteral("eu-west-1"),
                               .isCustom = true},
                  .credentials = keys,
                  .userAgent = "headgate/1.0"},
                 clock())
    {
    }

    core::Clock clock()
    {
        return {.wallTime = [this] { return now; }};
    }
    // A header of the request of that number, counted from 0.
    QByteArray header(qsizetype request, QByteArrayView name) const
    {
        for (const auto &[key, value] : transport.requests().at(request).headers) {
            if (key.compare(name, Qt::CaseInsensitive) == 0)
                return value;
        }
        return {};
    }
    // One DescribeStreamSummary, whatever comes of it.
    core::Answer<core::StreamSummary> ask()
    {
        return client.describeStreamSummary(orders()).result();
    }

    core::WallTime now = noon;
    FakeTransport transport;
    core::KinesisClient client;
};

} // namespace test
