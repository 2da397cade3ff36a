// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafts/DraftJson.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using core::Draft;
using core::DraftRecord;
using core::Error;
using core::SessionIndex;

class TestDraftJson : public QObject
{
    Q_OBJECT

private slots:
    void readsBackWhatItWrote();
    void anIndexSaysWhereTheRecordsAre();
    void readsWhereItWasSavedAsItWasWrittenOnce();
    void readsWhatWasWrittenBeforeTemplates();
    void refusesWhatIsNoSession_data();
    void refusesWhatIsNoSession();
    void mendsWhatIsOutOfRange();
};

void TestDraftJson::readsBackWhatItWrote()
{
    Draft everything{.id = u"1"_s,
                     .title = u"“orders”\\"_s,
                     .mode = Draft::Mode::Table,
                     .current = 3,
                     .records = {{"{\"a\":1.0}\r\n\t\x01\"", u"tenant-7"_s, u"340"_s},
                                 {QByteArray("\0\xff\xfe", 3), u"\uFEFFkey"_s},
                                 {"\xEF\xBB\xBF🙂", {}, {}, u"a title"_s, core::RecordForm{}},
                                 {.own = core::RecordForm{.keySource = core::KeySource::RoundRobin,
                                                          .keyField = u"$.a"_s,
                                                          .payloadKind = core::PayloadKind::Hex,
                                                          .addsNewline = true}},
                                 {}},
                     .keySource = core::KeySource::Field,
                     .keyField = u"$.order['id']"_s,
                     .payloadKind = core::PayloadKind::Base64,
                     .stripsComments = true,
                     .addsNewline = true,
                     .gzips = true,
                     .isTemplate = true,
                     .variables = {{u"order"_s, u"{{ uuid() }}"_s}, {}, {u"order"_s, {}}},
                     .times = 500,
                     .file = core::DraftFile{u"/home/ann/events"_s, u"orders.records"_s, "5f",
                                             u"line 3, column 1: no"_s, "d1"},
                     .environment =
                         core::DraftEnvironment{u"/home/ann/events"_s, u"eu/staging.env.records"_s},
                     .origin = u"/home/bob/events"_s};
    const auto again = core::draftFromJson(core::toJson(everything));

    QVERIFY(again);
    for (qsizetype i = 0; i < everything.records.size(); ++i)
        QCOMPARE(again->records.at(i).body, everything.records.at(i).body);
    QVERIFY(*again == everything);
}

void TestDraftJson::anIndexSaysWhereTheRecordsAre()
{
    const auto head = [](const QString &id) {
        return Draft{.id = id,
                     .title = id + u'!',
                     .file = core::DraftFile{u"/home/ann/events"_s, id, "5f"},
                     .environment = core::DraftEnvironment{u"/home/ann/events"_s, id},
                     .origin = id};
    };
    const SessionIndex index{.session = {.drafts = {head(u"a"_s), head(u"b"_s)},
                                         .currentTab = 1,
                                         .closed = {head(u"c"_s)},
                                         .sent = {head(u"d"_s)},
                                         .unsent = {{u"a"_s, {head(u"e"_s)}}}},
                             .files = {{u"a"_s, u"1"_s},
                                       {u"b"_s, u"2"_s},
                                       {u"c"_s, u"3"_s},
                                       {u"d"_s, u"4"_s},
                                       {u"e"_s, u"5"_s}}};

    const auto again = core::sessionFromJson(core::toJson(index));

    QVERIFY(again);
    QVERIFY(again->session == index.session);
    QCOMPARE(again->files, index.files);
}

// Two members had the same name.
void TestDraftJson::readsWhereItWasSavedAsItWasWrittenOnce()
{
    const auto session = core::sessionFromJson(
        R"({"version":2,"currentTab":0,"drafts":[{"id":"1","mode":"single","current":0,)"
        R"("file":{"root":"/home/ann/events","path":"a.records","version":"5f"},"file":"7"}]})");

    QVERIFY(session);
    QCOMPARE(session->files.value(u"1"_s), u"7"_s);
    const core::DraftFile file{u"/home/ann/events"_s, u"a.records"_s, "5f"};
    QCOMPARE(session->session.drafts.first().file, std::optional(file));
}

void TestDraftJson::readsWhatWasWrittenBeforeTemplates()
{
    const auto session = core::sessionFromJson(
        R"({"version":1,"drafts":[{"id":"1","mode":"single","current":0,"keySource":"fixed",)"
        R"("payloadKind":"text","records":[{"body":"{{ x }}","partitionKey":"k"}]}]})");

    QVERIFY(session);
    const Draft expected{.id = u"1"_s,
                         .records = {{"{{ x }}", u"k"_s}},
                         .keySource = core::KeySource::Fixed,
                         .payloadKind = core::PayloadKind::Text};
    QVERIFY(session->session.drafts.first() == expected);
}

void TestDraftJson::refusesWhatIsNoSession_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Error::Kind>("kind");

    QTest::newRow("nothing") << QByteArray() << Error::Kind::Storage;
    QTest::newRow("half") << QByteArray(R"({"version":1,"drafts":[{"rec)") << Error::Kind::Storage;
    QTest::newRow("zeros") << QByteArray(512, '\0') << Error::Kind::Storage;
    QTest::newRow("an array") << QByteArray("[]") << Error::Kind::Storage;
    QTest::newRow("without drafts") << QByteArray(R"({"version":1})") << Error::Kind::Storage;
    QTest::newRow("drafts of another kind")
        << QByteArray(R"({"version":1,"drafts":[1]})") << Error::Kind::Storage;
    QTest::newRow("records of another kind")
        << QByteArray(R"({"version":1,"drafts":[{"records":["a"]}]})") << Error::Kind::Storage;
    QTest::newRow("newer") << QByteArray(R"({"version":3})") << Error::Kind::Configuration;
}

void TestDraftJson::refusesWhatIsNoSession()
{
    QFETCH(QByteArray, text);

    const auto session = core::sessionFromJson(text);

    QVERIFY(!session);
    QTEST(session.error().kind, "kind");
}

void TestDraftJson::mendsWhatIsOutOfRange()
{
    const auto session = core::sessionFromJson(
        R"({"version":1,"currentTab":9,"drafts":[{"records":[],"current":4,"mode":"odd"}]})");

    QVERIFY(session);
    const QList<Draft> &drafts = session->session.drafts;
    QCOMPARE(session->session.currentTab, 0);
    QCOMPARE(drafts.first().records.size(), 1);
    QCOMPARE(drafts.first().current, 0);
    QVERIFY(!drafts.first().id.isEmpty());
}

QTEST_APPLESS_MAIN(TestDraftJson)
#include "tst_draft_json.moc"
