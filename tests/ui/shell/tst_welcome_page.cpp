// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/DemoBubble.h"
#include "ui/shell/WelcomePage.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using ui::WelcomePage;

class TestWelcomePage : public QObject
{
    Q_OBJECT

private slots:
    void offersThreeWays();
    void enterTakesTheWayThatHasTheFocus();
    void offersTheProfilesThatWereFound();
    void offersTheEndpointsThatAnswer();
    void hasTheFocusOnTheFirstWay();
    void fitsTheSmallestWindow_data();
    void fitsTheSmallestWindow();
    void bubbleLeadsOn();
    void bubbleGoesWithItsButton();
    void bubbleCoversNoControl();
};

static QPushButton *button(const QWidget &page, const QString &name)
{
    return page.findChild<QPushButton *>(name);
}

static QPushButton *named(const QWidget &page, const QString &accessibleName)
{
    for (QPushButton *each : page.findChildren<QPushButton *>()) {
        if (each->accessibleName() == accessibleName)
            return each;
    }
    return nullptr;
}

void TestWelcomePage::offersThreeWays()
{
    WelcomePage page;
    QSignalSpy demo(&page, &WelcomePage::demoRequested);
    QSignalSpy profile(&page, &WelcomePage::profileRequested);
    QSignalSpy endpoint(&page, &WelcomePage::endpointRequested);
    QSignalSpy draft(&page, &WelcomePage::draftRequested);

    button(page, u"tryDemo"_s)->click();
    button(page, u"useProfiles"_s)->click();
    button(page, u"useLocal"_s)->click();
    button(page, u"justWrite"_s)->click();

    QCOMPARE(demo.size(), 1);
    QCOMPARE(profile.value(0).value(0).toString(), QString());
    QCOMPARE(profile.size(), 1);
    QCOMPARE(endpoint.size(), 1);
    QCOMPARE(draft.size(), 1);
}

void TestWelcomePage::enterTakesTheWayThatHasTheFocus()
{
    WelcomePage page;
    page.setProfiles({u"dev"_s});
    QSignalSpy demo(&page, &WelcomePage::demoRequested);
    QSignalSpy profile(&page, &WelcomePage::profileRequested);
    QSignalSpy draft(&page, &WelcomePage::draftRequested);

    QTest::keyClick(button(page, u"tryDemo"_s), Qt::Key_Return);
    QTest::keyClick(named(page, u"dev"_s), Qt::Key_Enter);
    QTest::keyClick(button(page, u"justWrite"_s), Qt::Key_Return);

    QCOMPARE(demo.size(), 1);
    QCOMPARE(profile.size(), 1);
    QCOMPARE(draft.size(), 1);
}

void TestWelcomePage::offersTheProfilesThatWereFound()
{
    WelcomePage page;
    QSignalSpy profile(&page, &WelcomePage::profileRequested);

    page.setProfiles({u"dev"_s, u"a & b"_s, u"staging"_s, u"prod"_s});
    named(page, u"a & b"_s)->click();

    QCOMPARE(profile.first().first().toString(), u"a & b"_s);
    QVERIFY(!named(page, u"prod"_s)); // behind “1 more…”
    QVERIFY(page.findChild<QLabel *>(u"useProfilesText"_s)->text().contains(u'4'));
}

void TestWelcomePage::offersTheEndpointsThatAnswer()
{
    WelcomePage page;
    QSignalSpy endpoint(&page, &WelcomePage::endpointRequested);

    page.setLocalEndpoints({u"http://127.0.0.1:4566"_s});
    named(page, u"http://127.0.0.1:4566"_s)->click();
    QCOMPARE(endpoint.first().first().toString(), u"http://127.0.0.1:4566"_s);

    page.setLocalEndpoints({});
    QVERIFY(!named(page, u"http://127.0.0.1:4566"_s));
}

void TestWelcomePage::fitsTheSmallestWindow_data()
{
    QTest::addColumn<QSize>("size");
    // What a window of 1024 by 640 leaves beside and between its bars.
    QTest::newRow("sidebar folded") << QSize(976, 530);
    QTest::newRow("sidebar open") << QSize(784, 530);
}

void TestWelcomePage::fitsTheSmallestWindow()
{
    QFETCH(const QSize, size);
    WelcomePage page;
    page.setProfiles({u"staging"_s, u"production-of-the-whole-company"_s, u"c"_s, u"d"_s});
    page.setLocalEndpoints(
        {u"http://localhost:4566"_s, u"http://localhost:4567"_s, u"http://localhost:4568"_s});
    page.resize(size);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));

    QVERIFY2(page.minimumSizeHint().width() <= size.width(),
             qPrintable(QString::number(page.minimumSizeHint().width())));
    QCOMPARE(page.size(), size);
    for (const QWidget *part : page.findChildren<QWidget *>()) {
        const QRect place(part->mapTo(&page, QPoint()), part->size());
        QVERIFY2(page.rect().contains(place), qPrintable(part->objectName()));
        const QRect inParent(part->pos(), part->size());
        QVERIFY2(part->parentWidget()->rect().contains(inParent), qPrintable(part->objectName()));
        if (const auto *label = qobject_cast<const QLabel *>(part))
            QVERIFY2(label->height() >= label->heightForWidth(label->width()),
                     qPrintable(label->text()));
    }
}

void TestWelcomePage::hasTheFocusOnTheFirstWay()
{
    WelcomePage page;
    QSignalSpy demo(&page, &WelcomePage::demoRequested);
    page.show();
    QApplication::setActiveWindow(&page);

    page.setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);

    QCOMPARE(demo.size(), 1);
}

void TestWelcomePage::bubbleLeadsOn()
{
    QWidget window;
    window.resize(900, 600);
    QPushButton send(&window);
    send.setGeometry(700, 20, 160, 32);
    ui::DemoBubble bubble(window);
    QSignalSpy hotKey(&bubble, &ui::DemoBubble::hotKeyRequested);
    QSignalSpy dismissed(&bubble, &ui::DemoBubble::dismissed);
    window.show();
    send.setFocus();

    bubble.showFirstStep(send, u"Ctrl+Return"_s);

    QVERIFY(bubble.isVisible());
    QCOMPARE(bubble.findChild<QLabel *>(u"bubbleTitle"_s)->text(), u"Press Ctrl+Return"_s);
    QVERIFY(window.rect().contains(bubble.geometry().adjusted(16, 16, -16, -16)));
    QVERIFY(bubble.geometry().top() > send.geometry().center().y());

    bubble.showSecondStep(u"shard 2"_s);
    QVERIFY(bubble.findChild<QLabel *>(u"bubbleTitle"_s)->text().contains(u"shard 2"_s));
    QTest::mouseClick(button(bubble, u"sendHotKey"_s), Qt::LeftButton);
    bubble.findChild<QToolButton *>(u"bubbleClose"_s)->click();

    QCOMPARE(hotKey.size(), 1);
    QCOMPARE(dismissed.size(), 1);
}

void TestWelcomePage::bubbleGoesWithItsButton()
{
    QWidget window;
    window.resize(900, 600);
    QPushButton send(&window);
    ui::DemoBubble bubble(window);
    window.show();
    bubble.showFirstStep(send, {});

    send.hide();
    QVERIFY(!bubble.isVisible());
    send.show();
    QVERIFY(bubble.isVisible());

    bubble.end();
    send.hide();
    send.show();
    QVERIFY(!bubble.isVisible());
}

// As in a low window, where options lie below a text of three lines.
void TestWelcomePage::bubbleCoversNoControl()
{
    QWidget window;
    window.resize(900, 600);
    QPushButton send(&window);
    send.setGeometry(700, 20, 160, 32);
    QCheckBox option(&window);
    option.setGeometry(700, 130, 100, 24);
    ui::DemoBubble bubble(window);
    window.show();

    bubble.showFirstStep(send, {});

    constexpr int shadow = 16;
    const auto card = [&bubble] {
        return bubble.geometry().adjusted(shadow, shadow, -shadow, -shadow);
    };
    QVERIFY(!card().intersects(option.geometry()));
    QVERIFY(window.rect().contains(card()));
    option.hide();
    window.resize(901, 600);
    QTRY_VERIFY(card().top() < 130);
}

QTEST_MAIN(TestWelcomePage)
#include "tst_welcome_page.moc"
