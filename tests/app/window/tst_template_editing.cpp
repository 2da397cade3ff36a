// SPDX-License-Identifier: GPL-3.0-or-later
#include "WindowStage.h"
#include "ui/common/MessageBar.h"
#include "ui/common/Theme.h"
#include "ui/editor/CompletionList.h"
#include "ui/shell/StatusLine.h"
#include "ui/templates/PreviewPage.h"

#include <QCheckBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

// A template written in the window, by keys alone.
class TestTemplateEditing final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_stage.reset(); }
    void completionComesFromAThread();
    void aSelectionBecomesAVariable();
    void sendNamesWhatIsUnknownAndGoesThere();
    void aMistakeInTheJsonIsShownInTheTemplate();
    void thePreviewSaysWhatIsWrongWithARecord();
    void anotherSeedMakesOtherRecords();

private:
    core::Draft draft() const { return m_stage->views().drafts.currentDraft(); }
    QByteArray body() const { return draft().records.first().body; }
    QWidget *field() const { return QApplication::focusWidget(); }
    void write(const QByteArray &body) const
    {
        core::Draft made = core::newDraft();
        made.isTemplate = true;
        made.keySource = core::KeySource::Template;
        made.records = {{body, u"k"_s, {}}};
        m_stage->views().drafts.openDraft(made);
        m_stage->views().drafts.focusBody();
        QCoreApplication::processEvents(); // lines move together where there is little room
        m_stage->press(Qt::Key_End, Qt::ControlModifier);
    }
    void picture(const QString &name) const
    {
        const QDir folder(QStringLiteral(HEADGATE_BINARY_DIR "/pictures"));
        QVERIFY(folder.mkpath(u"."_s));
        for (const bool isDark : {false, true}) {
            ui::applyAppearance(*qApp, isDark ? ui::Appearance::Dark : ui::Appearance::Light);
            QCoreApplication::processEvents();
            const QString file = u"template-%1-%2.png"_s.arg(name, isDark ? u"dark"_s : u"light"_s);
            QVERIFY(m_stage->window().grab().save(folder.filePath(file)));
        }
        ui::applyAppearance(*qApp, ui::Appearance::Light);
    }

    std::unique_ptr<WindowStage> m_stage;
};

void TestTemplateEditing::init()
{
    m_stage = std::make_unique<WindowStage>();
    m_stage->start();
    m_stage->openDemo();
}

void TestTemplateEditing::completionComesFromAThread()
{
    write("{\"id\": ");
    QTest::keyClicks(field(), u"{{"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_stage->find<ui::CompletionList>(), WindowStage::patience);
    picture(u"completion"_s);
    QTest::keyClicks(field(), u"int"_s);
    QTRY_COMPARE_WITH_TIMEOUT(
        m_stage->find<QListView>(u"completions"_s)->currentIndex().data().toString(), u"int"_s,
        WindowStage::patience);
    picture(u"completion-typed"_s);
    m_stage->press(Qt::Key_Tab);
    QVERIFY(!m_stage->find<ui::CompletionList>());
    QTest::keyClicks(field(), u"}"_s);
    QVERIFY2(body().startsWith("{\"id\": {{ int(") && body().endsWith(") }}}"), body().constData());
    QTRY_VERIFY_WITH_TIMEOUT(m_stage->find<ui::SendButton>()->isEnabled(), WindowStage::patience);
}

void TestTemplateEditing::aSelectionBecomesAVariable()
{
    write("{\"customer\": 12}");
    m_stage->press(Qt::Key_Left);
    m_stage->press(Qt::Key_Left, Qt::ShiftModifier);
    m_stage->press(Qt::Key_Left, Qt::ShiftModifier);
    m_stage->press(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    auto *name = m_stage->find<QLineEdit>(u"variableName"_s);
    QVERIFY(name && name->hasFocus());
    picture(u"variable"_s);
    m_stage->press(Qt::Key_Return);
    QCOMPARE(body(), "{\"customer\": {{ customer }}}");
    QCOMPARE(draft().variables, (QList<core::DraftVariable>{{u"customer"_s, u"12"_s}}));
    m_stage->press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(body(), "{\"customer\": 12}");
    QVERIFY(draft().variables.isEmpty());
}

void TestTemplateEditing::sendNamesWhatIsUnknownAndGoesThere()
{
    write("{\"a\": {{ nobody }}, \"b\": {{ nothing }}}");
    m_stage->press(Qt::Key_Return, Qt::ControlModifier);
    const auto said = [this] { return m_stage->window().statusLine().text(); };
    QTRY_VERIFY_WITH_TIMEOUT(said().contains(u"\"nobody\""_s) && said().contains(u"\"nothing\""_s),
                             WindowStage::patience);
    picture(u"unknown"_s);
    QTest::keyClicks(field(), u"1"_s);
    QCOMPARE(body(), "{\"a\": 1{{ nobody }}, \"b\": {{ nothing }}}");
}

void TestTemplateEditing::aMistakeInTheJsonIsShownInTheTemplate()
{
    write("{\"a\": {{ text(4) }},\n\"b\": 1,}");
    m_stage->press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(
        m_stage->window().statusLine().text().contains(u"Once it is rendered"_s),
        WindowStage::patience);
    QTest::keyClicks(field(), u"x"_s);
    QCOMPARE(body(), "{\"a\": x{{ text(4) }},\n\"b\": 1,}");
}

void TestTemplateEditing::thePreviewSaysWhatIsWrongWithARecord()
{
    write("{\"a\": x{{ int(1, 9) }}}");
    m_stage->press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(m_stage->find<ui::MessageBar>(u"previewProblem"_s),
                             WindowStage::patience);
    QVERIFY(m_stage->find<ui::MessageBar>(u"previewProblem"_s)->text().contains(u"not JSON"_s));
}

void TestTemplateEditing::anotherSeedMakesOtherRecords()
{
    write("{\"a\": {{ int(1, 1000000000) }}, \"who\": \"{{ name.firstName }}\"}");
    m_stage->press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    auto *shown = m_stage->window().findChild<QPlainTextEdit *>(u"previewBody"_s);
    QTRY_VERIFY_WITH_TIMEOUT(shown->isVisible() && !shown->toPlainText().isEmpty(),
                             WindowStage::patience);
    const QString before = shown->toPlainText();
    picture(u"preview"_s);
    auto *count = m_stage->find<QSpinBox>(u"previewCount"_s);
    count->setFocus();
    count->selectAll();
    QTest::keyClicks(count, u"12"_s);
    QTest::keyClick(count, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(m_stage->find<QListView>(u"previewList"_s)->model()->rowCount(), 12,
                              WindowStage::patience);
    const QString seed = m_stage->find<QLineEdit>(u"previewSeed"_s)->text();
    QTest::mouseClick(m_stage->find<QToolButton>(u"anotherSeed"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(shown->toPlainText() != before, WindowStage::patience);
    QVERIFY(m_stage->find<QLineEdit>(u"previewSeed"_s)->text() != seed);
}

QTEST_MAIN(TestTemplateEditing)
#include "tst_template_editing.moc"
