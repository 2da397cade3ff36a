// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/results/PageStage.h"
#include "ui/common/Theme.h"
#include "ui/results/ChipRow.h"
#include "ui/results/FactList.h"
#include "ui/results/RecordInspector.h"
#include "ui/results/ResultGrid.h"
#include "ui/results/SummaryLine.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QMenu>
#include <QTest>

namespace test {

using Rows = QList<qint64>;

// The page on screen, with its parts at hand.
struct ShownPage : PageStage
{
    ShownPage()
    {
        page.show();
        if (!QTest::qWaitForWindowExposed(&page))
            qFatal("no window");
        page.activateWindow();
    }
    ui::ResultGrid &grid() { return *page.findChild<ui::ResultGrid *>(); }
    ui::RecordInspector &inspector() { return *page.findChild<ui::RecordInspector *>(); }
    QLineEdit &filter() { return *page.findChild<QLineEdit *>(QStringLiteral("resultFilter")); }
    QString summary() { return page.findChild<ui::SummaryLine *>()->text(); }
    template <typename Widget>
    Widget *part(const QString &name)
    {
        return page.findChild<Widget *>(name);
    }
    void click(const QString &name)
    {
        QTest::mouseClick(part<QAbstractButton>(name), Qt::LeftButton);
    }
    ui::ChipRow &chips() { return *page.findChild<ui::ChipRow *>(); }
    int rows() { return grid().model()->rowCount(); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(&grid(), key, modifiers);
    }
    QString fact(ui::RecordInspector::Page tab, const QString &name)
    {
        inspector().setCurrentIndex(tab);
        for (const ui::FactList *list : inspector().findChildren<ui::FactList *>()) {
            for (const ui::Fact &fact : list->facts()) {
                if (fact.name == name && list->isVisible())
                    return fact.value;
            }
        }
        return {};
    }
    // Two uncertain rows among five.
    void runUncertain()
    {
        begin(plannedRecords(5));
        const std::vector<core::RowChange> changes{stored(0), uncertain(1), uncertain(2), stored(3),
                                                   stored(4)};
        core::RunUpdate update = updateOf(changes);
        update.requests = {requestOf(changes)};
        update.isFinished = true;
        tell(std::move(update));
        diagnose();
    }
};

// Not cut at any side.
inline bool isInSight(const QWidget &widget, const QWidget &in)
{
    const QRect place(widget.mapTo(&in, QPoint()), widget.size());
    return widget.isVisible() && in.rect().contains(place);
}

inline QAction *menuAction(QWidget &page, const QString &menuName, const QString &name)
{
    auto *menu = page.findChild<QMenu *>(menuName);
    return menu ? menu->findChild<QAction *>(name) : nullptr;
}

} // namespace test
