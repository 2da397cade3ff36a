// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/ElidedLabel.h"
#include "ui/common/MessageBar.h"
#include "ui/common/Theme.h"
#include "ui/results/BodyText.h"
#include "ui/templates/PreviewModel.h"
#include "ui/templates/PreviewPage.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace ui;
using namespace Qt::Literals::StringLiterals;

namespace {

QList<PreviewRecord> samples(int count)
{
    QList<PreviewRecord> records;
    for (int i = 0; i < count; ++i) {
        records << PreviewRecord{u"order-%1"_s.arg(i),
                                 {},
                                 u"shard 2 of 4"_s,
                                 QByteArray("{\n  \"id\": \"order-") + QByteArray::number(i)
                                     + "\",\n  \"total\": 42.50,\n  \"token\": \"••••••\"\n}",
                                 {}};
    }
    return records;
}

} // namespace

class TestPreviewPage final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_page.reset(); }
    void modelIsSound();
    void showsTheFirstRecordAtOnce();
    void movesThroughRecordsByKeyboard();
    void staysAtTheRecordWhenTheSeedChanges();
    void asksForAnotherSeed();
    void takesASeedThatIsTyped();
    void refusesASeedOfMoreThan64Bits();
    void asksForMoreRecords();
    void saysWhyARecordCannotBeSent();
    void saysWhyThereIsNone();
    void drawsIt_data();
    void drawsIt();

private:
    template <typename T>
    T *find(const QString &name) const
    {
        return m_page->findChild<T *>(name);
    }
    QListView *list() const { return find<QListView>(u"previewList"_s); }
    QString body() const { return find<BodyText>(u"previewBody"_s)->toPlainText(); }

    std::unique_ptr<PreviewPage> m_page;
};

void TestPreviewPage::init()
{
    m_page = std::make_unique<PreviewPage>();
    m_page->resize(620, 280);
    m_page->setSeed(4711);
    m_page->setRecords(samples(5));
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void TestPreviewPage::modelIsSound()
{
    PreviewModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRecords(samples(3));
    model.setRecords(samples(3));
    model.setRecords(samples(1));
    model.setRecords({});
}

void TestPreviewPage::showsTheFirstRecordAtOnce()
{
    QVERIFY(body().contains(u"order-0"));
    const QString facts = find<ElidedLabel>(u"previewFacts"_s)->text();
    QVERIFY2(facts.contains(u"key order-0 → shard 2 of 4"), qPrintable(facts));
}

void TestPreviewPage::movesThroughRecordsByKeyboard()
{
    m_page->setFocus();
    QTest::keyClick(list(), Qt::Key_Down);
    QTest::keyClick(list(), Qt::Key_Down);
    QVERIFY(body().contains(u"order-2"));
}

void TestPreviewPage::staysAtTheRecordWhenTheSeedChanges()
{
    list()->setCurrentIndex(list()->model()->index(3, 0));
    QList<PreviewRecord> others = samples(5);
    others[3].body = "other";
    m_page->setRecords(others);
    QCOMPARE(list()->currentIndex().row(), 3);
    QCOMPARE(body(), u"other"_s);
}

void TestPreviewPage::asksForAnotherSeed()
{
    QSignalSpy asked(m_page.get(), &PreviewPage::anotherSeedRequested);
    QTest::mouseClick(find<QToolButton>(u"anotherSeed"_s), Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
}

void TestPreviewPage::takesASeedThatIsTyped()
{
    QSignalSpy changes(m_page.get(), &PreviewPage::seedChanged);
    auto *seed = find<QLineEdit>(u"previewSeed"_s);
    QCOMPARE(seed->text(), u"4711"_s);
    seed->selectAll();
    QTest::keyClicks(seed, u"18446744073709551615"_s);
    QTest::keyClick(seed, Qt::Key_Return);
    QCOMPARE(changes.count(), 1);
    QCOMPARE(changes.first().first().toULongLong(), std::numeric_limits<quint64>::max());
}

void TestPreviewPage::refusesASeedOfMoreThan64Bits()
{
    QSignalSpy changes(m_page.get(), &PreviewPage::seedChanged);
    auto *seed = find<QLineEdit>(u"previewSeed"_s);
    seed->selectAll();
    QTest::keyClicks(seed, u"18446744073709551616"_s);
    QTest::keyClick(seed, Qt::Key_Return);
    QCOMPARE(changes.count(), 0);
    QCOMPARE(seed->text(), u"4711"_s);
}

void TestPreviewPage::asksForMoreRecords()
{
    QSignalSpy changes(m_page.get(), &PreviewPage::countChanged);
    auto *count = find<QSpinBox>(u"previewCount"_s);
    QCOMPARE(m_page->count(), PreviewPage::usualCount);
    QTest::keyClick(count, Qt::Key_Up);
    QCOMPARE(changes.first().first().toInt(), 6);
}

void TestPreviewPage::saysWhyARecordCannotBeSent()
{
    QList<PreviewRecord> records = samples(2);
    records[1].problem = u"The partition key is empty."_s;
    m_page->setRecords(records);
    auto *problem = find<MessageBar>(u"previewProblem"_s);
    QVERIFY(!problem->isVisible());
    list()->setCurrentIndex(list()->model()->index(1, 0));
    QVERIFY(problem->isVisible());
    QCOMPARE(problem->text(), u"The partition key is empty."_s);
}

void TestPreviewPage::saysWhyThereIsNone()
{
    m_page->setRecords({}, u"“tenant” has no value."_s);
    auto *problem = find<MessageBar>(u"previewProblem"_s);
    QVERIFY(problem->isVisible());
    QCOMPARE(problem->text(), u"“tenant” has no value."_s);
    QVERIFY(body().isEmpty());
}

void TestPreviewPage::drawsIt_data()
{
    QTest::addColumn<Appearance>("appearance");
    QTest::newRow("light") << Appearance::Light;
    QTest::newRow("dark") << Appearance::Dark;
}

void TestPreviewPage::drawsIt()
{
    QFETCH(Appearance, appearance);
    applyAppearance(*qApp, appearance);
    QCoreApplication::processEvents(); // layouts come about later
    const QDir folder(QStringLiteral(HEADGATE_BINARY_DIR "/pictures"));
    QVERIFY(folder.mkpath(u"."_s));
    QVERIFY(m_page->grab().save(
        folder.filePath(u"preview-"_s + QString::fromLatin1(QTest::currentDataTag()) + u".png")));
}

QTEST_MAIN(TestPreviewPage)
#include "tst_preview_page.moc"
