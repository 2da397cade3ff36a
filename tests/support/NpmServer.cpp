// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/NpmServer.h"

#include <QDeadlineTimer>
#include <QFileInfo>
#include <QHostAddress>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

#include <tuple>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace test {
namespace {

// Free a moment ago: another process may take it first, which start() gets over.
std::pair<quint16, quint16> freePorts()
{
    QTcpServer first;
    QTcpServer second;
    first.listen(QHostAddress::LocalHost);
    second.listen(QHostAddress::LocalHost);
    return {first.serverPort(), second.serverPort()};
}

QString packageFolder(NpmServer::Kind kind)
{
    const bool isKinesalite = kind == NpmServer::Kind::Kinesalite;
    return QStringLiteral(HEADGATE_SOURCE_DIR "/tests/npm/node_modules/")
        + (isKinesalite ? u"kinesalite"_s : u"kinesis-local"_s);
}

QStringList kinesaliteArguments(quint16 port)
{
    return {u"cli.js"_s,
            u"--port"_s,
            QString::number(port),
            u"--createStreamMs"_s,
            u"50"_s,
            u"--deleteStreamMs"_s,
            u"50"_s,
            u"--updateStreamMs"_s,
            u"50"_s,
            u"--shardLimit"_s,
            u"50"_s};
}

} // namespace

NpmServer::NpmServer(Kind kind)
    : m_kind(kind)
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
}

NpmServer::~NpmServer()
{
    m_process.kill(); // it keeps nothing
    m_process.waitForFinished(5000);
}

bool NpmServer::start()
{
    if (QStandardPaths::findExecutable(u"node"_s).isEmpty()) {
        m_problem = u"node is missing: install nodejs"_s;
        return false;
    }
    const QString folder = packageFolder(m_kind);
    if (!QFileInfo::exists(folder)) {
        m_problem = folder + u" is missing: tests/run installs it"_s;
        return false;
    }
    m_process.setWorkingDirectory(folder); // kinesis-local reads its certificate from there
    for (int attempt = 0; attempt < 3; ++attempt) {
        if (startOnce())
            return true;
    }
    m_problem = u"did not answer; it said: "_s + QString::fromUtf8(m_process.readAll());
    return false;
}

bool NpmServer::startOnce()
{
    m_process.kill();
    m_process.waitForFinished(5000);
    std::tie(m_port, m_tlsPort) = freePorts();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"KINESIS_MOCK_PLAIN_PORT"_s, QString::number(m_port));
    environment.insert(u"KINESIS_MOCK_TLS_PORT"_s, QString::number(m_tlsPort));
    environment.insert(u"CREATE_STREAM_DURATION"_s, u"50ms"_s);
    environment.insert(u"DELETE_STREAM_DURATION"_s, u"50ms"_s);
    environment.insert(u"SHARD_LIMIT"_s, u"50"_s);
    environment.insert(u"LOG_LEVEL"_s, u"ERROR"_s);
    m_process.setProcessEnvironment(environment);
    m_process.start(u"node"_s,
                    m_kind == Kind::Kinesalite ? kinesaliteArguments(m_port)
                                               : QStringList{u"main.js"_s});
    for (const QDeadlineTimer deadline(10'000); !deadline.hasExpired();) {
        if (m_process.waitForFinished(50)) // also the pause between two looks
            return false;
        if (isAnswering())
            return true;
    }
    return false;
}

// Both answer a GET once they serve: kinesalite with 403, kinesis-local with 200 at this path.
bool NpmServer::isAnswering() const
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, m_port);
    if (!socket.waitForConnected(1000))
        return false;
    socket.write("GET /healthcheck HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    socket.waitForReadyRead(1000);
    return socket.readAll().startsWith("HTTP/1.1 ");
}

QString NpmServer::url() const
{
    return u"http://127.0.0.1:"_s + QString::number(m_port);
}

QString NpmServer::tlsUrl() const
{
    return u"https://127.0.0.1:"_s + QString::number(m_tlsPort);
}

} // namespace test
