// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/wiring/SendWiring.h"

#include "app/window/drafts/SendTargets.h"
#include "ui/shell/StatusLine.h"

#include <QRandomGenerator>

#include <utility>

namespace app {

using namespace Qt::Literals::StringLiterals;
using ui::Command;

namespace {

// Values of a template are new each time that it is sent.
core::RenderedDraft renderToSend(const core::Draft &draft, core::TemplateSurroundings templates,
                                 const core::DraftSurroundings &surroundings)
{
    templates.rendering.seed = QRandomGenerator::global()->generate64();
    return core::renderAny(draft, draft.times, templates, surroundings);
}

} // namespace

SendWiring::SendWiring(const Views &views, const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_views(views)
    , m_parts(parts)
    , m_mergeGate(parts.questions)
    , m_news(views, parts.shell, parts.send)
{
    connectDrafts();
    connectRun();
    connectCommands();
    showTarget();
}

void SendWiring::on(Command command, const std::function<void()> &run)
{
    connect(&m_views.actions[command], &QAction::triggered, this, run);
}

void SendWiring::connectDrafts()
{
    const ui::DraftTabs *drafts = &m_views.drafts;
    connect(drafts, &ui::DraftTabs::sendRequested, this, &SendWiring::send);
    connect(drafts, &ui::DraftTabs::sendSelectionRequested, this, &SendWiring::sendSelection);
    connect(drafts, &ui::DraftTabs::stopRequested, &m_parts.send, &SendController::stop);
    connect(&m_parts.connections, &ConnectionController::connectionChanged, this,
            &SendWiring::showTarget);
    connect(&m_parts.streams, &StreamController::streamChanged, this, &SendWiring::showTarget);
    connect(&m_parts.streams, &StreamController::streamCleared, this, &SendWiring::showTarget);
    DraftController *checks = &m_parts.drafts;
    connect(&m_parts.streams, &StreamController::streamChanged, checks,
            &DraftController::setStream);
    connect(&m_parts.streams, &StreamController::streamChanged, this,
            [this, last = core::StreamId()](const ActiveStream &stream) mutable {
                if (std::exchange(last, stream.id) != stream.id) // not: it is known better now
                    m_views.window.statusLine().dropHint();
            });
    connect(&m_parts.streams, &StreamController::streamCleared, checks,
            [checks] { checks->setStream({}); });
    connect(drafts, &ui::DraftTabs::draftChanged, this, &SendWiring::dropWish);
    connect(checks, &DraftController::factsChanged, this, &SendWiring::runWish);
}

void SendWiring::connectRun()
{
    const SendController *send = &m_parts.send;
    ui::ResultsPage *results = &m_views.results;
    connect(send, &SendController::busyChanged, this, &SendWiring::showTarget);
    connect(send, &SendController::stopping, this, &SendWiring::showTarget);
    connect(send, &SendController::stopping, results, &ui::ResultsPage::showStopping);
    connect(results, &ui::ResultsPage::retryRequested, this, &SendWiring::retry);
    connect(results, &ui::ResultsPage::stopRequested, &m_parts.send, &SendController::stop);
    connect(send, &SendController::began, results,
            [this, results] { results->setSource(m_parts.send.results()); });
    connect(send, &SendController::updated, results, &ui::ResultsPage::updated);
    connect(send, &SendController::finished, this, &SendWiring::showTarget);
    connect(send, &SendController::failed, this, [this](const core::Error &error) {
        m_parts.shell.showErrorOf(ShellController::Topic::Results, error);
    });
    connect(send, &SendController::leftUnsettled, &m_parts.shell, &ShellController::showError);
}

void SendWiring::connectCommands()
{
    on(Command::Send, [this] { send(); });
    on(Command::SendSelection, [this] { sendSelection(); });
    on(Command::Stop, [this] { m_parts.send.stop(); });
    on(Command::StrictOrder, [this] {
        const bool isOn = m_views.actions[Command::StrictOrder].isChecked();
        m_views.window.statusLine().setStrictOrder(isOn);
    });
}

ui::SendTarget SendWiring::target() const
{
    const auto stream = m_parts.streams.chosen().value_or(ActiveStream{});
    auto target = sendTarget(m_parts.connections.active(), stream, m_parts.send.isBusy());
    target.isStopping = m_parts.send.isStopping();
    if (target.blockedBy.isEmpty() && stream.summary.status == u"CREATING")
        target.blockedBy = tr("The stream is still being created.");
    else if (target.blockedBy.isEmpty() && stream.summary.status == u"DELETING")
        target.blockedBy = tr("The stream is being deleted.");
    return target;
}

bool SendWiring::canSend() const
{
    return !m_isAsking && !m_parts.send.isBusy() && target().blockedBy.isEmpty();
}

void SendWiring::showTarget()
{
    const bool isBusy = m_parts.send.isBusy();
    const bool hasResults = m_parts.send.results() != nullptr;
    m_views.drafts.setTarget(target());
    m_views.actions[Command::Send].setEnabled(canSend());
    m_views.actions[Command::SendSelection].setEnabled(canSend());
    m_views.actions[Command::SendTo].setEnabled(!isBusy);
    m_views.actions[Command::Stop].setEnabled(isBusy);
    for (const auto command : {Command::ExportJsonl, Command::ExportCsv, Command::EditAsNew,
                               Command::CopyCell, Command::CopyRows, Command::CopyColumn,
                               Command::Inspect, Command::GroupNone, Command::GroupByShard,
                               Command::GroupByCode, Command::GroupByKey, Command::GroupByAttempts})
        m_views.actions[command].setEnabled(hasResults);
}

void SendWiring::send()
{
    if (!canSend() || !isChecked(Wish::All))
        return;
    const QString hindrance = m_views.drafts.hindrance();
    if (!hindrance.isEmpty()) {
        m_views.drafts.goToProblem();
        return m_views.window.statusLine().hint(hindrance); // going there is a change
    }
    start(m_views.drafts.currentDraft(), {});
}

// Somebody who pastes and sends at once is quicker than the check.
bool SendWiring::isChecked(Wish wish)
{
    m_wish = Wish::None;
    if (m_parts.drafts.isExamined())
        return true;
    m_wish = wish;
    m_views.window.statusLine().hint(tr("Checking before sending…"));
    m_parts.drafts.examineNow();
    return false;
}

void SendWiring::runWish()
{
    if (!m_parts.drafts.isExamined())
        return;
    const Wish wish = std::exchange(m_wish, Wish::None);
    if (wish == Wish::All)
        send();
    else if (wish == Wish::Selection)
        sendSelection();
}

// What was said of the draft is true of it no more, or it is another one.
void SendWiring::dropWish()
{
    m_views.window.statusLine().dropHint();
    if (std::exchange(m_wish, Wish::None) != Wish::None)
        m_views.window.statusLine().say(
            tr("Not sent: the draft was changed before it was checked"));
}

void SendWiring::sendSelection()
{
    const QList<qsizetype> rows = m_views.drafts.selectedRows();
    if (!canSend() || !isChecked(Wish::Selection))
        return;
    const QString hindrance = m_views.drafts.hindranceOf(rows);
    if (!hindrance.isEmpty()) {
        m_views.drafts.goToProblemOf(rows);
        return m_views.window.statusLine().hint(hindrance);
    }
    start(m_views.drafts.currentDraft(), {.records = rows});
}

void SendWiring::start(const core::Draft &draft, const SendOptions &options)
{
    m_elsewhere.clear();
    start(draft, m_parts.connections.active(), *m_parts.streams.chosen(), options);
}

void SendWiring::sendElsewhere(const core::Draft &draft,
                               const std::optional<QList<qsizetype>> &records,
                               const ActiveConnection &connection, const ActiveStream &stream)
{
    if (m_isAsking || m_parts.send.isBusy())
        return;
    m_elsewhere = tr("%1, %2").arg(stream.id.name(), connection.name);
    if (connection.isProduction)
        m_elsewhere += tr(" (PRODUCTION)");
    start(draft, connection, stream, {.records = records});
}

// Where it goes is settled before anybody is asked for a secret.
void SendWiring::start(const core::Draft &draft, const ActiveConnection &connection,
                       const ActiveStream &stream, const SendOptions &options)
{
    m_isAsking = true;
    m_mergeGate.open(
        draft, options.records,
        [this, draft, connection, stream, options](const std::optional<core::MergeMark> &refused) {
            setAsking(false);
            if (refused)
                return m_views.drafts.goTo(refused->row, u"body"_s, refused->place);
            openSecrets(draft, connection, stream, options);
        });
}

void SendWiring::openSecrets(const core::Draft &draft, const ActiveConnection &connection,
                             const ActiveStream &stream, const SendOptions &options)
{
    const QString where = connection.isProduction
        ? tr("the stream %1 of the PRODUCTION connection %2")
        : tr("the stream %1 of the connection %2");
    setAsking(true);
    m_parts.secrets.open(draft, where.arg(stream.id.name(), connection.name),
                         [this, draft, connection, stream,
                          options](const core::Result<core::TemplateSurroundings> &templates) {
                             setAsking(false);
                             if (templates)
                                 return startWith(*templates, draft, connection, stream, options);
                             if (templates.error().kind == core::Error::Kind::Cancelled)
                                 return m_views.window.statusLine().say(templates.error().detail);
                             m_parts.shell.showErrorOf(ShellController::Topic::Results,
                                                       templates.error());
                         });
}

void SendWiring::setAsking(bool isAsking)
{
    m_isAsking = isAsking;
    showTarget();
}

void SendWiring::startWith(const core::TemplateSurroundings &templates, const core::Draft &draft,
                           const ActiveConnection &connection, const ActiveStream &stream,
                           SendOptions options)
{
    options.render = [templates](const core::Draft &sent,
                                 const core::DraftSurroundings &surroundings) {
        return renderToSend(sent, templates, surroundings);
    };
    options.readFile = m_parts.drafts.surroundings(draft).readFile;
    options.secrets = templates.rendering.secrets->values();
    m_parts.shell.clearErrorOf(ShellController::Topic::Results);
    options.strictOrder = m_views.actions[Command::StrictOrder].isChecked();
    const bool isJson = draft.payloadKind == core::PayloadKind::Json;
    m_sentKind = isJson ? core::PayloadKind::Json : core::PayloadKind::Text;
    m_views.drafts.rememberSent(draft);
    const bool isMany = draft.mode == core::Draft::Mode::Table || draft.records.size() > 1;
    m_news.expect(draft, m_elsewhere, isMany);
    m_parts.send.send(draft, connection, stream, options);
}

void SendWiring::retry(const QList<qint64> &rows, bool mayDuplicate)
{
    m_news.expectRetry();
    m_parts.send.retry(rows, mayDuplicate);
}

} // namespace app
