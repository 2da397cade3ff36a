// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/environments/EnvironmentController.h"

#include "app/window/drafts/PoolWork.h"
#include "core/recordfiles/SecretId.h"
#include "core/result/Deliver.h"
#include "ui/common/Format.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace app {

using namespace Qt::Literals::StringLiterals;

EnvironmentController::EnvironmentController(QString ownFolder, QObject *parent)
    : QObject(parent)
    , m_ownFolder(std::move(ownFolder))
    , m_reading(std::make_shared<EnvironmentReading>())
    , m_latest(std::make_shared<std::atomic<quint64>>(0))
{
    m_pool.setMaxThreadCount(1);
}

EnvironmentController::~EnvironmentController()
{
    ++*m_latest; // what is being read ends early
    m_pool.waitForDone();
}

template <typename Work, typename Receive>
void EnvironmentController::run(Work work, Receive receive)
{
    core::deliver(runIn(m_pool, std::move(work)), this, std::move(receive));
}

QList<ui::EnvironmentRoot> EnvironmentController::roots() const
{
    QList<ui::EnvironmentRoot> all;
    for (const QString &folder : m_folders)
        all += {folder, QFileInfo(folder).fileName()};
    for (const QString &folder : m_others)
        all += {folder, QFileInfo(folder).fileName(), true};
    all += {m_ownFolder, tr("Your own")};
    return all;
}

void EnvironmentController::setCollections(const QStringList &folders)
{
    m_folders = folders;
    refresh();
}

void EnvironmentController::setOthers(const QStringList &folders)
{
    if (std::exchange(m_others, folders) != folders)
        refresh();
}

void EnvironmentController::refresh()
{
    const quint64 number = ++*m_latest;
    run(
        [reading = m_reading, latest = m_latest, number, roots = roots(), own = m_ownFolder] {
            return reading->read(roots, own, [latest, number] { return *latest != number; });
        },
        [this, number](const QList<ui::EnvironmentEntry> &entries) {
            if (*m_latest != number || entries == m_entries)
                return;
            m_entries = entries;
            emit entriesChanged();
        });
}

const ui::EnvironmentEntry *
EnvironmentController::find(const std::optional<core::DraftEnvironment> &key) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&key](const auto &each) {
        return key == each.key && each.problem.isEmpty();
    });
    return found == m_entries.end() ? nullptr : &*found;
}

QString EnvironmentController::whyNoSecretAtAll(const core::Draft &draft) const
{
    if (!draft.file)
        return tr("The secret “%1” can be used by templates of a collection only, which you allow "
                  "it to: save this draft in one first (Ctrl+S).");
    const ui::EnvironmentEntry *entry = find(draft.environment);
    if (entry && ui::isOffered(*entry, draft))
        return {};
    if (draft.environment)
        return tr("The secret “%1” comes from an environment, and “%2” cannot be used here. Choose "
                  "another one beside the variables.")
            .arg(u"%1"_s, ui::printable(core::nameOf(*draft.environment)));
    const bool hasSome =
        std::any_of(m_entries.begin(), m_entries.end(),
                    [&draft](const auto &each) { return ui::isOffered(each, draft); });
    return hasSome ? tr("The secret “%1” comes from an environment, and none is chosen. Choose one "
                        "beside the variables.")
                   : tr("The secret “%1” comes from an environment, and there is none yet. Make "
                        "one that has it (Ctrl+Shift+E).");
}

void EnvironmentController::addTo(core::TemplateSurroundings &around,
                                  const core::Draft &draft) const
{
    if (const QString why = whyNoSecretAtAll(draft); !why.isEmpty())
        around.whyNoSecret = [why](const QString &name) { return why.arg(ui::printable(name)); };
    const ui::EnvironmentEntry *entry = find(draft.environment);
    if (!entry || !ui::isOffered(*entry, draft))
        return;
    if (!around.whyNoSecret)
        around.whyNoSecret =
            [names = entry->environment.secrets,
             why = tr("The environment “%2” has no secret “%1”. Add it there "
                      "(Ctrl+Shift+E), or choose another environment.")
                       .arg(u"%1"_s, ui::printable(entry->name))](const QString &name) {
                return names.contains(name) ? QString() : why.arg(ui::printable(name));
            };
    for (const core::DraftVariable &variable : entry->environment.variables)
        around.outer.add({.name = variable.name.toUtf8(),
                          .value = variable.value.toUtf8(),
                          .origin = core::Variable::Origin::Environment});
    around.secrets = entry->environment.secrets;
}

void EnvironmentController::create(const QString &root)
{
    createIn(root, {});
}

void EnvironmentController::createIn(const QString &root, const QString &folder)
{
    run([root, folder, name = tr("environment")] { return createEnvironment(root, folder, name); },
        [this](const SavedEnvironment &made) {
            if (!made)
                return emit failed(made.error());
            emit created(*made);
            refresh();
        });
}

void EnvironmentController::save(const ui::EnvironmentEntry &before, const QString &name,
                                 const core::Environment &environment)
{
    run([before, name, environment] { return saveEnvironment(before, name, environment); },
        [this, before](const SavedEnvironment &now) {
            if (!now)
                return emit failed(now.error());
            emit saved(before.key, *now);
            refresh();
        });
}

void EnvironmentController::remove(const core::DraftEnvironment &environment)
{
    run([environment] { return core::trashInCollection(environment.root, environment.path); },
        [this, environment](const core::Result<core::Trashed> &trashed) {
            if (!trashed && trashed.error().code == core::noTrashCode)
                return emit trashMissing(environment);
            if (!trashed)
                return emit failed(trashed.error());
            m_trashed = *trashed;
            emit removed(core::nameOf(environment));
            refresh();
        });
}

void EnvironmentController::removeForGood(const core::DraftEnvironment &environment)
{
    run([environment] { return core::deleteFromCollection(environment.root, environment.path); },
        [this](const core::Result<> &deleted) {
            if (!deleted)
                return emit failed(deleted.error());
            emit removedForGood();
            refresh();
        });
}

void EnvironmentController::restore()
{
    if (!m_trashed)
        return;
    run([trashed = *m_trashed] { return core::restoreToCollection(trashed); },
        [this](const core::Result<> &done) {
            if (!done)
                emit failed(done.error());
            refresh();
        });
    m_trashed.reset();
}

} // namespace app
