// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/Theme.h"
#include "ui/editor/VariablesLine.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>
#include <QVBoxLayout>

#include <memory>

using namespace ui;
using namespace Qt::Literals::StringLiterals;

class TestVariablesLine final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_line.reset(); }
    void saysFoldedWhatThereIs();
    void saysWhatVariablesAreForWhileThereIsNone();
    void unfoldsToATable();
    void addsOneByKeyboard();
    void removesTheChosenOne();
    void leavesOutRowsWithoutAName();
    void goesToTheValueOfAName();
    void addsTheNameThatIsMissing();
    void saysTheFault();
    void emitsNothingWhenItIsSet();
    void drawsIt_data();
    void drawsIt();

private:
    template <typename T>
    T *find(const QString &name) const
    {
        return m_line->findChild<T *>(name);
    }
    QTableWidget *table() const { return find<QTableWidget>(u"variablesTable"_s); }
    QAbstractButton *fold() const { return find<QAbstractButton>(u"variablesFold"_s); }
    QString remark() const { return find<QAbstractButton>(u"variablesRemark"_s)->accessibleName(); }

    const QList<core::DraftVariable> samples{{u"tenant"_s, u"acme"_s},
                                             {u"order"_s, u"{{ uuid() }}"_s}};
    std::unique_ptr<VariablesLine> m_line;
};

void TestVariablesLine::init()
{
    m_line = std::make_unique<VariablesLine>();
    m_line->resize(560, 160);
    m_line->setVariables(samples);
    m_line->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_line.get()));
}

void TestVariablesLine::saysFoldedWhatThereIs()
{
    QVERIFY(!table()->isVisible());
    QCOMPARE(remark(), u"tenant = acme · order = {{ uuid() }}"_s);
}

void TestVariablesLine::saysWhatVariablesAreForWhileThereIsNone()
{
    m_line->setVariables({});
    QVERIFY(remark().startsWith(u"none"));
}

void TestVariablesLine::unfoldsToATable()
{
    QTest::mouseClick(fold(), Qt::LeftButton);
    QVERIFY(table()->isVisible());
    QCOMPARE(table()->rowCount(), 2);
    QCOMPARE(table()->item(1, 1)->text(), u"{{ uuid() }}"_s);
}

void TestVariablesLine::addsOneByKeyboard()
{
    QSignalSpy changes(m_line.get(), &VariablesLine::changed);
    QTest::mouseClick(find<QAbstractButton>(u"addVariable"_s), Qt::LeftButton);
    auto *editor = table()->findChild<QLineEdit *>();
    QVERIFY(editor);
    QTest::keyClicks(editor, u"region"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(changes.count(), 1);
    table()->item(2, 1)->setText(u"eu"_s);
    QCOMPARE(m_line->variables(), samples + QList<core::DraftVariable>({{u"region"_s, u"eu"_s}}));
}

void TestVariablesLine::removesTheChosenOne()
{
    fold()->click();
    QSignalSpy changes(m_line.get(), &VariablesLine::changed);
    table()->setCurrentCell(0, 0);
    QTest::mouseClick(find<QAbstractButton>(u"removeVariable"_s), Qt::LeftButton);
    QCOMPARE(changes.count(), 1);
    QCOMPARE(m_line->variables(), QList<core::DraftVariable>{samples.last()});
}

void TestVariablesLine::leavesOutRowsWithoutAName()
{
    m_line->setVariables({{u" "_s, u"lost"_s}, {u"kept"_s, u"1"_s}});
    QCOMPARE(m_line->variables(), (QList<core::DraftVariable>{{u"kept"_s, u"1"_s}}));
}

void TestVariablesLine::goesToTheValueOfAName()
{
    m_line->editValue(u"order"_s);
    QVERIFY(table()->isVisible());
    QCOMPARE(table()->currentRow(), 1);
    QCOMPARE(table()->currentColumn(), 1);
}

void TestVariablesLine::addsTheNameThatIsMissing()
{
    QSignalSpy changes(m_line.get(), &VariablesLine::changed);
    m_line->editValue(u"customer"_s);
    QCOMPARE(changes.count(), 1);
    auto *editor = table()->findChild<QLineEdit *>();
    QVERIFY(editor);
    QTest::keyClicks(editor, u"c-1"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(m_line->variables().last(), (core::DraftVariable{u"customer"_s, u"c-1"_s}));
}

void TestVariablesLine::saysTheFault()
{
    m_line->setFault(u"“tenant” refers to itself."_s);
    QCOMPARE(remark(), u"“tenant” refers to itself."_s);
    m_line->setFault({});
    QVERIFY(remark().startsWith(u"tenant ="));
}

void TestVariablesLine::emitsNothingWhenItIsSet()
{
    QSignalSpy changes(m_line.get(), &VariablesLine::changed);
    m_line->setVariables({{u"a"_s, u"b"_s}});
    QCOMPARE(changes.count(), 0);
}

void TestVariablesLine::drawsIt_data()
{
    QTest::addColumn<Appearance>("appearance");
    QTest::newRow("light") << Appearance::Light;
    QTest::newRow("dark") << Appearance::Dark;
}

void TestVariablesLine::drawsIt()
{
    QFETCH(Appearance, appearance);
    applyAppearance(*qApp, appearance);
    const QDir folder(QStringLiteral(HEADGATE_BINARY_DIR "/pictures"));
    QVERIFY(folder.mkpath(u"."_s));
    const auto save = [&](const QString &name) {
        QCoreApplication::processEvents(); // layouts come about later
        QVERIFY(m_line->grab().save(
            folder.filePath(name + u'-' + QString::fromLatin1(QTest::currentDataTag()) + u".png")));
    };
    save(u"variables-folded"_s);
    fold()->click();
    save(u"variables"_s);
}

QTEST_MAIN(TestVariablesLine)
#include "tst_variables_line.moc"
