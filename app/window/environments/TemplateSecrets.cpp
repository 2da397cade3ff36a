// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/environments/TemplateSecrets.h"

#include "app/window/settings/SettingsController.h"
#include "core/recordfiles/SecretId.h"
#include "core/result/Deliver.h"

namespace app {

using namespace Qt::Literals::StringLiterals;
using core::Settings;

TemplateSecrets::TemplateSecrets(core::SecretStore &store, SettingsController &settings,
                                 QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_settings(settings)
{
}

QString TemplateSecrets::entryName(const QString &id)
{
    return u"template secret "_s + id;
}

QHash<QString, ui::SecretState> TemplateSecrets::states() const
{
    QHash<QString, ui::SecretState> states;
    for (const QString &id : m_settings.settings().storedSecrets)
        states.insert(id, ui::SecretState::Stored);
    for (auto each = m_session.cbegin(); each != m_session.cend(); ++each)
        states.insert(each.key(), ui::SecretState::ThisSession);
    for (const QString &id : m_storing)
        states.insert(id, ui::SecretState::Storing);
    return states;
}

void TemplateSecrets::noteStored(const QString &id, bool isStored)
{
    m_settings.change([&](Settings &each) {
        each.storedSecrets.removeAll(id);
        if (isStored)
            each.storedSecrets += id;
    });
}

void TemplateSecrets::store(const QString &id, const core::Secret &value)
{
    m_storing += id;
    emit statesChanged();
    m_changes.await<void>(id,
                          {.ask = [this, id, value] { return m_store.write(entryName(id), value); },
                           .noteSilence =
                               [this, id, value](const core::Error &error) {
                                   core::Error silence = error;
                                   silence.detail +=
                                       u' ' + tr("It is stored as soon as an answer comes.");
                                   noteNotStored(id, value, silence);
                               },
                           .receive =
                               [this, id, value](const core::Result<> &written, bool isLate) {
                                   if (written)
                                       finishStoring(id, isLate);
                                   else if (!isLate)
                                       noteNotStored(id, value, written.error());
                               }});
}

void TemplateSecrets::noteNotStored(const QString &id, const core::Secret &value,
                                    const core::Error &error)
{
    m_storing.removeAll(id);
    m_notStored.emplace(id, value);
    emit notStored(error);
    emit statesChanged();
}

void TemplateSecrets::finishStoring(const QString &id, bool isLate)
{
    m_storing.removeAll(id);
    m_session.remove(id);
    if (m_notStored && m_notStored->first == id)
        m_notStored.reset();
    noteStored(id, true);
    const core::SecretWords words = core::secretWords(id);
    if (isLate)
        emit storedLate(tr("The keychain has answered: “%1” of “%2” is stored.")
                            .arg(words.name, words.environment));
    emit statesChanged();
}

void TemplateSecrets::keepForSession()
{
    if (!m_notStored)
        return;
    m_session.insert(m_notStored->first, m_notStored->second);
    m_notStored.reset();
    emit statesChanged();
}

void TemplateSecrets::forget(const QString &id)
{
    m_session.remove(id);
    m_storing.removeAll(id);
    if (!m_settings.settings().storedSecrets.contains(id) && !m_changes.isAwaited(id))
        return emit statesChanged();
    m_changes.await<void>(id,
                          {.ask = [this, id] { return m_store.remove(entryName(id)); },
                           .noteSilence = [this](const core::Error &error) { emit failed(error); },
                           .receive =
                               [this, id](const core::Result<> &removed, bool isLate) {
                                   if (removed)
                                       noteStored(id, false);
                                   else if (!isLate)
                                       emit failed(removed.error());
                                   emit statesChanged();
                               }});
}

// The old entry goes only when the new one is there.
void TemplateSecrets::move(const QString &from, const QString &to)
{
    if (const auto kept = m_session.constFind(from); kept != m_session.constEnd()) {
        m_session.insert(to, *kept);
        m_session.remove(from);
    }
    if (!m_settings.settings().storedSecrets.contains(from))
        return emit statesChanged();
    read({from}, [this, from, to](const core::Result<Values> &values) {
        if (!values)
            return emit failed(values.error());
        const core::Secret value = values->value(from);
        m_changes.await<void>(
            to,
            {.ask = [this, to, value] { return m_store.write(entryName(to), value); },
             .noteSilence = [this](const core::Error &error) { emit failed(error); },
             .receive =
                 [this, from, to](const core::Result<> &written, bool isLate) {
                     if (written) {
                         noteStored(to, true);
                         forget(from);
                     } else if (!isLate) {
                         emit failed(written.error());
                     }
                 }});
    });
}

void TemplateSecrets::read(const QStringList &ids, const Receiver &receive)
{
    readNext({ids, {}, receive});
}

void TemplateSecrets::readNext(Reading reading)
{
    while (!reading.ids.isEmpty() && m_session.contains(reading.ids.constFirst())) {
        const QString id = reading.ids.takeFirst();
        reading.values.insert(id, m_session.value(id));
    }
    if (reading.ids.isEmpty())
        return reading.receive(reading.values);
    const QString id = reading.ids.takeFirst();
    using Found = core::Result<std::optional<core::Secret>>;
    core::deliver(m_store.read(entryName(id)), this, [this, id, reading](const Found &found) {
        if (!found)
            return reading.receive(core::fail(found.error()));
        if (!*found) {
            const core::SecretWords words = core::secretWords(id);
            return reading.receive(
                core::fail({.kind = core::Error::Kind::Storage,
                            .code = u"SecretMissing"_s,
                            .detail = tr("The keychain has none for “%1” of “%2”, or is locked.")
                                          .arg(words.name, words.environment)}));
        }
        Reading next = reading;
        next.values.insert(id, **found);
        readNext(next);
    });
}

} // namespace app
