// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/FaultsPage.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using ui::FaultChoice;
using ui::FaultsPage;

class TestFaultsPage : public QObject
{
    Q_OBJECT

private slots:
    void startsWithoutFaults();
    void saysAtOnceWhatWasMoved();
    void showsWhatItIsGiven();
    void switchesAllOff();
};

void TestFaultsPage::startsWithoutFaults()
{
    const FaultsPage page;

    QCOMPARE(page.choice(), FaultChoice{});
    QVERIFY(!page.findChild<QPushButton *>(u"resetFaults"_s)->isEnabled());
}

void TestFaultsPage::saysAtOnceWhatWasMoved()
{
    FaultsPage page;
    QSignalSpy changed(&page, &FaultsPage::changed);
    page.show();
    auto *slider = page.findChild<QSlider *>(u"fault0"_s);
    slider->setFocus();

    QTest::keyClick(slider, Qt::Key_Right);
    QTest::keyClick(slider, Qt::Key_Right);

    QCOMPARE(changed.size(), 2);
    QCOMPARE(changed.last().first().value<FaultChoice>(), FaultChoice{.throttledPercent = 10});
}

void TestFaultsPage::showsWhatItIsGiven()
{
    FaultsPage page;
    QSignalSpy changed(&page, &FaultsPage::changed);
    const FaultChoice choice{.throttledPercent = 20,
                             .failedPercent = 5,
                             .failedRequestsPercent = 10,
                             .latency = 1500,
                             .droppedPercent = 25,
                             .truncatedPercent = 100,
                             .streamTime = 9500};

    page.setChoice(choice);

    QCOMPARE(page.choice(), choice);
    QCOMPARE(choice.countOn(), 7);
    QVERIFY(changed.isEmpty());
}

void TestFaultsPage::switchesAllOff()
{
    FaultsPage page;
    page.setChoice({.latency = 500});
    QSignalSpy changed(&page, &FaultsPage::changed);

    QTest::mouseClick(page.findChild<QPushButton *>(u"resetFaults"_s), Qt::LeftButton);

    QCOMPARE(page.choice(), FaultChoice{});
    QCOMPARE(changed.size(), 1);
}

QTEST_MAIN(TestFaultsPage)
#include "tst_faults_page.moc"
