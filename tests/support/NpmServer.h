// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>

namespace test {

// A Kinesis server that we did not write, out of tests/npm, on free ports of loopback. Streams
// become ACTIVE after some 50 ms. It ends with this object.
class NpmServer
{
public:
    enum class Kind { Kinesalite, KinesisLocal };

    explicit NpmServer(Kind kind);
    ~NpmServer();
    Q_DISABLE_COPY_MOVE(NpmServer)

    // Returns when it answers. False after 30 s, or when node or the package is missing: then
    // problem() says what to do.
    bool start();
    const QString &problem() const { return m_problem; }

    QString url() const; // "http://127.0.0.1:4567"
    QString tlsUrl() const; // KinesisLocal: its certificate names nobody and is signed by itself

private:
    bool startOnce();
    bool isAnswering() const;

    Kind m_kind;
    quint16 m_port = 0;
    quint16 m_tlsPort = 0;
    QString m_problem;
    QProcess m_process;
};

} // namespace test
