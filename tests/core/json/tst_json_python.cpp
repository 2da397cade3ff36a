// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/JsonCheck.h"
#include "tests/core/json/JsonSamples.h"

#include <QProcess>
#include <QTest>

using namespace core;
using namespace Qt::Literals::StringLiterals;

namespace {

// '1' for each text that Python's json module accepts, '0' for the others.
QByteArray judge(const QList<QByteArray> &texts)
{
    QByteArray input;
    for (const QByteArray &text : texts)
        input += text.toBase64() + '\n';
    QProcess python;
    python.start(u"/usr/bin/python3"_s,
                 {QStringLiteral(HEADGATE_SOURCE_DIR "/tests/core/json/json_check.py")});
    python.write(input);
    python.closeWriteChannel();
    if (!python.waitForFinished() || python.exitCode() != 0)
        return python.readAllStandardError();
    return python.readAllStandardOutput().replace("\n", "");
}

} // namespace

class TestJsonPython : public QObject
{
    Q_OBJECT

private slots:
    void pythonAgreesOnEveryText();
};

void TestJsonPython::pythonAgreesOnEveryText()
{
    QList<QByteArray> texts{"",
                            "NaN",
                            "[Infinity]",
                            "-Infinity",
                            "\xEF\xBB\xBF[]",
                            "\"\\ud800\"",
                            "\"\xED\xA0\x80\"",
                            "[1,]",
                            "01",
                            "1.",
                            "\"\t\"",
                            "\xFF",
                            "{\"a\":1,\"a\":2}",
                            " 1 ",
                            "\u00A01"};
    JsonSamples samples(20131202);
    for (int i = 0; i < 500; ++i)
        texts.append(samples.value(5));
    for (int i = 0; i < 6000; ++i)
        texts.append(samples.damaged(samples.value(1 + i % 4)));

    const QByteArray verdicts = judge(texts);
    QCOMPARE(verdicts.size(), texts.size());
    QVERIFY(verdicts.count('1') > 1000);
    QVERIFY(verdicts.count('0') > 3000);
    for (qsizetype i = 0; i < texts.size(); ++i)
        QVERIFY2(!checkJson(texts.at(i)) == (verdicts.at(i) == '1'), texts.at(i).constData());
}

QTEST_GUILESS_MAIN(TestJsonPython)
#include "tst_json_python.moc"
