// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/credentials/ConnectionCheck.h"

#include <QTest>

using namespace ui;
using namespace Qt::Literals::StringLiterals;
using core::Connection;
using Field = ConnectionField;
using Source = Connection::Source;

class TestConnectionCheck final : public QObject
{
    Q_OBJECT

private slots:
    void takesWhatIsWhole_data();
    void takesWhatIsWhole();
    void namesTheFieldThatWillNotDo_data();
    void namesTheFieldThatWillNotDo();
    void wantsASecretWithAToken();
    void findsAFreeName();

private:
    static Connection keys()
    {
        return {.name = u"dev"_s, .region = u"eu-west-1"_s, .accessKeyId = u"AKID"_s};
    }
};

void TestConnectionCheck::takesWhatIsWhole_data()
{
    QTest::addColumn<Connection>("connection");

    QTest::newRow("keys") << keys();
    QTest::newRow("profile") << Connection{
        .name = u"dev"_s, .source = Source::Profile, .profile = u"dev"_s};
    QTest::newRow("environment") << Connection{.name = u"dev"_s, .source = Source::Environment};
    QTest::newRow("local") << Connection{.name = u"dev"_s,
                                         .source = Source::Dummy,
                                         .region = u"us-east-1"_s,
                                         .endpointUrl = u"http://localhost:4566"_s};
}

void TestConnectionCheck::takesWhatIsWhole()
{
    QFETCH(Connection, connection);

    QVERIFY(problemsOf({.connection = connection}, {{}, true}).isEmpty());
}

void TestConnectionCheck::namesTheFieldThatWillNotDo_data()
{
    QTest::addColumn<Connection>("connection");
    QTest::addColumn<Field>("field");
    const auto row = [](const char *name, Field field,
                        const std::function<void(Connection &)> &spoil) {
        Connection connection = keys();
        spoil(connection);
        QTest::newRow(name) << connection << field;
    };

    row("no name", Field::Name, [](Connection &each) { each.name.clear(); });
    row("name taken", Field::Name, [](Connection &each) { each.name = u"taken"_s; });
    row("no key id", Field::AccessKeyId, [](Connection &each) { each.accessKeyId.clear(); });
    row("no region", Field::Region, [](Connection &each) { each.region.clear(); });
    row("no region's form", Field::Region, [](Connection &each) { each.region = u"eu west"_s; });
    row("http abroad", Field::EndpointUrl,
        [](Connection &each) { each.endpointUrl = u"http://example.com"_s; });
    row("no profile", Field::Profile, [](Connection &each) { each.source = Source::Profile; });
    row("local without URL", Field::EndpointUrl,
        [](Connection &each) { each.source = Source::Dummy; });
    row("no keys abroad", Field::EndpointUrl, [](Connection &each) {
        each.source = Source::Dummy;
        each.endpointUrl = u"https://example.com"_s;
    });
}

void TestConnectionCheck::namesTheFieldThatWillNotDo()
{
    QFETCH(Connection, connection);
    QFETCH(Field, field);

    const auto problems = problemsOf({.connection = connection}, {{u"taken"_s}, true});

    QCOMPARE(problems.size(), 1);
    QVERIFY(!problems.value(field).isEmpty());
}

void TestConnectionCheck::wantsASecretWithAToken()
{
    ConnectionDraft draft{.connection = keys()};
    QVERIFY(problemsOf(draft, {}).contains(Field::SecretAccessKey));

    draft.sessionToken = core::Secret("token");
    QVERIFY(problemsOf(draft, {{}, true}).contains(Field::SecretAccessKey));

    draft.secretAccessKey = core::Secret("secret");
    QVERIFY(problemsOf(draft, {}).isEmpty());
}

void TestConnectionCheck::findsAFreeName()
{
    QCOMPARE(freeName(u"dev"_s, {}), u"dev"_s);
    QCOMPARE(freeName(u"dev"_s, {u"dev"_s, u"dev 2"_s}), u"dev 3"_s);
}

QTEST_GUILESS_MAIN(TestConnectionCheck)
#include "tst_connection_check.moc"
