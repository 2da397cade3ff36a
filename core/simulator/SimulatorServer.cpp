// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/SimulatorServer.h"

#include "core/simulator/Connection.h"

using namespace Qt::Literals::StringLiterals;

namespace core::simulator {

SimulatorServer::SimulatorServer(const SimulatorSettings &settings, Counters &counters)
    : m_settings(settings)
    , m_counters(counters)
    , m_service(settings, m_clock, QRandomGenerator::global()->generate())
    , m_server(this)
{
    connect(&m_server, &QTcpServer::newConnection, this, &SimulatorServer::accept);
}

Result<quint16> SimulatorServer::listen()
{
    if (m_settings.requestLog) {
        m_log.setFileName(*m_settings.requestLog);
        if (!m_log.open(QIODevice::WriteOnly | QIODevice::Append))
            return fail({.kind = Error::Kind::Storage,
                         .detail = QString(u"The request log “"_s + m_log.fileName()
                                           + u"” cannot be written: "_s + m_log.errorString())});
    }
    if (!m_server.listen(QHostAddress::LocalHost, m_settings.port))
        return fail(
            {.kind = Error::Kind::Network,
             .detail = QString(u"Port "_s + QString::number(m_settings.port)
                               + u" of 127.0.0.1 cannot be used: "_s + m_server.errorString()),
             .host = QString(u"127.0.0.1:"_s + QString::number(m_settings.port))});
    return m_server.serverPort();
}

void SimulatorServer::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        new Connection(
            socket, [this](const HttpRequest &request) { return serve(request); },
            [this](int status) { return serveBroken(status); }, this);
    }
}

Answer SimulatorServer::serve(const HttpRequest &request)
{
    const Moment began = m_clock.now();
    Answer answer = m_service.answer(request);
    record(answer, request.body.size(), began);
    return answer;
}

Answer SimulatorServer::serveBroken(int status)
{
    Answer answer = m_service.answerToBroken(status);
    record(answer, 0, m_clock.now());
    return answer;
}

void SimulatorServer::record(const Answer &answer, qsizetype bytesIn, Moment began)
{
    ++m_counters.requestsServed;
    m_counters.recordsStored = m_service.recordsStored();
    if (!m_log.isOpen())
        return;
    const auto worked =
        std::chrono::duration_cast<std::chrono::microseconds>(m_clock.now() - began);
    m_log.write(logLine(answer, {bytesIn, worked.count()}));
    m_log.flush();
}

} // namespace core::simulator
