// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/MessageBar.h"
#include "ui/common/Theme.h"
#include "ui/editor/BodyEditor.h"
#include "ui/editor/CodeArea.h"
#include "ui/editor/FindBar.h"

#include <QAbstractEventDispatcher>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>
#include <Qsci/qscilexer.h>
#include <Qsci/qscilexerjson.h>

#include <memory>
#include <sys/resource.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using core::TextPlace;
using ui::BodyEditor;
using ui::CodeArea;

class TestBodyEditor : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void givesBackTheVeryBytes_data();
    void givesBackTheVeryBytes();
    void keepsLineBreaksOfWhatIsPasted();
    void typesAndUndoes();
    void saysWhatWasPasted();
    void leavesTheKeysOfTheWindowAlone_data();
    void leavesTheKeysOfTheWindowAlone();
    void tabIndentsUntilItIsToldToMoveOn();
    void marksMistakes_data();
    void marksMistakes();
    void goesToPlaces();
    void holdsWhatItCannotLayOut();
    void makesRoomForALargeBodyOnce();
    void restsWithoutALexer();
    void holdsWhatIsTooMuch();
    void coloursWhatIsSeenOfALargeBody();
    void showsWhatIsHidden_data();
    void showsWhatIsHidden();
    void heldBodiesCanBeReplacedAndCleared();
    void replacingIsOneStep();
    void foldsWhatIsOpen_data();
    void foldsWhatIsOpen();
    void foldsAnewWhereATextChanges();
    void followsTheTheme();
    void findsAndReplaces();
    void escClosesTheFindBar();

private:
    CodeArea *area() const { return m_editor->findChild<CodeArea *>(u"body"_s); }
    void type(const QString &text) const { QTest::keyClicks(area(), text); }
    QString folds() const; // a letter for each line: its depth, capital where it can be folded
    static void copy(const QString &text) { QApplication::clipboard()->setText(text); }

    std::unique_ptr<QWidget> m_window;
    BodyEditor *m_editor = nullptr;
    ui::FindBar *m_find = nullptr;
    QLineEdit *m_next = nullptr;
};

void TestBodyEditor::initTestCase()
{
    ui::applyAppearance(*qApp, ui::Appearance::Light);
}

void TestBodyEditor::init()
{
    m_window = std::make_unique<QWidget>();
    auto *layout = new QVBoxLayout(m_window.get());
    m_editor = new BodyEditor;
    m_find = new ui::FindBar(*m_editor, nullptr);
    m_next = new QLineEdit;
    layout->addWidget(m_find);
    layout->addWidget(m_editor);
    layout->addWidget(m_next);
    m_window->resize(600, 400);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_editor->setFocus();
}

void TestBodyEditor::cleanup()
{
    m_window.reset();
}

void TestBodyEditor::givesBackTheVeryBytes_data()
{
    QTest::addColumn<QByteArray>("body");

    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("json") << QByteArray(R"({ "b":1.0, "a":18446744073709551616 })");
    QTest::newRow("line breaks of all kinds") << QByteArray("a\r\nb\nc\rd\r\n\n");
    QTest::newRow("zeros") << QByteArray("a\0b\0", 4);
    QTest::newRow("not UTF-8") << QByteArray("\xff\xfe\x80\xc3");
    QTest::newRow("byte order mark and others")
        << QByteArray("\xEF\xBB\xBFäöü 🙂\t\x7f\xe2\x80\xa8");
    QTest::newRow("a long line") << QByteArray(200'000, 'x') + "\nend";
}

void TestBodyEditor::givesBackTheVeryBytes()
{
    QFETCH(QByteArray, body);

    m_editor->setBody(body);

    QCOMPARE(m_editor->body(), body);
    QCOMPARE(m_editor->bodySize(), body.size());
}

void TestBodyEditor::keepsLineBreaksOfWhatIsPasted()
{
    m_editor->setBody("one\n");
    copy(u"a\r\nb\rc\n"_s);

    QTest::keyClick(area(), Qt::Key_V, Qt::ControlModifier);

    QCOMPARE(m_editor->body(), "a\r\nb\rc\none\n");
}

void TestBodyEditor::typesAndUndoes()
{
    QSignalSpy changed(m_editor, &BodyEditor::changed);
    m_editor->setBody("x");
    QCOMPARE(changed.size(), 0);

    type(u"{\"a\": 1}"_s);
    QCOMPARE(m_editor->body(), "{\"a\": 1}x");
    QVERIFY(changed.size() > 0);

    QTest::keyClick(area(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_editor->body(), "x");
    QTest::keyClick(area(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_editor->body(), "{\"a\": 1}x");
}

void TestBodyEditor::saysWhatWasPasted()
{
    QSignalSpy pasted(m_editor, &BodyEditor::pasted);
    copy(u"[1,2]"_s);

    QTest::keyClick(area(), Qt::Key_V, Qt::ControlModifier);

    QTRY_COMPARE(pasted.size(), 1);
    QCOMPARE(pasted.first().first().toByteArray(), "[1,2]");
    QCOMPARE(m_editor->body(), "[1,2]");
}

void TestBodyEditor::leavesTheKeysOfTheWindowAlone_data()
{
    QTest::addColumn<QKeySequence>("keys");

    for (const char *keys : {"Ctrl+Return",  "Ctrl+Shift+Return",
                             "Ctrl+D",       "Ctrl+L",
                             "Ctrl+Shift+L", "Ctrl+T",
                             "Ctrl+W",       "Ctrl+Shift+T",
                             "Ctrl+K",       "Ctrl+J",
                             "Ctrl+B",       "Alt+Up",
                             "Alt+Down",     "Alt+1",
                             "Ctrl+E",       "Ctrl+F",
                             "Ctrl+H",       "Ctrl+Shift+F",
                             "Ctrl+0",       "Ctrl++",
                             "Ctrl+-",       "F1",
                             "F5",           "F6",
                             "Ctrl+/",       "Ctrl+,",
                             "Ctrl+S",       "Ctrl+Shift+C",
                             "Esc",          "Ctrl+U"})
        QTest::newRow(keys) << QKeySequence(QString::fromLatin1(keys));
}

void TestBodyEditor::leavesTheKeysOfTheWindowAlone()
{
    QFETCH(QKeySequence, keys);
    QShortcut shortcut(keys, m_window.get());
    QSignalSpy activated(&shortcut, &QShortcut::activated);
    m_editor->setBody("{}");

    const QKeyCombination key = keys[0];
    QTest::keyClick(area(), key.key(), key.keyboardModifiers());

    QCOMPARE(activated.size(), 1);
    QCOMPARE(m_editor->body(), "{}");
}

void TestBodyEditor::tabIndentsUntilItIsToldToMoveOn()
{
    QTest::keyClick(area(), Qt::Key_Tab);
    QCOMPARE(m_editor->body(), "  ");
    QVERIFY(area()->hasFocus());

    m_editor->setTabMovesFocus(true);
    QTest::keyClick(area(), Qt::Key_Tab);
    QCOMPARE(m_editor->body(), "  ");
    QVERIFY(m_next->hasFocus());
}

void TestBodyEditor::marksMistakes_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<TextPlace>("place");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("position"); // in bytes

    QTest::newRow("in the middle") << QByteArray("{\n  \"a\": tru\n}") << TextPlace{2, 8} << 1 << 9;
    QTest::newRow("behind wide characters")
        << QByteArray("{\n\"ä🙂\": x}") << TextPlace{2, 7} << 1 << 12;
    QTest::newRow("at the end of a line") << QByteArray("{\n\"a\"\n") << TextPlace{2, 4} << 1 << 4;
    QTest::newRow("at the end of all") << QByteArray("[1,") << TextPlace{1, 4} << 0 << 2;
    QTest::newRow("beyond the end") << QByteArray("[") << TextPlace{7, 1} << 0 << 0;
}

void TestBodyEditor::marksMistakes()
{
    QFETCH(QByteArray, body);
    QFETCH(TextPlace, place);
    QFETCH(int, line);
    QFETCH(int, position);
    m_editor->setBody(body);

    m_editor->setMistakes({{u"This is not JSON"_s, place}});

    QCOMPARE(area()->markersAtLine(line), 1U << CodeArea::MistakeMark);
    QCOMPARE(
        area()->SendScintilla(QsciScintilla::SCI_INDICATORVALUEAT, CodeArea::Mistake, position),
        1L);
    QCOMPARE(area()->accessibleDescription(), u"This is not JSON"_s);

    m_editor->setMistakes({});
    QCOMPARE(area()->markersAtLine(line), 0U);
    QCOMPARE(
        area()->SendScintilla(QsciScintilla::SCI_INDICATORVALUEAT, CodeArea::Mistake, position),
        0L);
}

void TestBodyEditor::goesToPlaces()
{
    m_editor->setBody("{\n\"ä🙂\": x}");
    m_next->setFocus();

    m_editor->goTo({2, 7});
    type(u"1"_s);

    QVERIFY(area()->hasFocus());
    QCOMPARE(m_editor->body(), "{\n\"ä🙂\": 1x}");
}

// Each page that is touched first costs time in which the window stands still.
void TestBodyEditor::makesRoomForALargeBodyOnce()
{
    const auto touched = [] {
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        return qint64(usage.ru_minflt) * sysconf(_SC_PAGESIZE);
    };
    const QByteArray line = "{\"id\": 1, \"tenant\": \"acme\", \"total\": 12.5}\n";
    const QByteArray body = line.repeated(10 * 1024 * 1024 / line.size());
    const qint64 before = touched();

    m_editor->setBody(body);

    const qint64 bytes = touched() - before;
    QVERIFY2(bytes < 3 * body.size(), qPrintable(QString::number(bytes))); // text and styles
    QCOMPARE(m_editor->body(), body);
}

void TestBodyEditor::holdsWhatItCannotLayOut()
{
    const QByteArray body = "[\"" + QByteArray(1024 * 1024, 'x') + "\"]";
    copy(QString::fromLatin1(body));
    QSignalSpy changed(m_editor, &BodyEditor::changed);
    type(u"1"_s);

    QTest::keyClick(area(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(area(), Qt::Key_V, Qt::ControlModifier);

    QTRY_VERIFY(m_editor->isHeld());
    QCOMPARE(m_editor->body(), body);
    QVERIFY(area()->bytes().size() < 5000);
    QVERIFY(m_editor->findChild<ui::MessageBar *>(u"heldBar"_s)->isVisible());
    QVERIFY(changed.size() > 0);

    type(u"typed"_s);
    QCOMPARE(m_editor->body(), body);

    m_editor->replaceBody("[\n\"short\"\n]");
    QVERIFY(!m_editor->isHeld());
    QCOMPARE(m_editor->body(), "[\n\"short\"\n]");
}

void TestBodyEditor::holdsWhatIsTooMuch()
{
    const QByteArray line = R"({"id": 1, "tenant": "tenant-7"})"
                            "\n";
    const QByteArray body = line.repeated(17 * 1024 * 1024 / line.size());
    copy(QString::fromLatin1(body));

    QTest::keyClick(area(), Qt::Key_V, Qt::ControlModifier);

    QTRY_VERIFY(m_editor->isHeld());
    QCOMPARE(m_editor->body(), body);
    QVERIFY(area()->bytes().size() < 5000);
}

void TestBodyEditor::coloursWhatIsSeenOfALargeBody()
{
    const QByteArray line = R"({"id": 1})"
                            "\n";
    m_editor->setBody(line.repeated(200'000));
    const auto styleAt = [this](qsizetype at) {
        return area()->SendScintilla(QsciScintilla::SCI_GETSTYLEAT, static_cast<unsigned long>(at));
    };
    QTRY_VERIFY(styleAt(2) != 0);
    QTest::qWait(500); // as long as the library would take for all of it
    const qsizetype last = area()->size() - line.size() + 2;
    QCOMPARE(styleAt(last), 0); // nobody sees it

    QTest::keyClick(area(), Qt::Key_End, Qt::ControlModifier);
    QTRY_COMPARE(styleAt(last), styleAt(2));

    type(uR"({"id": 2})"_s);
    QTRY_COMPARE(styleAt(area()->size() - line.size() + 3), styleAt(2));

    m_editor->setBody(line); // as a whole again
    QTRY_COMPARE(styleAt(2), 4L);
}

void TestBodyEditor::showsWhatIsHidden_data()
{
    QTest::addColumn<QByteArray>("character");
    QTest::addColumn<bool>("isJson");

    for (const bool isJson : {true, false}) {
        const char *kind = isJson ? "json" : "text";
        QTest::addRow("right to left, %s", kind) << QByteArray("\u202E") << isJson;
        QTest::addRow("an isolate, %s", kind) << QByteArray("\u2066") << isJson;
        QTest::addRow("no width, %s", kind) << QByteArray("\u200B") << isJson;
        QTest::addRow("a filler, %s", kind) << QByteArray("\u3164") << isJson;
        QTest::addRow("a tag, %s", kind) << QByteArray("\U000E0041") << isJson;
    }
}

void TestBodyEditor::showsWhatIsHidden()
{
    QFETCH(QByteArray, character);
    QFETCH(bool, isJson);
    const QByteArray body = "\"a" + character + "bc\"";
    m_editor->setKind(isJson ? core::PayloadKind::Json : core::PayloadKind::Text);
    m_editor->setBody(body);
    const auto left = [this](qsizetype at) {
        return area()->SendScintilla(QsciScintilla::SCI_POINTXFROMPOSITION, 0UL,
                                     static_cast<long>(at));
    };
    const qsizetype end = 2 + character.size();
    QVERIFY(left(end) - left(2) > left(2) - left(1)); // a mark of several letters
    QVERIFY(left(end + 1) > left(end));
    QCOMPARE(m_editor->body(), body);
}

// Work that never ends keeps the event loop awake.
void TestBodyEditor::restsWithoutALexer()
{
    m_editor->setBody(QByteArray(1024 * 1024, 'x'));
    QVERIFY(m_editor->isHeld());
    int rounds = 0;
    connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::awake, m_editor,
            [&rounds] { ++rounds; });
    QTest::qWait(200);
    rounds = 0;
    QTest::qWait(200);
    QVERIFY2(rounds < 60, qPrintable(QString::number(rounds)));
}

void TestBodyEditor::heldBodiesCanBeReplacedAndCleared()
{
    const QByteArray body(100'000, 'x');
    m_editor->setBody(body);
    QVERIFY(m_editor->isHeld());

    copy(u"new"_s);
    QTest::keyClick(area(), Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(m_editor->body(), "new");

    m_editor->replaceBody(body);
    QTest::keyClick(area(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_editor->body(), "new");

    m_editor->replaceBody(body);
    QTest::keyClick(area(), Qt::Key_Delete);
    QCOMPARE(m_editor->body(), QByteArray());
    type(u"a"_s);
    QCOMPARE(m_editor->body(), "a");
}

void TestBodyEditor::replacingIsOneStep()
{
    m_editor->setBody("{\"a\":1}");

    m_editor->replaceBody("{\n  \"a\": 1\n}");
    QCOMPARE(m_editor->body(), "{\n  \"a\": 1\n}");
    QTest::keyClick(area(), Qt::Key_Z, Qt::ControlModifier);

    QCOMPARE(m_editor->body(), "{\"a\":1}");
}

QString TestBodyEditor::folds() const
{
    QString result;
    for (int line = 0; line < area()->lines(); ++line) {
        const auto level =
            area()->SendScintilla(CodeArea::SCI_GETFOLDLEVEL, static_cast<unsigned long>(line));
        const auto depth = (level & CodeArea::SC_FOLDLEVELNUMBERMASK) - CodeArea::SC_FOLDLEVELBASE;
        const QChar letter(static_cast<char16_t>(u'a' + depth));
        result += (level & CodeArea::SC_FOLDLEVELHEADERFLAG) != 0 ? letter.toUpper() : letter;
    }
    return result;
}

void TestBodyEditor::foldsWhatIsOpen_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("folds");

    QTest::newRow("nothing") << QByteArray() << u"a"_s;
    QTest::newRow("an object") << QByteArray("{\n\"a\": 1\n}") << u"Abb"_s;
    QTest::newRow("one in another") << QByteArray("{\n\"a\": [\n1\n]\n}") << u"ABccb"_s;
    QTest::newRow("open and closed in its line") << QByteArray("{\n\"a\": [1]\n}") << u"Abb"_s;
    QTest::newRow("braces in a string") << QByteArray("{\n\"a\": \"{[\\\"{\"\n}") << u"Abb"_s;
    QTest::newRow("a placeholder")
        << QByteArray("{\n\"a\": {{ float(5, 500, 2) }},\n\"b\": 1\n}") << u"Abbb"_s;
    QTest::newRow("quotes in a placeholder in a string")
        << QByteArray("{\n\"a\": \"{{ pick(\"}\", \"]\") }}\"\n}") << u"Abb"_s;
    QTest::newRow("a placeholder without an end")
        << QByteArray("{\n\"a\": \"{{ no\"\n}") << u"Abb"_s;
    QTest::newRow("comments") << QByteArray("{ // {\n/* [ */ \"a\": 1\n}") << u"Abb"_s;
    QTest::newRow("more ends than beginnings") << QByteArray("}\n}\n{\n}") << u"aaAb"_s;
}

void TestBodyEditor::foldsWhatIsOpen()
{
    QFETCH(QByteArray, body);
    m_editor->setBody(body);
    QFETCH(QString, folds);
    QTRY_COMPARE(this->folds(), folds);
}

void TestBodyEditor::foldsAnewWhereATextChanges()
{
    m_editor->setBody("{\n\"a\": 1\n}");
    QTRY_COMPARE(folds(), u"Abb"_s);
    area()->setCursorPosition(1, 5);
    type(u"["_s);
    QTRY_COMPARE(folds(), u"ABc"_s);
    m_editor->setBody("{\n" + QByteArray("\"a\": [\n1\n],\n").repeated(20'000) + "}");
    QTRY_COMPARE(folds(), u"A"_s + u"Bcc"_s.repeated(20'000) + u"b"_s);
    area()->setCursorPosition(0, 0);
    area()->insert(u"["_s);
    QTRY_COMPARE(folds(), u"A"_s + u"Cdd"_s.repeated(20'000) + u"c"_s);
}

void TestBodyEditor::followsTheTheme()
{
    ui::applyAppearance(*qApp, ui::Appearance::Dark);
    QCoreApplication::processEvents();
    QCOMPARE(area()->lexer()->paper(0), ui::color(ui::Role::Surface, true, ui::Contrast::Usual));

    ui::applyAppearance(*qApp, ui::Appearance::Light);
    QCoreApplication::processEvents();
    QCOMPARE(area()->lexer()->paper(0), ui::color(ui::Role::Surface, false, ui::Contrast::Usual));

    ui::applyAppearance(*qApp, ui::Appearance::Dark, false, ui::SuccessColor::Blue,
                        ui::Contrast::High);
    QCoreApplication::processEvents();
    QCOMPARE(area()->lexer()->color(QsciLexerJSON::String),
             ui::color(ui::Role::String, true, ui::Contrast::High));
    ui::applyAppearance(*qApp, ui::Appearance::Light);
    QCoreApplication::processEvents();
}

void TestBodyEditor::findsAndReplaces()
{
    m_editor->setBody("one Two two\ntwofold");
    m_find->open(ui::FindBar::Mode::Replace);
    auto *text = m_find->findChild<QLineEdit *>(u"findText"_s);
    auto *count = m_find->findChild<QLabel *>(u"findCount"_s);
    QVERIFY(text->hasFocus());

    QTest::keyClicks(text, u"two"_s);
    QCOMPARE(count->text(), u"3 matches"_s);
    QCOMPARE(area()->selectedText(), u"Two"_s);
    QTest::keyClick(text, Qt::Key_Return);
    QCOMPARE(area()->selectedText(), u"two"_s);
    QTest::keyClick(text, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(area()->selectedText(), u"Two"_s);

    QTest::mouseClick(m_find->findChild<QCheckBox *>(u"findWords"_s), Qt::LeftButton);
    QCOMPARE(count->text(), u"2 matches"_s);
    QTest::mouseClick(m_find->findChild<QCheckBox *>(u"findCase"_s), Qt::LeftButton);
    QCOMPARE(count->text(), u"1 match"_s);

    QTest::keyClicks(m_find->findChild<QLineEdit *>(u"replaceText"_s), u"2"_s);
    QTest::mouseClick(m_find->findChild<QPushButton *>(u"replaceAll"_s), Qt::LeftButton);
    QCOMPARE(m_editor->body(), "one Two 2\ntwofold");
    m_editor->setFocus();
    QTest::keyClick(area(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_editor->body(), "one Two two\ntwofold");

    text->setFocus();
    text->setText(u"nowhere"_s);
    QTest::keyClick(text, Qt::Key_Return);
    QCOMPARE(count->text(), u"no match"_s);
}

void TestBodyEditor::escClosesTheFindBar()
{
    QShortcut stop(QKeySequence(Qt::Key_Escape), m_window.get());
    QSignalSpy stopped(&stop, &QShortcut::activated);
    m_find->open(ui::FindBar::Mode::Find);

    QTest::keyClick(m_find->findChild<QLineEdit *>(u"findText"_s), Qt::Key_Escape);

    QVERIFY(!m_find->isVisible());
    QVERIFY(area()->hasFocus());
    QCOMPARE(stopped.size(), 0);
    QTest::keyClick(area(), Qt::Key_Escape);
    QCOMPARE(stopped.size(), 1);
}

QTEST_MAIN(TestBodyEditor)
#include "tst_body_editor.moc"
