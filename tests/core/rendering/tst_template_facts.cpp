// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rendering/TemplateFacts.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using core::Draft;
using core::DraftFacts;
using core::DraftSurroundings;
using core::KeySource;
using core::RenderedDraft;
using core::TemplateSurroundings;

class TestTemplateFacts final : public QObject
{
    Q_OBJECT

private slots:
    void takesAPlainDraftAsItStands();
    void countsBytesOfWhatIsRendered();
    void checksJsonOfWhatIsRendered();
    void saysThatAVariableHasNoValue();
    void saysWhyASecretCannotBeHad();
    void warnsOfNamesThatOnlyLookLikeOthers_data();
    void warnsOfNamesThatOnlyLookLikeOthers();
    void rendersItManyTimes();
    void sendsNothingOfATemplateThatCannotBeRendered();

private:
    static DraftSurroundings surroundings()
    {
        DraftSurroundings around;
        around.random = [] { return quint64(7); };
        return around;
    }
    static Draft templateOf(const QByteArray &body)
    {
        Draft draft = core::newDraft();
        draft.isTemplate = true;
        draft.keySource = KeySource::Template;
        draft.records = {{body, u"key-{{ n }}"_s, {}}};
        draft.variables = {{u"n"_s, u"{{ int(10, 99) }}"_s}};
        return draft;
    }
};

void TestTemplateFacts::takesAPlainDraftAsItStands()
{
    Draft draft = templateOf("{\"a\": \"{{ nobody }}\"}");
    draft.isTemplate = false;
    const DraftFacts facts = core::examineAny(draft, {}, surroundings());
    QCOMPARE(facts, core::examineDraft(draft, surroundings()));
    QCOMPARE(facts.sendableCount, 1);
    const RenderedDraft rendered = core::renderAny(draft, 1, {}, surroundings());
    QCOMPARE(rendered.records.front().record.data, "{\"a\": \"{{ nobody }}\"}");
    QCOMPARE(rendered.records.front().record.partitionKey, "key-{{ n }}");
}

void TestTemplateFacts::countsBytesOfWhatIsRendered()
{
    const DraftFacts facts = core::examineAny(templateOf("{\"a\": {{ n }}}"), {}, surroundings());
    QCOMPARE(facts.sendableCount, 1);
    QCOMPARE(facts.rows.front().dataBytes, 9);
    QCOMPARE(facts.rows.front().keyBytes, 6);
}

void TestTemplateFacts::checksJsonOfWhatIsRendered()
{
    const DraftFacts facts = core::examineAny(templateOf("{\"a\": x{{ n }}}"), {}, surroundings());
    QCOMPARE(facts.problemCount, 1);
    QCOMPARE(facts.sendableCount, 0);
    QVERIFY2(facts.problems.first().message.startsWith(u"This is not JSON"),
             qPrintable(facts.problems.first().message));
    QCOMPARE(facts.problems.first().place, (core::TextPlace{1, 7}));

    const DraftFacts later = core::examineAny(
        templateOf("{\"u\": \"{{ text(50) }}\",\n \"a\": {{ pick(\"x\") }}}"), {}, surroundings());
    QCOMPARE(later.problemCount, 1);
    const core::DraftProblem &made = later.problems.first();
    QVERIFY2(made.message.startsWith(u"Once it is rendered: This is not JSON"),
             qPrintable(made.message));
    QCOMPARE(made.place, (core::TextPlace{2, 7}));
    QCOMPARE(made.length, 15);

    const DraftFacts open =
        core::examineAny(templateOf("{\"a\": {{ n }},\n\"b\": 1"), {}, surroundings());
    QCOMPARE(open.problems.first().place, (core::TextPlace{2, 7}));
}

void TestTemplateFacts::saysThatAVariableHasNoValue()
{
    const DraftFacts facts = core::examineAny(templateOf("{{ nobody }}"), {}, surroundings());
    QCOMPARE(facts.problemCount, 1);
    QCOMPARE(facts.rows.size(), std::size_t(1));
    QCOMPARE(facts.sendableCount, 0);
    QVERIFY(facts.problems.first().message.contains(u"nobody"));
    QVERIFY(facts.problems.first().place);
}

void TestTemplateFacts::saysWhyASecretCannotBeHad()
{
    const Draft draft =
        templateOf("{\"a\": \"{{ secret.known }}\",\n\"b\": \"{{ secret.other }}\"}");
    TemplateSurroundings around;
    QCOMPARE(core::examineAny(draft, around, surroundings()).sendableCount, 1);
    around.whyNoSecret = [](const QString &name) {
        return name == u"known" ? QString() : u"No secret is called %1."_s.arg(name);
    };
    const DraftFacts facts = core::examineAny(draft, around, surroundings());
    QCOMPARE(facts.sendableCount, 0);
    QCOMPARE(facts.problemCount, 1);
    QCOMPARE(facts.problems.first().message, u"No secret is called other."_s);
    QCOMPARE(facts.problems.first().place, (core::TextPlace{2, 7}));
}

void TestTemplateFacts::warnsOfNamesThatOnlyLookLikeOthers_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("words");
    QTest::newRow("plain") << u"tenant_2"_s << QString();
    QTest::newRow("one alphabet") << u"клиент"_s << QString();
    QTest::newRow("nobody takes one for the other") << u"id顧客"_s << QString();
    QTest::newRow("Cyrillic е") << u"t\u0435nant"_s << u"letters of Latin and Cyrillic"_s;
    QTest::newRow("Greek ο") << u"t\u03BFtal"_s << u"letters of Latin and Greek"_s;
}

void TestTemplateFacts::warnsOfNamesThatOnlyLookLikeOthers()
{
    QFETCH(QString, name);
    QFETCH(QString, words);
    Draft draft = templateOf("{\"a\": {{ n }}}");
    draft.variables.append({name, u"1"_s});
    const DraftFacts facts = core::examineAny(draft, {}, surroundings());
    QCOMPARE(facts.sendableCount, 1); // a warning keeps nothing back
    QCOMPARE(facts.problemCount, words.isEmpty() ? 0 : 1);
    if (words.isEmpty())
        return;
    QVERIFY(facts.problems.first().isWarning);
    QCOMPARE(facts.problems.first().variable, name);
    QVERIFY2(facts.problems.first().message.contains(words),
             qPrintable(facts.problems.first().message));
}

void TestTemplateFacts::rendersItManyTimes()
{
    Draft draft = templateOf("{\"a\": {{ n }}}");
    draft.records.append({"no JSON", u"k"_s, {}});
    const RenderedDraft rendered = core::renderAny(draft, 50, {}, surroundings());
    QCOMPARE(rendered.records.size(), std::size_t(50));
    QCOMPARE(rendered.unsent.size(), std::size_t(50));
    QCOMPARE(rendered.records.back().index, 98);
    QCOMPARE(rendered.unsent.back().index, 99);
    for (const core::DraftProblem &problem : rendered.problems)
        QCOMPARE(problem.row, 1);
}

void TestTemplateFacts::sendsNothingOfATemplateThatCannotBeRendered()
{
    const RenderedDraft rendered =
        core::renderAny(templateOf("{{ nobody }}"), 3, {}, surroundings());
    QVERIFY(rendered.records.empty());
    QCOMPARE(rendered.unsent.size(), std::size_t(3));
    QVERIFY(rendered.unsent.front().outcome.errorMessage.contains(u"nobody"));
}

QTEST_GUILESS_MAIN(TestTemplateFacts)
#include "tst_template_facts.moc"
