// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/Theme.h"
#include "ui/editor/CodeArea.h"
#include "ui/editor/DraftPage.h"
#include "ui/editor/DraftWork.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QTest>

#include <memory>

namespace test {

// The page of one draft on screen, for a stream of four shards, with its parts at hand.
struct DraftPageStage
{
    DraftPageStage()
    {
        m_around.random = [] { return quint64(1); };
        QList<core::Shard> shards;
        for (const auto &[start, end] : core::ShardMap::evenRanges(4))
            shards += core::Shard{.id = QStringLiteral("shardId-00000000000%1").arg(shards.size()),
                                  .startingHashKey = start,
                                  .endingHashKey = end};
        m_around.shards = core::ShardMap(shards);
    }

    void open()
    {
        m_page = std::make_unique<ui::DraftPage>(core::newDraft(), m_work);
        ui::SendTarget target{.stream = QStringLiteral("orders")};
        for (const core::Shard &shard : m_around.shards.openShards())
            target.openShardIds += shard.id;
        m_page->setTarget(target);
        m_page->resize(1100, 600);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->focusBody();
    }
    void close() { m_page.reset(); }

    template <typename T>
    T *find(const QString &name) const
    {
        return m_page->findChild<T *>(name);
    }
    ui::CodeArea *body() const { return find<ui::CodeArea>(QStringLiteral("body")); }
    void paste(const QString &text) const
    {
        QApplication::clipboard()->setText(text);
        body()->setFocus();
        QTest::keyClick(body(), Qt::Key_V, Qt::ControlModifier);
    }
    void choose(const QString &combo, int row) const
    {
        auto *box = find<QComboBox>(combo);
        box->setFocus();
        while (box->currentIndex() != row)
            QTest::keyClick(box, box->currentIndex() < row ? Qt::Key_Down : Qt::Key_Up);
    }
    void examine() const { m_page->setFacts(core::examineDraft(m_page->draft(), m_around)); }

    ui::DraftWorkSwitch m_work;
    core::DraftSurroundings m_around;
    std::unique_ptr<ui::DraftPage> m_page;
};

} // namespace test
