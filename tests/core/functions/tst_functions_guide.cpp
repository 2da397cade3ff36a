// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/FunctionTable.h"
#include "core/json/JsonText.h"
#include "core/templates/Renderer.h"

#include <QFile>
#include <QTest>

using namespace core;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype longestSample = 72; // characters; what is longer is cut, with … behind it

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

// As the cell of a table takes it.
QString cell(QString text)
{
    return u'`' + text.replace(u'|', u"\\|"_s) + u'`';
}

// The first record with seed 1 at 2026-01-31T10:00:05.250Z.
QString sampleOf(const Function &function)
{
    const Rendering rendering{.seed = 1, .wallTime = [] { return WallTime(1769853605250ms); }};
    Renderer renderer({Template::parse("{{ " + toQString(function.example).toUtf8() + " }}")}, {},
                      rendering);
    QString text = QString::fromUtf8(renderer.next()->constFirst());
    text.replace(u'\n', u"\u240a"_s);
    return text.size() > longestSample ? text.first(longestSample) + u'…' : text;
}

QString lineOf(const Function &function)
{
    return u"| %1 | %2 | %3 | %4 |"_s.arg(cell(function.signature()), toQString(function.help),
                                          cell(u"{{ "_s + toQString(function.example) + u" }}"),
                                          cell(sampleOf(function)));
}

QString guide()
{
    QFile file(QString::fromUtf8(HEADGATE_SOURCE_DIR "/docs/templates-functions.md"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

Q_DECLARE_METATYPE(const core::Function *)

class TestFunctionsGuide : public QObject
{
    Q_OBJECT

private slots:
    void theGuideHasEveryFunctionAsItIs_data();
    void theGuideHasEveryFunctionAsItIs();
    void theGuideHasNoOthers();
};

void TestFunctionsGuide::theGuideHasEveryFunctionAsItIs_data()
{
    QTest::addColumn<const Function *>("function");
    for (const Function *function : allFunctions())
        QTest::newRow(toQString(function->name).toUtf8().constData()) << function;
}

// Signature, help, example and what the example gives.
void TestFunctionsGuide::theGuideHasEveryFunctionAsItIs()
{
    QFETCH(const Function *, function);
    static const QStringList lines = guide().split(u'\n');
    const QString line = lineOf(*function);
    QVERIFY2(lines.contains(line), qPrintable(u"missing: "_s + line));
    const qsizetype heading = lines.indexOf(u"### "_s + nameOf(function->group));
    QVERIFY2(heading >= 0 && heading < lines.indexOf(line), qPrintable(nameOf(function->group)));
}

void TestFunctionsGuide::theGuideHasNoOthers()
{
    const auto isFunction = [](const QString &line) { return line.startsWith(u"| `"); };
    const QStringList lines = guide().split(u'\n');
    QCOMPARE(std::count_if(lines.begin(), lines.end(), isFunction),
             static_cast<std::ptrdiff_t>(allFunctions().size()));
}

QTEST_GUILESS_MAIN(TestFunctionsGuide)
#include "tst_functions_guide.moc"
