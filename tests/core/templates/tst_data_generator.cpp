// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/JsonCheck.h"
#include "core/templates/Renderer.h"

#include <QRegularExpression>
#include <QTest>

using namespace core;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

// Templates written for the Kinesis Data Generator run as they are.
class TestDataGenerator : public QObject
{
    Q_OBJECT

private slots:
    void itsTemplatesRunUnchanged_data();
    void itsTemplatesRunUnchanged();
    void itsTemplatesOfJsonGiveJson_data();
    void itsTemplatesOfJsonGiveJson();
    void weightsAreKept();
};

namespace {

QByteArrayList rendered(const QByteArray &source, int count)
{
    Rendering rendering{.seed = 1, .wallTime = [] { return WallTime(1769853605250ms); }};
    Renderer renderer({Template::parse(source)}, {}, rendering);
    if (!renderer.problems().isEmpty())
        return {renderer.problems().constFirst().problem.text.toUtf8()};
    QByteArrayList all;
    for (int i = 0; i < count; ++i)
        all.append(renderer.next()->constFirst());
    return all;
}

} // namespace

void TestDataGenerator::itsTemplatesRunUnchanged_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QString>("pattern");
    const auto row = [](const char *name, const char *source, const char *pattern) {
        QTest::newRow(name) << QByteArray(source) << QString::fromUtf8(pattern);
    };
    row("a line of CSV",
        "{{name.firstName}},{{name.lastName}},{{random.number(70)}},{{internet.ip}}",
        R"(\w+,\w+,([0-6]?\d|70),\d+\.\d+\.\d+\.\d+)");
    row("now", "{{date.now}}", R"(2026-01-31T10:00:05\+00:00)");
    row("the old name of now", "{{current.timestamp}}", R"(2026-01-31T10:00:05\+00:00)");
    row("now in words", R"({{date.now("dddd, MMMM Do YYYY, h:mm:ss a")}})",
        "Saturday, January 31st 2026, 10:00:05 am");
    row("the hour", R"({{date.now("ddd, hA")}})", "Sat, 10AM");
    row("as servers log", R"({{date.now("DD/MMM/YYYY:HH:mm:ss Z")}})",
        R"(31/Jan/2026:10:00:05 \+00:00)");
    row("UTC", "{{date.utc}}", "2026-01-31T10:00:05Z");
    row("UTC in words", R"({{date.utc("dddd, MMMM Do YYYY, h:mm:ss a")}})",
        "Saturday, January 31st 2026, 10:00:05 am");
    row("a format without quotes", "{{date.now(YYYY-MM-DD HH:mm:ss.SSS)}}",
        R"(2026-01-31 10:00:05\.250)");
    row("a format of one letter", "{{date.utc(X)}}", "1769853605");
    row("an empty call", "{{date.now()}}", R"(2026-01-31T10:00:05\+00:00)");
    row("simulated time", "{{date.simTime}}", R"(2026-01-31T10:00:05\+00:00)");
    row("weights",
        "{{random.weightedArrayElement(\n  {\n    \"weights\": [0.3,0.2,0.5],\n    \"data\": "
        "[\"cat\",\"fish\",\"dog\"]\n  }\n)}}",
        "cat|fish|dog");
    row("helpers", R"({{helpers.replaceSymbolWithNumber("#-##")}} {{random.uuid}})",
        R"(\d-\d\d [0-9a-f-]{36})");
    row("a date", "{{date.past}}",
        R"(\w{3} \w{3} \d\d 202[56] \d\d:\d\d:\d\d GMT\+0000 \(Coordinated Universal Time\))");
}

void TestDataGenerator::itsTemplatesRunUnchanged()
{
    QFETCH(QByteArray, source);
    QFETCH(QString, pattern);
    const QRegularExpression whole(QRegularExpression::anchoredPattern(pattern));
    for (const QByteArray &text : rendered(source, 100))
        QVERIFY2(whole.match(QString::fromUtf8(text)).hasMatch(), text.constData());
}

void TestDataGenerator::itsTemplatesOfJsonGiveJson_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::newRow("a sensor") << R"({
    "sensorId": {{random.number(50)}},
    "currentTemperature": {{random.number(
        {
            "min":10,
            "max":150
        }
    )}},
    "status": "{{random.arrayElement(
        ["OK","FAIL","WARN"]
    )}}"
})"_ba;
    QTest::newRow("a shop")
        << R"({"order": "{{random.uuid}}", "product": "{{commerce.productName}}",
    "price": {{commerce.price}}, "paid": {{random.boolean}}, "buyer": {"name": "{{name.findName}}",
    "mail": "{{internet.email}}", "phone": "{{phone.phoneNumber}}",
    "address": "{{address.streetAddress}}, {{address.city}}, {{address.stateAbbr}} {{address.zipCode}}"},
    "at": "{{date.now("YYYY-MM-DDTHH:mm:ss")}}", "until": "{{date.future}}",
    "amount": {{finance.amount}}, "currency": "{{finance.currencyCode}}"})"_ba;
    QTest::newRow("a click") << R"({"ip":"{{internet.ip}}","agent":"{{internet.userAgent}}",
"url":"{{internet.url}}","lat":{{address.latitude}},"lon":{{address.longitude}},
"level":"{{random.weightedArrayElement({"weights":[0.9,0.1],"data":["INFO","ERROR"]})}}",
"message":"{{hacker.phrase}}","words":"{{lorem.words}}","version":"{{system.semver}}",
"month":"{{date.month}}","color":"{{internet.color}}","company":"{{company.companyName}}"})"_ba;
    QTest::newRow("cards") << R"([{{helpers.createCard}},{{helpers.userCard}},
{{helpers.contextualCard}},{{helpers.createTransaction}}])"_ba;
}

void TestDataGenerator::itsTemplatesOfJsonGiveJson()
{
    QFETCH(QByteArray, source);
    for (const QByteArray &text : rendered(source, 200)) {
        QVERIFY2(!checkJson(text), text.constData());
        QVERIFY2(!text.contains("{{"), text.constData());
    }
}

void TestDataGenerator::weightsAreKept()
{
    QHash<QByteArray, int> counts;
    for (const QByteArray &text :
         rendered(R"({{random.weightedArrayElement({"weights":[30,20,50],"data":["a","b","c"]})}})",
                  10'000))
        ++counts[text];
    QVERIFY(std::abs(counts["a"] - 3000) < 200);
    QVERIFY(std::abs(counts["b"] - 2000) < 200);
    QVERIFY(std::abs(counts["c"] - 5000) < 200);
}

QTEST_GUILESS_MAIN(TestDataGenerator)
#include "tst_data_generator.moc"
