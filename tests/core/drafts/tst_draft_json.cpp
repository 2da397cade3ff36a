// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafts/DraftJson.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using core::Draft;
using core::DraftRecord;
using core::Error;
using core::SessionText;

class TestDraftJson : public QObject
{
    Q_OBJECT

private slots:
    void readsBackWhatItWrote();
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
                                 {"\xEF\xBB\xBF🙂"},
                                 {}},
                     .keySource = core::KeySource::Field,
                     .keyField = u"$.order['id']"_s,
                     .payloadKind = core::PayloadKind::Base64,
                     .stripsComments = true,
                     .addsNewline = true,
                     .gzips = true};
    const SessionText session{
        .drafts = {everything, core::newDraft()}, .currentTab = 1, .closed = {core::newDraft()}};

    const auto again = core::sessionFromJson(core::toJson(session));

    QVERIFY(again);
    QCOMPARE(again->drafts.size(), 2);
    for (qsizetype i = 0; i < everything.records.size(); ++i)
        QCOMPARE(again->drafts.first().records.at(i).body, everything.records.at(i).body);
    QVERIFY(*again == session);
    QVERIFY(core::sessionFromJson(core::toJson(SessionText{})) == SessionText{});
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
    QTest::newRow("newer") << QByteArray(R"({"version":2})") << Error::Kind::Configuration;
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
    QCOMPARE(session->currentTab, 0);
    QCOMPARE(session->drafts.first().records.size(), 1);
    QCOMPARE(session->drafts.first().current, 0);
    QVERIFY(!session->drafts.first().id.isEmpty());
}

QTEST_APPLESS_MAIN(TestDraftJson)
#include "tst_draft_json.moc"
