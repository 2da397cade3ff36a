// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakePerson.h"
#include "WindowStage.h"
#include "ui/common/MessageBar.h"
#include "ui/library/LibraryModel.h"
#include "ui/library/LibraryPane.h"
#include "ui/library/LibraryView.h"

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto damagedText = "Title: Orders\n\n### Created\nGzip: perhaps\n\n{\"id\": 1}\n";

} // namespace

class TestDamagedTemplates final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aCopyCanBeSavedAndEdited();
    void itCannotBeSavedOver();
    void itIsStillReadOnlyAfterARestart();
    void onceMendedItIsShownAnew();

private:
    QByteArray onDisk(const QString &name) const
    {
        QFile file(m_folder->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
    }
    void write(const QByteArray &bytes) const
    {
        QFile::remove(m_folder->filePath(u"orders.records"_s)); // as editors do
        QFile file(m_folder->filePath(u"orders.records"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    core::Draft draft() const { return m_stage->views().drafts.currentDraft(); }
    ui::MessageBar *bar() const { return m_stage->find<ui::MessageBar>(u"damageBar"_s); }
    void type(const QString &text) const
    {
        m_stage->views().drafts.focusBody();
        m_stage->press(Qt::Key_End, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), text);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WindowStage> m_stage;
    FakePerson m_person;
};

void TestDamagedTemplates::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    write(damagedText);
    m_person = {};
    m_stage = std::make_unique<WindowStage>();
    m_stage->questions = [this](QWidget &) { return m_person.questions(); };
    m_stage->start();
    m_stage->openDemo();
    emit m_stage->window().filesDropped(
        {m_folder->path(), m_folder->filePath(u"orders.records"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(draft().file && bar(), WindowStage::patience);
    QVERIFY2(bar()->text().contains(u"line 4, column "_s), qPrintable(bar()->text()));
}

void TestDamagedTemplates::cleanup()
{
    m_stage.reset();
    m_folder.reset();
}

void TestDamagedTemplates::aCopyCanBeSavedAndEdited()
{
    QTest::mouseClick(bar()->findChild<QPushButton *>(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!bar(), WindowStage::patience);
    QCOMPARE(draft().file->path, u"orders copy.records"_s);
    type(u" "_s);
    m_stage->press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(onDisk(u"orders copy.records"_s).contains("{\"id\": 1} \n"),
                             WindowStage::patience);
    QCOMPARE(onDisk(u"orders.records"_s), damagedText);
}

void TestDamagedTemplates::itCannotBeSavedOver()
{
    type(u"x"_s);
    QCOMPARE(draft().records.front().body, "{\"id\": 1}");
    m_person.path = m_folder->filePath(u"orders.records"_s);
    m_stage->press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(m_stage->window().messageBar().isVisible(), WindowStage::patience);
    QVERIFY(bar());
    QCOMPARE(onDisk(u"orders.records"_s), damagedText);
}

void TestDamagedTemplates::itIsStillReadOnlyAfterARestart()
{
    const QString id = draft().id;
    m_stage->start();
    QTRY_VERIFY_WITH_TIMEOUT(m_stage->views().drafts.showDraft(id), WindowStage::patience);
    QVERIFY(bar());
    type(u"x"_s);
    QCOMPARE(draft().records.front().body, "{\"id\": 1}");
}

void TestDamagedTemplates::onceMendedItIsShownAnew()
{
    write("### Created\nGzip: yes\n\n{\"id\": 2}\n");
    QTRY_VERIFY_WITH_TIMEOUT(!bar(), WindowStage::patience);
    QCOMPARE(draft().records.front().body, "{\"id\": 2}");
    type(u" "_s);
    QCOMPARE(draft().records.front().body, "{\"id\": 2} ");
}

QTEST_MAIN(TestDamagedTemplates)
#include "tst_damaged_templates.moc"
