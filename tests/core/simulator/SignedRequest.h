// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/KinesisService.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <memory>

namespace test {

// Both clocks of a service, turned by hand.
class HandClock
{
public:
    void pass(core::Milliseconds time) { *m_passed += time; }
    core::WallTime wallTime() const { return m_start + *m_passed; }

    core::Clock clock() const
    {
        const auto passed = m_passed;
        const core::WallTime start = m_start;
        return {.now = [passed] { return core::Moment(std::chrono::hours(1)) + *passed; },
                .wallTime = [passed, start] { return start + *passed; }};
    }

private:
    static constexpr core::WallTime m_start{core::Milliseconds(1'790'000'000'000)};
    std::shared_ptr<core::Milliseconds> m_passed = std::make_shared<core::Milliseconds>(0);
};

struct SigningOptions
{
    core::Credentials credentials = core::simulatorCredentials();
    QByteArray region = "us-east-1";
    QByteArray service = "kinesis";
    core::sigv4::Options options = {};
};

// A request as a client would send it to the simulator.
inline core::simulator::HttpRequest signedRequest(const QByteArray &action, const QByteArray &body,
                                                  core::WallTime time,
                                                  const SigningOptions &options = {})
{
    core::sigv4::KeyCache cache;
    core::sigv4::Request request{.method = "POST",
                                 .url = QUrl(QStringLiteral("http://127.0.0.1:4567/")),
                                 .headers = {{"Content-Type", "application/x-amz-json-1.1"},
                                             {"X-Amz-Target", "Kinesis_20131202." + action}},
                                 .body = body};
    const core::sigv4::Scope scope{
        .region = options.region, .service = options.service, .time = time};
    core::sigv4::sign(request, options.credentials, scope, cache, options.options);
    core::simulator::HttpRequest http{.method = request.method, .target = "/", .body = body};
    http.headers = request.headers;
    http.headers.append({"Host", core::sigv4::hostHeader(request.url)});
    return http;
}

inline QJsonObject jsonOf(const QByteArray &body)
{
    return QJsonDocument::fromJson(body).object();
}

} // namespace test
