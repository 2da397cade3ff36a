// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafts/DraftFacts.h"
#include "core/drafts/MergeMarks.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using core::Draft;
using core::DraftRecord;
using core::PayloadKind;

namespace {

constexpr auto unfinished = "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> theirs\nd\n";

Draft draftOf(const QByteArrayList &bodies)
{
    Draft draft = core::newDraft();
    draft.payloadKind = PayloadKind::Text;
    draft.records.clear();
    for (const QByteArray &body : bodies)
        draft.records += DraftRecord{.body = body};
    return draft;
}

} // namespace

class TestMergeMarks final : public QObject
{
    Q_OBJECT

private slots:
    void knowsTheWholeOfThemOnly_data();
    void knowsTheWholeOfThemOnly();
    void saysWhichRecordAndLine();
    void looksIntoTextOnly();
    void isAWarningAtItsPlace();
    void isWhyABodyIsNoJson();
};

void TestMergeMarks::knowsTheWholeOfThemOnly_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("at"); // −1: none

    const auto row = [](const char *name, const QByteArray &text, int at) {
        QTest::newRow(name) << text << at;
    };
    row("git's", unfinished, 2);
    row("of Windows", QByteArray(unfinished).replace('\n', "\r\n"), 3);
    row("with a common ancestor", "<<<<<<< a\n||||||| b\n=======\n>>>>>>> c", 0);
    row("a heading", "Title\n=======\n\ntext\n", -1);
    row("no end", "<<<<<<< a\n=======\n", -1);
    row("no middle", "<<<<<<< a\n>>>>>>> b\n", -1);
    row("no beginning", "=======\n>>>>>>> b\n", -1);
    row("in another order", ">>>>>>> b\n=======\n<<<<<<< a\n", -1);
    row("indented", " <<<<<<< a\n =======\n >>>>>>> b\n", -1);
    row("a longer rule", "<<<<<<< a\n========\n>>>>>>> b\n", -1);
    row("without a name", "<<<<<<<\n=======\n>>>>>>>\n", -1);
    row("within a line", "x <<<<<<< a\n=======\n>>>>>>> b\n", -1);
    row("nothing", "", -1);
}

void TestMergeMarks::knowsTheWholeOfThemOnly()
{
    QFETCH(QByteArray, text);
    QFETCH(int, at);
    QCOMPARE(core::mergeMarkIn(text).value_or(-1), at);
}

void TestMergeMarks::saysWhichRecordAndLine()
{
    const Draft draft = draftOf(QByteArrayList{"plain", unfinished, unfinished});
    QCOMPARE(core::firstMergeMark(draft), (core::MergeMark{1, {2, 1}}));
    QCOMPARE(core::firstMergeMark(draft, QList<qsizetype>{0}), std::nullopt);
    QCOMPARE(core::firstMergeMark(draft, QList<qsizetype>{0, 2})->row, 2);
}

void TestMergeMarks::looksIntoTextOnly()
{
    Draft draft = draftOf(QByteArrayList{unfinished, unfinished});
    draft.payloadKind = PayloadKind::Json;
    QCOMPARE(core::firstMergeMark(draft), std::nullopt);
    core::RecordForm own = core::formOf(draft);
    own.payloadKind = PayloadKind::Text;
    draft.records[1].own = own;
    QCOMPARE(core::firstMergeMark(draft)->row, 1);
}

void TestMergeMarks::isAWarningAtItsPlace()
{
    Draft draft = draftOf(QByteArrayList{unfinished});
    draft.keySource = core::KeySource::Random;
    const core::DraftFacts facts = core::examineDraft(draft, {.random = [] { return quint64(7); }});
    QCOMPARE(facts.sendableCount, 1);
    QCOMPARE(facts.problems.size(), 1);
    QVERIFY(facts.problems.constFirst().isWarning);
    QCOMPARE(facts.problems.constFirst().place, (core::TextPlace{2, 1}));
    QVERIFY(facts.problems.constFirst().message.startsWith(u"A merge was left unfinished"_s));
}

void TestMergeMarks::isWhyABodyIsNoJson()
{
    Draft draft = draftOf(QByteArrayList{unfinished});
    draft.payloadKind = PayloadKind::Json;
    const core::DraftFacts facts = core::examineDraft(draft, {.random = [] { return quint64(7); }});
    QCOMPARE(facts.sendableCount, 0);
    QVERIFY(facts.problems.constFirst().message.startsWith(u"A merge was left unfinished"_s));
    QCOMPARE(facts.problems.constFirst().place, (core::TextPlace{2, 1}));
}

QTEST_GUILESS_MAIN(TestMergeMarks)
#include "tst_merge_marks.moc"
