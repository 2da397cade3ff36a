// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/credentials/Credentials.h"
#include "core/result/Result.h"
#include "core/simulator/Faults.h"

#include <QList>
#include <QString>

#include <memory>
#include <optional>

namespace core {

// Its fixed key pair, documented in the user guide; worthless anywhere else.
inline constexpr const char *simulatorAccessKeyId = "AKIDHEADGATESIMULATE";
inline constexpr const char *simulatorSecretAccessKey = "headgate/simulator/secret/key/for/local1";

// The fixed pair as credentials.
Credentials simulatorCredentials();

// A stream that exists from the start.
struct SimulatedStreamSpec
{
    QString name;
    int shards = 1;
    qint64 maxRecordBytes = 1024LL * 1024;
    bool automaticDistribution = false; // AUTO; the stream is then ON_DEMAND
};

struct SimulatorSettings
{
    quint16 port = 0; // 0: any free one
    QString region = QStringLiteral("us-east-1");
    QString accountId = QStringLiteral("000000000000");
    QList<Credentials> keys; // beside the fixed pair
    QList<Credentials> expiredKeys; // answered with ExpiredTokenException
    QList<SimulatedStreamSpec> streams;
    Faults faults;
    bool limits = true; // shard throughput; off for measuring
    qint64 memoryBytes = 256LL * 1024 * 1024; // retained records; the oldest go first
    int createMilliseconds = 0; // how long a stream is CREATING, a deleted one DELETING
    std::optional<QString> requestLog; // a line per request to this file, without secrets
};

// The built-in Kinesis endpoint: HTTP on loopback, on a thread of its own. Verifies signatures and
// checks requests as AWS does, in its order and with its texts.
class Simulator
{
public:
    explicit Simulator(SimulatorSettings settings);
    ~Simulator(); // stops
    Q_DISABLE_COPY_MOVE(Simulator)

    // Listens; returns when clients can connect. Error: Kind::Network, with the port; or
    // Kind::Storage, when the request log cannot be written.
    Result<> start();
    void stop();

    quint16 port() const; // after start()
    QString url() const; // "http://127.0.0.1:4567"
    static Credentials credentials(); // the fixed pair

    void setFaults(const Faults &faults); // any thread
    void setCreateMilliseconds(int milliseconds); // of streams from then on; any thread
    qint64 recordsStored() const; // since start, any thread
    qint64 requestsServed() const;

private:
    class Thread;
    std::unique_ptr<Thread> m_thread;
};

} // namespace core
