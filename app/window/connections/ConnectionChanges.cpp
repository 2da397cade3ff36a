// SPDX-License-Identifier: GPL-3.0-or-later
// What changes connections: saving, deleting and taking that back.
#include "app/window/connections/Background.h"
#include "app/window/connections/ConnectionController.h"

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

using Source = core::Connection::Source;

bool isRenamed(const ui::ConnectionDraft &draft)
{
    return !draft.replaces.isEmpty() && draft.replaces != draft.connection.name;
}

} // namespace

void ConnectionController::save(const ui::ConnectionDraft &draft)
{
    if (draft.connection.source == Source::Keychain)
        saveWithKeys(draft);
    else
        write(draft);
}

void ConnectionController::saveWithKeys(const ui::ConnectionDraft &draft)
{
    if (!draft.secretAccessKey.isEmpty())
        return storeAndWrite(draft, {draft.secretAccessKey, draft.sessionToken});
    if (const auto kept = m_secrets.sessionKeys(secretHolder(draft)))
        return storeAndWrite(draft, *kept);
    if (isRenamed(draft) || (draft.replaces.isEmpty() && !draft.copyOf.isEmpty()))
        return moveKeys(draft);
    write(draft); // what is stored stays
}

QString ConnectionController::secretHolder(const ui::ConnectionDraft &draft)
{
    return draft.replaces.isEmpty() ? draft.copyOf : draft.replaces;
}

// The secret is under another name: it has to be had before anything changes.
void ConnectionController::moveKeys(const ui::ConnectionDraft &draft)
{
    const core::Connection *before = find(secretHolder(draft));
    if (!before)
        return emit failed({.kind = core::Error::Kind::NotFound,
                            .detail = u"The connection was deleted meanwhile."_s,
                            .where = secretHolder(draft)});
    const QString name = draft.connection.name;
    m_changes.await<core::KeychainEntry>(
        name,
        {.ask = [this, from = *before] { return m_secrets.keysOf(from); },
         .noteSilence =
             [this](const core::Error &error) { emit secretNotStored(keychainStateOf(error)); },
         .receive =
             [this, draft, name](const core::Result<core::KeychainEntry> &keys, bool isLate) {
                 if (keys && draft.sessionOnly)
                     storeAndWrite(draft, *keys);
                 else if (keys)
                     storeForDraft(draft, *keys, isLate ? Timing::Late : Timing::InTime);
                 else if (isLate)
                     emit notSavedLate(name, keychainStateOf(keys.error()));
                 else
                     emit secretNotStored(keychainStateOf(keys.error()));
             }});
}

void ConnectionController::storeAndWrite(const ui::ConnectionDraft &draft,
                                         const core::KeychainEntry &keys)
{
    const QString name = draft.connection.name;
    if (draft.sessionOnly) {
        m_secrets.keepForSession(name, keys);
        if (m_changes.isAwaited(name)) // it was to be stored, and may be yet
            store(draft.connection, keys, Timing::Late, {});
        return write(draft);
    }
    storeForDraft(draft, keys, Timing::InTime);
}

void ConnectionController::storeForDraft(const ui::ConnectionDraft &draft,
                                         const core::KeychainEntry &keys, Timing timing)
{
    m_unwritten.insert(draft.connection.name, draft);
    if (timing == Timing::Late)
        return store(draft.connection, keys, timing, {});
    store(draft.connection, keys, timing,
          [this](const core::Error &error) { emit secretNotStored(keychainStateOf(error)); });
}

// A silent keychain counts as a failure at first; whatever it does then is followed.
void ConnectionController::store(const core::Connection &connection,
                                 const core::KeychainEntry &keys, Timing timing,
                                 const std::function<void(const core::Error &)> &noteFailure)
{
    const QString name = connection.name;
    m_changes.await<void>(
        name,
        {.ask = [this, connection, keys] { return m_secrets.store(connection, keys); },
         .noteSilence = noteFailure,
         .receive =
             [this, name, keys, timing, noteFailure](const core::Result<> &stored, bool isLate) {
                 if (stored) {
                     m_secrets.noteKeys(name, keys);
                     return finishStoring(name, isLate ? Timing::Late : timing);
                 }
                 const bool isUnsaved = m_unwritten.remove(name) > 0;
                 if (!isLate && noteFailure)
                     noteFailure(stored.error());
                 else if (isUnsaved)
                     emit notSavedLate(name, keychainStateOf(stored.error()));
             }});
}

void ConnectionController::finishStoring(const QString &name, Timing timing)
{
    m_secrets.forgetSession(name);
    if (const auto draft = m_unwritten.constFind(name); draft != m_unwritten.constEnd())
        return write(*draft, timing);
    emit entriesChanged();
    saySavedLate(name);
}

void ConnectionController::saySavedLate(const QString &name)
{
    emit savedLate(name);
    emit noticed(tr("The keychain has answered: the secret of “%1” is stored.").arg(name));
}

void ConnectionController::write(const ui::ConnectionDraft &saved, Timing timing)
{
    const ui::ConnectionDraft draft = saved; // it may be the one that is removed here
    m_unwritten.remove(draft.connection.name);
    const auto work = [folder = m_folder, connection = draft.connection,
                       replaces = draft.replaces] {
        return writeConnection(folder, connection, replaces);
    };
    core::deliver(runInBackground(m_files, work), this,
                  [this, draft, timing](const core::Result<> &written) {
                      if (written)
                          finishSaving(draft, timing);
                      else
                          emit failed(written.error());
                  });
}

void ConnectionController::finishSaving(const ui::ConnectionDraft &draft, Timing timing)
{
    removeOldSecret(draft);
    const QString name = draft.connection.name;
    m_book.connections.removeIf(
        [&](const core::Connection &each) { return each.name == name && isRenamed(draft); });
    bool isThere = false;
    for (core::Connection &each : m_book.connections) {
        if (each.name != draft.replaces && each.name != name)
            continue;
        each = draft.connection;
        isThere = true;
    }
    if (!isThere)
        m_book.connections.append(draft.connection);
    const bool isActive =
        !m_activeName.isEmpty() && (m_activeName == name || m_activeName == draft.replaces);
    emit entriesChanged();
    if (timing == Timing::Late)
        saySavedLate(name);
    else
        emit saved(name);
    if (isActive && !draft.replaces.isEmpty())
        activate(name);
}

// Of a name or a source that it no longer has.
void ConnectionController::removeOldSecret(const ui::ConnectionDraft &draft)
{
    const core::Connection *before = find(draft.replaces);
    if (!before || before->source != Source::Keychain)
        return;
    if (!isRenamed(draft) && draft.connection.source == Source::Keychain)
        return;
    const bool wasSession = m_secrets.sessionKeys(before->name).has_value();
    m_secrets.forgetSession(before->name);
    if (wasSession)
        return;
    core::deliver(m_secrets.remove(*before), this, [this](const core::Result<> &gone) {
        if (!gone)
            emit failed(gone.error());
    });
}

void ConnectionController::remove(const QString &name)
{
    const core::Connection *connection = find(name);
    if (!connection)
        return;
    if (connection->source != Source::Keychain)
        return removeFromFile({.connection = *connection});
    if (const auto kept = m_secrets.sessionKeys(name))
        return removeFromFile({.connection = *connection, .keys = kept, .wasSession = true});
    core::deliver(m_secrets.keysOf(*connection), this,
                  [this, removed = *connection](const core::Result<core::KeychainEntry> &keys) {
                      removeWithKeys(removed, keys);
                  });
}

// The secret goes first and is kept for undo. A keychain that fails keeps its connection, so that
// it can be tried again; where it finds nothing there is nothing to delete, or it is locked.
void ConnectionController::removeWithKeys(const core::Connection &connection,
                                          const core::Result<core::KeychainEntry> &keys)
{
    if (!keys && keys.error().kind == core::Error::Kind::Credentials) {
        return removeFromFile(
            {.connection = connection,
             .remark = tr("If the keychain is locked, its secret is still in there.")});
    }
    if (!keys && keys.error().code != core::keychain::unavailable)
        return emit failed(keys.error());
    if (!keys)
        return removeFromFile({.connection = connection});
    m_changes.await<void>(
        connection.name,
        {.ask = [this, connection] { return m_secrets.remove(connection); },
         .noteSilence = [this](const core::Error &error) { emit failed(error); },
         .receive =
             [this, connection, keys = *keys](const core::Result<> &gone, bool isLate) {
                 if (gone)
                     removeFromFile({.connection = connection, .keys = keys, .isLate = isLate});
                 else if (!isLate)
                     emit failed(gone.error());
             }});
}

void ConnectionController::removeFromFile(const Removed &removed)
{
    const QString name = removed.connection.name;
    const auto work = [folder = m_folder, name] { return removeConnection(folder, name); };
    core::deliver(runInBackground(m_files, work), this,
                  [this, removed, name](const core::Result<> &written) {
                      if (!written)
                          return emit failed(written.error());
                      m_removed = removed;
                      m_changes.leave(name);
                      m_unwritten.remove(name);
                      m_secrets.forgetSession(name);
                      m_book.connections.removeIf(
                          [&name](const core::Connection &each) { return each.name == name; });
                      if (m_activeName == name)
                          setActive({}, {});
                      emit entriesChanged();
                      emit this->removed(name, removed.remark);
                      if (removed.isLate)
                          emit noticed(tr("The keychain has answered: “%1” is deleted.").arg(name));
                  });
}

void ConnectionController::undoRemove()
{
    if (!m_removed)
        return;
    const Removed removed = *m_removed;
    m_removed.reset();
    const ui::ConnectionDraft draft{.connection = removed.connection,
                                    .sessionOnly = removed.wasSession};
    if (!removed.keys)
        return write(draft);
    if (removed.wasSession)
        return storeAndWrite(draft, *removed.keys);
    m_unwritten.insert(draft.connection.name, draft);
    store(draft.connection, *removed.keys, Timing::InTime,
          [this, draft, keys = *removed.keys](const core::Error &error) {
              m_secrets.keepForSession(draft.connection.name, keys);
              emit failed(error);
              write(draft);
          });
}

void ConnectionController::forgetRemoved()
{
    m_removed.reset();
}

} // namespace app
