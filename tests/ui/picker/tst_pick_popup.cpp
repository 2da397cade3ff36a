// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/Theme.h"
#include "ui/picker/PickPopup.h"
#include "ui/picker/PickerButton.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QSignalSpy>
#include <QTest>

using namespace ui;
using namespace Qt::Literals::StringLiterals;

class TestPickPopup final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyAppearance(*qApp, Appearance::Light); }
    void init();
    void cleanup();
    void picksByTypingAndEnter();
    void picksByArrowsOverHeadings();
    void startsAtTheOneInUse();
    void picksByAClick();
    void marksAFavouriteByAClickOnItsStar();
    void leavesWithEscapeAndGivesTheFocusBack();
    void takesEscapeBeforeTheWindowsShortcut();
    void leavesWhenSomethingElseIsClicked();
    void leavesWhenTheFocusGoesElsewhere();
    void saysThatNothingMatches();
    void staysInsideANarrowWindow();
    void takesAnExtraRowWhenNothingElseMatches();
    void aLongNameLeavesRoomForOthers();
    void isAsHighAsItsRowsAndGrowsOnly();

private:
    QListView &list() { return *m_popup->findChild<QListView *>(u"pickList"_s); }
    QLineEdit &search() { return *m_popup->findChild<QLineEdit *>(u"pickSearch"_s); }
    QPoint centreOf(int row) { return list().visualRect(list().model()->index(row, 0)).center(); }

    std::unique_ptr<QWidget> m_window;
    QLineEdit *m_field = nullptr;
    PickerButton *m_button = nullptr;
    PickPopup *m_popup = nullptr;
};

void TestPickPopup::init()
{
    m_window = std::make_unique<QWidget>();
    m_window->resize(600, 500);
    auto *other = new QLineEdit(m_window.get()); // comes first in the focus chain
    other->setGeometry(10, 450, 200, 32);
    m_field = new QLineEdit(m_window.get());
    m_field->setGeometry(300, 450, 200, 32);
    m_button = new PickerButton(u"Thing"_s, m_window.get());
    m_button->setGeometry(10, 10, 200, 32);
    m_popup = new PickPopup(PickDelegate::Lines::One, PickDelegate::Stars::Shown, m_window.get());
    m_popup->setItems({{.key = u"a"_s, .text = u"alpha"_s, .group = u"One"_s},
                       {.key = u"b"_s, .text = u"beta"_s, .group = u"Two"_s, .isCurrent = true},
                       {.key = u"c"_s, .text = u"gamma"_s, .group = u"Two"_s}});
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_field->setFocus();
    m_popup->openBelow(*m_button);
}

void TestPickPopup::cleanup()
{
    m_window.reset();
}

void TestPickPopup::picksByTypingAndEnter()
{
    QSignalSpy picked(m_popup, &PickPopup::picked);

    QTest::keyClicks(&search(), u"GAM"_s);
    QTest::keyClick(&search(), Qt::Key_Return);

    QCOMPARE(picked.size(), 1);
    QCOMPARE(picked.constFirst().constFirst().toString(), u"c"_s);
    QVERIFY(!m_popup->isVisible());
}

void TestPickPopup::picksByArrowsOverHeadings()
{
    QSignalSpy picked(m_popup, &PickPopup::picked);

    QTest::keyClick(&search(), Qt::Key_Up);
    QTest::keyClick(&search(), Qt::Key_Return);

    QCOMPARE(picked.constFirst().constFirst().toString(), u"a"_s);
}

void TestPickPopup::startsAtTheOneInUse()
{
    QSignalSpy picked(m_popup, &PickPopup::picked);

    QTest::keyClick(&search(), Qt::Key_Return);

    QCOMPARE(picked.constFirst().constFirst().toString(), u"b"_s);

    // Another one is in use by the next time.
    m_popup->setItems({{.key = u"a"_s, .text = u"alpha"_s},
                       {.key = u"b"_s, .text = u"beta"_s},
                       {.key = u"c"_s, .text = u"gamma"_s, .isCurrent = true}});
    m_popup->openBelow(*m_button);
    QTest::keyClick(&search(), Qt::Key_Return);
    QCOMPARE(picked.constLast().constFirst().toString(), u"c"_s);
}

void TestPickPopup::picksByAClick()
{
    QSignalSpy picked(m_popup, &PickPopup::picked);

    QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, centreOf(1));

    QCOMPARE(picked.size(), 1);
    QCOMPARE(picked.constFirst().constFirst().toString(), u"a"_s);
}

void TestPickPopup::marksAFavouriteByAClickOnItsStar()
{
    QSignalSpy picked(m_popup, &PickPopup::picked);
    QSignalSpy starred(m_popup, &PickPopup::starToggled);
    const QRect row = list().visualRect(list().model()->index(1, 0));

    QTest::mouseClick(list().viewport(), Qt::LeftButton, {},
                      QPoint(row.right() - 12, row.center().y()));

    QCOMPARE(starred.size(), 1);
    QCOMPARE(picked.size(), 0);
    QVERIFY(m_popup->isVisible());
}

void TestPickPopup::leavesWithEscapeAndGivesTheFocusBack()
{
    QVERIFY(search().hasFocus());

    QTest::keyClick(&search(), Qt::Key_Escape);

    QVERIFY(!m_popup->isVisible());
    QVERIFY(m_field->hasFocus());
}

void TestPickPopup::takesEscapeBeforeTheWindowsShortcut()
{
    QShortcut stop(Qt::Key_Escape, m_window.get());
    QSignalSpy stopped(&stop, &QShortcut::activated);

    QTest::keyClick(&search(), Qt::Key_Escape);
    QCOMPARE(stopped.size(), 0);
    QVERIFY(!m_popup->isVisible());

    QTest::keyClick(m_field, Qt::Key_Escape);
    QCOMPARE(stopped.size(), 1);
}

void TestPickPopup::leavesWhenSomethingElseIsClicked()
{
    QTest::mouseClick(m_window.get(), Qt::LeftButton, {}, QPoint(590, 490));

    QVERIFY(!m_popup->isVisible());
}

void TestPickPopup::leavesWhenTheFocusGoesElsewhere()
{
    m_field->setFocus();

    QVERIFY(!m_popup->isVisible());
    QVERIFY(m_field->hasFocus());
}

void TestPickPopup::saysThatNothingMatches()
{
    QSignalSpy picked(m_popup, &PickPopup::picked);

    QTest::keyClicks(&search(), u"zeta"_s);
    QTest::keyClick(&search(), Qt::Key_Return);

    QVERIFY(m_popup->findChild<QLabel *>(u"pickNote"_s)->text().contains(u"zeta"_s));
    QCOMPARE(picked.size(), 0);
    QVERIFY(m_popup->isVisible());
}

void TestPickPopup::staysInsideANarrowWindow()
{
    m_popup->closePopup();
    m_button->move(450, 10);

    m_popup->openBelow(*m_button);

    QVERIFY(m_window->rect().contains(m_popup->geometry()));
}

void TestPickPopup::takesAnExtraRowWhenNothingElseMatches()
{
    QSignalSpy picked(m_popup, &PickPopup::picked);
    QTest::keyClicks(&search(), u"alph"_s);
    m_popup->setExtraItem({.key = u"alph"_s, .text = u"alph"_s});
    QTest::keyClick(&search(), Qt::Key_Return);
    QCOMPARE(picked.constLast().constFirst().toString(), u"a"_s);

    m_popup->openBelow(*m_button);
    QTest::keyClicks(&search(), u"new"_s);
    m_popup->setExtraItem({.key = u"new"_s, .text = u"new"_s});
    QTest::keyClick(&search(), Qt::Key_Return);
    QCOMPARE(picked.constLast().constFirst().toString(), u"new"_s);
}

void TestPickPopup::aLongNameLeavesRoomForOthers()
{
    m_button->setLook({.title = u"orders"_s});
    const int usual = m_button->sizeHint().width();
    const QString name(128, u'w'); // as long as a stream's may be
    m_button->setLook({.title = name, .detail = QString(200, u'd')});
    QVERIFY(m_button->sizeHint().width() > usual);
    QVERIFY2(m_button->sizeHint().width() < 600,
             qPrintable(QString::number(m_button->sizeHint().width())));
    QVERIFY(m_button->toolTip().contains(name));
    QVERIFY(m_button->accessibleName().contains(name));
}

void TestPickPopup::isAsHighAsItsRowsAndGrowsOnly()
{
    const int few = m_popup->height();
    QVERIFY(!list().verticalScrollBar()->isVisible());
    QVERIFY2(list().viewport()->height() < list().sizeHintForRow(0) * 8,
             "room for rows that are not");

    QList<PickItem> items;
    for (int i = 0; i < 100; ++i)
        items.append({.key = QString::number(i), .text = u"stream %1"_s.arg(i)});
    m_popup->setItems(items);
    const int many = m_popup->height();
    QVERIFY(many > few);
    QVERIFY(many <= 420);

    QTest::keyClicks(&search(), u"99"_s);
    QCOMPARE(m_popup->height(), many); // nothing moves while somebody types
}

QTEST_MAIN(TestPickPopup)
#include "tst_pick_popup.moc"
