// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/ActiveConnection.h"
#include "app/window/drafts/PoolWork.h"
#include "app/window/drafts/SessionKeeper.h"
#include "core/drafts/DraftFacts.h"
#include "core/rendering/TemplateFacts.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>

namespace ui {
class DraftTabs;
}

namespace app {

// Joins the tabs of drafts to what lies outside: checks the current draft after each change, keeps
// the session on the disk, reads files. All of it in other threads; of the checks only the latest
// counts.
class DraftController final : public QObject
{
    Q_OBJECT

public:
    // The tabs must outlive it. They are given its threads for their own long work.
    DraftController(ui::DraftTabs &tabs, const QString &dataFolder, QObject *parent = nullptr);
    ~DraftController() override;

    void restore(); // the last session; restored() follows
    void setStream(const ActiveStream &stream); // what drafts are checked against
    // Whether all of it lies on the disk, and whether the disk did not take it.
    bool areKept() const { return m_keeper.isKept(); }
    bool areRefused() const { return m_keeper.hasFailed(); }
    void keep() { m_keeper.flush(); } // what is not there yet, at once; keptOrRefused() follows
    void openFile(const QString &path); // a draft of its records, in a tab

    // Whether the current draft was checked as it is now, for the stream that is chosen now.
    bool isExamined() const { return m_examined == *m_latest; }
    void examineNow(); // without waiting until a person stops typing; factsChanged() follows
    void examineAnew(); // what is around the drafts is another; likewise

    // For rendering what is to be sent of that draft. May be used in any thread.
    core::DraftSurroundings surroundings(const core::Draft &draft) const;
    // What the current draft is previewed and examined with: secrets are dots.
    core::TemplateSurroundings templateSurroundings() const;
    // Adds to them what a draft gets from outside of it; called in the window's thread.
    using Addition = std::function<void(core::TemplateSurroundings &, const core::Draft &)>;
    void setAddition(const Addition &addition);
    void setSeed(quint64 seed); // of previews
    quint64 seed() const { return m_seed; }

signals:
    void restored(bool hadDrafts);
    void factsChanged(const core::DraftFacts &facts); // of the current draft
    void failed(const core::Error &error);
    void keptOrRefused();

private:
    void takeSession(const core::SessionText &session);
    void draftChanged();
    void examine();

    ui::DraftTabs &m_tabs;
    QThreadPool m_pool;
    PoolWork m_work;
    SessionKeeper m_keeper;
    QTimer m_pause; // until a person stops typing
    core::RecordRules m_rules;
    core::ShardMap m_shards;
    Addition m_addition;
    quint64 m_seed = 1;
    quint64 m_examined = 0; // examination whose facts are shown
    std::shared_ptr<std::atomic<quint64>> m_latest; // examination that counts
};

} // namespace app
