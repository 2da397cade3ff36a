// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connection/ConnectionResolver.h"
#include "app/window/ActiveConnection.h"
#include "app/window/connections/ConnectionBook.h"
#include "app/window/connections/PatientKeys.h"
#include "app/window/connections/SecretKeeper.h"
#include "app/window/connections/ServiceThread.h"
#include "core/keychain/KeychainPatience.h"
#include "ui/credentials/ConnectionDraft.h"
#include "ui/credentials/SimulatorPage.h"
#include "ui/credentials/TestReport.h"

#include <QDateTime>
#include <QFileSystemWatcher>
#include <QHash>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace app {

// The connections of this person: read, made ready, tried, saved and deleted. Files are read and
// written on a thread of its own, services are asked on theirs, the keychain has its deadline.
class ConnectionController final : public QObject
{
    Q_OBJECT

public:
    ConnectionController(QString dataFolder, Variable variable, core::SecretStore &secrets,
                         QObject *parent = nullptr);
    ~ConnectionController() override;

    // Again, too. From then on what other programs write there is seen.
    void load();
    QList<ui::ConnectionEntry> entries() const; // the simulator first
    ui::SimulatorAccess simulatorAccess() const; // no address while it does not run
    QList<ui::ProfileSuggestion> suggestions() const; // profiles that no connection uses
    QStringList profileNames() const;
    const ActiveConnection &active() const { return m_active; }
    QString activeName() const { return m_activeName; }

    // Makes it ready and then active; the latest wish counts. One that cannot be made ready leaves
    // the one before active. A keychain that is silent is waited for until another wish, or
    // cancelActivation(), which leaves the one before active.
    void activate(const QString &name);
    void cancelActivation();
    // Makes it ready for one use and leaves the active one as it is; the answer comes later, or
    // never when `context` has gone.
    void prepare(const QString &name, QObject *context,
                 const std::function<void(const core::Result<ActiveConnection> &)> &receive);
    // Makes a connection of that profile when its keys can be read, and activates it.
    void activateProfile(const QString &profile);
    // The built-in simulator runs there, or somewhere else from now on.
    void setSimulator(const ActiveConnection &simulator);
    void noteSimulatorFailed(); // what was active before stays active

    void save(const ui::ConnectionDraft &draft);
    void test(const ui::ConnectionDraft &draft);
    void stopTest();
    void remove(const QString &name);
    void undoRemove();
    void forgetRemoved();

    static QString simulatorName();

signals:
    void connectionChanged(const app::ActiveConnection &connection);
    void simulatorSettled(); // it was set, or could not be started
    void connectingChanged(const QString &name); // empty: none is being made ready
    // No answer of the keychain yet: it may ask for a password. It stays being made ready.
    void keychainAwaited(const QString &name);
    void connectingFailed(const QString &name, const core::Error &error);
    void simulatorRequested(); // it is wanted and was not set yet
    void entriesChanged();
    void saved(const QString &name);
    // Nothing was saved. Of a silent keychain one of the two follows that come late, unless there
    // is another wish for the same connection, or never when it stays silent.
    void secretNotStored(ui::KeychainState state);
    void savedLate(const QString &name);
    void notSavedLate(const QString &name, ui::KeychainState state);
    void removed(const QString &name, const QString &remark); // the remark may be empty
    void tested(const ui::TestReport &report);
    void noticed(const QString &text); // worth knowing, not a failure
    void failed(const core::Error &error);

private:
    struct Removed
    {
        core::Connection connection;
        std::optional<core::KeychainEntry> keys;
        bool wasSession = false;
        QString remark = {};
        bool isLate = false; // after it had been said that the keychain is silent
    };
    enum class Timing { InTime, Late };
    using Ready = core::Result<ResolvedConnection>;
    using Receiver = std::function<void(const Ready &)>;

    const core::Connection *find(const QString &name) const;
    // The connection whose kept secret a draft has; empty: none.
    static QString secretHolder(const ui::ConnectionDraft &draft);
    void watch();
    void lookAgain();
    void takeOver(const ConnectionBook &book); // what others wrote
    void sayOnce(const std::optional<core::Error> &error);
    void resolve(const core::Connection &connection,
                 const std::optional<core::KeychainEntry> &typedKeys, const Receiver &receive);
    void awaitKeys(const core::Connection &connection);
    void finishWithKeys(const core::Connection &connection,
                        const std::optional<core::KeychainEntry> &keys);
    void finishActivation(const core::Connection &connection, const Ready &ready);
    void setActive(const QString &name, const ActiveConnection &connection);
    void stopConnecting();

    void saveWithKeys(const ui::ConnectionDraft &draft);
    void moveKeys(const ui::ConnectionDraft &draft);
    void storeAndWrite(const ui::ConnectionDraft &draft, const core::KeychainEntry &keys);
    void storeForDraft(const ui::ConnectionDraft &draft, const core::KeychainEntry &keys,
                       Timing timing);
    void store(const core::Connection &connection, const core::KeychainEntry &keys, Timing timing,
               const std::function<void(const core::Error &)> &noteFailure);
    void finishStoring(const QString &name, Timing timing);
    void write(const ui::ConnectionDraft &draft, Timing timing = Timing::InTime);
    void finishSaving(const ui::ConnectionDraft &draft, Timing timing);
    void saySavedLate(const QString &name);
    void removeOldSecret(const ui::ConnectionDraft &draft);
    void removeWithKeys(const core::Connection &connection,
                        const core::Result<core::KeychainEntry> &keys);
    void removeFromFile(const Removed &removed);
    void ask(const Ready &ready);

    QString m_folder;
    Variable m_variable;
    SecretKeeper m_secrets;
    core::KeychainPatience m_changes; // of secrets, by connection
    QHash<QString, ui::ConnectionDraft> m_unwritten; // until their secrets are stored; by name
    QFileSystemWatcher m_watcher; // of the folder: the file is replaced, not changed
    QDateTime m_bookTime; // of the file when it was looked at last
    QString m_fault; // of the files, that was said
    QTimer m_pause; // until whoever writes has written
    QThreadPool m_files; // one thread: one after the other
    ConnectionBook m_book;
    std::optional<ActiveConnection> m_simulator;
    ActiveConnection m_active;
    QString m_activeName;
    QString m_connecting;
    PatientKeys *m_awaited = nullptr; // ours; of the latest wish
    int m_activation = 0; // the latest wish
    int m_trial = 0; // the latest test
    std::unique_ptr<ServiceThread> m_tester;
    std::optional<Removed> m_removed;
};

} // namespace app
