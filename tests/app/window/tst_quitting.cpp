// SPDX-License-Identifier: GPL-3.0-or-later
#include "WindowStage.h"
#include "core/files/DurableFile.h"
#include "ui/common/MessageBar.h"
#include "ui/simulator/FaultsPage.h"

#include <QCloseEvent>
#include <QDialog>
#include <QDir>
#include <QElapsedTimer>
#include <QLabel>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;

constexpr qint64 longestQuit = 5000; // milliseconds
constexpr int longerThanThePause = 600; // before what is typed is written

// Leaving while a request hangs.
class TestQuitting : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_stage.reset(); }
    void closesAtOnceWhenNothingIsOnItsWay();
    void asksWhileARequestHangs();
    void keepsRunningWhenToldSo();
    void stopsAndQuitsWithUncertainRecords();
    void asksWhileTheDiskTakesNoDrafts();
    void asksAboutWordsOfThisMoment();
    void keepsWordsOfThisMoment();
    void leavesWithoutAQuestion();
    void leavesAFormThatWouldAsk();

private:
    int leave() const;
    void sendIntoSilence() const;
    QWidget *question() const { return QApplication::activeModalWidget(); }
    void answer(const char *button) const;

    std::unique_ptr<WindowStage> m_stage;
};

void TestQuitting::init()
{
    m_stage = std::make_unique<WindowStage>();
    m_stage->start();
    m_stage->openDemo();
}

void TestQuitting::sendIntoSilence() const
{
    constexpr int longerThanAnybodyWaits = 20'000;
    emit m_stage->window().findChild<ui::FaultsPage *>()->changed(
        {.latency = longerThanAnybodyWaits});
    m_stage->press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(m_stage->grid().isVisible(), WindowStage::patience);
    QVERIFY(m_stage->action(ui::Command::Stop).isEnabled());
}

void TestQuitting::answer(const char *button) const
{
    auto *choice = question()->findChild<QPushButton *>(QString::fromLatin1(button));
    QTest::mouseClick(choice, Qt::LeftButton);
}

void TestQuitting::closesAtOnceWhenNothingIsOnItsWay()
{
    m_stage->press(Qt::Key_Q, Qt::ControlModifier);

    QTRY_VERIFY_WITH_TIMEOUT(!m_stage->window().isVisible(), WindowStage::patience);
    QVERIFY(!question());
}

void TestQuitting::asksWhileARequestHangs()
{
    sendIntoSilence();

    m_stage->press(Qt::Key_Q, Qt::ControlModifier);

    QVERIFY(m_stage->window().isVisible());
    QVERIFY(question());
    QStringList words;
    for (const QLabel *label : question()->findChildren<QLabel *>())
        words.append(label->text());
    QVERIFY2(words.join(u' ').contains(u"0 of 1 records are settled"_s),
             qPrintable(words.join(u' ')));
    QVERIFY(words.join(u' ').contains(u"uncertain"_s));
    QVERIFY(!m_stage->window().close()); // and no second question
    QCOMPARE(m_stage->window().findChildren<QDialog *>(u"confirmDialog"_s).size(), 1);
    answer("cancelButton");
}

void TestQuitting::keepsRunningWhenToldSo()
{
    sendIntoSilence();
    m_stage->press(Qt::Key_Q, Qt::ControlModifier);
    QCOMPARE(question()->findChild<QPushButton *>(u"cancelButton"_s)->text(), u"Keep running"_s);

    QTest::keyClick(question(), Qt::Key_Escape);

    QVERIFY(!question());
    QVERIFY(m_stage->window().isVisible());
    QVERIFY(m_stage->action(ui::Command::Stop).isEnabled());
}

void TestQuitting::stopsAndQuitsWithUncertainRecords()
{
    sendIntoSilence();
    QVERIFY(!m_stage->window().close());
    QCOMPARE(question()->findChild<QPushButton *>(u"agreeButton"_s)->text(), u"Stop and quit"_s);

    QElapsedTimer timer;
    timer.start();
    answer("agreeButton");

    QVERIFY(m_stage->window().isVisible()); // while answers are awaited
    QTRY_VERIFY_WITH_TIMEOUT(!m_stage->window().isVisible(), WindowStage::patience);
    QVERIFY(timer.elapsed() < longestQuit);
    QVERIFY(!m_stage->action(ui::Command::Stop).isEnabled());
}

void TestQuitting::asksWhileTheDiskTakesNoDrafts()
{
    const QString drafts = m_stage->folder() + u"/drafts"_s;
    QTRY_VERIFY_WITH_TIMEOUT(QDir(drafts).exists(), WindowStage::patience);
    QVERIFY(QDir(drafts).removeRecursively());
    QVERIFY(core::durableWrite(drafts, "a file where the folder was"));
    m_stage->press(Qt::Key_T, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), u"precious"_s);
    const ui::MessageBar &bar = m_stage->window().messageBar();
    QTRY_VERIFY_WITH_TIMEOUT(bar.isVisible(), WindowStage::patience);

    QVERIFY(!m_stage->window().close());
    QVERIFY(question());
    answer("cancelButton");
    QVERIFY(m_stage->window().isVisible());

    QVERIFY(!m_stage->window().close()); // asked anew
    answer("agreeButton");
    QVERIFY(!m_stage->window().isVisible());
}

// Quicker than the pause after which what is typed is written.
void TestQuitting::asksAboutWordsOfThisMoment()
{
    const QString drafts = m_stage->folder() + u"/drafts"_s;
    QTRY_VERIFY_WITH_TIMEOUT(QDir(drafts).exists(), WindowStage::patience);
    m_stage->press(Qt::Key_T, Qt::ControlModifier);
    QTest::qWait(longerThanThePause);
    QVERIFY(QDir(drafts).removeRecursively());
    QVERIFY(core::durableWrite(drafts, "a file where the folder was"));
    QTest::keyClicks(QApplication::focusWidget(), u"precious"_s);

    m_stage->press(Qt::Key_Q, Qt::ControlModifier);

    QTRY_VERIFY_WITH_TIMEOUT(question(), WindowStage::patience);
    QVERIFY(m_stage->window().isVisible());
    answer("cancelButton");
    QVERIFY(m_stage->window().isVisible());
    QVERIFY(!question());
}

void TestQuitting::keepsWordsOfThisMoment()
{
    m_stage->press(Qt::Key_T, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), u"precious"_s);

    m_stage->press(Qt::Key_Q, Qt::ControlModifier);

    QTRY_VERIFY_WITH_TIMEOUT(!m_stage->window().isVisible(), WindowStage::patience);
    QVERIFY(!question());
    bool isThere = false;
    for (const QFileInfo &each :
         QDir(m_stage->folder() + u"/drafts"_s).entryInfoList(QDir::Files)) {
        QFile file(each.filePath());
        isThere |= file.open(QIODevice::ReadOnly) && file.readAll().contains("precious");
    }
    QVERIFY(isThere);
}

// What ends the event loop: 0, or 1 when only the deadline did.
int TestQuitting::leave() const
{
    QTimer::singleShot(0, &m_stage->application(), [this] { m_stage->application().leave(); });
    QTimer deadline;
    deadline.setSingleShot(true);
    connect(&deadline, &QTimer::timeout, [] { QCoreApplication::exit(1); });
    deadline.start(longestQuit);
    return QApplication::exec();
}

void TestQuitting::leavesWithoutAQuestion()
{
    sendIntoSilence();

    QCOMPARE(leave(), 0);

    QVERIFY(!question());
    QVERIFY(!m_stage->action(ui::Command::Stop).isEnabled());
}

void TestQuitting::leavesAFormThatWouldAsk()
{
    class UnsavedForm final : public QDialog
    {
    public:
        using QDialog::QDialog;

    protected:
        void closeEvent(QCloseEvent *event) override { event->ignore(); }
    };
    UnsavedForm form(&m_stage->window());
    form.open();

    QCOMPARE(leave(), 0);
}

QTEST_MAIN(TestQuitting)
#include "tst_quitting.moc"
