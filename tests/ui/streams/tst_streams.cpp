// SPDX-License-Identifier: GPL-3.0-or-later
#include "SampleStreams.h"
#include "ui/common/Theme.h"
#include "ui/picker/PickerButton.h"
#include "ui/streams/CreateStreamDialog.h"
#include "ui/streams/DeleteStreamDialog.h"
#include "ui/streams/StreamItems.h"
#include "ui/streams/StreamList.h"
#include "ui/streams/StreamPicker.h"

#include <QApplication>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

using namespace ui;
using namespace Qt::Literals::StringLiterals;

// What shows streams, by keys and mouse, without anybody behind it.
class TestStreams final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyAppearance(*qApp, Appearance::Light); }
    void readsFactsAloud_data();
    void readsFactsAloud();
    void putsFavouritesFirst();
    void saysWhyThereIsNothing_data();
    void saysWhyThereIsNothing();
    void choosesInTheListByClickAndKey();
    void marksAndDeletesInTheListByKeys();
    void itsMenuActsOnTheStreamUnderTheMouse_data();
    void itsMenuActsOnTheStreamUnderTheMouse();
    void offersWhatHelpsWhenThereAreNone();
    void choosesInThePickerByTyping();
    void takesATypedNameThatIsNotListed();
    void takesAnArn();
    void findsAListedStreamByItsArn();
    void asksForFactsOfARowAfterAPause();
    void asksForANameBeforeCreating();
    void saysABadNameWhileItIsTyped();
    void createsWhatWasSaid();
    void leavesShardsOutOnDemand();
    void deletesOnlyWhenTheNameIsTyped();
    void enterDeletesOnceTheNameIsTyped();
    void escapeDeletesNothing();
};

void TestStreams::readsFactsAloud_data()
{
    QTest::addColumn<int>("shards");
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<int>("hours");
    QTest::addColumn<QString>("text");
    const qint64 mebibyte = 1024 * 1024;
    QTest::newRow("usual") << 4 << mebibyte << 24 << u"4 shards · 1 MiB · 24 h"_s;
    QTest::newRow("one shard") << 1 << mebibyte << 24 << u"1 shard · 1 MiB · 24 h"_s;
    QTest::newRow("large, long") << 1200 << 10 * mebibyte << 168
                                 << u"1\u2009200 shards · 10 MiB · 7 days"_s;
    QTest::newRow("odd") << 2 << mebibyte + 512 * 1024 << 25 << u"2 shards · 1.5 MiB · 25 h"_s;
}

void TestStreams::readsFactsAloud()
{
    QFETCH(int, shards);
    QFETCH(qint64, bytes);
    QFETCH(int, hours);
    core::StreamSummary summary;
    summary.openShardCount = shards;
    summary.maxRecordBytes = bytes;
    summary.retentionHours = hours;

    QTEST(factsOf(summary), "text");
}

void TestStreams::putsFavouritesFirst()
{
    const QList<PickItem> items = streamItems(test::sampleStreams());

    QCOMPARE(items.constFirst().key, u"demo-orders"_s);
    QCOMPARE(items.constFirst().group, u"Favourites"_s);
    QVERIFY(items.constFirst().isCurrent);
    QCOMPARE(items.at(2).badge, u"being created"_s);
}

void TestStreams::saysWhyThereIsNothing_data()
{
    QTest::addColumn<StreamsState::Kind>("kind");
    QTest::addColumn<QString>("part");
    QTest::newRow("no connection") << StreamsState::Kind::NoConnection << u"connection"_s;
    QTest::newRow("empty") << StreamsState::Kind::Ready << u"No streams in eu-west-1"_s;
    QTest::newRow("denied") << StreamsState::Kind::Denied << u"kinesis:ListStreams"_s;
    QTest::newRow("failed") << StreamsState::Kind::Failed << u"Nobody"_s;
}

void TestStreams::saysWhyThereIsNothing()
{
    QFETCH(StreamsState::Kind, kind);
    QFETCH(QString, part);
    StreamsState state;
    state.kind = kind;
    state.place = u"eu-west-1"_s;
    state.problem.what = u"Nobody is there."_s;
    StreamList list;
    list.setState(state);

    QVERIFY(list.findChild<QLabel *>(u"streamsEmptyText"_s)->text().contains(part));
}

void TestStreams::choosesInTheListByClickAndKey()
{
    StreamList list;
    list.resize(260, 300);
    list.setState(test::sampleStreams());
    list.show();
    QVERIFY(QTest::qWaitForWindowExposed(&list));
    auto *view = list.findChild<QListView *>(u"streamList"_s);
    QSignalSpy chosen(&list, &StreamList::chosen);

    QTest::mouseClick(view->viewport(), Qt::LeftButton, {},
                      view->visualRect(view->model()->index(3, 0)).center());
    QTest::keyClick(view, Qt::Key_Return);

    QCOMPARE(chosen.size(), 2);
    QCOMPARE(chosen.constFirst().constFirst().toString(), u"demo-clicks"_s);
    QCOMPARE(chosen.constLast().constFirst().toString(), u"demo-clicks"_s);
}

void TestStreams::marksAndDeletesInTheListByKeys()
{
    StreamList list;
    list.setState(test::sampleStreams());
    auto *view = list.findChild<QListView *>(u"streamList"_s);
    QSignalSpy starred(&list, &StreamList::favouriteToggled);
    QSignalSpy deleteWished(&list, &StreamList::deleteRequested);

    QTest::keyClick(view, Qt::Key_Asterisk);
    QTest::keyClick(view, Qt::Key_Delete);

    QCOMPARE(starred.constFirst().constFirst().toString(), u"demo-orders"_s);
    QCOMPARE(deleteWished.constFirst().constFirst().toString(), u"demo-orders"_s);
}

void TestStreams::itsMenuActsOnTheStreamUnderTheMouse_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("signal");
    QTest::addColumn<QString>("argument");

    const QString name = u"payments"_s;
    QTest::newRow("use") << u"Use"_s << QByteArray(SIGNAL(chosen(QString))) << name;
    QTest::newRow("favourite") << u"Add to favourites"_s
                               << QByteArray(SIGNAL(favouriteToggled(QString))) << name;
    QTest::newRow("read") << u"Read records…"_s << QByteArray(SIGNAL(readRequested(QString)))
                          << name;
    QTest::newRow("copy") << u"Copy name"_s << QByteArray(SIGNAL(copyRequested(QString))) << name;
    QTest::newRow("ARN") << u"Copy ARN"_s << QByteArray(SIGNAL(copyRequested(QString)))
                         << u"arn:of:payments"_s;
    QTest::newRow("delete") << u"Delete stream…"_s << QByteArray(SIGNAL(deleteRequested(QString)))
                            << name;
}

void TestStreams::itsMenuActsOnTheStreamUnderTheMouse()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, signal);
    QFETCH(QString, argument);
    StreamList list;
    list.resize(260, 300);
    StreamsState state = test::sampleStreams();
    state.entries[2].listing.arn = u"arn:of:payments"_s;
    list.setState(state);
    list.show();
    QVERIFY(QTest::qWaitForWindowExposed(&list));
    QSignalSpy wished(&list, signal.constData());
    auto *view = list.findChild<QListView *>(u"streamList"_s);
    int row = 0;
    while (view->model()->index(row, 0).data().toString() != u"payments")
        ++row;
    const QPoint at = view->visualRect(view->model()->index(row, 0)).center();

    QTest::mouseClick(view->viewport(), Qt::RightButton, {}, at);
    QContextMenuEvent asked(QContextMenuEvent::Mouse, at, view->viewport()->mapToGlobal(at));
    QApplication::sendEvent(view->viewport(), &asked);
    auto *menu = list.findChild<QMenu *>(u"streamMenu"_s);
    QVERIFY(menu);
    QStringList texts;
    QAction *wanted = nullptr;
    for (QAction *action : menu->actions()) {
        texts.append(action->text());
        if (action->text() == text)
            wanted = action;
    }

    QVERIFY2(wanted, qPrintable(texts.join(u'|')));
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(wanted).center());
    QCOMPARE(wished.size(), 1);
    QCOMPARE(wished.first().first().toString(), argument);
}

void TestStreams::offersWhatHelpsWhenThereAreNone()
{
    StreamList list;
    auto *action = list.findChild<QPushButton *>(u"streamsEmptyAction"_s);
    QSignalSpy createWished(&list, &StreamList::createRequested);
    QSignalSpy pickWished(&list, &StreamList::pickRequested);
    QSignalSpy refreshWished(&list, &StreamList::refreshRequested);
    StreamsState state;

    for (const auto kind :
         {StreamsState::Kind::Ready, StreamsState::Kind::Denied, StreamsState::Kind::Failed}) {
        state.kind = kind;
        list.setState(state);
        QTest::mouseClick(action, Qt::LeftButton);
    }

    QCOMPARE(createWished.size(), 1);
    QCOMPARE(pickWished.size(), 1);
    QCOMPARE(refreshWished.size(), 1);
}

namespace {

struct PickerInWindow
{
    QWidget window;
    StreamPicker picker{&window};

    PickerInWindow()
    {
        window.resize(600, 500);
        picker.setGeometry(8, 8, 300, 32);
        picker.setState(test::sampleStreams());
        window.show();
        picker.openList();
    }
    QLineEdit *search() const { return window.findChild<QLineEdit *>(u"pickSearch"_s); }
};

} // namespace

void TestStreams::choosesInThePickerByTyping()
{
    PickerInWindow at;
    QSignalSpy chosen(&at.picker, &StreamPicker::chosen);
    QCOMPARE(at.window.findChild<PickerButton *>()->accessibleName(),
             u"Stream: demo-orders, 4 shards · 1 MiB · 24 h"_s);

    QTest::keyClicks(at.search(), u"checkout"_s);
    QTest::keyClick(at.search(), Qt::Key_Return);

    QCOMPARE(chosen.constFirst().constFirst().toString(),
             u"very-long-stream-name-of-the-checkout-service-events"_s);
}

void TestStreams::takesATypedNameThatIsNotListed()
{
    PickerInWindow at;
    QSignalSpy chosen(&at.picker, &StreamPicker::chosen);

    QTest::keyClicks(at.search(), u"other-stream"_s);
    QTest::keyClick(at.search(), Qt::Key_Return);

    QCOMPARE(chosen.constFirst().constFirst().toString(), u"other-stream"_s);
}

void TestStreams::takesAnArn()
{
    PickerInWindow at;
    QSignalSpy chosen(&at.picker, &StreamPicker::chosen);
    const QString arn = u"arn:aws:kinesis:us-east-1:123456789012:stream/far"_s;

    at.search()->setText(arn);
    QTest::keyClick(at.search(), Qt::Key_Return);

    QCOMPARE(chosen.constFirst().constFirst().toString(), arn);
}

void TestStreams::findsAListedStreamByItsArn()
{
    PickerInWindow at;
    QSignalSpy chosen(&at.picker, &StreamPicker::chosen);
    const auto *list = at.window.findChild<QListView *>(u"pickList"_s);

    at.search()->setText(u"arn:aws:kinesis:us-east-1:000000000000:stream/payments"_s);

    QCOMPARE(list->model()->rowCount(), 2); // its heading and it, no row to use an unknown ARN
    QTest::keyClick(at.search(), Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.constFirst().constFirst().toString(), u"payments"_s);
}

void TestStreams::asksForFactsOfARowAfterAPause()
{
    PickerInWindow at;
    QSignalSpy wished(&at.picker, &StreamPicker::describeRequested);

    QTest::keyClick(at.search(), Qt::Key_Down);

    QTRY_COMPARE(wished.size(), 1);
    QCOMPARE(wished.constFirst().constFirst().toString(), u"demo-clicks"_s);
}

void TestStreams::asksForANameBeforeCreating()
{
    CreateStreamDialog dialog(u"dev"_s, false, {u"taken"_s});
    dialog.show();
    QSignalSpy wished(&dialog, &CreateStreamDialog::createRequested);
    auto *name = dialog.findChild<QLineEdit *>(u"streamNameField"_s);
    auto *note = dialog.findChild<QLabel *>(u"streamNameFieldNote"_s);
    QVERIFY(note->text().isEmpty());

    QTest::keyClick(name, Qt::Key_Return);
    QVERIFY(!note->text().isEmpty());
    QTest::keyClicks(name, u"taken"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QVERIFY(note->text().contains(u"There is a stream"_s));

    QCOMPARE(wished.size(), 0);
}

void TestStreams::saysABadNameWhileItIsTyped()
{
    CreateStreamDialog dialog(u"dev"_s, false, {u"taken"_s});
    dialog.show();
    auto *name = dialog.findChild<QLineEdit *>(u"streamNameField"_s);
    const auto *note = dialog.findChild<QLabel *>(u"streamNameFieldNote"_s);

    QTest::keyClicks(name, u"or ders"_s);
    QVERIFY(note->text().contains(u"1 to 128 letters"_s));
    name->setText(u"taken"_s);
    QVERIFY(note->text().contains(u"There is a stream"_s));
    name->setText(u"orders"_s);
    QVERIFY(note->text().isEmpty());
    name->clear();
    QVERIFY(note->text().isEmpty());
}

void TestStreams::createsWhatWasSaid()
{
    CreateStreamDialog dialog(u"dev"_s, false, {});
    dialog.show();
    QSignalSpy wished(&dialog, &CreateStreamDialog::createRequested);

    QTest::keyClicks(dialog.findChild<QLineEdit *>(u"streamNameField"_s), u"orders"_s);
    dialog.findChild<QSpinBox *>(u"shardsSpin"_s)->setValue(4);
    dialog.findChild<QSpinBox *>(u"recordSizeSpin"_s)->setValue(10);
    QTest::mouseClick(dialog.findChild<QPushButton *>(u"createButton"_s), Qt::LeftButton);

    QCOMPARE(wished.size(), 1);
    const auto stream = dialog.newStream();
    QCOMPARE(stream.name, u"orders"_s);
    QCOMPARE(stream.shardCount, std::optional(4));
    QCOMPARE(stream.maxRecordBytes, std::optional<qint64>(10 * 1024 * 1024));
    QVERIFY(!stream.onDemand);
}

void TestStreams::leavesShardsOutOnDemand()
{
    CreateStreamDialog dialog(u"dev"_s, false, {});
    dialog.show();

    dialog.findChild<QComboBox *>(u"streamModeCombo"_s)->setCurrentIndex(1);

    QVERIFY(!dialog.findChild<QSpinBox *>(u"shardsSpin"_s)->isVisible());
    QVERIFY(dialog.newStream().onDemand);
    QVERIFY(!dialog.newStream().shardCount.has_value());
}

void TestStreams::deletesOnlyWhenTheNameIsTyped()
{
    DeleteStreamDialog dialog(u"orders"_s, u"dev"_s, false);
    dialog.show();
    QSignalSpy wished(&dialog, &DeleteStreamDialog::deleteRequested);
    auto *name = dialog.findChild<QLineEdit *>(u"nameField"_s);
    auto *button = dialog.findChild<QPushButton *>(u"deleteButton"_s);

    QTest::keyClicks(name, u"order"_s);
    QVERIFY(!button->isEnabled());
    QTest::keyClicks(name, u"s"_s);
    QVERIFY(button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);

    QCOMPARE(wished.size(), 1);
    QCOMPARE(wished.constFirst().constFirst().toString(), u"orders"_s);
    QCOMPARE(wished.constFirst().at(1).toBool(), false);
}

void TestStreams::enterDeletesOnceTheNameIsTyped()
{
    DeleteStreamDialog dialog(u"orders"_s, u"dev"_s, false);
    dialog.show();
    QSignalSpy wished(&dialog, &DeleteStreamDialog::deleteRequested);
    auto *name = dialog.findChild<QLineEdit *>(u"nameField"_s);

    QTest::keyClicks(name, u"order"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QVERIFY(dialog.isVisible());
    QCOMPARE(wished.size(), 0);
    QTest::keyClicks(name, u"s"_s);
    QTest::keyClick(name, Qt::Key_Return);

    QCOMPARE(wished.size(), 1);
}

void TestStreams::escapeDeletesNothing()
{
    DeleteStreamDialog dialog(u"orders"_s, u"dev"_s, false);
    dialog.show();
    QSignalSpy wished(&dialog, &DeleteStreamDialog::deleteRequested);
    QTest::keyClicks(dialog.findChild<QLineEdit *>(u"nameField"_s), u"orders"_s);

    QTest::keyClick(&dialog, Qt::Key_Escape);

    QVERIFY(!dialog.isVisible());
    QCOMPARE(wished.size(), 0);
}

QTEST_MAIN(TestStreams)
#include "tst_streams.moc"
