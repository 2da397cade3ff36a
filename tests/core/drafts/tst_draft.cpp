// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafts/Draft.h"

#include <QTest>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;
using core::Draft;
using core::DraftRecord;

class TestDraft : public QObject
{
    Q_OBJECT

private slots:
    void newOnesDiffer();
    void titlesSayWhatIsInside_data();
    void titlesSayWhatIsInside();
    void blankIsWhatNobodyWouldMiss();
};

void TestDraft::newOnesDiffer()
{
    const Draft draft = core::newDraft();

    QVERIFY(!QUuid::fromString(draft.id).isNull());
    QVERIFY(draft.id != core::newDraft().id);
    QCOMPARE(draft.records.size(), 1);
}

void TestDraft::titlesSayWhatIsInside_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("title");

    QTest::newRow("as given") << u"orders"_s << QByteArray("{}") << u"orders"_s;
    QTest::newRow("nothing") << QString() << QByteArray() << u"untitled"_s;
    QTest::newRow("brackets only") << QString() << QByteArray("{\n}\n") << u"untitled"_s;
    QTest::newRow("first line that says something")
        << QString() << QByteArray("{\n  \"id\": 7,\n  \"b\": 1\n}") << u"\"id\": 7,"_s;
    QTest::newRow("24 characters")
        << QString() << QByteArray("123456789 123456789 1234") << u"123456789 123456789 1234"_s;
    QTest::newRow("25 characters")
        << QString() << QByteArray("123456789 123456789 12345") << u"123456789 123456789 123…"_s;
    QTest::newRow("no half of a pair")
        << QString() << QByteArray("123456789 123456789 12😀😀😀") << u"123456789 123456789 12…"_s;
    QTest::newRow("tabs") << QString() << QByteArray("a\tb\r\nc") << u"a b"_s;
}

void TestDraft::titlesSayWhatIsInside()
{
    QFETCH(QString, given);
    QFETCH(QByteArray, body);
    Draft draft;
    draft.title = given;
    draft.records.first().body = body;

    QTEST(core::titleOf(draft), "title");
}

void TestDraft::blankIsWhatNobodyWouldMiss()
{
    Draft draft = core::newDraft();
    draft.gzips = true;
    QVERIFY(core::isBlank(draft));

    draft.records.first().partitionKey = u"a"_s;
    QVERIFY(!core::isBlank(draft));

    draft.records = {DraftRecord{}, DraftRecord{}};
    QVERIFY(!core::isBlank(draft));
}

QTEST_APPLESS_MAIN(TestDraft)
#include "tst_draft.moc"
