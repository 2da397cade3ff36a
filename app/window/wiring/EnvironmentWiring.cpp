// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/wiring/EnvironmentWiring.h"

#include "core/recordfiles/SecretId.h"
#include "ui/common/Format.h"
#include "ui/shell/StatusLine.h"

#include <algorithm>
#include <utility>

namespace app {

using core::DraftEnvironment;
using core::Settings;
using ui::Command;
using ui::EnvironmentEntry;

EnvironmentWiring::EnvironmentWiring(const Views &views, const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_views(views)
    , m_parts(parts)
{
    connectDrafts();
    connectEnvironments();
    connect(&m_views.actions[Command::Environments], &QAction::triggered, this,
            [this] { edit(m_views.drafts.currentDraft().environment); });
    connect(&m_parts.libraryWiring, &LibraryWiring::environmentOpened, this,
            &EnvironmentWiring::openFile);
    connect(&m_views.library, &ui::LibraryPane::newEnvironmentRequested, this,
            [this](const ui::LibraryKey &folder) {
                edit(std::nullopt); // it shows the new one as soon as there is one
                m_parts.environments.createIn(folder.root, folder.path);
            });
    connect(&m_parts.connections, &ConnectionController::connectionChanged, this,
            &EnvironmentWiring::chooseStream);
    connect(&m_parts.drafts, &DraftController::restored, this, &EnvironmentWiring::lookBeside);
    m_parts.environments.setCollections(m_parts.settings.settings().collections);
}

void EnvironmentWiring::lookBeside()
{
    const QStringList &collections = m_parts.settings.settings().collections;
    QStringList folders = m_opened;
    for (const core::Draft &draft : m_views.drafts.session().drafts) {
        if (draft.file && !folders.contains(draft.file->root))
            folders += draft.file->root;
    }
    folders.removeIf([&collections](const QString &each) { return collections.contains(each); });
    m_parts.environments.setOthers(folders);
}

void EnvironmentWiring::openFile(const DraftEnvironment &environment)
{
    if (!m_opened.contains(environment.root))
        m_opened += environment.root;
    lookBeside();
    edit(environment);
}

void EnvironmentWiring::connectDrafts()
{
    const ui::DraftTabs *drafts = &m_views.drafts;
    connect(drafts, &ui::DraftTabs::environmentChosen, this, &EnvironmentWiring::takeChoice);
    connect(drafts, &ui::DraftTabs::editEnvironmentsRequested, this,
            [this] { edit(m_views.drafts.currentDraft().environment); });
    m_parts.drafts.setAddition(
        [this](core::TemplateSurroundings &around, const core::Draft &draft) {
            m_parts.environments.addTo(around, draft);
        });
}

void EnvironmentWiring::connectEnvironments()
{
    EnvironmentController *environments = &m_parts.environments;
    // Whatever changed in a folder may have been an environment.
    connect(&m_parts.library, &LibraryController::treeChanged, environments, [this] {
        m_parts.environments.setCollections(m_parts.settings.settings().collections);
        lookBeside();
    });
    connect(environments, &EnvironmentController::entriesChanged, this, [this] {
        m_views.drafts.setEnvironments(m_parts.environments.entries());
        m_parts.drafts.examineAnew();
        if (m_dialog)
            fillDialog();
    });
    connect(environments, &EnvironmentController::saved, this, &EnvironmentWiring::followRename);
    connect(environments, &EnvironmentController::failed, this, [this](const core::Error &error) {
        if (!m_dialog)
            m_parts.shell.showError(error);
    });
    connect(&m_parts.secrets, &TemplateSecrets::failed, this, [this](const core::Error &error) {
        if (!m_dialog)
            m_parts.shell.showError(error);
    });
    connect(&m_parts.secrets, &TemplateSecrets::storedLate, this,
            [this](const QString &text) { m_views.window.statusLine().say(text); });
    connect(&m_parts.library, &LibraryController::moved, this,
            [this](const ui::LibraryKey &from, const ui::LibraryKey &to) {
                const EnvironmentEntry *entry =
                    m_parts.environments.find(DraftEnvironment{from.root, from.path});
                if (entry)
                    moveSecrets(entry->key, {to.root, to.path}, entry->environment.secrets);
            });
}

void EnvironmentWiring::takeChoice()
{
    const core::Draft draft = m_views.drafts.currentDraft();
    const EnvironmentEntry *entry = m_parts.environments.find(draft.environment);
    if (draft.file) {
        m_parts.settings.change([&draft](Settings &each) {
            if (draft.environment)
                each.environments.insert(draft.file->root,
                                         draft.environment->root + u'/' + draft.environment->path);
            else
                each.environments.remove(draft.file->root);
        });
    }
    m_parts.drafts.examineAnew();
    if (entry)
        suggest(*entry);
}

const ui::ConnectionEntry *EnvironmentWiring::connectionOf(const EnvironmentEntry &entry)
{
    m_connections = m_parts.connections.entries();
    const QString &name = entry.environment.connection;
    const QString wanted = name.isEmpty() ? m_parts.connections.activeName() : name;
    const auto found =
        std::find_if(m_connections.begin(), m_connections.end(),
                     [&wanted](const auto &each) { return each.connection.name == wanted; });
    return found == m_connections.end() ? nullptr : &*found;
}

bool EnvironmentWiring::isFollowed(const EnvironmentEntry &entry) const
{
    const core::Environment &wanted = entry.environment;
    const auto &stream = m_parts.streams.chosen();
    return (wanted.connection.isEmpty() || wanted.connection == m_parts.connections.activeName())
        && (wanted.stream.isEmpty()
            || (stream
                && (stream->id.name() == wanted.stream || stream->id.toString() == wanted.stream)));
}

// Once a person agreed for a collection, choosing one of its environments is word enough; never for
// production, which is pointed at each time.
void EnvironmentWiring::suggest(const EnvironmentEntry &entry)
{
    const QString suggestion = ui::suggestionIn(entry.environment);
    if (suggestion.isEmpty() || isFollowed(entry))
        return;
    const QString name = ui::printable(entry.name);
    const ui::ConnectionEntry *connection = connectionOf(entry);
    if (!connection)
        return m_views.drafts.suggest(
            entry.environment.connection.isEmpty()
                ? tr("“%1” suggests %2. Choose a connection first.").arg(name, suggestion)
                : tr("“%1” suggests %2. You have no connection of that name.")
                      .arg(name, suggestion),
            {}, [] {});
    const bool isProduction = connection->connection.isProduction;
    if (!isProduction && m_parts.settings.settings().trustedCollections.contains(entry.key.root))
        return follow(entry);
    const QString text = isProduction
        ? tr("“%1” suggests %2. That is PRODUCTION: you are asked each time.")
        : tr("“%1” suggests %2. You are asked once for “%3”.");
    const core::Environment &wanted = entry.environment;
    const bool hasBoth = !wanted.connection.isEmpty() && !wanted.stream.isEmpty();
    m_views.drafts.suggest(isProduction
                               ? text.arg(name, suggestion)
                               : text.arg(name, suggestion, ui::printable(entry.collection)),
                           hasBoth ? tr("Use them") : tr("Use it"), [this, entry, isProduction] {
                               if (!isProduction)
                                   trust(entry.key.root);
                               follow(entry);
                           });
}

void EnvironmentWiring::trust(const QString &root)
{
    m_parts.settings.change([&root](Settings &each) {
        if (!each.trustedCollections.contains(root))
            each.trustedCollections += root;
    });
}

void EnvironmentWiring::follow(const EnvironmentEntry &entry)
{
    const core::Environment &wanted = entry.environment;
    m_views.window.statusLine().say(
        tr("%1: %2").arg(ui::printable(entry.name), ui::suggestionIn(wanted)));
    m_connectionToCome.clear();
    if (wanted.connection.isEmpty() || wanted.connection == m_parts.connections.activeName()) {
        if (!wanted.stream.isEmpty())
            m_parts.streams.choose(wanted.stream);
        return;
    }
    m_connectionToCome = wanted.connection;
    m_streamToCome = wanted.stream;
    m_parts.connections.activate(wanted.connection);
}

// The usual stream of the connection was chosen before.
void EnvironmentWiring::chooseStream()
{
    const QString connection = std::exchange(m_connectionToCome, {});
    if (!m_streamToCome.isEmpty() && !connection.isEmpty()
        && m_parts.connections.activeName() == connection)
        m_parts.streams.choose(m_streamToCome);
}

void EnvironmentWiring::edit(const std::optional<DraftEnvironment> &environment)
{
    if (!m_dialog || !m_dialog->isVisible()) { // one that was closed is about to go
        m_dialog = new ui::EnvironmentsDialog(m_parts.questions, &m_views.window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connectDialog(*m_dialog);
        m_parts.environments.refresh();
    }
    fillDialog();
    m_dialog->show(environment);
    m_dialog->open();
}

void EnvironmentWiring::connectDialog(ui::EnvironmentsDialog &dialog)
{
    using Dialog = ui::EnvironmentsDialog;
    using Controller = EnvironmentController;
    Controller *environments = &m_parts.environments;
    TemplateSecrets *secrets = &m_parts.secrets;
    connect(&dialog, &Dialog::createRequested, environments, &Controller::create);
    connect(&dialog, &Dialog::saveRequested, environments, &Controller::save);
    connect(&dialog, &Dialog::deleteRequested, environments, &Controller::remove);
    connect(&dialog, &Dialog::deleteForGoodRequested, environments, &Controller::removeForGood);
    connect(environments, &Controller::trashMissing, &dialog, &Dialog::noteNoTrash);
    connect(environments, &Controller::removedForGood, &dialog, &Dialog::noteDeletedForGood);
    connect(&dialog, &Dialog::undoRequested, environments, &Controller::restore);
    connect(environments, &Controller::created, &dialog, &Dialog::noteCreated);
    connect(environments, &Controller::saved, &dialog,
            [&dialog](const DraftEnvironment &, const DraftEnvironment &now) {
                dialog.noteSaved(now);
            });
    connect(environments, &Controller::removed, &dialog, &Dialog::noteDeleted);
    connect(environments, &Controller::failed, &dialog,
            [&dialog](const core::Error &error) { dialog.noteFailure(error.detail); });
    connect(&dialog, &Dialog::secretEntered, secrets, &TemplateSecrets::store);
    connect(&dialog, &Dialog::secretForgotten, secrets, &TemplateSecrets::forget);
    connect(&dialog, &Dialog::keepForSessionRequested, secrets, &TemplateSecrets::keepForSession);
    connect(secrets, &TemplateSecrets::statesChanged, &dialog,
            [this, &dialog] { dialog.setSecretStates(m_parts.secrets.states()); });
    connect(secrets, &TemplateSecrets::notStored, &dialog,
            [&dialog](const core::Error &error) { dialog.noteSecretNotStored(error.detail); });
    connect(secrets, &TemplateSecrets::storedLate, &dialog, &Dialog::noteSecretStoredLate);
    connect(secrets, &TemplateSecrets::failed, &dialog,
            [&dialog](const core::Error &error) { dialog.noteFailure(error.detail); });
}

void EnvironmentWiring::fillDialog()
{
    QStringList connections;
    for (const ui::ConnectionEntry &each : m_parts.connections.entries())
        connections += each.connection.name;
    m_dialog->setRoots(m_parts.environments.roots());
    m_dialog->setConnections(connections);
    m_dialog->setSecretStates(m_parts.secrets.states());
    m_dialog->setEntries(m_parts.environments.entries());
}

void EnvironmentWiring::followRename(const DraftEnvironment &before, const DraftEnvironment &now)
{
    if (before == now)
        return;
    const EnvironmentEntry *entry = m_parts.environments.find(before);
    moveSecrets(before, now, entry ? entry->environment.secrets : QStringList());
}

// Drafts, what was chosen and granted, and the values of secrets know the file by its name.
void EnvironmentWiring::moveSecrets(const DraftEnvironment &before, const DraftEnvironment &now,
                                    const QStringList &names)
{
    m_views.drafts.followEnvironment(before, now);
    m_parts.settings.change([&](Settings &each) {
        const QString from = before.root + u'/' + before.path;
        for (QString &file : each.environments) {
            if (file == from)
                file = now.root + u'/' + now.path;
        }
        for (QStringList &granted : each.grantedSecrets) {
            for (const QString &name : names) {
                if (granted.removeAll(core::secretId(before, name)) > 0)
                    granted += core::secretId(now, name);
            }
        }
    });
    for (const QString &name : names)
        m_parts.secrets.move(core::secretId(before, name), core::secretId(now, name));
}

} // namespace app
