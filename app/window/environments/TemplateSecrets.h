// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/keychain/KeychainPatience.h"
#include "core/keychain/SecretStore.h"
#include "core/result/Result.h"
#include "ui/environments/EnvironmentEntry.h"

#include <QHash>
#include <QObject>
#include <QStringList>

#include <functional>
#include <optional>

namespace app {

class SettingsController;

// The values of templates' secrets, by core::secretId(): in the keychain, or in memory for this
// session. Read only to be sent; what has a value is known from the settings, which hold the names
// of those that were stored. Main thread.
class TemplateSecrets final : public QObject
{
    Q_OBJECT

public:
    TemplateSecrets(core::SecretStore &store, SettingsController &settings,
                    QObject *parent = nullptr);

    QHash<QString, ui::SecretState> states() const;

    void store(const QString &id, const core::Secret &value); // or notStored() follows
    void keepForSession(); // the one that was not stored last
    void forget(const QString &id); // its value
    void move(const QString &from, const QString &to); // the environment was renamed

    using Values = QHash<QString, core::Secret>; // by id
    using Receiver = std::function<void(const core::Result<Values> &)>;
    // All of them, or an Error that names the first that has none or cannot be read.
    void read(const QStringList &ids, const Receiver &receive);

    // What the keychain calls it.
    static QString entryName(const QString &id);

signals:
    void statesChanged();
    void notStored(const core::Error &error); // keepForSession() can follow, or storedLate()
    void storedLate(const QString &text); // by a keychain that had been silent, for people
    void failed(const core::Error &error);

private:
    struct Reading
    {
        QStringList ids; // that are still to be read
        Values values;
        Receiver receive;
    };

    void readNext(Reading reading);
    void noteStored(const QString &id, bool isStored);
    void noteNotStored(const QString &id, const core::Secret &value, const core::Error &error);
    void finishStoring(const QString &id, bool isLate);

    core::SecretStore &m_store;
    core::KeychainPatience m_changes; // by id
    SettingsController &m_settings;
    Values m_session;
    QStringList m_storing;
    std::optional<std::pair<QString, core::Secret>> m_notStored;
};

} // namespace app
