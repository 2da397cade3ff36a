// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/wiring/SendToWiring.h"

#include "core/outcome/Explanation.h"
#include "ui/common/Format.h"
#include "ui/shell/StatusLine.h"

namespace app {

using namespace Qt::Literals::StringLiterals;

SendToWiring::SendToWiring(const Views &views, const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_views(views)
    , m_parts(parts)
{
    connect(&m_views.actions[ui::Command::SendTo], &QAction::triggered, this, &SendToWiring::ask);
}

SendToWiring::~SendToWiring() = default;

void SendToWiring::ask()
{
    if (m_dialog)
        return;
    m_draft = m_views.drafts.currentDraft();
    QString hindrance;
    if (core::isReadOnly(m_draft) || core::isBlank(m_draft)
        || m_parts.send.target().blockedBy.isEmpty())
        hindrance = m_views.drafts.hindrance(); // else it is about where drafts go
    if (core::isBlank(m_draft))
        hindrance = tr("There is nothing to send yet");
    if (!hindrance.isEmpty())
        return m_views.window.statusLine().hint(hindrance);
    m_selected = m_views.drafts.selectedRows();
    const qint64 times = m_draft.isTemplate ? m_draft.times : 1;
    const bool hasChoice = m_draft.records.size() > 1;
    QList<ui::SendToDialog::Place> places;
    for (const ui::ConnectionEntry &entry : m_parts.connections.entries())
        places += {entry.connection.name, entry.connection.isProduction};
    m_dialog = new ui::SendToDialog(
        places, m_parts.connections.activeName(),
        {.all = times * m_draft.records.size(),
         .selected = hasChoice ? times * m_selected.size() : 0,
         .prefersSelected = m_draft.mode == core::Draft::Mode::Table && m_selected.size() > 1},
        &m_views.window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &ui::SendToDialog::connectionChosen, this, &SendToWiring::connectTo);
    connect(m_dialog, &ui::SendToDialog::sendRequested, this, &SendToWiring::findStream);
    connect(m_dialog, &QDialog::finished, this, [this] { m_streams.reset(); });
    connectTo(m_dialog->connectionName());
    m_dialog->open();
}

void SendToWiring::connectTo(const QString &connection)
{
    m_isFinding = false;
    m_streams = std::make_unique<StreamController>();
    StreamController *streams = m_streams.get();
    connect(streams, &StreamController::stateChanged, m_dialog,
            [this, streams] { m_dialog->setStreams(streams->state()); });
    connect(streams, &StreamController::streamChanged, this, &SendToWiring::streamFound);
    connect(streams, &StreamController::failed, this, &SendToWiring::fail);
    m_parts.connections.prepare(
        connection, m_dialog,
        [this, streams, number = ++m_connecting](const core::Result<ActiveConnection> &ready) {
            if (number != m_connecting || !m_dialog || m_streams.get() != streams)
                return;
            if (ready)
                streams->setConnection(*ready);
            else
                fail(ready.error());
        });
}

void SendToWiring::findStream()
{
    if (m_streams->connection().name.isEmpty())
        return m_dialog->showFailure(tr("The connection is not ready yet. Try again in a moment."));
    m_dialog->setBusy(true);
    m_isFinding = true;
    m_told = 0;
    m_streams->choose(m_dialog->stream());
}

// It is told twice: by its name at once, and when its shards are known or it is known why they are
// not. What is wrong with it is told right behind that.
void SendToWiring::streamFound()
{
    if (!m_isFinding || ++m_told < 2)
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_isFinding && m_dialog)
                confirm();
        },
        Qt::QueuedConnection);
}

void SendToWiring::confirm()
{
    m_isFinding = false;
    if (!m_dialog->isProduction())
        return finish();
    const QString stream = m_streams->chosen()->id.name();
    m_parts.questions.confirmTyped(
        tr("Send to PRODUCTION?"),
        (m_dialog->count() == 1
             ? tr("1 record goes to “%1” of the connection “%2”, which is marked as production.")
             : tr("%1 records go to “%2” of the connection “%3”, which is marked as production.")
                   .arg(ui::grouped(m_dialog->count())))
            .arg(stream, ui::printable(m_dialog->connectionName())),
        stream, tr("Send to PRODUCTION"), [this](bool isAgreed) {
            if (!m_dialog)
                return;
            if (isAgreed)
                finish();
            else
                m_dialog->setBusy(false);
        });
}

void SendToWiring::finish()
{
    const auto records = m_dialog->wantsSelected() ? std::optional(m_selected) : std::nullopt;
    const ActiveConnection connection = m_streams->connection();
    const ActiveStream stream = *m_streams->chosen();
    m_dialog->accept();
    m_parts.send.sendElsewhere(m_draft, records, connection, stream);
}

void SendToWiring::fail(const core::Error &error)
{
    m_isFinding = false;
    if (!m_dialog)
        return;
    const core::Explanation why = core::explain(error, m_dialog->stream());
    m_dialog->showFailure(ui::printable(QString(why.what + u' ' + why.whatNow).trimmed()));
}

} // namespace app
