// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/wiring/ResultsWiring.h"

#include "app/window/wiring/RecordDraft.h"
#include "core/results/ResultQuestions.h"
#include "ui/common/Format.h"
#include "ui/shell/StatusLine.h"

#include <QFileInfo>

#include <array>
#include <numeric>

namespace app {

using namespace Qt::Literals::StringLiterals;
using ui::Command;

namespace {

constexpr std::array chips{Command::ShowAll,       Command::ShowStored,  Command::ShowRefused,
                           Command::ShowThrottled, Command::ShowRetried, Command::ShowUncertain,
                           Command::ShowNotSent};

} // namespace

ResultsWiring::ResultsWiring(const Views &views, const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_views(views)
    , m_parts(parts)
{
    connectResults();
    connectCommands();
    const SendController *send = &m_parts.send;
    connect(send, &SendController::busyChanged, this, &ResultsWiring::enableForFailures);
    connect(send, &SendController::began, this, &ResultsWiring::enableForFailures);
    connect(send, &SendController::updated, this, &ResultsWiring::enableForFailures);
    enableForFailures();
}

// What is about failures does nothing without any.
void ResultsWiring::enableForFailures()
{
    const core::ResultSource *source = m_parts.send.results();
    const bool hasFailures = source && core::hasFailures(*source);
    m_views.actions[Command::RetryFailed].setEnabled(hasFailures && !m_parts.send.isBusy()
                                                     && core::hasRetryable(*source));
    for (const auto command : {Command::SaveFailed, Command::NextFailure, Command::PreviousFailure})
        m_views.actions[command].setEnabled(hasFailures);
}

void ResultsWiring::connectResults()
{
    const ui::ResultsPage *results = &m_views.results;
    connect(results, &ui::ResultsPage::saveRequested, this, &ResultsWiring::askWhereToSave);
    connect(results, &ui::ResultsPage::goToRecordRequested, this, &ResultsWiring::goToRecord);
    connect(results, &ui::ResultsPage::editAsNewRequested, this, &ResultsWiring::editAsNew);
    connect(results, &ui::ResultsPage::markRequested, &m_parts.send, &SendController::mark);
    connect(results, &ui::ResultsPage::unmarkRequested, &m_parts.send,
            &SendController::takeMarksBack);
    connect(results, &ui::ResultsPage::copied, this,
            [this](const QString &what) { m_views.window.statusLine().say(what); });
    connect(&m_parts.send, &SendController::saved, this, [this](const QString &path, qint64 rows) {
        m_parts.shell.clearErrorOf(ShellController::Topic::Results);
        m_views.window.statusLine().say(
            tr("%1 saved as %2").arg(ui::grouped(rows), QFileInfo(path).fileName()));
    });
}

void ResultsWiring::on(Command command, const std::function<void()> &run)
{
    connect(&m_views.actions[command], &QAction::triggered, this, run);
}

void ResultsWiring::connectCommands()
{
    ui::ResultsPage &results = m_views.results;
    on(Command::RetryFailed, [&results] { results.retryFailed(); });
    on(Command::SaveFailed, [&results] { results.saveFailed(); });
    on(Command::CopyCell, [&results] { results.copyCell(); });
    on(Command::CopyRows, [&results] { results.copyRows(); });
    on(Command::CopyColumn, [&results] { results.copyColumn(); });
    on(Command::Inspect, [&results] { results.toggleInspector(); });
    on(Command::RowDown, [&results] { results.moveRow(1); });
    on(Command::RowUp, [&results] { results.moveRow(-1); });
    on(Command::NextFailure, [&results] { results.goToFailure(1); });
    on(Command::PreviousFailure, [&results] { results.goToFailure(-1); });
    using Column = core::ResultColumn;
    on(Command::GroupNone, [&results] { results.setGrouping({}); });
    on(Command::GroupByShard, [&results] { results.setGrouping(Column::Shard); });
    on(Command::GroupByCode, [&results] { results.setGrouping(Column::Error); });
    on(Command::GroupByKey, [&results] { results.setGrouping(Column::PartitionKey); });
    on(Command::GroupByAttempts, [&results] { results.setGrouping(Column::Attempts); });
    on(Command::EditAsNew, [&results] { results.editAsNew(); });
    on(Command::ExportJsonl, [this] { exportAll(core::ExportKind::Results); });
    on(Command::ExportCsv, [this] { exportAll(core::ExportKind::Table); });
    for (std::size_t i = 0; i < chips.size(); ++i)
        on(chips.at(i), [&results, i] { results.showChip(static_cast<int>(i)); });
}

void ResultsWiring::askWhereToSave(core::ExportKind kind, const QList<qint64> &rows)
{
    const core::ResultSource *source = m_parts.send.results();
    if (!source)
        return;
    const QString suffix = core::suffixOf(kind);
    const QString what = kind == core::ExportKind::Records ? u"failed"_s : u"results"_s;
    m_parts.questions.saveFile(tr("Save %1 records").arg(ui::grouped(rows.size())),
                               u"%1-%2.%3"_s.arg(source->title().stream, what, suffix),
                               u"*.%1"_s.arg(suffix), [this, kind, rows](const QString &path) {
                                   if (!path.isEmpty())
                                       m_parts.send.save(path, kind, rows);
                               });
}

void ResultsWiring::exportAll(core::ExportKind kind)
{
    const core::ResultSource *source = m_parts.send.results();
    if (!source)
        return;
    QList<qint64> rows(source->rowCount());
    std::iota(rows.begin(), rows.end(), 0);
    askWhereToSave(kind, rows);
}

void ResultsWiring::goToRecord(qint64 row, const QString &field)
{
    const auto place = m_parts.send.placeOf(row);
    if (!place)
        return;
    if (m_views.drafts.showDraft(place->draftId))
        m_views.drafts.goTo(place->record, field.isEmpty() ? u"body"_s : field, {});
    else
        m_views.window.statusLine().say(tr("The draft of this record was closed."));
}

void ResultsWiring::editAsNew(qint64 row)
{
    const core::ResultSource *source = m_parts.send.results();
    if (!source)
        return;
    const core::Record &record = source->record(row);
    m_views.drafts.openDraft(draftOf({record}, m_parts.sending.sentKind()));
    m_views.drafts.focusBody();
    if (record.data.contains(core::secretDots) || record.partitionKey.contains(core::secretDots))
        m_views.window.statusLine().say(tr("Dots stand where secrets were: put them back before "
                                           "you send it, or send the template again."));
}

} // namespace app
