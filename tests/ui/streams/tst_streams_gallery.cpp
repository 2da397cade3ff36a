// SPDX-License-Identifier: GPL-3.0-or-later
#include "SampleStreams.h"
#include "ui/common/Theme.h"
#include "ui/streams/CreateStreamDialog.h"
#include "ui/streams/DeleteStreamDialog.h"
#include "ui/streams/StreamList.h"
#include "ui/streams/StreamPicker.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QTest>

using namespace ui;
using namespace Qt::Literals::StringLiterals;

// Pickers, lists and dialogs of streams in their states and both themes, so that people can look at
// them: the pictures lie in the build folder under pictures/.
class TestStreamsGallery final : public QObject
{
    Q_OBJECT

private slots:
    void drawsThem_data();
    void drawsThem();

private:
    static void save(QWidget &widget, const QString &name);
};

void TestStreamsGallery::save(QWidget &widget, const QString &name)
{
    QCoreApplication::processEvents(); // layouts come about later
    const QDir folder(QStringLiteral(HEADGATE_BINARY_DIR "/pictures"));
    QVERIFY(folder.mkpath(u"."_s));
    QVERIFY(widget.grab().save(
        folder.filePath(name + u'-' + QString::fromLatin1(QTest::currentDataTag()) + u".png")));
}

void TestStreamsGallery::drawsThem_data()
{
    QTest::addColumn<Appearance>("appearance");
    QTest::newRow("light") << Appearance::Light;
    QTest::newRow("dark") << Appearance::Dark;
}

void TestStreamsGallery::drawsThem()
{
    QFETCH(Appearance, appearance);
    applyAppearance(*qApp, appearance);
    StreamList list;
    list.setMinimumSize(240, 220);
    list.resize(240, 220);
    list.setState(test::sampleStreams());
    list.show();
    save(list, u"streams-list"_s);
    StreamsState denied;
    denied.kind = StreamsState::Kind::Denied;
    list.setState(denied);
    save(list, u"streams-denied"_s);
    StreamsState failed;
    failed.kind = StreamsState::Kind::Failed;
    failed.problem = {
        u"Nobody takes connections at localhost:4566."_s, {}, u"Start the endpoint."_s};
    list.setState(failed);
    save(list, u"streams-failed"_s);
    StreamsState empty;
    empty.kind = StreamsState::Kind::Ready;
    empty.place = u"eu-west-1"_s;
    list.setState(empty);
    save(list, u"streams-empty"_s);

    QWidget window;
    window.resize(520, 400);
    StreamPicker picker(&window);
    picker.setGeometry(12, 6, 300, 32);
    picker.setState(test::sampleStreams());
    window.show();
    picker.openList();
    save(window, u"stream-popup"_s);

    CreateStreamDialog create(u"Simulator, us-east-1"_s, false, {});
    create.show();
    QTest::keyClick(&create, Qt::Key_Return);
    save(create, u"stream-create"_s);
    DeleteStreamDialog deletion(u"demo-orders"_s, u"orders-prod, eu-central-1"_s, true);
    deletion.show();
    deletion.findChild<QLineEdit *>(u"nameField"_s)->setText(u"demo-orders"_s);
    save(deletion, u"stream-delete"_s);
}

QTEST_MAIN(TestStreamsGallery)
#include "tst_streams_gallery.moc"
