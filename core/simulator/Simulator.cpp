// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/Simulator.h"

#include "core/simulator/SimulatorServer.h"

#include <QThread>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace core {

namespace {

// A stack that the work needs, whatever the limit of the shell is.
constexpr uint stackBytes = 2 * 1024 * 1024;

} // namespace

// The thread and what lives in it. Called from the thread that owns the Simulator.
class Simulator::Thread
{
public:
    explicit Thread(SimulatorSettings settings)
        : m_settings(std::move(settings))
    {
        m_thread.setObjectName(u"simulator"_s);
        m_thread.setStackSize(stackBytes);
    }

    ~Thread() { stop(); }

    Result<> start()
    {
        if (m_server)
            return {};
        m_server = new simulator::SimulatorServer(m_settings, m_counters);
        m_server->moveToThread(&m_thread);
        m_thread.start();
        Result<quint16> port = quint16(0);
        QMetaObject::invokeMethod(
            m_server, [this, &port] { port = m_server->listen(); }, Qt::BlockingQueuedConnection);
        if (!port) {
            stop();
            return fail(port.error());
        }
        m_port = *port;
        return {};
    }

    void stop()
    {
        if (!m_server)
            return;
        QMetaObject::invokeMethod(
            m_server, [this] { delete std::exchange(m_server, nullptr); },
            Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }

    void setFaults(const Faults &faults)
    {
        m_settings.faults = faults;
        if (m_server)
            QMetaObject::invokeMethod(
                m_server, [this, faults] { m_server->setFaults(faults); },
                Qt::BlockingQueuedConnection);
    }

    void setCreateMilliseconds(int milliseconds)
    {
        m_settings.createMilliseconds = milliseconds;
        if (m_server)
            QMetaObject::invokeMethod(
                m_server,
                [this, milliseconds] { m_server->setCreateTime(Milliseconds(milliseconds)); },
                Qt::BlockingQueuedConnection);
    }

    quint16 port() const { return m_port; }
    const simulator::Counters &counters() const { return m_counters; }

private:
    SimulatorSettings m_settings;
    simulator::Counters m_counters;
    QThread m_thread;
    simulator::SimulatorServer *m_server = nullptr; // lives in m_thread
    quint16 m_port = 0;
};

Simulator::Simulator(SimulatorSettings settings)
    : m_thread(std::make_unique<Thread>(std::move(settings)))
{
}

Simulator::~Simulator() = default;

Result<> Simulator::start()
{
    return m_thread->start();
}

void Simulator::stop()
{
    m_thread->stop();
}

quint16 Simulator::port() const
{
    return m_thread->port();
}

QString Simulator::url() const
{
    return u"http://127.0.0.1:"_s + QString::number(port());
}

Credentials Simulator::credentials()
{
    return simulatorCredentials();
}

void Simulator::setFaults(const Faults &faults)
{
    m_thread->setFaults(faults);
}

void Simulator::setCreateMilliseconds(int milliseconds)
{
    m_thread->setCreateMilliseconds(milliseconds);
}

qint64 Simulator::recordsStored() const
{
    return m_thread->counters().recordsStored;
}

qint64 Simulator::requestsServed() const
{
    return m_thread->counters().requestsServed;
}

Credentials simulatorCredentials()
{
    return {.accessKeyId = simulatorAccessKeyId,
            .secretAccessKey = Secret(QByteArrayView(simulatorSecretAccessKey)),
            .sessionToken = {}};
}

} // namespace core
