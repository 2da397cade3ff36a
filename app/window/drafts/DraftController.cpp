// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/drafts/DraftController.h"

#include "core/collections/CollectionPath.h"
#include "core/drafts/RecordSplit.h"
#include "core/files/DurableFile.h"
#include "core/result/Deliver.h"
#include "ui/editor/DraftTabs.h"

#include <QFileInfo>
#include <QRandomGenerator>

namespace app {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto typingPause = 80ms;
constexpr qint64 largestFile = qint64(512) * 1024 * 1024;
constexpr qint64 mib = qint64(1024) * 1024;

core::Result<core::Draft> draftFromFile(const QString &path)
{
    const auto bytes = core::readWholeFile(path, largestFile);
    if (!bytes)
        return core::fail(bytes.error());
    const core::SplitText split = core::splitRecords(*bytes);
    core::Draft draft = core::tableDraft(split);
    draft.title = QFileInfo(path).fileName();
    if (draft.records.size() == 1)
        draft.mode = core::Draft::Mode::Single;
    return draft;
}

core::Result<QByteArray> readBody(const QString &path)
{
    const QString trimmed = path.trimmed();
    auto bytes = core::readWholeFile(trimmed, core::limits::maxRecordBytes);
    if (bytes || bytes.error().code != core::fileTooLargeCode)
        return bytes;
    core::Error error = bytes.error();
    error.detail =
        u"%1 is larger than the %2 MiB that Kinesis takes in one record."_s.arg(trimmed).arg(
            core::limits::maxRecordBytes / mib);
    return core::fail(error);
}

// A file of a collection may be a stranger's: it names nothing outside of its folder.
std::function<core::Result<QByteArray>(const QString &)> readerFor(const QString &folder)
{
    if (folder.isEmpty())
        return readBody;
    return [folder](const QString &path) -> core::Result<QByteArray> {
        const auto at = core::pathInCollection(folder, path.trimmed());
        return at ? readBody(*at) : core::fail(at.error());
    };
}

} // namespace

DraftController::DraftController(ui::DraftTabs &tabs, const QString &dataFolder, QObject *parent)
    : QObject(parent)
    , m_tabs(tabs)
    , m_work(m_pool)
    , m_keeper(dataFolder, [&tabs] { return tabs.session(); })
    , m_latest(std::make_shared<std::atomic<quint64>>(0))
{
    m_tabs.setWork(m_work);
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    connect(&m_pause, &QTimer::timeout, this, &DraftController::examine);
    connect(&m_tabs, &ui::DraftTabs::draftChanged, this, &DraftController::draftChanged);
    connect(&m_tabs, &ui::DraftTabs::sentRemembered, &m_keeper, &SessionKeeper::noteChange);
    connect(&m_keeper, &SessionKeeper::restored, this, &DraftController::takeSession);
    connect(&m_keeper, &SessionKeeper::failed, this, &DraftController::failed);
    connect(&m_keeper, &SessionKeeper::flushed, this, &DraftController::keptOrRefused);
    examine();
}

DraftController::~DraftController()
{
    ++*m_latest; // nobody waits for the facts any more
    m_tabs.setWorkHere();
    m_pool.waitForDone();
}

void DraftController::restore()
{
    m_keeper.restore();
}

// What a person wrote while the disk was slow stays, behind what was there before, and stays in
// sight: the next key belongs to it.
void DraftController::takeSession(const core::SessionText &session)
{
    core::SessionText whole = session;
    const QString writing = m_tabs.currentDraft().id;
    for (const core::Draft &draft : m_tabs.session().drafts) {
        if (core::isBlank(draft))
            continue;
        if (draft.id == writing)
            whole.currentTab = whole.drafts.size();
        whole.drafts += draft;
    }
    if (!whole.drafts.isEmpty())
        m_tabs.setDrafts(whole);
    emit restored(!session.drafts.isEmpty());
}

void DraftController::setStream(const ActiveStream &stream)
{
    m_rules = {.maxRecordBytes = stream.summary.maxRecordBytes,
               .distribution = stream.summary.distribution};
    m_shards = stream.unpredicted.isEmpty() ? stream.shards : core::ShardMap();
    examine();
}

core::DraftSurroundings DraftController::surroundings(const core::Draft &draft) const
{
    return {.rules = m_rules,
            .shards = m_shards,
            .random = [] { return QRandomGenerator::global()->generate64(); },
            .readFile = readerFor(core::filesFolderOf(draft))};
}

core::TemplateSurroundings DraftController::templateSurroundings() const
{
    core::TemplateSurroundings around;
    around.rendering.seed = m_seed;
    if (m_addition)
        m_addition(around, m_tabs.currentDraft());
    return around;
}

void DraftController::setAddition(const Addition &addition)
{
    m_addition = addition;
    examine();
}

void DraftController::setSeed(quint64 seed)
{
    m_seed = seed;
    examine();
}

void DraftController::draftChanged()
{
    ++*m_latest; // what is being examined is no longer what is there
    m_pause.start();
    m_keeper.noteChange();
}

void DraftController::examineAnew()
{
    examine();
}

void DraftController::examineNow()
{
    if (m_pause.isActive()) // else it is on its way
        examine();
}

void DraftController::examine()
{
    m_pause.stop();
    const quint64 number = ++*m_latest;
    core::DraftSurroundings around = surroundings(m_tabs.currentDraft());
    const core::TemplateSurroundings templates = templateSurroundings();
    m_tabs.setTemplates(templates);
    around.isObsolete = [latest = m_latest, number] { return *latest != number; };
    using Facts = std::shared_ptr<const core::DraftFacts>;
    const auto work = [draft = m_tabs.currentDraft(), around, templates,
                       revision = m_tabs.revision()]() -> Facts {
        core::DraftFacts facts = core::examineAny(draft, templates, around);
        facts.revision = revision;
        return std::make_shared<const core::DraftFacts>(std::move(facts));
    };
    core::deliver(runIn(m_pool, work), this, [this, number](const Facts &facts) {
        if (*m_latest != number)
            return;
        m_examined = number;
        m_tabs.setFacts(*facts);
        emit factsChanged(*facts);
    });
}

void DraftController::openFile(const QString &path)
{
    const auto take = [this](const core::Result<core::Draft> &draft) {
        if (draft)
            m_tabs.openDraft(*draft);
        else
            emit failed(draft.error());
    };
    core::deliver(runIn(m_pool, [path] { return draftFromFile(path); }), this, take);
}

} // namespace app
