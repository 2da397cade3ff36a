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
    if (const auto kept = m_secrets.sessionKeys(draft.replaces))
        return storeAndWrite(draft, *kept);
    if (isRenamed(draft))
        return moveKeys(draft);
    write(draft); // what is stored stays
}

// The secret is under the old name: it has to be had before anything changes.
void ConnectionController::moveKeys(const ui::ConnectionDraft &draft)
{
    const core::Connection *before = find(draft.replaces);
    if (!before)
        return emit failed({.kind = core::Error::Kind::NotFound,
                            .detail = u"The connection was deleted meanwhile."_s,
                            .where = draft.replaces});
    core::deliver(m_secrets.keysOf(*before), this,
                  [this, draft](const core::Result<core::KeychainEntry> &keys) {
                      if (keys)
                          storeAndWrite(draft, *keys);
                      else
                          emit secretNotStored(keychainStateOf(keys.error()));
                  });
}

void ConnectionController::storeAndWrite(const ui::ConnectionDraft &draft,
                                         const core::KeychainEntry &keys)
{
    const QString name = draft.connection.name;
    if (draft.sessionOnly) {
        m_secrets.keepForSession(name, keys);
        return write(draft);
    }
    core::deliver(m_secrets.store(draft.connection, keys), this,
                  [this, draft, name](const core::Result<> &stored) {
                      if (!stored)
                          return emit secretNotStored(keychainStateOf(stored.error()));
                      m_secrets.forgetSession(name);
                      m_secrets.note(name, ui::KeychainState::Stored);
                      write(draft);
                  });
}

void ConnectionController::write(const ui::ConnectionDraft &draft)
{
    const auto work = [folder = m_folder, connection = draft.connection,
                       replaces = draft.replaces] {
        return writeConnection(folder, connection, replaces);
    };
    core::deliver(runInBackground(m_files, work), this,
                  [this, draft](const core::Result<> &written) {
                      if (written)
                          finishSaving(draft);
                      else
                          emit failed(written.error());
                  });
}

void ConnectionController::finishSaving(const ui::ConnectionDraft &draft)
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
    core::deliver(m_secrets.remove(connection), this,
                  [this, connection, keys = *keys](const core::Result<> &gone) {
                      if (gone)
                          removeFromFile({.connection = connection, .keys = keys});
                      else
                          emit failed(gone.error());
                  });
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
                      m_secrets.forgetSession(name);
                      m_book.connections.removeIf(
                          [&name](const core::Connection &each) { return each.name == name; });
                      if (m_activeName == name)
                          setActive({}, {});
                      emit entriesChanged();
                      emit this->removed(name, removed.remark);
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
    core::deliver(m_secrets.store(removed.connection, *removed.keys), this,
                  [this, draft, keys = *removed.keys](const core::Result<> &stored) {
                      const QString name = draft.connection.name;
                      if (stored) {
                          m_secrets.note(name, ui::KeychainState::Stored);
                      } else {
                          m_secrets.keepForSession(name, keys);
                          emit failed(stored.error());
                      }
                      write(draft);
                  });
}

void ConnectionController::forgetRemoved()
{
    m_removed.reset();
}

} // namespace app
