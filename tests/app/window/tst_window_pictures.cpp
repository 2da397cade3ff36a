// SPDX-License-Identifier: GPL-3.0-or-later
#include "WindowStage.h"

#include <QDialog>
#include <QDir>

using namespace Qt::Literals::StringLiterals;
using ui::Command;

// The whole window in its states, for people to look at: the pictures lie in the build folder under
// pictures/.
class TestWindowPictures : public QObject
{
    Q_OBJECT

private slots:
    void showsTheFirstRun_data();
    void showsTheFirstRun();
    void showsWhatOpensOverIt_data();
    void showsWhatOpensOverIt();

private:
    void settle(WindowStage &stage) const;
    void save(QWidget &widget, const QString &state) const;
};

void TestWindowPictures::showsTheFirstRun_data()
{
    QTest::addColumn<Command>("appearance");
    QTest::addColumn<bool>("atRight");
    QTest::addColumn<QSize>("size");

    QTest::newRow("light") << Command::AppearanceLight << false << QSize(1440, 900);
    QTest::newRow("dark") << Command::AppearanceDark << false << QSize(1440, 900);
    QTest::newRow("narrow") << Command::AppearanceLight << false << QSize(1024, 640);
    QTest::newRow("wide") << Command::AppearanceDark << true << QSize(2560, 1440);
    QTest::newRow("beside") << Command::AppearanceLight << true << QSize(1440, 900);
}

// Facts and findings come from other threads some moments later.
void TestWindowPictures::settle(WindowStage &stage) const
{
    QTRY_VERIFY_WITH_TIMEOUT(stage.action(Command::Send).isEnabled(), WindowStage::patience);
    QTest::qWait(300);
}

void TestWindowPictures::save(QWidget &widget, const QString &state) const
{
    const QDir folder(QStringLiteral(HEADGATE_BINARY_DIR "/pictures"));
    QVERIFY(folder.mkpath(u"."_s));
    const QString name =
        u"window-%1-%2.png"_s.arg(state, QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(widget.grab().save(folder.filePath(name)));
}

void TestWindowPictures::showsTheFirstRun()
{
    QFETCH(Command, appearance);
    QFETCH(bool, atRight);
    QFETCH(QSize, size);
    WindowStage stage;
    stage.start();
    stage.window().resize(size);
    stage.action(appearance).trigger();
    if (atRight)
        stage.action(Command::ToggleDock).trigger();
    QTest::qWait(100);
    save(stage.window(), u"start"_s);

    stage.openDemo();
    settle(stage);
    save(stage.window(), u"draft"_s);

    stage.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(stage.grid().model()->rowCount(), 1, WindowStage::patience);
    settle(stage);
    save(stage.window(), u"stored"_s);

    stage.sendHotKey();
    stage.grid().setCurrentIndex(stage.grid().model()->index(1, 0));
    settle(stage);
    save(stage.window(), u"refused"_s);
    QCOMPARE(stage.window().size(), size); // nothing made it grow
}

void TestWindowPictures::showsWhatOpensOverIt_data()
{
    QTest::addColumn<Command>("command");
    QTest::addColumn<Command>("appearance");

    const QList<std::pair<const char *, Command>> commands{
        {"palette", Command::Palette},
        {"stream", Command::ChooseStream},
        {"connection", Command::ChooseConnection},
        {"faults", Command::Faults},
        {"find", Command::Find},
        {"replace", Command::Replace},
        {"connections", Command::ManageConnections},
        {"create", Command::CreateStream},
        {"delete", Command::DeleteStream}};
    for (const auto &[name, command] : commands) {
        QTest::addRow("%s-light", name) << command << Command::AppearanceLight;
        QTest::addRow("%s-dark", name) << command << Command::AppearanceDark;
    }
}

void TestWindowPictures::showsWhatOpensOverIt()
{
    QFETCH(Command, command);
    QFETCH(Command, appearance);
    WindowStage stage;
    stage.start();
    stage.window().resize(1440, 900);
    stage.action(appearance).trigger();
    stage.openDemo();
    stage.click(u"sendHotKey"_s);
    settle(stage);
    stage.action(Command::ModeSingle).trigger();

    stage.action(command).trigger();
    QTest::qWait(200);

    QWidget *dialog = QApplication::activeModalWidget();
    save(dialog ? *dialog : stage.window(), u"over"_s);
}

QTEST_MAIN(TestWindowPictures)
#include "tst_window_pictures.moc"
