// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/wiring/ConnectionWiring.h"

#include "ui/common/Format.h"
#include "ui/shell/ContextBar.h"
#include "ui/shell/Popover.h"
#include "ui/shell/StatusLine.h"
#include "ui/simulator/FaultsPage.h"

#include <algorithm>
#include <utility>

namespace app {

using namespace Qt::Literals::StringLiterals;
using core::Settings;
using ui::Command;

namespace {

constexpr QLatin1StringView streamPrefix{"stream:"};
constexpr QLatin1StringView connectionPrefix{"connection:"};
constexpr QLatin1StringView profilePrefix{"profile:"};

} // namespace

ConnectionWiring::ConnectionWiring(const Views &views, const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_views(views)
    , m_parts(parts)
    , m_faultsPage(new ui::FaultsPage)
    , m_faults(new ui::Popover(*views.window.centralWidget(), *m_faultsPage))
    , m_streamNews(m_parts.streams, views.window.statusLine())
{
    m_parts.streams.setFavourites(parts.settings.settings().favouriteStreams);
    connectErrors(); // first: a change clears what was said before it, not what it brings
    connectCommands();
    connectConnections();
    connectStreams();
    connectSimulator();
    connectWelcome();
    m_parts.shell.setPaletteExtras([this] { return paletteEntries(); });
    connect(&m_parts.shell, &ShellController::extraChosen, this,
            &ConnectionWiring::runPaletteEntry);
    showStreamCommands();
}

void ConnectionWiring::start()
{
    m_parts.connections.load();
    if (m_views.window.showsStartPage())
        m_localEndpoints.look();
}

void ConnectionWiring::on(Command command, const std::function<void()> &run)
{
    connect(&m_views.actions[command], &QAction::triggered, this, run);
}

void ConnectionWiring::connectCommands()
{
    on(Command::ChooseConnection, [this] { m_views.connectionPicker.openList(); });
    on(Command::ChooseStream, [this] { m_views.streamPicker.openList(); });
    on(Command::NewConnection, [this] { m_parts.room.newConnection({}); });
    on(Command::ManageConnections, [this] { m_parts.room.manageConnections(); });
    on(Command::Refresh, [this] { m_parts.streams.refresh(); });
    on(Command::ReadRecords, [this] {
        if (const auto &stream = m_parts.streams.chosen())
            m_parts.room.readRecords(stream->id.toString());
    });
    on(Command::CreateStream, [this] { m_parts.room.createStream(); });
    on(Command::DeleteStream, [this] {
        if (const auto &stream = m_parts.streams.chosen())
            m_parts.room.deleteStream(stream->id.name());
    });
    on(Command::Faults, [this] { openFaults(); });
    on(Command::StartPage, [this] {
        m_localEndpoints.look();
        m_views.window.showStartPage(true);
        m_views.welcome.setFocus();
    });
}

void ConnectionWiring::connectConnections()
{
    ConnectionController *connections = &m_parts.connections;
    connect(connections, &ConnectionController::connectionChanged, this,
            &ConnectionWiring::showConnection);
    connect(connections, &ConnectionController::entriesChanged, this, [this] {
        fillWelcome();
        if (!std::exchange(m_isStarted, true))
            entriesRead();
    });
    connect(connections, &ConnectionController::noticed, this,
            [this](const QString &text) { m_views.window.statusLine().say(text); });
}

void ConnectionWiring::connectStreams()
{
    StreamController *streams = &m_parts.streams;
    connect(streams, &StreamController::streamChanged, this, &ConnectionWiring::streamChosen);
    connect(streams, &StreamController::streamCleared, this, &ConnectionWiring::showStreamCommands);
    connect(streams, &StreamController::favouritesChanged, this,
            [this](const QStringList &favourites) {
                m_parts.settings.change(
                    [&favourites](Settings &each) { each.favouriteStreams = favourites; });
            });
}

void ConnectionWiring::connectSimulator()
{
    SimulatorController *simulator = &m_parts.simulator;
    connect(&m_parts.connections, &ConnectionController::simulatorRequested, simulator,
            &SimulatorController::start);
    connect(simulator, &SimulatorController::started, &m_parts.connections,
            &ConnectionController::setSimulator);
    connect(simulator, &SimulatorController::failed, &m_parts.connections,
            &ConnectionController::noteSimulatorFailed);
    connect(simulator, &SimulatorController::failed, this,
            [this] { m_views.welcome.setBusy(false); });
    ui::ContextBar *bar = &m_views.window.contextBar();
    connect(bar, &ui::ContextBar::faultsRequested, this, &ConnectionWiring::openFaults);
    connect(m_faultsPage, &ui::FaultsPage::changed, this, [this](const ui::FaultChoice &choice) {
        m_parts.simulator.setFaults(choice);
        m_views.window.contextBar().setFaultCount(choice.countOn());
    });
}

void ConnectionWiring::connectWelcome()
{
    const ui::WelcomePage *welcome = &m_views.welcome;
    connect(welcome, &ui::WelcomePage::demoRequested, this, [this] {
        m_views.welcome.setBusy(true);
        emit demoRequested();
    });
    connect(welcome, &ui::WelcomePage::profileRequested, this, [this](const QString &name) {
        if (name.isEmpty())
            m_parts.room.newConnection({});
        else
            m_parts.connections.activateProfile(name);
    });
    connect(welcome, &ui::WelcomePage::endpointRequested, this, &ConnectionWiring::newEndpoint);
    connect(&m_localEndpoints, &LocalEndpoints::found, &m_views.welcome,
            &ui::WelcomePage::setLocalEndpoints);
    connect(welcome, &ui::WelcomePage::draftRequested, this, [this] {
        m_views.window.showStartPage(false);
        m_views.drafts.focusBody();
    });
}

// Each is said until the same thing goes well.
void ConnectionWiring::connectErrors()
{
    using Topic = ShellController::Topic;
    ShellController *shell = &m_parts.shell;
    const auto showAs = [shell](Topic topic) {
        return [shell, topic](const core::Error &error) { shell->showErrorOf(topic, error); };
    };
    const StreamController *streams = &m_parts.streams;
    connect(&m_parts.room, &ConnectionsRoom::failed, shell, showAs(Topic::Connection));
    connect(&m_parts.simulator, &SimulatorController::failed, shell, showAs(Topic::Connection));
    connectWaiting();
    connect(streams, &StreamController::listFailed, shell, showAs(Topic::StreamList));
    connect(streams, &StreamController::failed, shell, showAs(Topic::Stream));

    connect(&m_parts.connections, &ConnectionController::connectionChanged, shell,
            &ShellController::clearServiceErrors);
    connect(streams, &StreamController::listed, shell,
            [shell] { shell->clearErrorOf(Topic::StreamList); });
    const auto clearStream = [shell] { shell->clearErrorOf(Topic::Stream); };
    connect(streams, &StreamController::streamChanged, shell, clearStream);
    connect(streams, &StreamController::streamCleared, shell, clearStream);
}

// For a keychain that has to be unlocked, and again for what could not be had.
void ConnectionWiring::connectWaiting()
{
    using Topic = ShellController::Topic;
    ShellController *shell = &m_parts.shell;
    ConnectionController *connections = &m_parts.connections;
    connect(&m_parts.room, &ConnectionsRoom::notConnected, this,
            [shell, connections](const QString &name, const core::Error &error) {
                shell->showErrorOf(Topic::Connection, error, {tr("Try again"), [connections, name] {
                                                                  connections->activate(name);
                                                              }});
            });
    connect(connections, &ConnectionController::keychainAwaited, this,
            [shell, connections](const QString &name) {
                shell->showNote(Topic::Keychain,
                                tr("Waiting for the keychain to be unlocked. “%1” connects by "
                                   "itself as soon as it answers.")
                                    .arg(name),
                                {tr("Cancel"), [connections] { connections->cancelActivation(); }});
            });
    connect(connections, &ConnectionController::connectingChanged, shell,
            [shell] { shell->clearErrorOf(Topic::Keychain); });
}

void ConnectionWiring::newEndpoint(const QString &url)
{
    m_parts.room.newConnection(
        {.connection = {.name = tr("Local endpoint"),
                        .source = core::Connection::Source::Dummy,
                        .region = u"us-east-1"_s,
                        .endpointUrl = url.isEmpty() ? u"http://127.0.0.1:4566"_s : url}});
}

void ConnectionWiring::entriesRead()
{
    const QString last = m_parts.settings.settings().lastConnection;
    const auto entries = m_parts.connections.entries();
    const bool isThere = std::any_of(entries.begin(), entries.end(), [&last](const auto &each) {
        return each.connection.name == last;
    });
    if (isThere && m_parts.connections.activeName().isEmpty())
        m_parts.connections.activate(last);
}

void ConnectionWiring::fillWelcome()
{
    QStringList profiles;
    for (const ui::ProfileSuggestion &profile : m_parts.connections.suggestions())
        profiles.append(profile.name);
    m_views.welcome.setProfiles(profiles);
}

void ConnectionWiring::showConnection(const ActiveConnection &connection)
{
    m_views.welcome.setBusy(false);
    m_views.window.setProduction(connection.isProduction);
    m_views.window.contextBar().setSimulator(connection.isSimulator);
    m_views.actions[Command::Faults].setEnabled(connection.isSimulator);
    showStreamCommands();
    if (connection.name.isEmpty())
        return;
    const bool wasStartPage = m_views.window.showsStartPage();
    m_views.window.showStartPage(false);
    if (wasStartPage)
        m_views.drafts.focusBody();
    const QString name = m_parts.connections.activeName();
    m_parts.settings.change([&name](Settings &each) { each.lastConnection = name; });
    chooseUsualStream(connection);
}

void ConnectionWiring::chooseUsualStream(const ActiveConnection &connection)
{
    const QString last =
        m_parts.settings.settings().lastStreams.value(m_parts.connections.activeName());
    if (!last.isEmpty())
        m_parts.streams.choose(last);
    else if (connection.isSimulator)
        m_parts.streams.choose(QString::fromLatin1(demoStream));
}

void ConnectionWiring::streamChosen(const ActiveStream &stream)
{
    const QString connection = m_parts.connections.activeName();
    const QString id = stream.id.toString();
    m_parts.settings.change([&](Settings &each) { each.lastStreams.insert(connection, id); });
    showStreamCommands();
}

void ConnectionWiring::showStreamCommands()
{
    showTitle();
    const bool hasConnection = !m_parts.connections.active().name.isEmpty();
    for (const auto command : {Command::ChooseStream, Command::Refresh, Command::CreateStream})
        m_views.actions[command].setEnabled(hasConnection);
    for (const auto command : {Command::ReadRecords, Command::DeleteStream})
        m_views.actions[command].setEnabled(m_parts.streams.chosen().has_value());
    m_views.actions[Command::Faults].setEnabled(m_parts.connections.active().isSimulator);
}

// For the list of windows: where this one sends to.
void ConnectionWiring::showTitle()
{
    const ActiveConnection &connection = m_parts.connections.active();
    QStringList parts;
    if (connection.isProduction)
        parts.append(tr("PRODUCTION"));
    if (const auto &stream = m_parts.streams.chosen())
        parts.append(stream->id.name());
    if (!connection.name.isEmpty())
        parts.append(connection.name);
    m_views.window.setWindowTitle(parts.isEmpty() ? u"Headgate"_s
                                                  : ui::printable(parts.join(u" · "_s)));
}

void ConnectionWiring::openFaults()
{
    m_faultsPage->setChoice(m_parts.simulator.faults());
    m_faults->openBelow(m_views.window.contextBar().faultsButton());
}

QList<ui::PaletteEntry> ConnectionWiring::paletteEntries() const
{
    QList<ui::PaletteEntry> entries;
    for (const ui::StreamEntry &stream : m_parts.streams.state().entries)
        entries.append({.id = streamPrefix + stream.listing.name,
                        .text = stream.listing.name,
                        .group = tr("Streams"),
                        .icon = "waves"});
    for (const ui::ConnectionEntry &connection : m_parts.connections.entries())
        entries.append({.id = connectionPrefix + connection.connection.name,
                        .text = connection.connection.name,
                        .group = tr("Connections"),
                        .icon = "plug"});
    for (const ui::ProfileSuggestion &profile : m_parts.connections.suggestions())
        entries.append({.id = profilePrefix + profile.name,
                        .text = profile.name,
                        .group = tr("AWS profiles"),
                        .icon = "user-round"});
    return entries;
}

void ConnectionWiring::runPaletteEntry(const QString &id)
{
    if (id.startsWith(streamPrefix))
        m_parts.streams.choose(id.mid(streamPrefix.size()));
    else if (id.startsWith(connectionPrefix))
        m_parts.connections.activate(id.mid(connectionPrefix.size()));
    else if (id.startsWith(profilePrefix))
        m_parts.connections.activateProfile(id.mid(profilePrefix.size()));
}

} // namespace app
