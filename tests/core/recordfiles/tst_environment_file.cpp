// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordfiles/EnvironmentFile.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using core::Environment;
using core::EnvironmentFile;

class TestEnvironmentFile : public QObject
{
    Q_OBJECT

private slots:
    void readsVariablesSecretsAndSuggestions();
    void changesOnlyWhatChanged();
    void readsBackWhatItWrote();
    void refusesTheValueOfASecretAndDoesNotQuoteIt();
    void saysWhatHasNoPlace();
    void keepsValuesBeforeHalfALineBreak();
};

namespace {

constexpr auto staging = "# Staging\r\n"
                         "connection:  staging-eu\r\n"
                         "Stream: orders\r\n"
                         "Color: #aa3311\r\n"
                         "\r\n"
                         "@tenant=acme\r\n"
                         "# the gateway's\r\n"
                         "@secret  token\r\n"
                         "@region = eu-west-1";

} // namespace

void TestEnvironmentFile::readsVariablesSecretsAndSuggestions()
{
    const auto file = EnvironmentFile::fromBytes(staging);

    QVERIFY(file);
    QVERIFY(file->problems().isEmpty());
    const Environment expected{
        .variables = {{u"tenant"_s, u"acme"_s}, {u"region"_s, u"eu-west-1"_s}},
        .secrets = {u"token"_s},
        .connection = u"staging-eu"_s,
        .stream = u"orders"_s,
        .colour = u"#aa3311"_s};
    QVERIFY(file->environment() == expected);
    QCOMPARE(file->toBytes(), staging);
}

void TestEnvironmentFile::changesOnlyWhatChanged()
{
    auto file = EnvironmentFile::fromBytes(staging);
    Environment environment = file->environment();
    environment.stream = u"orders-2"_s;
    environment.variables[0].value = u"zenith"_s;
    environment.secrets += u"other"_s;

    QVERIFY(file->setEnvironment(environment));

    QCOMPARE(file->toBytes(),
             "# Staging\r\n"
             "connection:  staging-eu\r\n"
             "Stream: orders-2\r\n"
             "Color: #aa3311\r\n"
             "\r\n"
             "@tenant = zenith\r\n"
             "# the gateway's\r\n"
             "@region = eu-west-1\r\n"
             "@secret token\r\n"
             "@secret other\r\n");
}

void TestEnvironmentFile::readsBackWhatItWrote()
{
    const Environment odd{
        .variables = {{u"a b"_s, u" \n"_s}, {u"secret"_s, u"plain"_s}, {u"secret x"_s, {}}},
        .secrets = {u"to ken"_s, u"pass-word"_s},
        .connection = u"\""_s,
        .stream = u" s "_s,
        .colour = u"blue"_s};

    const auto file = EnvironmentFile::fromEnvironment(odd);

    QVERIFY(file);
    const auto again = EnvironmentFile::fromBytes(file->toBytes());
    QVERIFY(again);
    QVERIFY2(again->environment() == odd, file->toBytes().constData());
    QVERIFY(again->problems().isEmpty());
}

void TestEnvironmentFile::refusesTheValueOfASecretAndDoesNotQuoteIt()
{
    auto file = EnvironmentFile::fromBytes("\n@secret token = hunter2\n");

    QVERIFY(file);
    QCOMPARE(file->damage().size(), 1);
    QCOMPARE(file->damage().first().place, (core::TextPlace{2, 9}));
    QVERIFY(file->damage().first().text.contains(u"keychain"));
    QVERIFY(!file->damage().first().text.contains(u"hunter2"));
    QCOMPARE(file->environment().secrets, QStringList{u"token"_s});
    QVERIFY(!file->setEnvironment({}));
}

void TestEnvironmentFile::saysWhatHasNoPlace()
{
    const auto file = EnvironmentFile::fromBytes("Partition-Key: 7\nfree text\n### a record\n");

    QCOMPARE(file->damage().size(), 3);
    QVERIFY(file->damage().at(0).text.contains(u"Partition-Key"));
    QCOMPARE(file->damage().at(1).place, (core::TextPlace{2, 1}));
    QVERIFY(file->damage().at(2).text.contains(u"no records"));
}

void TestEnvironmentFile::keepsValuesBeforeHalfALineBreak()
{
    for (const char *text : {"@a = 1\r", "@secret b\r", "Stream: s\r"}) {
        auto file = EnvironmentFile::fromBytes(text);
        QCOMPARE(file->toBytes(), QByteArray(text));
        core::Environment wanted = file->environment();
        wanted.variables += core::DraftVariable{u"more"_s, u"2"_s};
        wanted.secrets += u"another"_s;
        QVERIFY(file->setEnvironment(wanted));
        QCOMPARE(file->environment(), wanted);
    }
}

QTEST_APPLESS_MAIN(TestEnvironmentFile)
#include "tst_environment_file.moc"
