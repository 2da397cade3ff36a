// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/FunctionTable.h"
#include "core/hashing/Digest.h"
#include "core/json/JsonCheck.h"
#include "core/json/JsonText.h"
#include "core/templates/Renderer.h"
#include "core/text/Utf8.h"
#include "tests/core/functions/Shapes.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <zlib.h>

using namespace core;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int draws = 1'000;

QByteArray toBytes(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

Renderer rendererOf(const QByteArray &expression, quint64 seed = 1)
{
    Rendering rendering{.seed = seed, .wallTime = [] { return WallTime(1769853605250ms); }};
    return Renderer({Template::parse("{{ " + expression + " }}")}, {}, rendering);
}

QByteArrayList drawn(const QByteArray &expression, int count = draws)
{
    Renderer renderer = rendererOf(expression);
    QByteArrayList all;
    for (int i = 0; i < count; ++i)
        all.append(renderer.next().value_or(QList<QByteArray>{"failed"}).constFirst());
    return all;
}

void addEveryFunction()
{
    QTest::addColumn<const Function *>("function");
    for (const Function *function : allFunctions())
        QTest::newRow(toBytes(function->name).constData()) << function;
}

// "name SHA-256", a line for each function.
QHash<QByteArray, QByteArray> pinned()
{
    QFile file(QString::fromUtf8(HEADGATE_TEST_DATA "/templates/functions.sha256"));
    QHash<QByteArray, QByteArray> all;
    if (!file.open(QIODevice::ReadOnly))
        return all;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QByteArrayList words = line.split(' ');
        if (words.size() == 2)
            all.insert(words[0], words[1]);
    }
    return all;
}

QByteArray unpacked(const QByteArray &gzipped)
{
    QByteArray out(1000, Qt::Uninitialized);
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    QByteArray input = gzipped;
    stream.next_in = reinterpret_cast<Bytef *>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    inflate(&stream, Z_FINISH);
    out.truncate(static_cast<qsizetype>(stream.total_out));
    inflateEnd(&stream);
    return out;
}

double mean(const QByteArrayList &numbers)
{
    double sum = 0;
    for (const QByteArray &number : numbers)
        sum += number.toDouble();
    return sum / static_cast<double>(numbers.size());
}

} // namespace

Q_DECLARE_METATYPE(const core::Function *)

class TestFunctions : public QObject
{
    Q_OBJECT

private slots:
    void everyFunctionGivesTheSameOnEveryMachine_data() { addEveryFunction(); }
    void everyFunctionGivesTheSameOnEveryMachine();
    void everyFunctionKeepsItsShape_data() { addEveryFunction(); }
    void everyFunctionKeepsItsShape();
    void everyFunctionIsDescribed_data() { addEveryFunction(); }
    void everyFunctionIsDescribed();
    void everyFunctionOfTheDataGeneratorGoesWithoutArgumentsWhereItDoesThere();
    void namesAreUnique();
    void namesAreFoundAndNearOnesOffered();
    void numbersStayInTheirLimits_data();
    void numbersStayInTheirLimits();
    void numbersAreSpreadOverTheirRange();
    void choicesAreAllMade();
    void countersStep();
    void identitiesSortByTime();
    void timesMove_data();
    void timesMove();
    void encodingsCanBeReadBack();
    void checkDigitsAreRight();
    void textsAreAsLongAsAsked();
};

// Only a decision to change what a seed gives changes the file of hashes.
void TestFunctions::everyFunctionGivesTheSameOnEveryMachine()
{
    QFETCH(const Function *, function);
    static const QHash<QByteArray, QByteArray> all = pinned();
    const QByteArray text = drawn(toBytes(function->example), 100).join('\n');
    const QByteArray line = toBytes(function->name) + ' ' + toHex(sha256(text));
    QCOMPARE(toBytes(function->name) + ' ' + all.value(toBytes(function->name)), line);
}

void TestFunctions::everyFunctionKeepsItsShape()
{
    QFETCH(const Function *, function);
    const char *shape = shapeOf(function->name);
    QVERIFY2(shape, "no shape is known for it");
    const QRegularExpression whole(QRegularExpression::anchoredPattern(QString::fromUtf8(shape)),
                                   QRegularExpression::DotMatchesEverythingOption);
    QVERIFY2(whole.isValid(), qPrintable(whole.errorString()));
    QSet<QByteArray> different;
    for (const QByteArray &text : drawn(toBytes(function->example))) {
        different.insert(text);
        QVERIFY2(whole.match(QString::fromUtf8(text)).hasMatch(), text.constData());
        QVERIFY(isUtf8(text));
        if (shape == anyJson)
            QVERIFY(!checkJson(text));
    }
    const bool isAlwaysTheSame = isConstant(function->name);
    QVERIFY2((different.size() > 1) != isAlwaysTheSame, "it is drawn from more than one value");
}

void TestFunctions::everyFunctionIsDescribed()
{
    QFETCH(const Function *, function);
    QVERIFY(function->help.ends_with('.'));
    QVERIFY(function->help.size() > 10);
    QVERIFY(function->example.starts_with(function->name));
    QVERIFY(!nameOf(function->group).isEmpty());
    const bool isOwn = function->name.find('.') == std::string_view::npos;
    QCOMPARE(function->origin == Function::Origin::Own, isOwn);
    const Renderer renderer = rendererOf(toBytes(function->example));
    QVERIFY2(renderer.problems().isEmpty(), qPrintable(renderer.problems().value(0).problem.text));
    for (std::size_t i = 0; i < function->parameterCount(); ++i) {
        const Parameter &parameter = function->parameters[i];
        const bool isWhole = parameter.type == Parameter::Type::Integer;
        QVERIFY2(!isWhole || parameter.most > parameter.least, "an integer has its limits");
        QVERIFY(!parameter.isRequired || parameter.fallback.empty());
    }
}

// The names that its documentation and that of faker.js 3 have.
void TestFunctions::everyFunctionOfTheDataGeneratorGoesWithoutArgumentsWhereItDoesThere()
{
    QStringList missing;
    for (const char *name : documentedNames) {
        const Renderer renderer = rendererOf(name);
        if (!renderer.problems().isEmpty() && QByteArray(name) != "date.between")
            missing.append(QString::fromLatin1(name));
        if (!findFunction(name))
            missing.append(QString::fromLatin1(name));
    }
    QCOMPARE(missing, QStringList());
}

void TestFunctions::namesAreUnique()
{
    QSet<QByteArray> names;
    for (const Function *function : allFunctions())
        names.insert(toBytes(function->name));
    QCOMPARE(names.size(), static_cast<qsizetype>(allFunctions().size()));
    for (const QByteArray &name : pinned().keys())
        QVERIFY2(names.contains(name), name.constData());
}

void TestFunctions::namesAreFoundAndNearOnesOffered()
{
    QCOMPARE(findFunction("name.firstName")->name, std::string_view("name.firstName"));
    QVERIFY(!findFunction("name.firstname"));
    QVERIFY(!findFunction(""));
    QCOMPARE(nearestFunction("name.firstname"), "name.firstName");
    QCOMPARE(nearestFunction("firstname"), "name.firstName");
    QCOMPARE(nearestFunction("uid"), "uuid");
    QCOMPARE(nearestFunction("wieghted"), "weighted");
    QCOMPARE(nearestFunction("zzzzzzzzzzzzzzzz"), QByteArray());
    QCOMPARE(nearestFunction(QByteArray(100'000, 'x')), QByteArray());
    QCOMPARE(nearestName("tenan", {"order", "tenant"}), "tenant");
}

void TestFunctions::numbersStayInTheirLimits_data()
{
    QTest::addColumn<QByteArray>("expression");
    QTest::addColumn<double>("least");
    QTest::addColumn<double>("most");
    const auto row = [](const char *expression, double least, double most) {
        QTest::newRow(expression) << QByteArray(expression) << least << most;
    };
    row("int", 0, 100);
    row("int(6, 1)", 1, 6);
    row("int(-999999999999999999, 999999999999999999)", -1e18, 1e18);
    row("float(-1.5, 2.25, 3)", -1.5, 2.25);
    row("float(0.1, 0.1, 1)", 0.1, 0.1);
    row("random.number", 0, 99'999);
    row("random.number(0)", 0, 0);
    row(R"(random.number("7"))", 0, 7);
    row(R"(random.number({"min": -5, "max": -2}))", -5, -2);
    row(R"(random.number({"min": 5, "max": 2}))", 5, 5);
    row(R"(random.number({"min": 0.1, "max": 0.9, "precision": 0.1}))", 0.1, 0.9);
    row(R"(random.number({"max": 100, "precision": 25}))", 0, 100);
    row(R"(random.float({"min": 1, "max": 2}))", 1, 2);
    row("commerce.price(5, 6)", 5, 6);
    row("finance.amount", 0, 1000);
    row("normal(10, 1, 2)", 4, 16);
    row("normal(10, 0, 2)", 10, 10);
}

void TestFunctions::numbersStayInTheirLimits()
{
    QFETCH(QByteArray, expression);
    QFETCH(double, least);
    QFETCH(double, most);
    for (const QByteArray &text : drawn(expression)) {
        bool isNumber = false;
        const double number = text.toDouble(&isNumber);
        QVERIFY2(isNumber && number >= least && number <= most, text.constData());
    }
}

void TestFunctions::numbersAreSpreadOverTheirRange()
{
    QVERIFY(std::abs(mean(drawn("int(0, 1000)", 10'000)) - 500) < 15);
    QVERIFY(std::abs(mean(drawn("float(-1, 1, 4)", 10'000))) < 0.03);
    QVERIFY(std::abs(mean(drawn("normal(21.5, 0.8, 3)", 10'000)) - 21.5) < 0.05);
    int near = 0;
    for (const QByteArray &text : drawn("normal(0, 1, 4)", 10'000))
        near += std::abs(text.toDouble()) <= 1 ? 1 : 0;
    QVERIFY2(std::abs(near - 6'827) < 250, qPrintable(QString::number(near)));
    QVERIFY(std::abs(drawn("bool(90)", 10'000).count("true") - 9'000) < 150);
}

void TestFunctions::choicesAreAllMade()
{
    const auto all = [](const char *expression) {
        const QByteArrayList texts = drawn(expression);
        return QSet<QByteArray>(texts.begin(), texts.end());
    };
    QCOMPARE(all(R"(pick("a", 1, true))"), (QSet<QByteArray>{"a", "1", "true"}));
    QCOMPARE(all(R"(pick(["a", "b"]))"), (QSet<QByteArray>{"a", "b"}));
    QCOMPARE(all(R"(pick(["a"], ["b"]))"), (QSet<QByteArray>{R"(["a"])", R"(["b"])"}));
    QCOMPARE(all(R"(weighted({"a": 1, "b": 0, "c": 0.5}))"), (QSet<QByteArray>{"a", "c"}));
    QCOMPARE(all("random.boolean"), (QSet<QByteArray>{"true", "false"}));
    QCOMPARE(all(R"(helpers.shuffle([1, 2, 3]))").size(), 6);
    QCOMPARE(all(R"(random.objectElement({"a": 1, "b": 2}))"), (QSet<QByteArray>{"1", "2"}));
    QCOMPARE(drawn(R"(roundRobin("a", "b", "c"))", 5).join(), "abcab");
}

void TestFunctions::countersStep()
{
    QCOMPARE(drawn("seq", 3).join(' '), "1 2 3");
    QCOMPARE(drawn("seq(1000, -10)", 3).join(' '), "1000 990 980");
    QCOMPARE(drawn(R"(stepTime("2026-01-31T10:00:00Z", "15m"))", 2).join(' '),
             "2026-01-31T10:00:00.000Z 2026-01-31T10:15:00.000Z");
    QCOMPARE(drawn(R"(stepTime("2026-01-31", "-1d", "D.M."))", 2).join(' '), "31.1. 30.1.");
}

void TestFunctions::identitiesSortByTime()
{
    for (const char *name : {"uuid7", "ulid"}) {
        Rendering rendering{.simulated = SimulatedTime{WallTime(1769853605250ms), 1ms}};
        Renderer renderer({Template::parse("{{ " + QByteArray(name) + " }}")}, {}, rendering);
        QByteArray last;
        for (int i = 0; i < 1'000; ++i) {
            const QByteArray next = renderer.next()->constFirst();
            QVERIFY(last < next);
            last = next;
        }
    }
    // The first 48 bits are the milliseconds since 1970.
    QCOMPARE(drawn("uuid7", 1)[0].replace("-", "").first(12).toLongLong(nullptr, 16),
             1769853605250);
}

void TestFunctions::timesMove_data()
{
    QTest::addColumn<QByteArray>("expression");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *expression, const char *text) {
        QTest::newRow(expression) << QByteArray(expression) << QByteArray(text);
    };
    row("now", "2026-01-31T10:00:05.250Z");
    row(R"(now("-2h"))", "2026-01-31T08:00:05.250Z");
    row(R"(now("+1d12h"))", "2026-02-01T22:00:05.250Z");
    row(R"(now("YYYY"))", "2026");
    row(R"(now("-1d", "YYYY-MM-DD"))", "2026-01-30");
    row(R"(now(null, "x"))", "1769853605250");
    row("timestamp", "1769853605");
    row(R"(timestamp("ms"))", "1769853605250");
    row(R"(timestamp("us"))", "1769853605250000");
    row(R"(timestamp("ns", "-1s"))", "1769853604250000000");
}

void TestFunctions::timesMove()
{
    QFETCH(QByteArray, expression);
    QFETCH(QByteArray, text);
    QCOMPARE(drawn(expression, 1)[0], text);
}

void TestFunctions::encodingsCanBeReadBack()
{
    const QByteArray text = "a \"b\"\n\u00e9";
    const QByteArray written = R"("a \"b\"\n\u00e9")";
    const auto encoded = [&written](const char *name) {
        return drawn(QByteArray(name) + '(' + written + ')', 1)[0];
    };
    QCOMPARE(QByteArray::fromBase64(encoded("base64")), text);
    QCOMPARE(unpacked(QByteArray::fromBase64(encoded("gzip"))), text);
    QCOMPARE(QByteArray::fromHex(encoded("hexOf")), text);
    QCOMPARE(QByteArray::fromPercentEncoding(encoded("urlEncode")), text);
    QCOMPARE(encoded("json"), "\"a \\\"b\\\"\\n\u00e9\"");
    QCOMPARE(encoded("upper"), "A \"B\"\n\u00c9");
    QCOMPARE(drawn(R"(md5("abc"))", 1)[0], "900150983cd24fb0d6963f7d28e17f72");
    QCOMPARE(drawn(R"(sha256("abc"))", 1)[0],
             "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    QCOMPARE(drawn(R"(hashKey("abc"))", 1)[0], "191415658344158766168031473277922803570");
}

void TestFunctions::checkDigitsAreRight()
{
    for (const QByteArray &number : drawn("creditCard")) {
        int sum = 0;
        for (qsizetype i = 0; i < number.size(); ++i) {
            const int digit = (number[number.size() - 1 - i] - '0') * (i % 2 == 0 ? 1 : 2);
            sum += digit > 9 ? digit - 9 : digit;
        }
        QCOMPARE(sum % 10, 0);
    }
    for (const QByteArray &iban : drawn("iban") + drawn(R"(iban("GB"))") + drawn("finance.iban")) {
        int remainder = 0;
        const QByteArray turned = iban.sliced(4) + iban.first(4);
        for (const char c : turned) {
            const bool isDigit = c >= '0' && c <= '9';
            remainder =
                (remainder * (isDigit ? 10 : 100) + (isDigit ? c - '0' : c - 'A' + 10)) % 97;
        }
        QCOMPARE(remainder, 1);
    }
}

void TestFunctions::textsAreAsLongAsAsked()
{
    for (const qsizetype size : {0, 1, 15, 16, 17, 1000, 1024 * 1024}) {
        const QByteArray count = QByteArray::number(size);
        QCOMPARE(drawn("text(" + count + ')', 1)[0].size(), size);
        QCOMPARE(drawn("hex(" + count + ')', 1)[0].size(), size);
        QCOMPARE(drawn("digits(" + count + ')', 1)[0].size(), size);
        QCOMPARE(drawn("alphanumeric(" + count + ')', 1)[0].size(), size);
        QCOMPARE(QByteArray::fromBase64(drawn("bytes(" + count + ')', 1)[0]).size(), size);
    }
}

QTEST_GUILESS_MAIN(TestFunctions)
#include "tst_functions.moc"
