// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/CommandPalette.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;
using ui::CommandPalette;
using ui::PaletteEntry;
using ui::PaletteModel;

class TestCommandPalette : public QObject
{
    Q_OBJECT

private slots:
    void keepsTheModelContract();
    void findsByLetters();
    void runsWhatIsOnTop();
    void movesRoundWithTheArrows();
    void runsAClickedRow();
    void doesNotRunWhatCannotBeDone();
    void saysThatNothingWasFound();
    void givesTheFocusBackOnEsc();
    void closesWhenClickedBeside();
    void staysInsideASmallWindow();
    void saysWhatIsOn();
};

namespace {

QList<PaletteEntry> entries()
{
    return {{.id = u"send"_s, .text = u"Send"_s, .group = u"Send"_s, .keys = u"Ctrl+Return"_s},
            {.id = u"stop"_s, .text = u"Stop"_s, .group = u"Send"_s, .isEnabled = false},
            {.id = u"newTab"_s, .text = u"New draft"_s, .group = u"File"_s},
            {.id = u"stream:orders"_s, .text = u"orders"_s, .group = u"Streams"_s}};
}

struct PaletteStage
{
    PaletteStage()
    {
        window.resize(800, 600);
        auto *layout = new QVBoxLayout(&window);
        layout->addStretch();
        layout->addWidget(new QLineEdit); // where the focus would go by itself
        layout->addWidget(field = new QLineEdit);
        layout->addWidget(new QLineEdit);
        palette = new CommandPalette(window);
        window.show();
        QApplication::setActiveWindow(&window);
        field->setFocus();
        palette->open(entries());
        search = palette->findChild<QLineEdit *>(u"paletteField"_s);
        list = palette->findChild<QListView *>(u"paletteList"_s);
    }

    QString current() const { return list->currentIndex().data().toString(); }

    QWidget window;
    QLineEdit *field = nullptr;
    CommandPalette *palette = nullptr;
    QLineEdit *search = nullptr;
    QListView *list = nullptr;
};

} // namespace

void TestCommandPalette::keepsTheModelContract()
{
    PaletteModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);

    model.setEntries(entries());
    model.setTyped(u"s"_s);
    model.setTyped(u"xyz"_s);
    model.setTyped({});

    QCOMPARE(model.rowCount(), 4);
}

void TestCommandPalette::findsByLetters()
{
    const PaletteStage stage;

    QTest::keyClicks(stage.search, u"nd"_s);

    QCOMPARE(stage.current(), u"New draft"_s);
}

void TestCommandPalette::runsWhatIsOnTop()
{
    const PaletteStage stage;
    QSignalSpy chosen(stage.palette, &CommandPalette::chosen);

    QTest::keyClicks(stage.search, u"ord"_s);
    QTest::keyClick(stage.search, Qt::Key_Return);

    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toString(), u"stream:orders"_s);
    QVERIFY(!stage.palette->isVisible());
    QVERIFY(stage.field->hasFocus());
}

void TestCommandPalette::movesRoundWithTheArrows()
{
    const PaletteStage stage;

    QTest::keyClick(stage.search, Qt::Key_Down);
    QCOMPARE(stage.current(), u"New draft"_s);
    QTest::keyClick(stage.search, Qt::Key_Up);
    QTest::keyClick(stage.search, Qt::Key_Up);

    QCOMPARE(stage.current(), u"orders"_s); // what cannot be done now comes after it
}

void TestCommandPalette::runsAClickedRow()
{
    const PaletteStage stage;
    QSignalSpy chosen(stage.palette, &CommandPalette::chosen);

    const QRect row = stage.list->visualRect(stage.list->model()->index(1, 0));
    QTest::mouseClick(stage.list->viewport(), Qt::LeftButton, {}, row.center());

    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toString(), u"newTab"_s);
}

void TestCommandPalette::doesNotRunWhatCannotBeDone()
{
    const PaletteStage stage;
    QSignalSpy chosen(stage.palette, &CommandPalette::chosen);

    QTest::keyClicks(stage.search, u"stop"_s);
    QTest::keyClick(stage.search, Qt::Key_Return);

    QVERIFY(chosen.isEmpty());
    QVERIFY(stage.palette->isVisible());
}

void TestCommandPalette::saysThatNothingWasFound()
{
    const PaletteStage stage;

    QTest::keyClicks(stage.search, u"zzz"_s);

    QVERIFY(stage.palette->findChild<QLabel *>(u"paletteNothing"_s)->isVisible());
    QVERIFY(!stage.list->isVisible());
}

void TestCommandPalette::givesTheFocusBackOnEsc()
{
    const PaletteStage stage;

    QTest::keyClick(stage.search, Qt::Key_Escape);

    QVERIFY(!stage.palette->isVisible());
    QVERIFY(stage.field->hasFocus());
}

void TestCommandPalette::closesWhenClickedBeside()
{
    const PaletteStage stage;

    QTest::mouseClick(stage.field, Qt::LeftButton);

    QVERIFY(!stage.palette->isVisible());
}

void TestCommandPalette::staysInsideASmallWindow()
{
    PaletteStage stage;

    stage.window.resize(400, 300);

    QTRY_VERIFY(stage.window.rect().contains(stage.palette->geometry().adjusted(16, 0, -16, -16)));
}

void TestCommandPalette::saysWhatIsOn()
{
    PaletteModel model;
    model.setEntries({{.id = u"dark"_s, .text = u"Theme: dark"_s, .group = u"View"_s, .isOn = true},
                      {.id = u"light"_s, .text = u"Theme: light"_s, .group = u"View"_s}});

    QCOMPARE(model.index(0).data(Qt::AccessibleTextRole), u"Theme: dark, on, View"_s);
    QCOMPARE(model.index(0).data(PaletteModel::IconRole), "check"_ba);
    QCOMPARE(model.index(1).data(Qt::AccessibleTextRole), u"Theme: light, View"_s);
    QCOMPARE(model.index(1).data(PaletteModel::IconRole), QByteArray());
}

QTEST_MAIN(TestCommandPalette)
#include "tst_command_palette.moc"
