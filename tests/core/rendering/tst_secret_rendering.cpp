// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rendering/SecretMask.h"
#include "core/rendering/SecretRendering.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using core::Draft;
using core::KeySource;
using core::RenderedDraft;
using core::Secret;
using core::SecretMask;

// Templates with secrets: what is sent has them, what is shown has dots.
class TestSecretRendering final : public QObject
{
    Q_OBJECT

private slots:
    void sendsTheValueAndShowsDots();
    void bothAreOfTheSameSeedAndMoment();
    void aKeyThatIsDrawnIsTheSame();
    void whatIsNotSentHoldsNoSecret();
    void saysThatTheValueIsWhatIsWrong();
    void whatCannotBeShownIsDots();
    void masksWhatAServiceQuotes_data();
    void masksWhatAServiceQuotes();

private:
    static Draft templateOf(const QByteArray &body, KeySource source = KeySource::Template)
    {
        Draft draft = core::newDraft();
        draft.isTemplate = true;
        draft.keySource = source;
        draft.records = {{body, u"k-{{ secret.token }}"_s, {}}};
        return draft;
    }
    static RenderedDraft render(const Draft &draft, qint64 times = 1)
    {
        core::TemplateSurroundings templates;
        templates.rendering.secrets = {{"secret.token", Secret("hunter2")}};
        core::DraftSurroundings around;
        around.random = [n = quint64(0)]() mutable { return ++n; };
        return core::renderAny(draft, times, templates, around);
    }
};

void TestSecretRendering::sendsTheValueAndShowsDots()
{
    const RenderedDraft made =
        render(templateOf(R"({"t": "{{ secret.token }}", "b": "{{ base64(secret.token) }}"})"));
    QCOMPARE(made.records.size(), 1U);
    QCOMPARE(made.shown.size(), 1U);
    QVERIFY(made.records.front().record.data.contains("hunter2"));
    QVERIFY(made.records.front().record.data.contains(QByteArray("hunter2").toBase64()));
    QCOMPARE(made.records.front().record.partitionKey, "k-hunter2");
    const core::Record &shown = made.shown.front().record;
    QVERIFY(!shown.data.contains("hunter2"));
    QVERIFY(!shown.data.contains(QByteArray("hunter2").toBase64()));
    QCOMPARE(shown.partitionKey, "k-" + core::secretDots.toByteArray());
}

void TestSecretRendering::bothAreOfTheSameSeedAndMoment()
{
    const RenderedDraft made = render(
        templateOf(R"({"a": "{{ uuid() }}", "at": "{{ now() }}", "t": "{{ secret.token }}"})"), 20);
    QCOMPARE(made.shown.size(), 20U);
    for (std::size_t i = 0; i < made.shown.size(); ++i) {
        QByteArray sent = made.records[i].record.data;
        QCOMPARE(sent.replace("hunter2", core::secretDots), made.shown[i].record.data);
    }
}

void TestSecretRendering::aKeyThatIsDrawnIsTheSame()
{
    const RenderedDraft made =
        render(templateOf(R"({"t": "{{ secret.token }}"})", KeySource::Random), 5);
    for (std::size_t i = 0; i < made.shown.size(); ++i)
        QCOMPARE(made.shown[i].record.partitionKey, made.records[i].record.partitionKey);
}

void TestSecretRendering::whatIsNotSentHoldsNoSecret()
{
    Draft draft = templateOf(R"({"t": "{{ secret.token }}"})");
    draft.keySource = KeySource::Field;
    draft.keyField = u"$.nobody"_s;
    const RenderedDraft made = render(draft);
    QCOMPARE(made.unsent.size(), 1U);
    QVERIFY(!made.unsent.front().record.data.contains("hunter2"));
    QVERIFY(!made.unsent.front().outcome.errorMessage.contains(u"hunter2"));
}

// Shown with dots the record looks right.
void TestSecretRendering::saysThatTheValueIsWhatIsWrong()
{
    core::TemplateSurroundings templates;
    templates.rendering.secrets = {{"secret.token", Secret("hun\"ter2")}};
    const Draft draft = templateOf(R"({"t": "{{ secret.token }}"})");
    const RenderedDraft made = core::renderAny(draft, 1, templates, {});
    QCOMPARE(made.unsent.size(), 1U);
    const QString message = made.unsent.front().outcome.errorMessage;
    QVERIFY2(message.contains(u"The value of a secret makes it so"), qPrintable(message));
    QVERIFY(!message.contains(u"hun"));

    const RenderedDraft other = render(templateOf(R"({"t": "{{ secret.token }}")"));
    QCOMPARE(other.unsent.size(), 1U);
    QVERIFY(!other.unsent.front().outcome.errorMessage.contains(u"The value of a secret"));
}

// {"t": ••••} is no JSON, {"t": 12} would be.
void TestSecretRendering::whatCannotBeShownIsDots()
{
    core::TemplateSurroundings templates;
    templates.rendering.secrets = {{"secret.token", Secret("4711")}};
    core::DraftSurroundings around;
    around.random = [] { return quint64(7); };
    const RenderedDraft made =
        core::renderAny(templateOf(R"({"t": {{ secret.token }}})"), 1, templates, around);
    QCOMPARE(made.records.size(), 1U);
    QCOMPARE(made.records.front().record.data, R"({"t": 4711})");
    QVERIFY(!made.shown.front().record.data.contains("4711"));
    QVERIFY(made.shown.front().record.data.contains(core::secretDots));
}

void TestSecretRendering::masksWhatAServiceQuotes_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray secret = "top\"secret value";
    QTest::newRow("as it is") << "Value '" + secret + "' at 'partitionKey'";
    QTest::newRow("as JSON text") << QByteArray(R"({"message": "top\"secret value"})");
    for (qsizetype before = 0; before < 3; ++before)
        QTest::addRow("base64 %lld in", static_cast<long long>(before))
            << "data " + QByteArray(QByteArray(before, 'x') + secret + "yz").toBase64();
}

void TestSecretRendering::masksWhatAServiceQuotes()
{
    QFETCH(QByteArray, text);
    const QByteArray masked = SecretMask({Secret("top\"secret value")}).masked(text);
    QVERIFY2(masked.contains(core::secretDots), masked.constData());
    QVERIFY(!masked.contains("secret val"));
    QCOMPARE(SecretMask().masked(text), text);
    QCOMPARE(SecretMask({Secret()}).masked(text), text);
}

QTEST_GUILESS_MAIN(TestSecretRendering)
#include "tst_secret_rendering.moc"
