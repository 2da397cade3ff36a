// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Actions.h"

#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;
using ui::Actions;
using ui::Command;

class TestActions : public QObject
{
    Q_OBJECT

private slots:
    void carriesEveryCommandInTheMenus();
    void keepsTheViewMenuShort();
    void actsOnKeysWhereverTheFocusIs();
    void actsOnLettersInTheResultsOnly();
    void leavesLettersAloneWhenSwitchedOff();
    void followsAChangedKeymap();
};

namespace {

// A window with a field, and results with a grid, a button and a filter.
struct ActionStage
{
    ActionStage()
    {
        auto *layout = new QVBoxLayout(&window);
        layout->addWidget(field = new QLineEdit);
        layout->addWidget(results = new QWidget);
        auto *inside = new QVBoxLayout(results);
        inside->addWidget(grid = new QTableWidget(3, 1));
        inside->addWidget(button = new QPushButton);
        inside->addWidget(filter = new QLineEdit);
        grid->setEditTriggers(QAbstractItemView::NoEditTriggers);
        actions.installIn(window);
        actions.installInResults(*results, *grid);
        window.show();
        QApplication::setActiveWindow(&window);
    }

    Actions actions;
    QWidget window;
    QLineEdit *field = nullptr;
    QWidget *results = nullptr;
    QTableWidget *grid = nullptr;
    QPushButton *button = nullptr;
    QLineEdit *filter = nullptr;
};

} // namespace

void TestActions::carriesEveryCommandInTheMenus()
{
    const Actions actions;
    QMenuBar bar;

    actions.fill(bar);

    QSet<QAction *> carried;
    const auto walk = [&carried](const auto &self, const QMenu &menu) -> void {
        for (QAction *each : menu.actions()) {
            carried.insert(each);
            if (each->menu())
                self(self, *each->menu());
        }
    };
    for (const QAction *menu : bar.actions())
        walk(walk, *menu->menu());
    for (const ui::CommandInfo &info : ui::commands())
        QVERIFY2(carried.contains(&actions[info.command]), info.id);
}

// Submenus take in what a menu would be too long with.
void TestActions::keepsTheViewMenuShort()
{
    const Actions actions;
    QMenuBar bar;

    actions.fill(bar);

    const QMenu *view = bar.actions().at(static_cast<int>(ui::Menu::View))->menu();
    QSet<QString> letters;
    qsizetype lines = 0;
    for (const QAction *each : view->actions()) {
        if (each->isSeparator())
            continue;
        ++lines;
        letters.insert(QKeySequence::mnemonic(each->text()).toString());
    }
    QVERIFY2(lines <= 15, qPrintable(QString::number(lines)));
    QCOMPARE(letters.size(), lines); // each opens by a letter of its own
}

void TestActions::actsOnKeysWhereverTheFocusIs()
{
    ActionStage stage;
    QSignalSpy sent(&stage.actions[Command::Send], &QAction::triggered);

    for (QWidget *widget : QList<QWidget *>{stage.field, stage.grid}) {
        widget->setFocus();
        QTest::keyClick(widget, Qt::Key_Return, Qt::ControlModifier);
    }

    QCOMPARE(sent.size(), 2);
}

void TestActions::actsOnLettersInTheResultsOnly()
{
    ActionStage stage;
    QSignalSpy retried(&stage.actions[Command::RetryFailed], &QAction::triggered);
    QSignalSpy copied(&stage.actions[Command::CopyCell], &QAction::triggered);

    for (QLineEdit *field : {stage.field, stage.filter}) {
        field->setFocus();
        QTest::keyClick(field, Qt::Key_R);
        QCOMPARE(retried.size(), 0);
        QCOMPARE(field->text(), u"r"_s);
    }

    for (QWidget *widget : QList<QWidget *>{stage.grid, stage.button}) {
        retried.clear();
        widget->setFocus();
        QTest::keyClick(widget, Qt::Key_R);
        QCOMPARE(retried.size(), 1);
    }
    QTest::keyClick(stage.button, Qt::Key_C, Qt::ControlModifier); // of a cell
    QCOMPARE(copied.size(), 0);
}

void TestActions::leavesLettersAloneWhenSwitchedOff()
{
    ActionStage stage;
    QSignalSpy retried(&stage.actions[Command::RetryFailed], &QAction::triggered);
    QSignalSpy copied(&stage.actions[Command::CopyCell], &QAction::triggered);
    stage.actions.setSingleLetters(false);

    stage.grid->setFocus();
    QTest::keyClick(stage.grid, Qt::Key_R);
    QTest::keyClick(stage.grid, Qt::Key_C, Qt::ControlModifier);

    QCOMPARE(retried.size(), 0);
    QCOMPARE(copied.size(), 1);
}

void TestActions::followsAChangedKeymap()
{
    ActionStage stage;
    QSignalSpy sent(&stage.actions[Command::Send], &QAction::triggered);
    ui::Keymap keymap;
    keymap.takeKeys(Command::Send, QKeySequence(u"Ctrl+M"_s));

    stage.actions.setKeymap(keymap);
    stage.field->setFocus();
    QTest::keyClick(stage.field, Qt::Key_Return, Qt::ControlModifier);
    QTest::keyClick(stage.field, Qt::Key_M, Qt::ControlModifier);

    QCOMPARE(sent.size(), 1);
}

QTEST_MAIN(TestActions)
#include "tst_actions.moc"
