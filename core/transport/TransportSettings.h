// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Result.h"

#include <QList>
#include <QNetworkProxy>
#include <QProcessEnvironment>
#include <QSslCertificate>
#include <QString>

#include <chrono>

namespace core {

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

// The certificates of a PEM file (--ca-bundle); Configuration when there is none to read.
Result<QList<QSslCertificate>> caBundle(const QString &path);

} // namespace core
