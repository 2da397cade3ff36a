// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/Theme.h"
#include "ui/shell/ContextBar.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Popover.h"
#include "ui/shell/Sidebar.h"
#include "ui/shell/StatusLine.h"
#include "ui/shell/WindowRules.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QSplitter>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;
using core::Settings;
using ui::MainWindow;

class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void foldsTheSidebarWhereThereIsNoRoom_data();
    void foldsTheSidebarWhereThereIsNoRoom();
    void fitsTheSmallestWindow();
    void movesTheResults();
    void putsResultsBelowWhereThereIsNoRoom();
    void sharesTheRoomUntilAPersonDoes();
    void remembersSizesOfBothPlaces();
    void goesRoundThePanes();
    void comesBackToWhereThePaneWasLeft();
    void marksProductionByFrameAndWord();
    void saysWhatWasDropped();
    void leavesDroppedTextToTheField();
    void showsTheStartPageInsteadOfWork();
    void popoverGivesTheFocusBack();
    void contextBarLeadsToTheFaults();
    void statusLineSaysASkewThatMatters();
    void statusLineGivesAHintForAWhile();
    void statusLineShowsAllOfALongSentence();
    void helpKnowsWhereTheFocusIs();

private:
    QWidget *page(QLineEdit *&field);

    std::unique_ptr<ui::Actions> m_actions;
    std::unique_ptr<MainWindow> m_window;
    QPushButton *m_picker = nullptr;
    QLineEdit *m_streams = nullptr;
    QLineEdit *m_editor = nullptr;
    QLineEdit *m_results = nullptr;
    QWidget *m_start = nullptr;
};

QWidget *TestMainWindow::page(QLineEdit *&field)
{
    auto *widget = new QWidget;
    auto *layout = new QVBoxLayout(widget);
    layout->addWidget(new QLineEdit);
    layout->addWidget(field = new QLineEdit);
    return widget;
}

void TestMainWindow::init()
{
    ui::applyAppearance(*qApp, ui::Appearance::Light);
    m_window.reset();
    m_actions = std::make_unique<ui::Actions>();
    m_window = std::make_unique<MainWindow>(*m_actions);
    m_picker = new QPushButton(u"Simulator"_s);
    m_window->contextBar().setConnectionPicker(*m_picker);
    m_window->sidebar().setStreams(*page(m_streams));
    m_window->setEditor(*page(m_editor));
    m_window->setResults(*page(m_results));
    m_start = new QLabel(u"start"_s);
    m_window->setStartPage(*m_start);
    m_window->restorePlaces({});
    m_window->resize(1440, 900);
    m_window->show();
    QApplication::setActiveWindow(m_window.get());
}

void TestMainWindow::foldsTheSidebarWhereThereIsNoRoom_data()
{
    QTest::addColumn<int>("choice");
    QTest::addColumn<int>("width");
    QTest::addColumn<bool>("isOpen");
    const auto number = [](Settings::Sidebar choice) { return static_cast<int>(choice); };

    QTest::newRow("wide") << number(Settings::Sidebar::Automatic) << 1440 << true;
    QTest::newRow("narrow") << number(Settings::Sidebar::Automatic) << 1024 << false;
    QTest::newRow("narrow, but wanted") << number(Settings::Sidebar::Open) << 1024 << true;
    QTest::newRow("wide, but folded") << number(Settings::Sidebar::Folded) << 1440 << false;
}

void TestMainWindow::foldsTheSidebarWhereThereIsNoRoom()
{
    QFETCH(int, choice);
    QFETCH(int, width);
    QFETCH(bool, isOpen);
    const auto sidebar = static_cast<Settings::Sidebar>(choice);

    m_window->setSidebarChoice(sidebar);
    m_window->resize(width, 700);

    QTRY_COMPARE(m_window->sidebar().isOpen(), isOpen);
    QCOMPARE(m_streams->isVisible(), isOpen);
}

void TestMainWindow::fitsTheSmallestWindow()
{
    m_window->setProduction(true);
    m_window->contextBar().setSimulator(true);

    m_window->resize(ui::smallestWindow);

    QTRY_COMPARE(m_window->size(), ui::smallestWindow);
    QVERIFY(m_window->minimumSizeHint().width() <= ui::smallestWindow.width());
    QVERIFY(m_window->minimumSizeHint().height() <= ui::smallestWindow.height());
}

void TestMainWindow::movesTheResults()
{
    m_window->setResultsAtRight(true);

    QTRY_VERIFY(m_results->mapTo(m_window.get(), QPoint()).x()
                > m_editor->mapTo(m_window.get(), QPoint()).x());

    m_window->setResultsAtRight(false);
    QTRY_VERIFY(m_results->mapTo(m_window.get(), QPoint()).y()
                > m_editor->mapTo(m_window.get(), QPoint()).y());
}

void TestMainWindow::putsResultsBelowWhereThereIsNoRoom()
{
    m_window->setResultsAtRight(true);
    QVERIFY(m_window->areResultsAtRight());

    m_window->resize(1100, 700);
    QTRY_VERIFY(!m_window->areResultsAtRight());

    m_window->resize(1440, 900);
    QTRY_VERIFY(m_window->areResultsAtRight());
}

void TestMainWindow::sharesTheRoomUntilAPersonDoes()
{
    const auto share = [this] {
        const auto sizes = m_window->findChild<QSplitter *>(u"work"_s)->sizes();
        return double(sizes.first()) / (sizes.first() + sizes.last());
    };
    QTRY_VERIFY(qAbs(share() - 0.44) < 0.01);

    m_window->resize(1024, 640); // some lines of the body have to be seen
    QTRY_VERIFY(qAbs(share() - 0.48) < 0.01);

    Settings settings;
    settings.splitters = {{u"workBelow"_s, {600, 400}}};
    m_window->restorePlaces(settings);
    m_window->resize(1440, 900);
    QTRY_VERIFY(qAbs(share() - 0.6) < 0.02);
}

void TestMainWindow::remembersSizesOfBothPlaces()
{
    Settings settings;
    settings.splitters = {{u"workBelow"_s, {500, 300}}, {u"workBeside"_s, {400, 700}}};

    m_window->restorePlaces(settings);
    const auto ratio = [this] {
        const auto sizes = m_window->findChild<QSplitter *>(u"work"_s)->sizes();
        return double(sizes.first()) / sizes.last();
    };

    QTRY_VERIFY(qAbs(ratio() - 500.0 / 300) < 0.1);
    m_window->setResultsAtRight(true);
    QTRY_VERIFY(qAbs(ratio() - 400.0 / 700) < 0.1);
    Settings stored;
    m_window->storePlaces(stored);
    QCOMPARE(stored.splitters, settings.splitters);
    QVERIFY(!stored.windowGeometry.isEmpty());
}

void TestMainWindow::goesRoundThePanes()
{
    m_picker->setFocus();
    QList<QWidget *> seen;

    for (int i = 0; i < 4; ++i) {
        m_window->focusNextPane();
        seen.append(QApplication::focusWidget());
    }

    QVERIFY(m_window->sidebar().isAncestorOf(seen.at(0)));
    QVERIFY(m_editor->parentWidget()->isAncestorOf(seen.at(1)));
    QVERIFY(m_results->parentWidget()->isAncestorOf(seen.at(2)));
    QCOMPARE(seen.at(3), m_picker);
    m_window->focusPreviousPane();
    QCOMPARE(QApplication::focusWidget(), seen.at(2));
}

void TestMainWindow::comesBackToWhereThePaneWasLeft()
{
    m_editor->setFocus();
    m_window->focusNextPane();
    QVERIFY(!m_editor->hasFocus());

    m_window->focusPreviousPane();

    QVERIFY(m_editor->hasFocus());
}

void TestMainWindow::marksProductionByFrameAndWord()
{
    m_window->setProduction(true);

    const auto *mark = m_window->findChild<QLabel *>(u"productionMark"_s);
    QVERIFY(mark->isVisible());
    QCOMPARE(mark->text(), u"PRODUCTION"_s);
    const QImage picture = m_window->grab().toImage();
    const QColor frame = ui::color(ui::Role::Production);
    for (const QPoint place : {QPoint(1, 400), QPoint(picture.width() - 2, 400),
                               QPoint(700, picture.height() - 2), QPoint(700, 1)})
        QCOMPARE(picture.pixelColor(place), frame);

    m_window->setProduction(false);
    QVERIFY(!mark->isVisible());
    QVERIFY(m_window->grab().toImage().pixelColor(1, 400) != frame);
}

void TestMainWindow::saysWhatWasDropped()
{
    QSignalSpy dropped(m_window.get(), &MainWindow::filesDropped);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(u"/a.jsonl"_s), QUrl(u"https://example.org/b"_s)});

    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_editor, &enter); // a field, which would take it for text
    QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_editor, &drop);

    QCOMPARE(dropped.size(), 1);
    QCOMPARE(dropped.first().first().toStringList(), QStringList{u"/a.jsonl"_s});
    QVERIFY(m_editor->text().isEmpty());
}

void TestMainWindow::leavesDroppedTextToTheField()
{
    QSignalSpy dropped(m_window.get(), &MainWindow::filesDropped);
    QMimeData data;
    data.setText(u"hello"_s);

    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_editor, &enter);
    QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_editor, &drop);

    QVERIFY(dropped.isEmpty());
    QCOMPARE(m_editor->text(), u"hello"_s);
}

void TestMainWindow::showsTheStartPageInsteadOfWork()
{
    m_window->showStartPage(true);
    QVERIFY(m_start->isVisible());
    QVERIFY(!m_editor->isVisible());
    QVERIFY(m_window->showsStartPage());

    m_window->showStartPage(false);
    QVERIFY(!m_start->isVisible());
    QVERIFY(m_editor->isVisible());
}

void TestMainWindow::popoverGivesTheFocusBack()
{
    auto *field = new QLineEdit;
    ui::Popover popover(*m_window->centralWidget(), *field);
    m_editor->setFocus();

    popover.openBelow(*m_picker);
    QVERIFY(field->hasFocus());
    QVERIFY(popover.geometry().top() < m_picker->height() + 44);

    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!popover.isVisible());
    QVERIFY(m_editor->hasFocus());
}

void TestMainWindow::contextBarLeadsToTheFaults()
{
    ui::ContextBar &bar = m_window->contextBar();
    QSignalSpy wanted(&bar, &ui::ContextBar::faultsRequested);
    auto &faults = static_cast<QPushButton &>(bar.faultsButton());
    QVERIFY(!faults.isVisible());

    bar.setSimulator(true);
    bar.setFaultCount(2);

    QVERIFY(faults.isVisible());
    QVERIFY(faults.text().contains(u'2'));
    QTest::mouseClick(&faults, Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
}

void TestMainWindow::statusLineSaysASkewThatMatters()
{
    ui::StatusLine &line = m_window->statusLine();
    const auto *skew = line.findChild<QLabel *>(u"clockSkew"_s);

    line.setClockSkew(-1400); // clocks that agree, as a Date tells it
    QVERIFY(!skew->isVisible());

    line.setClockSkew(-400000);
    QVERIFY(skew->isVisible());
    QCOMPARE(skew->text(), u"clock 6 min 40 s ahead of the service"_s);
}

void TestMainWindow::statusLineGivesAHintForAWhile()
{
    ui::StatusLine &line = m_window->statusLine();

    line.say(u"Saved"_s);
    line.hint(u"Not yet"_s);
    QCOMPARE(line.text(), u"Not yet"_s);
    line.dropHint();
    QCOMPARE(line.text(), u"Saved"_s);

    line.hint(u"Not yet"_s);
    line.say(u"Sent"_s);
    line.dropHint();
    QCOMPARE(line.text(), u"Sent"_s);
}

void TestMainWindow::statusLineShowsAllOfALongSentence()
{
    ui::StatusLine &line = m_window->statusLine();
    auto *words = line.findChild<QAbstractButton *>(u"statusText"_s);
    const auto whole = [this] { return m_window->findChild<QLabel *>(u"wholeStatus"_s); };

    line.say(u"Short"_s);
    QCOMPARE(words->focusPolicy(), Qt::NoFocus);
    words->click();
    QVERIFY(!whole());

    const QString sentence = u"This record cannot be sent yet. "_s.repeated(20);
    line.say(sentence);
    QVERIFY(words->toolTip().contains(u"cannot"_s));
    words->setFocus();
    QVERIFY(words->hasFocus());
    QTest::keyClick(words, Qt::Key_Space);

    QVERIFY(whole()->isVisible());
    QCOMPARE(whole()->text(), sentence);
    QVERIFY(whole()->height() >= whole()->heightForWidth(whole()->width()));
    const QRect place(whole()->mapTo(m_window.get(), QPoint()), whole()->size());
    QVERIFY(m_window->rect().contains(place));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(!whole());
    QVERIFY(words->hasFocus());
}

void TestMainWindow::helpKnowsWhereTheFocusIs()
{
    m_results->setFocus();
    QCOMPARE(m_window->topicOfFocus(), ui::HelpTopic::Results);
    m_editor->setFocus();
    QCOMPARE(m_window->topicOfFocus(), ui::HelpTopic::Editor);
    m_streams->setFocus();
    QCOMPARE(m_window->topicOfFocus(), ui::HelpTopic::Streams);
    m_picker->setFocus();
    QCOMPARE(m_window->topicOfFocus(), ui::HelpTopic::Context);
}

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
