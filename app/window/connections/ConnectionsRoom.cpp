// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/connections/ConnectionsRoom.h"

#include "app/window/connections/RecordReader.h"
#include "app/window/connections/TestReports.h"
#include "ui/credentials/ConnectionPicker.h"
#include "ui/credentials/ConnectionsDialog.h"
#include "ui/credentials/KeychainState.h"
#include "ui/records/RecordsDialog.h"
#include "ui/streams/CreateStreamDialog.h"
#include "ui/streams/DeleteStreamDialog.h"
#include "ui/streams/StreamList.h"
#include "ui/streams/StreamPicker.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;

namespace app {

ConnectionsRoom::ConnectionsRoom(ConnectionController &connections, StreamController &streams,
                                 const Views &views, QObject *parent)
    : QObject(parent)
    , m_connections(connections)
    , m_streams(streams)
    , m_views(views)
{
    connectConnections();
    connectStreams();
    showConnections();
    showStreams();
}

void ConnectionsRoom::connectConnections()
{
    using Picker = ui::ConnectionPicker;
    connect(&m_views.connectionPicker, &Picker::chosen, &m_connections,
            &ConnectionController::activate);
    connect(&m_views.connectionPicker, &Picker::profileChosen, &m_connections,
            &ConnectionController::activateProfile);
    connect(&m_views.connectionPicker, &Picker::manageRequested, this,
            &ConnectionsRoom::manageConnections);
    connect(&m_connections, &ConnectionController::connectingChanged, &m_views.connectionPicker,
            &Picker::setConnecting);
    connect(&m_connections, &ConnectionController::entriesChanged, this,
            &ConnectionsRoom::showConnections);
    connect(&m_connections, &ConnectionController::connectionChanged, &m_streams,
            &StreamController::setConnection);
    connect(&m_connections, &ConnectionController::failed, this, &ConnectionsRoom::showFailure);
    connect(&m_connections, &ConnectionController::connectingFailed, this,
            [this](const QString &name, const core::Error &error) {
                if (!m_dialog || !m_dialog->isVisible())
                    emit notConnected(name, error);
            });
    connect(&m_connections, &ConnectionController::noticed, this, &ConnectionsRoom::noticed);
    connect(&m_connections, &ConnectionController::secretNotStored, this,
            [this](ui::KeychainState state) { showNotStored({}, state); });
    connect(&m_connections, &ConnectionController::notSavedLate, this,
            &ConnectionsRoom::showNotStored);
}

// Whoever closed the dialog while it was saving learns it here.
void ConnectionsRoom::showNotStored(const QString &name, ui::KeychainState state)
{
    if (m_dialog && m_dialog->isVisible())
        return;
    if (state == ui::KeychainState::Silent)
        return emit noticed(tr("The secret is not stored yet: the keychain does not answer. The "
                               "connection is saved as soon as it does."));
    const QString what = name.isEmpty()
        ? tr("The connection was not saved, for its secret was not stored.")
        : tr("“%1” was not saved, for its secret was not stored.").arg(name);
    emit failed({.kind = core::Error::Kind::Storage,
                 .detail = what + u' ' + ui::lookOf(state).text,
                 .where = name});
}

void ConnectionsRoom::connectStreams()
{
    connect(&m_streams, &StreamController::stateChanged, this, &ConnectionsRoom::showStreams);
    connect(&m_views.streamPicker, &ui::StreamPicker::chosen, &m_streams,
            &StreamController::choose);
    connect(&m_views.streamPicker, &ui::StreamPicker::refreshRequested, &m_streams,
            &StreamController::refresh);
    connect(&m_views.streamPicker, &ui::StreamPicker::createRequested, this,
            &ConnectionsRoom::createStream);
    connect(&m_views.streamPicker, &ui::StreamPicker::readRequested, this, [this] {
        if (const auto &stream = m_streams.chosen())
            readRecords(stream->id.toString());
    });
    connect(&m_views.streamPicker, &ui::StreamPicker::favouriteToggled, &m_streams,
            &StreamController::toggleFavourite);
    connect(&m_views.streamPicker, &ui::StreamPicker::describeRequested, &m_streams,
            &StreamController::describe);
    ui::StreamList *list = &m_views.streamList;
    connect(list, &ui::StreamList::chosen, &m_streams, &StreamController::choose);
    connect(list, &ui::StreamList::refreshRequested, &m_streams, &StreamController::refresh);
    connect(list, &ui::StreamList::createRequested, this, &ConnectionsRoom::createStream);
    connect(list, &ui::StreamList::deleteRequested, this, &ConnectionsRoom::deleteStream);
    connect(list, &ui::StreamList::readRequested, this, &ConnectionsRoom::readRecords);
    connect(list, &ui::StreamList::favouriteToggled, &m_streams,
            &StreamController::toggleFavourite);
    connect(list, &ui::StreamList::pickRequested, &m_views.streamPicker,
            &ui::StreamPicker::openList);
    connect(list, &ui::StreamList::copyRequested, this,
            [](const QString &text) { QGuiApplication::clipboard()->setText(text); });
}

void ConnectionsRoom::manageConnections()
{
    openDialog();
    const auto entries = m_connections.entries();
    const QString name = m_connections.activeName();
    m_dialog->showConnection(name.isEmpty() ? entries.constLast().connection.name : name);
}

void ConnectionsRoom::newConnection(const ui::ConnectionDraft &draft)
{
    // An endpoint that was filled in is a guess: it stands ready to be replaced.
    openDialog().showNew(draft,
                         draft.connection.endpointUrl.isEmpty() ? ui::ConnectionField::Name
                                                                : ui::ConnectionField::EndpointUrl);
}

ui::ConnectionsDialog &ConnectionsRoom::openDialog()
{
    if (!m_dialog || !m_dialog->isVisible()) { // one that was closed is about to go
        m_dialog = new ui::ConnectionsDialog(m_views.questions, &m_views.window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connectDialog(*m_dialog);
        m_connections.load();
    }
    fillDialog();
    m_dialog->open();
    return *m_dialog;
}

void ConnectionsRoom::connectDialog(ui::ConnectionsDialog &dialog)
{
    using Dialog = ui::ConnectionsDialog;
    using Controller = ConnectionController;
    connect(&dialog, &Dialog::saveRequested, &m_connections, &Controller::save);
    connect(&dialog, &Dialog::testRequested, &m_connections, &Controller::test);
    connect(&dialog, &Dialog::deleteRequested, &m_connections, &Controller::remove);
    connect(&dialog, &Dialog::undoRequested, &m_connections, &Controller::undoRemove);
    connect(&dialog, &Dialog::useRequested, &m_connections, &Controller::activate);
    connect(&dialog, &Dialog::dismissed, &m_connections, &Controller::forgetRemoved);
    connect(&dialog, &Dialog::dismissed, &m_connections, &Controller::stopTest);
    connect(&m_connections, &Controller::saved, &dialog, &Dialog::noteSaved);
    connect(&m_connections, &Controller::secretNotStored, &dialog, &Dialog::noteSecretNotStored);
    connect(&m_connections, &Controller::savedLate, &dialog, &Dialog::noteSavedLate);
    connect(&m_connections, &Controller::notSavedLate, &dialog, &Dialog::noteNotSavedLate);
    connect(&m_connections, &Controller::removed, &dialog, &Dialog::noteDeleted);
    connect(&m_connections, &Controller::tested, &dialog, &Dialog::setReport);
    connect(&m_connections, &Controller::failed, &dialog,
            [&dialog](const core::Error &error) { dialog.noteFailure(barText(error)); });
    connect(&m_connections, &Controller::connectingFailed, &dialog,
            [&dialog](const QString &, const core::Error &error) {
                dialog.noteFailure(barText(error));
            });
}

void ConnectionsRoom::fillDialog()
{
    m_dialog->setProfiles(m_connections.profileNames());
    m_dialog->setSimulator(m_connections.simulatorAccess());
    m_dialog->setEntries(m_connections.entries());
}

void ConnectionsRoom::showConnections()
{
    m_views.connectionPicker.setEntries(m_connections.entries(), m_connections.suggestions());
    if (m_dialog)
        fillDialog();
}

void ConnectionsRoom::showFailure(const core::Error &error)
{
    if (!m_dialog || !m_dialog->isVisible())
        emit failed(error);
}

void ConnectionsRoom::showStreams()
{
    const ui::StreamsState state = m_streams.state();
    m_views.streamPicker.setState(state);
    m_views.streamList.setState(state);
}

void ConnectionsRoom::createStream()
{
    QStringList names;
    for (const ui::StreamEntry &entry : m_streams.state().entries)
        names.append(entry.listing.name);
    auto *dialog = new ui::CreateStreamDialog(
        m_streams.place(), m_streams.connection().isProduction, names, &m_views.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ui::CreateStreamDialog::createRequested, this,
            [this, dialog](const core::NewStream &stream) {
                dialog->setBusy(true);
                m_streams.create(stream);
            });
    connect(&m_streams, &StreamController::created, dialog, &QDialog::accept);
    connect(&m_streams, &StreamController::changeFailed, dialog,
            [dialog](const core::Error &error) { dialog->showFailure(barText(error)); });
    dialog->open();
}

void ConnectionsRoom::deleteStream(const QString &name)
{
    auto *dialog = new ui::DeleteStreamDialog(name, m_streams.place(),
                                              m_streams.connection().isProduction, &m_views.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ui::DeleteStreamDialog::deleteRequested, this,
            [this, dialog](const QString &stream, bool withConsumers) {
                dialog->setBusy(true);
                m_streams.remove(stream, withConsumers);
            });
    connect(&m_streams, &StreamController::removed, dialog, &QDialog::accept);
    connect(
        &m_streams, &StreamController::changeFailed, dialog,
        [dialog, name](const core::Error &error) { dialog->showFailure(barText(error, name)); });
    // Another connection may be in use by the time the name is typed.
    connect(&m_connections, &ConnectionController::connectionChanged, dialog, &QDialog::reject);
    dialog->open();
}

void ConnectionsRoom::readRecords(const QString &nameOrArn)
{
    const auto id = core::StreamId::fromString(nameOrArn);
    if (!id)
        return;
    auto *dialog = new ui::RecordsDialog(id->name(), m_streams.place(), &m_views.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto *reader = new RecordReader(m_streams.connection(), *id, dialog);
    connect(dialog, &ui::RecordsDialog::readRequested, reader, &RecordReader::read);
    connect(dialog, &ui::RecordsDialog::nextRequested, reader, &RecordReader::next);
    connect(reader, &RecordReader::shardsListed, dialog, &ui::RecordsDialog::setShards);
    connect(reader, &RecordReader::pageRead, dialog, &ui::RecordsDialog::showPage);
    connect(reader, &RecordReader::failed, dialog,
            [dialog, name = id->name()](const core::Error &error) {
                dialog->showFailure(barText(error, name));
            });
    reader->listShards();
    dialog->show();
}

} // namespace app
