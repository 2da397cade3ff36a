// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Keymap.h"

#include <QFile>
#include <QSet>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using ui::Command;
using ui::Keymap;

class TestKeymap : public QObject
{
    Q_OBJECT

private slots:
    void hasEachCommandOnce();
    void hasNoConflictAsDelivered();
    void hasTheKeysOfTheGuide_data();
    void hasTheKeysOfTheGuide();
    void hasTheKeysOfTheManual();
    void findsTheConflict();
    void takesKeysFromWhoeverHasThem();
    void takesKeysBackWhenReset();
    void keepsOneChordOfTwo();
    void readsBackItsChanges();
    void passesOverWhatItCannotRead();
    void givesKeysThatTwoClaimToOne();
    void wantsNoLettersAlone_data();
    void wantsNoLettersAlone();
};

static QList<QKeySequence> keys(const QString &text)
{
    if (text.isEmpty())
        return {};
    return QKeySequence::listFromString(text, QKeySequence::PortableText);
}

void TestKeymap::hasEachCommandOnce()
{
    QSet<QString> ids;
    QSet<Command> all;
    for (const ui::CommandInfo &info : ui::commands()) {
        ids.insert(QString::fromLatin1(info.id));
        all.insert(info.command);
        QVERIFY2(!ui::plainTextOf(info).isEmpty(), info.id);
    }

    QCOMPARE(ids.size(), ui::commands().size());
    QCOMPARE(all.size(), static_cast<int>(Command::About) + 1);
}

void TestKeymap::hasNoConflictAsDelivered()
{
    const Keymap keymap;

    for (const ui::CommandInfo &info : ui::commands()) {
        for (const QKeySequence &each : keymap.keysOf(info.command)) {
            QVERIFY2(!keymap.conflictOf(info.command, each), info.id);
            QVERIFY2(info.place == ui::KeyPlace::Text || Keymap::isUsable(info.command, each),
                     info.id);
        }
    }
}

void TestKeymap::hasTheKeysOfTheGuide_data()
{
    QTest::addColumn<Command>("command");
    QTest::addColumn<QString>("text");

    QTest::newRow("send") << Command::Send << u"Ctrl+Return; Ctrl+Enter"_s;
    QTest::newRow("palette") << Command::Palette << u"Ctrl+K"_s;
    QTest::newRow("stream") << Command::ChooseStream << u"Ctrl+L"_s;
    QTest::newRow("connection") << Command::ChooseConnection << u"Ctrl+Shift+L"_s;
    QTest::newRow("settings") << Command::Settings << u"Ctrl+,"_s;
    QTest::newRow("keys") << Command::Keys << u"Ctrl+/"_s;
    QTest::newRow("zoom in") << Command::ZoomIn << u"Ctrl++; Ctrl+="_s;
    QTest::newRow("throttled") << Command::ShowThrottled << u"Alt+4"_s;
    QTest::newRow("next failure") << Command::NextFailure << u"]"_s;
    QTest::newRow("none") << Command::DeleteStream << u""_s;
}

void TestKeymap::hasTheKeysOfTheGuide()
{
    QFETCH(Command, command);
    QFETCH(QString, text);

    QCOMPARE(Keymap().keysOf(command), keys(text));
}

// headgate.1 is written by hand: it lists each command that has keys, with the first of them.
void TestKeymap::hasTheKeysOfTheManual()
{
    QFile file(QStringLiteral(HEADGATE_SOURCE_DIR "/packaging/man/headgate.1.in"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString page = QString::fromUtf8(file.readAll()).replace(u"\\-"_s, u"-"_s);
    const QString listed = page.section(u".SH KEYS\n"_s, 1).section(u".SH "_s, 0, 0);
    qsizetype count = 0;
    for (const ui::CommandInfo &info : ui::commands()) {
        const QList<QKeySequence> keys = ui::defaultKeys(info);
        if (keys.isEmpty())
            continue;
        const QString entry = u".TP\n.B %1\n%2.\n"_s.arg(
            keys.constFirst().toString(QKeySequence::PortableText), ui::plainTextOf(info));
        QVERIFY2(listed.contains(entry), qPrintable(entry));
        ++count;
    }
    QCOMPARE(listed.count(u".TP\n"_s), count);
}

void TestKeymap::findsTheConflict()
{
    const Keymap keymap;

    QCOMPARE(keymap.conflictOf(Command::Send, QKeySequence(u"Ctrl+W"_s)), Command::CloseTab);
    QVERIFY(!keymap.conflictOf(Command::CloseTab, QKeySequence(u"Ctrl+W"_s)));
    QVERIFY(!keymap.conflictOf(Command::Send, QKeySequence(u"Ctrl+F12"_s)));
}

void TestKeymap::takesKeysFromWhoeverHasThem()
{
    Keymap keymap;

    keymap.takeKeys(Command::Send, QKeySequence(u"Ctrl+W"_s));

    QCOMPARE(keymap.keysOf(Command::Send), keys(u"Ctrl+W"_s));
    QVERIFY(keymap.keysOf(Command::CloseTab).isEmpty());
    QVERIFY(keymap.isChanged(Command::CloseTab));
}

void TestKeymap::takesKeysBackWhenReset()
{
    Keymap keymap;
    keymap.takeKeys(Command::Send, QKeySequence(u"Ctrl+W"_s));

    keymap.reset(Command::CloseTab);

    QCOMPARE(keymap.keysOf(Command::CloseTab), keys(u"Ctrl+W"_s));
    QVERIFY(keymap.keysOf(Command::Send).isEmpty());
}

void TestKeymap::keepsOneChordOfTwo()
{
    Keymap keymap;

    keymap.takeKeys(Command::Send, QKeySequence(u"Ctrl+="_s));

    QCOMPARE(keymap.keysOf(Command::ZoomIn), keys(u"Ctrl++"_s));
}

void TestKeymap::readsBackItsChanges()
{
    Keymap keymap;
    keymap.takeKeys(Command::Send, QKeySequence(u"Ctrl+M"_s));
    keymap.setKeys(Command::Find, {});
    keymap.setKeys(Command::Quit, keys(u"Ctrl+Q"_s));

    QCOMPARE(keymap.changes().keys(), (QStringList{u"find"_s, u"send"_s}));
    QCOMPARE(Keymap(keymap.changes()), keymap);
}

void TestKeymap::passesOverWhatItCannotRead()
{
    const Keymap keymap({{u"fly"_s, u"Ctrl+Y"_s}, {u"send"_s, u"Hyper+Bogus"_s}});

    QCOMPARE(keymap, Keymap());
}

void TestKeymap::givesKeysThatTwoClaimToOne()
{
    const Keymap keymap({{u"send"_s, u"Ctrl+T"_s}});

    QCOMPARE(keymap.keysOf(Command::Send), keys(u"Ctrl+T"_s));
    QVERIFY(keymap.keysOf(Command::NewTab).isEmpty());
}

void TestKeymap::wantsNoLettersAlone_data()
{
    QTest::addColumn<Command>("command");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isUsable");

    QTest::newRow("letter in the window") << Command::Send << u"S"_s << false;
    QTest::newRow("shifted letter") << Command::Send << u"Shift+S"_s << false;
    QTest::newRow("Enter") << Command::Send << u"Return"_s << false;
    QTest::newRow("function key") << Command::Send << u"F9"_s << true;
    QTest::newRow("Esc") << Command::Stop << u"Esc"_s << true;
    QTest::newRow("with Alt") << Command::Send << u"Alt+S"_s << true;
    QTest::newRow("letter in the grid") << Command::RetryFailed << u"X"_s << true;
    QTest::newRow("undo of texts") << Command::Send << u"Ctrl+Z"_s << false;
    QTest::newRow("undo itself") << Command::Undo << u"Alt+Z"_s << false;
    QTest::newRow("nothing") << Command::RetryFailed << u""_s << false;
}

void TestKeymap::wantsNoLettersAlone()
{
    QFETCH(Command, command);
    QFETCH(QString, text);
    QFETCH(bool, isUsable);

    QCOMPARE(Keymap::isUsable(command, QKeySequence(text)), isUsable);
}

QTEST_MAIN(TestKeymap)
#include "tst_keymap.moc"
