// SPDX-License-Identifier: GPL-3.0-or-later
#include "WindowStage.h"
#include "ui/common/Chip.h"
#include "ui/common/WrappedText.h"
#include "ui/results/DiagnosisCard.h"
#include "ui/shell/DemoBubble.h"

#include <QLabel>

using namespace Qt::Literals::StringLiterals;

// A stranger starts the program for the first time: no account, no settings, nothing on disk.
class TestFirstRun : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_stage.reset(); }
    void asksForNothing();
    void twoClicksEndInTheCardOf37Refused();
    void retryingStoresThem();
    void ctrlEnterSendsTheFirstRecord();
    void comesBackToTheDemo();
    void theBubbleCanBeClosed();
    void theBubbleCoversNeitherTheShardNorOtherDrafts();

private:
    QString bubbleTitle() const;
    static QString textOf(const QWidget &card);

    std::unique_ptr<WindowStage> m_stage;
};

void TestFirstRun::init()
{
    m_stage = std::make_unique<WindowStage>();
    m_stage->start();
}

QString TestFirstRun::bubbleTitle() const
{
    return m_stage->window().findChild<QLabel *>(u"bubbleTitle"_s)->text();
}

QString TestFirstRun::textOf(const QWidget &card)
{
    QStringList texts{card.accessibleName()};
    for (const QLabel *label : card.findChildren<QLabel *>())
        texts.append(label->text());
    for (const auto *text : card.findChildren<ui::WrappedText *>())
        texts.append(text->text());
    return texts.join(u'\n');
}

void TestFirstRun::asksForNothing()
{
    QVERIFY(m_stage->window().showsStartPage());
    QVERIFY(!QApplication::activeModalWidget());
    QCOMPARE(QApplication::focusWidget(), m_stage->find<QPushButton>(u"tryDemo"_s));
}

void TestFirstRun::twoClicksEndInTheCardOf37Refused()
{
    m_stage->click(u"tryDemo"_s);
    m_stage->click(u"sendHotKey"_s);

    QTRY_VERIFY_WITH_TIMEOUT(m_stage->find<ui::DiagnosisCard>(), WindowStage::patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_stage->find<QPushButton>(u"retry"_s), WindowStage::patience);
    const QString text = textOf(*m_stage->find<ui::DiagnosisCard>());
    QVERIFY2(text.contains(u"37 records were refused"_s), qPrintable(text));
    QVERIFY2(text.contains(u"tenant-7"_s), qPrintable(text));
    // The chip Refused is on by itself.
    QTRY_COMPARE_WITH_TIMEOUT(m_stage->grid().model()->rowCount(), 37, WindowStage::patience);
    // And its letters act at once.
    QTRY_VERIFY_WITH_TIMEOUT(m_stage->grid().hasFocus(), WindowStage::patience);
    m_stage->press(Qt::Key_J);
    QCOMPARE(m_stage->grid().currentIndex().row(), 1);
}

void TestFirstRun::retryingStoresThem()
{
    m_stage->click(u"tryDemo"_s);
    m_stage->sendHotKey();
    const auto *stored = m_stage->find<ui::Chip>(u"chip2"_s);
    QCOMPARE(stored->count(), 463);

    // The shard takes 1 MiB a second: once may not be enough.
    const auto retryOnce = [this] {
        auto *retry = m_stage->find<QPushButton>(u"retry"_s);
        if (retry && retry->isEnabled())
            QTest::mouseClick(retry, Qt::LeftButton);
    };
    QTRY_VERIFY_WITH_TIMEOUT((retryOnce(), stored->count() == 500), WindowStage::patience);
}

void TestFirstRun::ctrlEnterSendsTheFirstRecord()
{
    m_stage->openDemo();
    QVERIFY(m_stage->views().drafts.isAncestorOf(QApplication::focusWidget()));

    m_stage->press(Qt::Key_Return, Qt::ControlModifier);

    QTRY_VERIFY_WITH_TIMEOUT(bubbleTitle().startsWith(u"Stored, in shard"_s),
                             WindowStage::patience);
    QCOMPARE(m_stage->grid().model()->rowCount(), 1);
    QVERIFY(m_stage->views().drafts.isAncestorOf(QApplication::focusWidget()));
}

void TestFirstRun::comesBackToTheDemo()
{
    m_stage->openDemo();
    m_stage->window().close();

    m_stage->start();

    QVERIFY(!m_stage->window().showsStartPage());
    const auto sendText = [this] { return m_stage->find<ui::SendButton>()->text(); };
    QTRY_VERIFY_WITH_TIMEOUT(sendText().contains(u"demo-orders"_s), WindowStage::patience);
    QTRY_VERIFY(m_stage->views().drafts.currentDraft().records.first().body.contains("A-1093"));
    QTRY_COMPARE(m_stage->window().windowTitle(), u"demo-orders · Simulator"_s);
    QVERIFY(!m_stage->find<QWidget>(u"demoBubble"_s));
    // What is typed now goes there.
    QVERIFY(m_stage->views().drafts.isAncestorOf(QApplication::focusWidget()));
}

void TestFirstRun::theBubbleCanBeClosed()
{
    m_stage->openDemo();

    m_stage->window().findChild<QAbstractButton *>(u"bubbleClose"_s)->click();

    QVERIFY(!m_stage->find<QWidget>(u"demoBubble"_s));
    QVERIFY(m_stage->find<ui::SendButton>()->isEnabled());
}

void TestFirstRun::theBubbleCoversNeitherTheShardNorOtherDrafts()
{
    m_stage->openDemo();
    const auto place = [this](const QWidget &widget) {
        return QRect(widget.mapTo(&m_stage->window(), QPoint()), widget.size());
    };
    auto *bubble = m_stage->find<QWidget>(u"demoBubble"_s);
    const auto *pill = m_stage->find<QAbstractButton>(u"keyRemark"_s);
    QVERIFY(pill);
    constexpr int shadow = 16;
    const auto isFree = [&] {
        return !place(*bubble).adjusted(shadow, shadow, -shadow, -shadow).intersects(place(*pill));
    };
    QTRY_VERIFY(isFree());
    QTRY_VERIFY2(pill->accessibleName().startsWith(u"Where the record goes: "_s),
                 qPrintable(pill->accessibleName()));

    m_stage->press(Qt::Key_T, Qt::ControlModifier);
    QVERIFY(!bubble->isVisible());
    m_stage->press(Qt::Key_W, Qt::ControlModifier);
    QVERIFY(bubble->isVisible());
}

QTEST_MAIN(TestFirstRun)
#include "tst_first_run.moc"
