// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transport/NetworkTransport.h"
#include "tests/support/FaultServer.h"

#include <memory>
#include <optional>

namespace test {

// A server that is who it says it is, and settings that trust it.
inline TlsSide goodTls()
{
    return {.identity = TestCertificates::instance().good};
}

inline std::unique_ptr<FaultServer> serve(bool isTls)
{
    return std::make_unique<FaultServer>(isTls ? std::optional(goodTls()) : std::nullopt);
}

// What carries the requests of this run of a test: programs whose name ends with "_manager" in
// ctest are started a second time, for QNetworkAccessManager.
inline bool isOverSockets()
{
    return qgetenv("HEADGATE_TEST_WIRE") != "manager";
}

// Deadlines short enough for tests and no proxy.
inline core::TransportSettings quickSettings()
{
    using std::chrono::milliseconds;
    core::TransportSettings settings;
    settings.wire = isOverSockets() ? core::Wire::Sockets : core::Wire::Manager;
    settings.deadlines = {.connect = milliseconds(3000),
                          .idle = milliseconds(3000),
                          .base = milliseconds(5000),
                          .bytesPerSecond = 1024 * 1024 * 1024,
                          .cap = milliseconds(10000)};
    settings.extraCaCertificates = {TestCertificates::instance().authority.toQt()};
    settings.proxyMode = core::ProxyMode::None;
    return settings;
}

inline core::sigv4::Request postTo(const QUrl &url, const QByteArray &body)
{
    return {.url = url,
            .headers = {{"Content-Type", "application/x-amz-json-1.1"},
                        {"X-Amz-Target", "Kinesis_20131202.PutRecords"},
                        {"Authorization", "AWS4-HMAC-SHA256 Credential=…"}},
            .body = body};
}

// Sends and waits for the end, which always comes.
inline core::Result<core::HttpReply> exchange(core::Transport &transport, const QUrl &url,
                                              const QByteArray &body)
{
    return transport.send(postTo(url, body)).result();
}

} // namespace test
