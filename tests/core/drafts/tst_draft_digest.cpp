// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafts/DraftDigest.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using core::Draft;

class TestDraftDigest final : public QObject
{
    Q_OBJECT

private slots:
    void isOfWhatAFileHolds();
};

void TestDraftDigest::isOfWhatAFileHolds()
{
    Draft draft = core::newDraft();
    draft.records = {{"{}", u"k"_s, {}}, {"\xFF", {}, u"7"_s}};
    draft.variables = {{u"a"_s, u"1"_s}};
    const QByteArray digest = core::digestOf(draft);
    QCOMPARE(digest.size(), 64);

    Draft shown = draft;
    shown.id = core::newDraft().id;
    shown.title = u"orders"_s;
    shown.mode = Draft::Mode::Table;
    shown.current = 1;
    shown.times = 7;
    shown.file = core::DraftFile{u"/orders"_s, u"a.records"_s, "1"};
    shown.environment = core::DraftEnvironment{u"/orders"_s, u"a.env.records"_s};
    shown.origin = u"/elsewhere"_s;
    QCOMPARE(core::digestOf(shown), digest);

    Draft other = draft;
    other.records.last().body = "\xFE";
    QVERIFY(core::digestOf(other) != digest);
    other = draft;
    other.variables.first().value = u"2"_s;
    QVERIFY(core::digestOf(other) != digest);
    other = draft;
    other.isTemplate = true;
    QVERIFY(core::digestOf(other) != digest);
}

QTEST_APPLESS_MAIN(TestDraftDigest)
#include "tst_draft_digest.moc"
