// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transport/Transport.h"

#include <QList>
#include <QNetworkProxy>
#include <QProcessEnvironment>
#include <QSslCertificate>
#include <QThread>

#include <atomic>
#include <chrono>
#include <memory>
#include <vector>

namespace core {

class Lane;

// All deadlines of one attempt; the defaults are for the real world, tests inject shorter ones.
struct Deadlines
{
    std::chrono::milliseconds connect = std::chrono::seconds(10); // TCP and TLS
    // No byte moved either way. While the answer is awaited, the time is added that the kernel may
    // need for what it still has of the body: up to 512 KiB at `bytesPerSecond`.
    std::chrono::milliseconds idle = std::chrono::seconds(10);
    std::chrono::milliseconds base =
        std::chrono::seconds(15); // absolute, plus the time for the body
    qint64 bytesPerSecond = 64 * 1024; // at which the body is taken to move
    std::chrono::milliseconds cap = std::chrono::seconds(240); // signatures live five minutes
    std::chrono::milliseconds absolute(qint64 bodyBytes) const;
};

enum class ProxyMode { None, System, Explicit };

// What carries requests that no proxy stands before; those through a proxy are the manager's.
// Sockets cost less than half of the processor and hear of a limit at once: for publishing.
enum class Wire { Manager, Sockets };

struct TransportSettings
{
    int managers = 1; // each has up to six connections
    Wire wire = Wire::Manager;
    Deadlines deadlines;
    QList<QSslCertificate> extraCaCertificates; // beside the system's
    // System: the variables of `environment` by ProxyRules; the desktop's setting when there are
    // none. Loopback is always reached directly.
    ProxyMode proxyMode = ProxyMode::System;
    QNetworkProxy proxy; // for Explicit
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    qint64 maxReplyBytes = 32 * 1024 * 1024;
    std::chrono::milliseconds maxIdleConnection = std::chrono::seconds(3);
};

// HTTP/1.1 over QNetworkAccessManager or over sockets of our own: each request delivered at most
// once, no redirect followed, no cookies, no decompression, TLS 1.2 or later and always verified,
// an absolute deadline, bodies of answers up to 32 MiB. Several lanes of six connections each, in
// one worker thread: Qt gives each manager a thread of its own for sockets and TLS, and what is
// left to do costs less than waking more. Called from any thread; continuations run in the
// worker's. A request above capacity() waits inside, its deadlines not yet running; callers that
// sign late stay below it.
class NetworkTransport final : public Transport
{
public:
    explicit NetworkTransport(TransportSettings settings = {}, Clock clock = {});
    ~NetworkTransport() override; // aborts what is in flight and joins the thread

    QFuture<Result<HttpReply>> send(const sigv4::Request &request) override;
    int capacity() const override; // 6 × managers
    void abortAll() override;

private:
    const Clock m_clock;
    std::atomic<bool> m_isClosing = false;
    QThread m_thread;
    std::vector<std::unique_ptr<Lane>> m_lanes;
};

// The certificates of a PEM file (--ca-bundle); Configuration when there is none to read.
Result<QList<QSslCertificate>> caBundle(const QString &path);

} // namespace core
