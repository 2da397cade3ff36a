// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/Theme.h"
#include "ui/editor/CompletionList.h"
#include "ui/editor/Placeholder.h"

#include <QApplication>
#include <QDir>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace ui;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(std::optional<ui::Placeholder>)

namespace {

QList<Completion> samples()
{
    return {
        {u"tenant"_s, u"tenant"_s, u"acme"_s, u"A variable of this file."_s, u"Variables"_s},
        {u"token"_s, u"secret.token"_s, u"••••••"_s, u"A secret of staging."_s, u"Variables"_s},
        {u"uuid"_s, u"uuid()"_s, u"6f0c…"_s, u"A random UUID, version 4."_s, u"Ids"_s},
        {u"random.uuid"_s, u"random.uuid()"_s, u"a81d…"_s, u"The same, by the name of KDG."_s,
         u"Ids"_s},
        {u"int"_s, u"int(1, 6)"_s, u"4"_s, u"A whole number, both ends included."_s, u"Numbers"_s},
    };
}

} // namespace

class TestCompletionList final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_window.reset(); }
    void findsThePlaceholder_data();
    void findsThePlaceholder();
    void showsAllByGroupBeforeAnythingIsTyped();
    void putsNamesThatBeginWithItFirst();
    void closesWhenNothingFits();
    void choosesByKey_data();
    void choosesByKey();
    void choosesByAClick();
    void closesByEscapeAndLeavesOtherKeysAlone();
    void leavesKeysAloneWhileItIsClosed();
    void helpsWithTheChosenOne();
    void opensAboveWhereThereIsNoRoomBelow();
    void staysInsideOfTheWindow();
    void showsWholeRowsOnly();
    void drawsIt_data();
    void drawsIt();

private:
    bool press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        return m_list->takeKey(QKeyEvent(QEvent::KeyPress, key, modifiers));
    }
    QListView *view() const { return m_list->findChild<QListView *>(u"completions"_s); }
    QString current() const { return view()->currentIndex().data().toString(); }

    std::unique_ptr<QWidget> m_window;
    CompletionList *m_list = nullptr;
};

void TestCompletionList::init()
{
    m_window = std::make_unique<QWidget>();
    m_window->resize(700, 500);
    m_list = new CompletionList(m_window.get());
    m_list->setItems(samples());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestCompletionList::findsThePlaceholder_data()
{
    // '|' is the place.
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<std::optional<Placeholder>>("found");
    const auto none = std::optional<Placeholder>();
    const auto some = [](qsizetype start, qsizetype inner, qsizetype end, bool isClosed) {
        return std::optional(Placeholder{start, inner, end, isClosed});
    };
    QTest::newRow("empty") << QByteArray("|") << none;
    QTest::newRow("before") << QByteArray("|{{ a }}") << none;
    QTest::newRow("between the braces") << QByteArray("{|{ a }}") << none;
    QTest::newRow("just opened") << QByteArray("x {{|") << some(2, 4, 4, false);
    QTest::newRow("typing") << QByteArray("x {{ te|") << some(2, 5, 7, false);
    QTest::newRow("inside") << QByteArray("{{ te|nant }}") << some(0, 3, 12, true);
    QTest::newRow("behind") << QByteArray("{{ a }}|") << none;
    QTest::newRow("the second") << QByteArray("{{a}} {{b|") << some(6, 8, 9, false);
    QTest::newRow("before another") << QByteArray("{{a| {{b}}") << some(0, 2, 3, false);
    QTest::newRow("of another line") << QByteArray("{{ a\n|") << none;
    QTest::newRow("closed in another line") << QByteArray("{{ a|\n}}") << some(0, 3, 4, false);
    QTest::newRow("blanks only") << QByteArray("{{  |") << some(0, 4, 4, false);
}

void TestCompletionList::findsThePlaceholder()
{
    QFETCH(QByteArray, text);
    QFETCH(std::optional<Placeholder>, found);
    const qsizetype place = text.indexOf('|');
    text.remove(place, 1);
    QVERIFY(placeholderAt(text, place) == found);
    QVERIFY(!placeholderAt(text, text.size() + 1));
}

void TestCompletionList::showsAllByGroupBeforeAnythingIsTyped()
{
    m_list->openAt(QRect(40, 40, 1, 16), {});
    QVERIFY(m_list->isVisible());
    QCOMPARE(view()->model()->rowCount(), 8); // with three headings
    QCOMPARE(current(), u"tenant"_s);
}

void TestCompletionList::putsNamesThatBeginWithItFirst()
{
    m_list->openAt(QRect(40, 40, 1, 16), u"UU"_s);
    QCOMPARE(view()->model()->rowCount(), 2);
    QCOMPARE(current(), u"uuid"_s);
    QCOMPARE(view()->model()->index(1, 0).data().toString(), u"random.uuid"_s);
}

void TestCompletionList::closesWhenNothingFits()
{
    m_list->openAt(QRect(40, 40, 1, 16), u"uu"_s);
    m_list->openAt(QRect(40, 40, 1, 16), u"uux"_s);
    QVERIFY(!m_list->isVisible());
}

void TestCompletionList::choosesByKey_data()
{
    QTest::addColumn<int>("key");
    QTest::newRow("Enter") << int(Qt::Key_Return);
    QTest::newRow("Enter of the number pad") << int(Qt::Key_Enter);
    QTest::newRow("Tab") << int(Qt::Key_Tab);
}

void TestCompletionList::choosesByKey()
{
    QFETCH(int, key);
    QSignalSpy chosen(m_list, &CompletionList::chosen);
    m_list->openAt(QRect(40, 40, 1, 16), {});
    QVERIFY(press(Qt::Key_Down));
    QVERIFY(press(Qt::Key_Down)); // over a heading
    QVERIFY(press(key));
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.first().first().toString(), u"uuid()"_s);
    QVERIFY(!m_list->isVisible());
}

void TestCompletionList::choosesByAClick()
{
    QSignalSpy chosen(m_list, &CompletionList::chosen);
    m_list->openAt(QRect(40, 40, 1, 16), u"t"_s);
    const QRect row = view()->visualRect(view()->model()->index(1, 0));
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, row.center());
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.first().first().toString(), u"secret.token"_s);
}

void TestCompletionList::closesByEscapeAndLeavesOtherKeysAlone()
{
    m_list->openAt(QRect(40, 40, 1, 16), {});
    QVERIFY(!press(Qt::Key_A));
    QVERIFY(!press(Qt::Key_Return, Qt::ControlModifier)); // sends
    QVERIFY(!press(Qt::Key_Left));
    QVERIFY(press(Qt::Key_Escape));
    QVERIFY(!m_list->isVisible());
}

void TestCompletionList::leavesKeysAloneWhileItIsClosed()
{
    QVERIFY(!press(Qt::Key_Down));
    QVERIFY(!press(Qt::Key_Return));
    QVERIFY(!press(Qt::Key_Escape));
}

void TestCompletionList::helpsWithTheChosenOne()
{
    m_list->openAt(QRect(40, 40, 1, 16), u"int"_s);
    QCOMPARE(m_list->findChild<QLabel *>(u"completionHelp"_s)->text(),
             u"A whole number, both ends included."_s);
}

void TestCompletionList::opensAboveWhereThereIsNoRoomBelow()
{
    m_list->openAt(QRect(40, 470, 1, 16), {});
    QVERIFY(m_list->geometry().bottom() < 470);
}

void TestCompletionList::staysInsideOfTheWindow()
{
    m_list->openAt(QRect(690, 40, 1, 16), {});
    QVERIFY(m_window->rect().contains(m_list->geometry()));
    m_window->resize(300, 120);
    m_list->openAt(QRect(290, 60, 1, 16), {});
    QVERIFY(m_window->rect().contains(m_list->geometry()));
}

void TestCompletionList::showsWholeRowsOnly()
{
    QList<Completion> many;
    for (int i = 0; i < 40; ++i)
        many << Completion{
            u"name"_s + QString::number(i), u"name"_s, u"x"_s,
            i % 2 == 0 ? u"Short."_s : u"Words for two lines of help: "_s.repeated(2), u"Names"_s};
    m_list->setItems(many);
    m_list->openAt(QRect(40, 40, 2, 18), u"name"_s);
    for (int i = 0; i < 3; ++i, press(Qt::Key_Down)) {
        QCoreApplication::sendPostedEvents();
        const int bottom = view()->viewport()->height() - 1;
        const QModelIndex last = view()->indexAt(QPoint(20, bottom));
        QCOMPARE(view()->visualRect(last).bottom(), bottom);
    }
}

void TestCompletionList::drawsIt_data()
{
    QTest::addColumn<Appearance>("appearance");
    QTest::newRow("light") << Appearance::Light;
    QTest::newRow("dark") << Appearance::Dark;
}

void TestCompletionList::drawsIt()
{
    QFETCH(Appearance, appearance);
    applyAppearance(*qApp, appearance);
    m_list->openAt(QRect(20, 20, 1, 16), {});
    QCoreApplication::processEvents(); // layouts come about later
    const QDir folder(QStringLiteral(HEADGATE_BINARY_DIR "/pictures"));
    QVERIFY(folder.mkpath(u"."_s));
    QVERIFY(m_window->grab(QRect(0, 0, 500, 340))
                .save(folder.filePath(u"completion-"_s
                                      + QString::fromLatin1(QTest::currentDataTag()) + u".png")));
}

QTEST_MAIN(TestCompletionList)
#include "tst_completion_list.moc"
