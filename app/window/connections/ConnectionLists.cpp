// SPDX-License-Identifier: GPL-3.0-or-later
// Which connections there are: saved ones, the simulator, and profiles that could be used.
#include "app/window/connections/Background.h"
#include "app/window/connections/ConnectionController.h"
#include "core/simulator/Simulator.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

using Source = core::Connection::Source;

} // namespace

void ConnectionController::watch()
{
    if (m_watcher.directories().isEmpty())
        m_watcher.addPath(m_folder); // as soon as there is one
}

// Other files of the folder change much more often, and a damaged one must not be read for each
// copy that reading makes of it.
void ConnectionController::lookAgain()
{
    using Seen = std::optional<core::Result<ConnectionBook>>; // nothing: it is as it was
    const auto read = [folder = m_folder, variable = m_variable, seen = m_bookTime] {
        const QDateTime time = bookTime(folder);
        return std::pair(time, time == seen ? Seen() : Seen(readBook(folder, variable)));
    };
    core::deliver(runInBackground(m_files, read), this,
                  [this](const std::pair<QDateTime, Seen> &look) {
                      m_bookTime = look.first;
                      const Seen &book = look.second;
                      if (!book)
                          return;
                      if (*book)
                          takeOver(**book);
                      sayOnce(*book ? (*book)->notice : std::optional(book->error()));
                  });
}

void ConnectionController::takeOver(const ConnectionBook &book)
{
    if (book.connections == m_book.connections && book.profiles == m_book.profiles)
        return;
    const core::Connection *active = find(m_activeName);
    const std::optional<core::Connection> before = active ? std::optional(*active) : std::nullopt;
    m_book = book;
    emit entriesChanged();
    const core::Connection *now = before ? find(m_activeName) : nullptr;
    if (before && !now)
        setActive({}, {});
    else if (before && *now != *before)
        activate(m_activeName);
}

// The folder changes more often than what is wrong in it.
void ConnectionController::sayOnce(const std::optional<core::Error> &error)
{
    const QString detail = error ? error->detail : QString();
    if (error && detail != m_fault)
        emit failed(*error);
    m_fault = detail;
}

void ConnectionController::load()
{
    watch();
    const auto read = [folder = m_folder, variable = m_variable] {
        return readBook(folder, variable);
    };
    core::deliver(runInBackground(m_files, read), this,
                  [this](const core::Result<ConnectionBook> &book) {
                      if (book)
                          m_book = *book;
                      emit entriesChanged();
                      m_fault.clear(); // it was asked for
                      sayOnce(book ? book->notice : std::optional(book.error()));
                  });
}

QList<ui::ConnectionEntry> ConnectionController::entries() const
{
    const core::Connection simulator{.name = simulatorName(),
                                     .source = Source::Dummy,
                                     .region = m_simulator ? m_simulator->endpoint.region
                                                           : u"us-east-1"_s};
    QList<ui::ConnectionEntry> entries{{.connection = simulator,
                                        .isActive = m_activeName == simulatorName(),
                                        .isSimulator = true}};
    for (const core::Connection &connection : m_book.connections)
        entries.append(
            {.connection = connection,
             .keychain = m_secrets.stateOf(connection),
             .hasToken = connection.source == Source::Keychain && m_secrets.hasToken(connection),
             .isActive = m_activeName == connection.name});
    return entries;
}

ui::SimulatorAccess ConnectionController::simulatorAccess() const
{
    if (!m_simulator)
        return {};
    return {.url = m_simulator->endpoint.url.toString(QUrl::RemovePath),
            .region = m_simulator->endpoint.region,
            .accessKeyId = QString::fromLatin1(core::simulatorAccessKeyId),
            .secretAccessKey = QString::fromLatin1(core::simulatorSecretAccessKey)};
}

QList<ui::ProfileSuggestion> ConnectionController::suggestions() const
{
    QList<ui::ProfileSuggestion> unused = m_book.profiles;
    unused.removeIf([this](const ui::ProfileSuggestion &profile) {
        return std::any_of(m_book.connections.begin(), m_book.connections.end(),
                           [&profile](const core::Connection &connection) {
                               return connection.source == Source::Profile
                                   && connection.profile == profile.name;
                           });
    });
    return unused;
}

QStringList ConnectionController::profileNames() const
{
    QStringList names;
    for (const ui::ProfileSuggestion &profile : m_book.profiles)
        names.append(profile.name);
    return names;
}

const core::Connection *ConnectionController::find(const QString &name) const
{
    const auto found = std::find_if(
        m_book.connections.begin(), m_book.connections.end(),
        [&name](const core::Connection &connection) { return connection.name == name; });
    return found == m_book.connections.end() ? nullptr : &*found;
}

} // namespace app
