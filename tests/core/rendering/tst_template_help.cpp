// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/FunctionTable.h"
#include "core/rendering/DraftRenderer.h"
#include "core/rendering/TemplateHelp.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using core::Draft;
using core::TemplateSuggestion;
using core::TemplateSurroundings;

// What is said of placeholders while a person types them and points at them.
class TestTemplateHelp final : public QObject
{
    Q_OBJECT

private slots:
    void suggestsVariablesFirstAndEveryFunction();
    void showsDotsForSecrets();
    void saysTheValueOfTheRecordItself();
    void saysWhatIsWrong();
    void saysNothingOfText();

private:
    static Draft draft()
    {
        Draft made = core::newDraft();
        made.isTemplate = true;
        made.keySource = core::KeySource::Template;
        made.records = {
            {"{\"n\": {{ int(1, 1000000) }}, \"t\": \"{{ tenant }}\"}", u"{{ n }}-k"_s, {}},
            {"{{ nobody }} {{ nothing }}", u"{{ n }}"_s, {}}};
        made.variables = {{u"n"_s, u"{{ int(10, 99) }}"_s}, {u"bad"_s, u"{{ missing }}"_s}};
        return made;
    }
    static TemplateSurroundings around()
    {
        TemplateSurroundings made;
        made.rendering.seed = 7;
        made.rendering.secrets =
            QHash<QByteArray, core::Secret>{{"secret.token", core::Secret("hunter2")}};
        made.outer.add({"tenant", "acme", core::Variable::Origin::Environment});
        made.outer.add({"auth", "Bearer {{ secret.token }}", core::Variable::Origin::Environment});
        return made;
    }
};

void TestTemplateHelp::suggestsVariablesFirstAndEveryFunction()
{
    const auto all = core::suggestionsFor(draft(), around());
    QCOMPARE(all.size(), qsizetype(core::allFunctions().size()) + 4);
    QCOMPARE(all.at(0).name, u"bad"_s);
    QCOMPARE(all.at(1).name, u"n"_s);
    QCOMPARE(all.at(1).sample.size(), 2);
    QCOMPARE(all.at(3).name, u"tenant"_s);
    QCOMPARE(all.at(3).sample, u"acme"_s);
    QVERIFY(all.at(1).group != all.at(3).group);
    for (const TemplateSuggestion &each : all.sliced(4)) {
        QVERIFY2(!each.help.isEmpty() && !each.signature.isEmpty(), qPrintable(each.name));
        QVERIFY2(!each.sample.isEmpty(), qPrintable(each.name));
    }
}

void TestTemplateHelp::showsDotsForSecrets()
{
    const QString dots = QString::fromUtf8(core::secretDots);
    const auto all = core::suggestionsFor(draft(), around());
    QCOMPARE(all.at(2).name, u"auth"_s);
    QCOMPARE(all.at(2).sample, u"Bearer "_s + dots);

    Draft secret = draft();
    secret.records.first().body = "{{ secret.token }} {{ auth }}";
    QCOMPARE(core::meaningAt(secret, 0, u"body", 4, around())->value, dots);
    QCOMPARE(core::meaningAt(secret, 0, u"body", 22, around())->value, u"Bearer "_s + dots);
}

void TestTemplateHelp::saysTheValueOfTheRecordItself()
{
    Draft good = draft();
    good.records.removeLast();
    good.variables.removeLast();
    core::DraftRenderer renderer(good, around().outer, around().rendering);
    const auto record = renderer.record(0);
    QVERIFY(record);
    const auto number = core::meaningAt(good, 0, u"body", 10, around());
    QVERIFY(number);
    QCOMPARE(number->written, u"{{ int(1, 1000000) }}"_s);
    QCOMPARE(record->body, "{\"n\": " + number->value.toUtf8() + ", \"t\": \"acme\"}");
    QVERIFY(number->help.startsWith(u"int(min"));
    QVERIFY(number->problem.isEmpty());
    const auto key = core::meaningAt(good, 0, u"partitionKey", 3, around());
    QCOMPARE(key->value + u"-k"_s, record->partitionKey);
    QCOMPARE(key->help, u"Variable of this template: {{ int(10, 99) }}"_s);
}

void TestTemplateHelp::saysWhatIsWrong()
{
    const auto first = core::meaningAt(draft(), 1, u"body", 0, around());
    QVERIFY(first && first->problem.contains(u"\"nobody\""));
    const auto second = core::meaningAt(draft(), 1, u"body", 20, around());
    QVERIFY(second && second->problem.contains(u"\"nothing\""));
    QVERIFY(core::meaningAt(draft(), 1, u"partitionKey", 2, around())->problem.isEmpty());
}

void TestTemplateHelp::saysNothingOfText()
{
    QVERIFY(!core::meaningAt(draft(), 0, u"body", 2, around()));
    QVERIFY(!core::meaningAt(draft(), 0, u"explicitHashKey", 0, around()));
    QVERIFY(!core::meaningAt(draft(), 7, u"body", 0, around()));
    QVERIFY(!core::meaningAt(draft(), 0, u"body", 1000, around()));
}

QTEST_GUILESS_MAIN(TestTemplateHelp)
#include "tst_template_help.moc"
