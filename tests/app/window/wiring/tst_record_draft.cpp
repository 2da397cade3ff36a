// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/wiring/RecordDraft.h"
#include "core/drafts/DraftFacts.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using core::Draft;
using core::PayloadKind;
using core::Record;

class TestRecordDraft : public QObject
{
    Q_OBJECT

private slots:
    void sendsTheSameBytesAgain_data();
    void sendsTheSameBytesAgain();
    void showsOneAloneAndSeveralAsATable();
};

void TestRecordDraft::sendsTheSameBytesAgain_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<PayloadKind>("kind");

    QTest::newRow("JSON") << QByteArray("{\"a\": 60.0}\n") << PayloadKind::Json;
    QTest::newRow("text that is not ASCII") << QByteArray("größe") << PayloadKind::Json;
    QTest::newRow("bytes") << QByteArray("\x1f\x8b\x08\x00\xff", 5) << PayloadKind::Base64;
    QTest::newRow("a zero") << QByteArray("a\0b", 3) << PayloadKind::Base64;
}

void TestRecordDraft::sendsTheSameBytesAgain()
{
    QFETCH(QByteArray, data);
    QFETCH(PayloadKind, kind);
    const Record record{.data = data, .partitionKey = "k", .explicitHashKey = "17"};
    const auto textKind = data.startsWith('{') ? PayloadKind::Json : PayloadKind::Text;

    const Draft draft = app::draftOf({record}, textKind);

    QCOMPARE(draft.payloadKind == PayloadKind::Base64, kind == PayloadKind::Base64);
    const auto rendered = core::renderDraft(draft, {.random = [] { return quint64(0); }});
    QCOMPARE(rendered.records.size(), std::size_t(1));
    QCOMPARE(rendered.records.front().record, record);
}

void TestRecordDraft::showsOneAloneAndSeveralAsATable()
{
    const Record record{.data = "{}", .partitionKey = "k"};

    QCOMPARE(app::draftOf({record}, PayloadKind::Json).mode, Draft::Mode::Single);
    const Draft several = app::draftOf({record, record}, PayloadKind::Json, u"two"_s);
    QCOMPARE(several.mode, Draft::Mode::Table);
    QCOMPARE(several.records.size(), 2);
    QCOMPARE(several.title, u"two"_s);
    QVERIFY(several.id != app::draftOf({record}, PayloadKind::Json).id);
}

QTEST_GUILESS_MAIN(TestRecordDraft)
#include "tst_record_draft.moc"
