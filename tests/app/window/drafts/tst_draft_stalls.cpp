// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/drafts/DraftController.h"
#include "tests/support/StallRounds.h"
#include "ui/common/Theme.h"
#include "ui/editor/BodyEditor.h"
#include "ui/editor/CodeArea.h"
#include "ui/editor/DraftTabs.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <cstdlib>
#include <cstring>
#include <functional>
#include <malloc.h>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using core::Draft;
using core::DraftRecord;

namespace {

test::LoopWatch &watch()
{
    return static_cast<test::LoopWatch &>(*qApp);
}

QByteArray linesOfJson(qsizetype bytes)
{
    QByteArray text = "[\n";
    while (text.size() < bytes)
        text += "  {\"id\": 18446744073709551615, \"tenant\": \"tenant-7\", \"price\": 42.50},\n";
    return text + "  null\n]\n";
}

QByteArray manyRows(int count)
{
    QByteArray text;
    for (int i = 0; i < count; ++i)
        text += R"({"id":)" + QByteArray::number(i) + R"(,"tenant":"tenant-)"
            + QByteArray::number(i % 97) + R"(","total":42.50,"items":[1,2,3]})" + '\n';
    return text;
}

// What takes long at the end cannot be foreseen at the beginning.
QByteArray unevenLines(int count)
{
    QByteArray text;
    const QByteArray field = R"("name": "a value", )";
    for (int i = 0; i < count; ++i)
        text += i < count - 2000 ? QByteArray("\n") : '{' + field.repeated(350) + "\"last\": 1}\n";
    return text;
}

} // namespace

// The window answers within a frame or two, whatever is in a draft: no event may cost its thread
// 100 ms of its own time.
class TestDraftStalls : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aBodyOfTenMebibytes();
    void aBodyOfTenMebibytesInOneLine();
    void aHundredThousandRows();
    void aQuarterMillionLinesInTheTable();
    void aQuarterMillionLinesInTheBody();
    void aQuarterMillionUnevenLinesInTheBody();

private:
    // Does it as an event would, and waits until the facts are there.
    void step(const char *name, const std::function<void()> &action, bool isExamined = true)
    {
        watch().reset();
        QSignalSpy facts(m_controller.get(), &app::DraftController::factsChanged);
        watch().measure(QString::fromLatin1(name), action);
        if (isExamined)
            QTRY_VERIFY_WITH_TIMEOUT(!facts.isEmpty(), 30'000);
        QTest::qWait(300); // the session is written meanwhile
        qInfo("%-28s longest %s", name, qPrintable(watch().text()));
        QVERIFY2(watch().isFluent(), name);
    }
    void key(QWidget *widget, Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(widget, key, modifiers);
    }
    ui::CodeArea *body() const { return m_tabs->findChild<ui::CodeArea *>(u"body"_s); }
    QTableView *grid() const { return m_tabs->findChild<QTableView *>(u"recordTable"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ui::DraftTabs> m_tabs;
    std::unique_ptr<app::DraftController> m_controller;
};

void TestDraftStalls::init()
{
    ui::applyAppearance(*qApp, ui::Appearance::Light);
    m_folder = std::make_unique<QTemporaryDir>();
    m_tabs = std::make_unique<ui::DraftTabs>();
    m_tabs->resize(1000, 700);
    m_tabs->show();
    m_controller = std::make_unique<app::DraftController>(*m_tabs, m_folder->path());
    QSignalSpy restored(m_controller.get(), &app::DraftController::restored);
    m_controller->restore();
    QVERIFY(restored.wait());
    QVERIFY(QTest::qWaitForWindowActive(m_tabs.get()));
    m_tabs->focusBody();
}

void TestDraftStalls::cleanup()
{
    m_controller.reset();
    m_tabs.reset();
}

void TestDraftStalls::aBodyOfTenMebibytes()
{
    QApplication::clipboard()->setText(QString::fromLatin1(linesOfJson(10 * 1024 * 1024)));

    step("paste", [this] { key(body(), Qt::Key_V, Qt::ControlModifier); });
    step("type", [this] { key(body(), Qt::Key_Space); });
    step(
        "to the end", [this] { key(body(), Qt::Key_End, Qt::ControlModifier); }, false);
    step("type at the end", [this] { key(body(), Qt::Key_Space); });
    step("format", [this] { m_tabs->formatBody(); });
    step(
        "find",
        [this] {
            m_tabs->showFind();
            QTest::keyClicks(m_tabs->findChild<QLineEdit *>(u"findText"_s), u"null"_s);
        },
        false);
    step("to a table", [this] { m_tabs->setMode(Draft::Mode::Table); });
    step("back", [this] { m_tabs->setMode(Draft::Mode::Single); });
    step("new tab", [this] { m_tabs->newTab(); });
    step("close tab", [this] { m_tabs->closeTab(); });
}

void TestDraftStalls::aBodyOfTenMebibytesInOneLine()
{
    QByteArray text = linesOfJson(10 * 1024 * 1024);
    text.replace('\n', ' ');
    QApplication::clipboard()->setText(QString::fromLatin1(text));

    step("paste", [this] { key(body(), Qt::Key_V, Qt::ControlModifier); });
    step("format", [this] { m_tabs->formatBody(); });
    QTRY_VERIFY_WITH_TIMEOUT(!m_tabs->findChild<ui::BodyEditor *>()->isHeld(), 30'000);
    step(
        "undo", [this] { key(body(), Qt::Key_Z, Qt::ControlModifier); }, false);
}

void TestDraftStalls::aHundredThousandRows()
{
    m_tabs->setMode(Draft::Mode::Table);
    QApplication::clipboard()->setText(QString::fromLatin1(manyRows(100'000)));

    step("paste", [this] { key(grid(), Qt::Key_V, Qt::ControlModifier); });
    QTRY_COMPARE_WITH_TIMEOUT(grid()->model()->rowCount(), 100'000, 30'000);
    step(
        "sort", [this] { grid()->sortByColumn(2, Qt::DescendingOrder); }, false);
    step("add", [this] {
        QTest::mouseClick(m_tabs->findChild<QPushButton *>(u"addRecord"_s), Qt::LeftButton);
    });
    step("undo", [this] { key(grid(), Qt::Key_Z, Qt::ControlModifier); });
    step(
        "select all", [this] { key(grid(), Qt::Key_A, Qt::ControlModifier); }, false);
    step("duplicate all", [this] {
        QTest::mouseClick(m_tabs->findChild<QPushButton *>(u"duplicateRecords"_s), Qt::LeftButton);
    });
    step("undo again", [this] { key(grid(), Qt::Key_Z, Qt::ControlModifier); });
    step("to single", [this] { m_tabs->setMode(Draft::Mode::Single); });
    step("type", [this] {
        m_tabs->focusBody();
        key(body(), Qt::Key_Space);
    });
    step("back", [this] { m_tabs->setMode(Draft::Mode::Table); });
    step("new tab", [this] { m_tabs->newTab(); });
    step("close tab", [this] { m_tabs->closeTab(); });
    step(
        "select all again", [this] { key(grid(), Qt::Key_A, Qt::ControlModifier); }, false);
    step("delete all", [this] { key(grid(), Qt::Key_Delete); });
}

void TestDraftStalls::aQuarterMillionLinesInTheTable()
{
    m_tabs->setMode(Draft::Mode::Table);
    QApplication::clipboard()->setText(QString::fromLatin1(manyRows(250'000)));

    step("paste", [this] { key(grid(), Qt::Key_V, Qt::ControlModifier); });
    QTRY_COMPARE_WITH_TIMEOUT(grid()->model()->rowCount(), 250'000, 30'000);
    step("paste again", [this] { key(grid(), Qt::Key_V, Qt::ControlModifier); });
    QTRY_COMPARE_WITH_TIMEOUT(grid()->model()->rowCount(), 500'000, 30'000);
    step("undo", [this] { key(grid(), Qt::Key_Z, Qt::ControlModifier); });
    step("undo again", [this] { key(grid(), Qt::Key_Z, Qt::ControlModifier); });
}

void TestDraftStalls::aQuarterMillionLinesInTheBody()
{
    QApplication::clipboard()->setText(QString::fromLatin1(manyRows(250'000)));

    step("paste", [this] { key(body(), Qt::Key_V, Qt::ControlModifier); });
    auto *split = m_tabs->findChild<QPushButton *>(u"splitRecords"_s);
    QTRY_VERIFY_WITH_TIMEOUT(split && split->isVisible(), 30'000);
    step("split", [split] { QTest::mouseClick(split, Qt::LeftButton); });
    QTRY_COMPARE_WITH_TIMEOUT(grid()->model()->rowCount(), 250'000, 30'000);
}

void TestDraftStalls::aQuarterMillionUnevenLinesInTheBody()
{
    QApplication::clipboard()->setText(QString::fromLatin1(unevenLines(250'000)));

    step("paste", [this] { key(body(), Qt::Key_V, Qt::ControlModifier); });
    step("type", [this] { key(body(), Qt::Key_Space); });
    step("undo", [this] { key(body(), Qt::Key_Z, Qt::ControlModifier); });
    step("undo the paste", [this] { key(body(), Qt::Key_Z, Qt::ControlModifier); });
    step("redo", [this] { key(body(), Qt::Key_Y, Qt::ControlModifier); });
    step(
        "to the start", [this] { key(body(), Qt::Key_Home, Qt::ControlModifier); }, false);
    QTest::qWait(1000); // what is done between other work
    QVERIFY2(watch().isFluent(), qPrintable(watch().text()));
}

// Takes memory from the kernel beforehand and keeps it: what a first touch of a page costs is the
// machine's affair, and on some virtual ones forty times what it is on a desk.
void warmUpMemory()
{
    mallopt(M_MMAP_MAX, 0);
    mallopt(M_TRIM_THRESHOLD, -1);
    constexpr std::size_t bytes = std::size_t(384) * 1024 * 1024;
    void *memory = std::malloc(bytes);
    std::memset(memory, 1, bytes);
    std::free(memory);
}

int main(int argc, char **argv)
{
    warmUpMemory();
    return test::runWatched<TestDraftStalls>(argc, argv);
}

#include "tst_draft_stalls.moc"
