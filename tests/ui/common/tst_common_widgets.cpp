// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/Chip.h"
#include "ui/common/DialogQuestions.h"
#include "ui/common/ElidedLabel.h"
#include "ui/common/Format.h"
#include "ui/common/MessageBar.h"
#include "ui/common/Theme.h"
#include "ui/common/WrappedText.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDialog>
#include <QHBoxLayout>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>
#include <QTextDocument>

#include <functional>
#include <optional>

using namespace ui;
using namespace Qt::Literals::StringLiterals;

class TestCommonWidgets final : public QObject
{
    Q_OBJECT

private slots:
    void numbersAreGrouped_data();
    void numbersAreGrouped();
    void sizesAndTimesHaveUnits();
    void idsAreShortened();
    void hiddenCharactersAreMadeVisible();
    void aToolTipTakesNothingForMarkup();
    void aChipSaysItsCount();
    void aLongTextIsElidedAndKeptWhole();
    void aWrappedTextIsCopiedAsItIs();
    void theBarClosesWithEscape();
    void aNarrowMessageBarKeepsItsWords();
    void confirmingTakesTheVerb();
    void aNameHasToBeTypedToTheLetter();
    void enterAgreesOnceTheNameIsTyped();
    void escapeMeansNo();
    void theFocusIsSeen_data();
    void theFocusIsSeen();
};

void TestCommonWidgets::numbersAreGrouped_data()
{
    QTest::addColumn<qint64>("number");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << qint64(0) << u"0"_s;
    QTest::newRow("three digits") << qint64(999) << u"999"_s;
    QTest::newRow("four") << qint64(1000) << u"1\u2009000"_s;
    QTest::newRow("a million") << qint64(1234567) << u"1\u2009234\u2009567"_s;
    QTest::newRow("below zero") << qint64(-1500) << u"−1\u2009500"_s;
}

void TestCommonWidgets::numbersAreGrouped()
{
    QFETCH(qint64, number);
    QTEST(grouped(number), "text");
}

void TestCommonWidgets::sizesAndTimesHaveUnits()
{
    QCOMPARE(humanBytes(1023), u"1023 B"_s);
    QCOMPARE(humanBytes(1536), u"1.5 KiB"_s);
    QCOMPARE(humanBytes(5 * 1024 * 1024), u"5.0 MiB"_s);
    QCOMPARE(humanMilliseconds(212), u"212 ms"_s);
    QCOMPARE(humanMilliseconds(3400), u"3.4 s"_s);
    QCOMPARE(humanMilliseconds(85'000), u"1 min 25 s"_s);
}

void TestCommonWidgets::idsAreShortened()
{
    QCOMPARE(shortShard(u"shardId-000000000012"_s), u"shard 12"_s);
    QCOMPARE(shortShard(u"shardId-x"_s), u"shardId-x"_s);
    QCOMPARE(shortened(u"0123456789"_s, 10), u"0123456789"_s);
    QCOMPARE(shortened(u"0123456789"_s, 7).size(), 7);
}

void TestCommonWidgets::hiddenCharactersAreMadeVisible()
{
    QCOMPARE(printable(u"a\U000E0041b\u3164c\U0001F600"_s), u"a\uFFFDb\uFFFDc\U0001F600"_s);
    QCOMPARE(printable(u"a\nb\u202Ec\u200Bd\x1b[31m"_s), u"a b\uFFFDc\uFFFDd\uFFFD[31m"_s);
}

void TestCommonWidgets::aToolTipTakesNothingForMarkup()
{
    // Plain to the reader of the tooltip, whichever way it is taken.
    QCOMPARE(plainToolTip(u"{\"a\": \"x & y\"}"_s), u"{\"a\": \"x & y\"}"_s);
    QCOMPARE(plainToolTip(u"1 < 2"_s), u"1 < 2"_s);
    const QString marked = plainToolTip(u"<b>a</b>\n\"c\""_s);
    QVERIFY(Qt::mightBeRichText(marked));
    QTextDocument shown;
    shown.setHtml(marked);
    QCOMPARE(shown.toPlainText(), u"<b>a</b>\n\"c\""_s);
    shown.setHtml(plainToolTip(u"a &lt; b"_s));
    QCOMPARE(shown.toPlainText(), u"a &lt; b"_s);
}

void TestCommonWidgets::aChipSaysItsCount()
{
    Chip chip(u"Refused"_s, "circle-x", Role::Refused);
    const int bare = chip.sizeHint().width();

    chip.setCount(37);

    QCOMPARE(chip.accessibleName(), u"Refused, 37"_s);
    QVERIFY(chip.sizeHint().width() > bare);
    QTest::keyClick(&chip, Qt::Key_Space);
    QVERIFY(chip.isChecked());
}

void TestCommonWidgets::aLongTextIsElidedAndKeptWhole()
{
    ElidedLabel label(Qt::ElideMiddle);
    const QString text(200, u'x');
    label.setText(text);
    label.resize(80, 20);
    label.show();

    QCOMPARE(label.toolTip(), text);
    QCOMPARE(label.accessibleName(), text);
    QVERIFY(label.minimumSizeHint().width() < 80);
}

void TestCommonWidgets::aWrappedTextIsCopiedAsItIs()
{
    const QString value = u"49590338"_s.repeated(20) + u"\u00A0end\nand more"_s;
    WrappedText text(value);
    text.show();
    text.resize(120, text.heightForWidth(120));

    QVERIFY(text.minimumSizeHint().width() < 120);
    QVERIFY(text.heightForWidth(120) > 2 * text.heightForWidth(600));
    QVERIFY(text.document()->size().height() <= text.height()); // nothing of it is cut
    QVERIFY(text.document()->size().width() <= text.width());
    text.selectAll();
    text.copy();
    QCOMPARE(QGuiApplication::clipboard()->text(), value);
    QVERIFY(!QGuiApplication::clipboard()->mimeData()->hasHtml());
}

void TestCommonWidgets::theBarClosesWithEscape()
{
    MessageBar bar;
    QSignalSpy closed(&bar, &MessageBar::closed);
    QSignalSpy acted(&bar, &MessageBar::actionTriggered);
    bar.showMessage(MessageBar::Severity::Failure, u"It broke."_s, u"Mend"_s);
    QVERIFY(bar.isVisible());

    QTest::mouseClick(bar.findChild<QPushButton *>(u"messageAction"_s), Qt::LeftButton);
    QTest::keyClick(&bar, Qt::Key_Escape);

    QCOMPARE(acted.size(), 1);
    QCOMPARE(closed.size(), 1);
    QVERIFY(!bar.isVisible());
}

void TestCommonWidgets::aNarrowMessageBarKeepsItsWords()
{
    MessageBar bar;
    bar.showMessage(MessageBar::Severity::Warning,
                    u"This was changed by another program. Both versions are open."_s,
                    u"Save mine over it"_s);
    auto *button = bar.findChild<QPushButton *>(u"messageAction"_s);
    auto *words = bar.findChild<QLabel *>(u"messageText"_s);
    for (const int width : {240, 700, 240}) {
        bar.resize(width, bar.height());
        QCoreApplication::processEvents();
        bar.resize(width, bar.heightForWidth(width));
        QCoreApplication::processEvents();
        QCOMPARE(bar.width(), width);
        QVERIFY(button->width() >= button->sizeHint().width());
        QVERIFY(bar.rect().contains(button->geometry()));
        QVERIFY(words->height() >= words->heightForWidth(words->width()));
        QVERIFY(words->width() > width / 2);
    }
}

void TestCommonWidgets::confirmingTakesTheVerb()
{
    QWidget window;
    DialogQuestions questions(window);
    std::optional<bool> answer;
    questions.confirm(u"Delete?"_s, u"It is gone then."_s, u"Delete"_s,
                      [&answer](bool agreed) { answer = agreed; });
    auto *dialog = window.findChild<QDialog *>(u"confirmDialog"_s);
    QVERIFY(dialog);

    QTest::mouseClick(dialog->findChild<QPushButton *>(u"agreeButton"_s), Qt::LeftButton);

    QCOMPARE(answer, std::optional(true));
}

void TestCommonWidgets::aNameHasToBeTypedToTheLetter()
{
    QWidget window;
    DialogQuestions questions(window);
    std::optional<bool> answer;
    questions.confirmTyped(u"Delete stream?"_s, u"All of it."_s, u"orders"_s, u"Delete stream"_s,
                           [&answer](bool agreed) { answer = agreed; });
    auto *dialog = window.findChild<QDialog *>(u"confirmDialog"_s);
    auto *agree = dialog->findChild<QPushButton *>(u"agreeButton"_s);
    auto *field = dialog->findChild<QLineEdit *>(u"nameField"_s);

    QTest::keyClicks(field, u"order"_s);
    QVERIFY(!agree->isEnabled());
    QTest::keyClicks(field, u"s"_s);
    QVERIFY(agree->isEnabled());
    QTest::keyClicks(field, u" "_s);
    QVERIFY(!agree->isEnabled());

    dialog->reject();
    QCOMPARE(answer, std::optional(false));
}

void TestCommonWidgets::enterAgreesOnceTheNameIsTyped()
{
    QWidget window;
    window.show();
    DialogQuestions questions(window);
    std::optional<bool> answer;
    questions.confirmTyped(u"Delete stream?"_s, u"All of it."_s, u"orders"_s, u"Delete stream"_s,
                           [&answer](bool agreed) { answer = agreed; });
    auto *field = window.findChild<QLineEdit *>(u"nameField"_s);

    QTest::keyClicks(field, u"order"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(answer, std::nullopt);
    QTest::keyClicks(field, u"s"_s);
    QTest::keyClick(field, Qt::Key_Return);

    QCOMPARE(answer, std::optional(true));
}

void TestCommonWidgets::escapeMeansNo()
{
    QWidget window;
    DialogQuestions questions(window);
    std::optional<bool> answer;
    questions.confirm(u"Delete?"_s, {}, u"Delete"_s, [&answer](bool agreed) { answer = agreed; });

    QTest::keyClick(window.findChild<QDialog *>(u"confirmDialog"_s), Qt::Key_Escape);

    QCOMPARE(answer, std::optional(false));
}

void TestCommonWidgets::theFocusIsSeen_data()
{
    QTest::addColumn<std::function<QWidget *()>>("create");
    const auto row = [](const char *name, const std::function<QWidget *()> &create) {
        QTest::newRow(name) << create;
    };
    row("box", [] { return new QCheckBox(u"Gzip"_s); });
    row("dot", [] { return new QRadioButton(u"Dark"_s); });
    row("button", [] { return new QPushButton(u"Send"_s); });
    row("field", [] { return new QLineEdit(u"key"_s); });
    row("list", [] {
        auto *list = new QListWidget;
        list->addItems({u"orders"_s, u"clicks"_s});
        list->setCurrentRow(0);
        return list;
    });
}

void TestCommonWidgets::theFocusIsSeen()
{
    QFETCH(const std::function<QWidget *()>, create);
    applyAppearance(*qApp, Appearance::Light);
    QWidget window;
    auto *layout = new QHBoxLayout(&window);
    auto *other = new QLineEdit;
    layout->addWidget(other);
    QWidget *widget = create();
    layout->addWidget(widget);
    window.show();
    QApplication::setActiveWindow(&window);
    const auto accents = [widget] {
        const QImage picture = widget->grab().toImage();
        const QRgb accent = color(Role::Accent).rgb();
        int count = 0;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x)
                count += picture.pixel(x, y) == accent ? 1 : 0;
        }
        return count;
    };
    other->setFocus();
    const int before = accents();

    QTest::keyClick(other, Qt::Key_Tab);

    QVERIFY(widget->hasFocus());
    QVERIFY2(accents() > before + 20, qPrintable(QString::number(accents() - before)));
}

QTEST_MAIN(TestCommonWidgets)
#include "tst_common_widgets.moc"
