// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/wiring/PreviewWiring.h"

#include "app/window/drafts/PoolWork.h"
#include "core/rendering/DraftRenderer.h"
#include "core/result/Deliver.h"
#include "ui/common/Format.h"
#include "ui/shell/Popover.h"
#include "ui/templates/PreviewPage.h"

#include <QRandomGenerator>

namespace app {

using ui::PreviewRecord;

namespace {

struct Preview
{
    QList<PreviewRecord> records;
    QString problem;
};

QString shardOf(const core::DraftRecord &record, const core::ShardMap &shards)
{
    const auto key =
        core::ShardMap::hashKeyOf(record.partitionKey.toUtf8(), record.explicitHashKey.toUtf8());
    const qsizetype shard = key ? shards.indexOf(*key) : -1;
    if (shard < 0)
        return {};
    // As the draft's own line names it.
    return PreviewWiring::tr("%1 of %2")
        .arg(ui::shortShard(shards.openShards().at(shard).id),
             ui::grouped(shards.openShards().size()));
}

QString allOf(const QList<core::DraftProblem> &problems)
{
    QStringList messages;
    for (const core::DraftProblem &problem : problems) {
        if (!messages.contains(problem.message))
            messages += problem.message;
    }
    return messages.join(u'\n');
}

Preview previewOf(const core::Draft &draft, const core::TemplateSurroundings &templates,
                  const core::DraftSurroundings &around, int count)
{
    core::DraftRenderer renderer(draft, templates.outer, templates.rendering);
    if (!renderer.problems().isEmpty())
        return {{}, allOf(renderer.problems())};
    const auto rendered = renderer.records(0, count);
    if (!rendered)
        return {{}, rendered.error().detail};
    Preview preview;
    for (qsizetype number = 0; number < count; ++number) {
        const core::DraftRecord &record = rendered->records.at(number);
        const bool isTyped =
            core::isTyped(core::formOf(draft, number % draft.records.size()).keySource);
        PreviewRecord shown{.hashKey = record.explicitHashKey, .body = record.body};
        if (isTyped) {
            shown.partitionKey = record.partitionKey;
            shown.shard = shardOf(record, around.shards);
        }
        preview.records.append(shown);
    }
    // What is wrong with each as it would be sent: no JSON, a key that is too long, …
    for (const core::DraftProblem &problem : core::examineDraft(*rendered, around).problems) {
        QString &said = preview.records[problem.row].problem;
        if (said.isEmpty())
            said = problem.message;
    }
    return preview;
}

} // namespace

PreviewWiring::PreviewWiring(const Views &views, DraftController &drafts, QObject *parent)
    : QObject(parent)
    , m_views(views)
    , m_drafts(drafts)
    , m_page(new ui::PreviewPage)
    , m_popover(new ui::Popover(views.window, *m_page))
{
    m_page->setMinimumSize(560, 300);
    m_pool.setMaxThreadCount(1);
    connect(&m_views.drafts, &ui::DraftTabs::previewRequested, this,
            [this](QWidget *anchor) { open(*anchor); });
    connect(&m_views.actions[ui::Command::Preview], &QAction::triggered, this,
            [this] { m_views.drafts.requestPreview(); });
    connect(m_page, &ui::PreviewPage::seedChanged, this, [this](quint64 seed) {
        m_drafts.setSeed(seed);
        show();
    });
    connect(m_page, &ui::PreviewPage::anotherSeedRequested, this, [this] {
        m_drafts.setSeed(QRandomGenerator::global()->generate());
        show();
    });
    // What the records are made of may change while they are looked at.
    connect(&m_drafts, &DraftController::factsChanged, this, [this] {
        if (m_page->isVisible())
            show();
    });
    connect(m_page, &ui::PreviewPage::countChanged, this, &PreviewWiring::show);
}

PreviewWiring::~PreviewWiring()
{
    m_pool.waitForDone();
}

void PreviewWiring::open(QWidget &anchor)
{
    show();
    m_popover->openBelow(anchor);
}

void PreviewWiring::show()
{
    m_page->setSeed(m_drafts.seed());
    const quint64 number = ++m_asked;
    const core::Draft current = m_views.drafts.currentDraft();
    const auto work = [draft = current, templates = m_drafts.templateSurroundings(),
                       around = m_drafts.surroundings(current), count = m_page->count()] {
        return previewOf(draft, templates, around, count);
    };
    core::deliver(runIn(m_pool, work), this, [this, number](const Preview &preview) {
        if (number == m_asked)
            m_page->setRecords(preview.records, preview.problem);
    });
}

} // namespace app
