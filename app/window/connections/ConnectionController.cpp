// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/connections/ConnectionController.h"

#include "app/window/connections/Background.h"
#include "app/window/connections/TestReports.h"
#include "ui/credentials/ConnectionCheck.h"

#include <QPointer>

#include <chrono>

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

using Source = core::Connection::Source;

constexpr std::chrono::milliseconds pauseOfOthers{300};

ActiveConnection toActive(const core::Connection &connection, const ResolvedConnection &ready)
{
    return {.name = connection.name,
            .endpoint = ready.endpoint,
            .credentials = ready.credentials,
            .transport = ready.transport,
            .keysFrom = ready.keysFrom,
            .isProduction = connection.isProduction,
            .isSimulator = false,
            .retries = connection.retries};
}

core::Error noSuchConnection(const QString &name)
{
    return {.kind = core::Error::Kind::NotFound,
            .detail = u"There is no connection “%1” any more."_s.arg(name),
            .where = name};
}

} // namespace

ConnectionController::ConnectionController(QString dataFolder, Variable variable,
                                           core::SecretStore &secrets, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(dataFolder))
    , m_variable(std::move(variable))
    , m_secrets(secrets)
{
    m_files.setMaxThreadCount(1);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseOfOthers);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_pause,
            qOverload<>(&QTimer::start));
    connect(&m_pause, &QTimer::timeout, this, &ConnectionController::lookAgain);
}

ConnectionController::~ConnectionController() = default;

QString ConnectionController::simulatorName()
{
    return tr("Simulator");
}

// Keys that were typed win over kept ones, and those over the keychain's.
void ConnectionController::resolve(const core::Connection &connection,
                                   const std::optional<core::KeychainEntry> &typedKeys,
                                   const Receiver &receive)
{
    if (connection.source != Source::Keychain) {
        const auto fromFiles = [connection, variable = m_variable] {
            return resolveFromFiles(connection, variable, {});
        };
        return core::deliver(runInBackground(m_files, fromFiles), this, receive);
    }
    const auto withKeys = [this, connection, receive](const core::KeychainEntry &keys) {
        const auto work = [connection, keys] { return resolveWithKeys(connection, keys, {}); };
        core::deliver(runInBackground(m_files, work), this, receive);
    };
    if (typedKeys)
        return withKeys(*typedKeys);
    core::deliver(
        m_secrets.keysOf(connection), this,
        [this, connection, receive, withKeys](const core::Result<core::KeychainEntry> &keys) {
            m_secrets.noteKeys(connection.name, keys);
            emit entriesChanged();
            if (keys)
                withKeys(*keys);
            else
                receive(core::fail(keys.error()));
        });
}

void ConnectionController::activate(const QString &name)
{
    cancelActivation();
    if (name == simulatorName() && m_simulator)
        return setActive(name, *m_simulator);
    m_connecting = name;
    emit connectingChanged(name);
    if (name == simulatorName())
        return emit simulatorRequested();
    const core::Connection *connection = find(name);
    if (!connection) {
        stopConnecting();
        return emit failed(noSuchConnection(name));
    }
    if (connection->source == Source::Keychain && !m_secrets.sessionKeys(name))
        return awaitKeys(*connection);
    finishWithKeys(*connection, {});
}

// The keychain may have to be unlocked by a person first.
void ConnectionController::awaitKeys(const core::Connection &connection)
{
    m_awaited = new PatientKeys(
        m_secrets, connection,
        [this, name = connection.name] {
            m_secrets.note(name, ui::KeychainState::Silent);
            emit entriesChanged();
            emit keychainAwaited(name);
        },
        [this, connection](const core::Result<core::KeychainEntry> &keys) {
            m_secrets.noteKeys(connection.name, keys);
            emit entriesChanged();
            if (keys)
                finishWithKeys(connection, *keys);
            else
                finishActivation(connection, core::fail(keys.error()));
        },
        this);
}

void ConnectionController::finishWithKeys(const core::Connection &connection,
                                          const std::optional<core::KeychainEntry> &keys)
{
    resolve(connection, keys, [this, activation = m_activation, connection](const Ready &ready) {
        if (activation == m_activation)
            finishActivation(connection, ready);
    });
}

void ConnectionController::cancelActivation()
{
    ++m_activation;
    if (!m_connecting.isEmpty())
        stopConnecting();
}

void ConnectionController::prepare(
    const QString &name, QObject *context,
    const std::function<void(const core::Result<ActiveConnection> &)> &receive)
{
    if (name == simulatorName()) {
        if (m_simulator)
            return receive(*m_simulator);
        const auto answer = [this, name, receive] {
            receive(m_simulator ? core::Result<ActiveConnection>(*m_simulator)
                                : core::fail(noSuchConnection(name)));
        };
        connect(this, &ConnectionController::simulatorSettled, context, answer,
                Qt::SingleShotConnection);
        return emit simulatorRequested();
    }
    const core::Connection *connection = find(name);
    if (!connection)
        return receive(core::fail(noSuchConnection(name)));
    resolve(*connection, {},
            [wanted = *connection, guard = QPointer(context), receive](const Ready &ready) {
                if (!guard)
                    return;
                receive(ready ? core::Result<ActiveConnection>(toActive(wanted, *ready))
                              : core::fail(ready.error()));
            });
}

void ConnectionController::finishActivation(const core::Connection &connection, const Ready &ready)
{
    stopConnecting();
    if (!ready)
        return emit connectingFailed(connection.name, ready.error());
    setActive(connection.name, toActive(connection, *ready));
    if (!ready->notice.isEmpty())
        emit noticed(ready->notice);
}

void ConnectionController::activateProfile(const QString &profile)
{
    cancelActivation();
    m_connecting = profile;
    emit connectingChanged(profile);
    QStringList names{simulatorName()};
    for (const core::Connection &each : std::as_const(m_book.connections))
        names.append(each.name);
    const core::Connection connection{
        .name = ui::freeName(profile, names), .source = Source::Profile, .profile = profile};
    resolve(connection, {}, [this, activation = m_activation, connection](const Ready &ready) {
        if (activation != m_activation)
            return;
        finishActivation(connection, ready);
        if (ready)
            write({.connection = connection});
    });
}

void ConnectionController::setSimulator(const ActiveConnection &simulator)
{
    m_simulator = simulator;
    m_simulator->name = simulatorName();
    m_simulator->isSimulator = true;
    const bool isWanted = m_connecting == simulatorName();
    if (isWanted)
        stopConnecting();
    if (isWanted || m_activeName == simulatorName())
        setActive(simulatorName(), *m_simulator);
    else
        emit entriesChanged();
    emit simulatorSettled();
}

void ConnectionController::noteSimulatorFailed()
{
    emit simulatorSettled();
    if (m_connecting == simulatorName())
        stopConnecting();
}

void ConnectionController::setActive(const QString &name, const ActiveConnection &connection)
{
    m_activeName = name;
    m_active = connection;
    emit entriesChanged();
    emit connectionChanged(m_active);
}

void ConnectionController::stopConnecting()
{
    if (m_awaited)
        m_awaited->leave();
    m_awaited = nullptr;
    m_connecting.clear();
    emit connectingChanged({});
}

void ConnectionController::test(const ui::ConnectionDraft &draft)
{
    const int trial = ++m_trial;
    m_tester.reset();
    const QString holder = secretHolder(draft);
    std::optional<core::KeychainEntry> typed;
    if (!draft.secretAccessKey.isEmpty())
        typed = core::KeychainEntry{draft.secretAccessKey, draft.sessionToken};
    else if (const auto kept = m_secrets.sessionKeys(holder))
        typed = kept;
    core::Connection connection = draft.connection;
    if (!typed && !holder.isEmpty())
        connection.name = holder;
    // It may be asking a person for its password.
    const bool isKeychain = connection.source == Source::Keychain && !typed;
    emit tested({ui::TestReport::Outcome::Running,
                 isKeychain ? tr("Waiting for the keychain…") : tr("Asking the service…"),
                 {},
                 {}});
    resolve(connection, typed, [this, trial](const Ready &ready) {
        if (trial == m_trial)
            ask(ready);
    });
}

void ConnectionController::ask(const Ready &ready)
{
    if (!ready)
        return emit tested(reportOf(ready.error()));
    emit tested({ui::TestReport::Outcome::Running, tr("Asking the service…"), {}, {}});
    m_tester = std::make_unique<ServiceThread>(toActive({}, *ready));
    const auto answer = m_tester->ask<core::StreamPage>(
        [](core::KinesisClient &client, const core::Invocation &call) {
            return client.listStreams({}, {}, call);
        });
    core::deliver(answer, this,
                  [this, trial = m_trial,
                   keysFrom = ready->keysFrom](const core::Answer<core::StreamPage> &said) {
                      if (trial == m_trial)
                          emit tested(reportOf(said, keysFrom));
                  });
}

void ConnectionController::stopTest()
{
    ++m_trial;
    m_tester.reset();
}

} // namespace app
