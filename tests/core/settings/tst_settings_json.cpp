// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/SettingsJson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using core::Error;
using core::Settings;

class TestSettingsJson : public QObject
{
    Q_OBJECT

private slots:
    void readsBackWhatItWrote();
    void takesDefaultsForWhatIsAbsentOrWrong_data();
    void takesDefaultsForWhatIsAbsentOrWrong();
    void keepsTheZoomInItsRange_data();
    void keepsTheZoomInItsRange();
    void leavesOutImpossibleSplitterSizes();
    void keepsWhatItDoesNotKnow();
    void refusesANewerVersion();
    void refusesWhatIsNoObject_data();
    void refusesWhatIsNoObject();
};

static Settings unusual()
{
    return {.appearance = Settings::Appearance::Dark,
            .successColor = Settings::SuccessColor::Green,
            .contrast = Settings::Contrast::High,
            .hasSingleLetters = false,
            .movesFocusByTab = true,
            .showsMenuBar = false,
            .showsDemoTour = false,
            .zoom = 3,
            .shortcuts = {{u"send"_s, u"Ctrl+M"_s}, {u"find"_s, u""_s}},
            .sidebar = Settings::Sidebar::Folded,
            .areResultsAtRight = true,
            .windowGeometry = QByteArray("\x01\xd9\x00\xff", 4),
            .splitters = {{u"work"_s, {300, 0}}},
            .lastConnection = u"Größe \"1\""_s,
            .lastStreams = {{u"dev"_s, u"orders"_s}},
            .favouriteStreams = {u"dev/orders"_s, u"dev/clicks"_s},
            .collections = {u"/home/ann/events"_s},
            .favouriteTemplates = {u"/home/ann/events/orders.records"_s},
            .recentTemplates = {u"/home/ann/events/clicks.records"_s},
            .environments = {{u"/home/ann/events"_s, u"staging.env.records"_s}},
            .trustedCollections = {u"/home/ann/events"_s},
            .grantedSecrets = {{u"/home/ann/events"_s, {u"token"_s, u"other"_s}}}};
}

void TestSettingsJson::readsBackWhatItWrote()
{
    auto read = core::settingsFromJson(core::toJson(unusual())).value();
    read.document = {};

    QCOMPARE(read, unusual());
}

void TestSettingsJson::takesDefaultsForWhatIsAbsentOrWrong_data()
{
    QTest::addColumn<QByteArray>("json");

    QTest::newRow("nothing") << QByteArray("{}");
    QTest::newRow("wrong types") << QByteArray(R"({"appearance":7,"singleLetters":"yes","zoom":[],
        "shortcuts":{"send":1},"splitters":5,"lastStreams":[],"favouriteStreams":{},
        "collections":1,"recentTemplates":{},"environments":[],"grantedSecrets":{"a":1}})");
    QTest::newRow("unknown names") << QByteArray(R"({"appearance":"sepia","sidebar":"x"})");
}

void TestSettingsJson::takesDefaultsForWhatIsAbsentOrWrong()
{
    QFETCH(QByteArray, json);

    auto settings = core::settingsFromJson(json).value();
    settings.document = {};

    QCOMPARE(settings, Settings{});
}

void TestSettingsJson::keepsTheZoomInItsRange_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("zoom");

    QTest::newRow("too small") << QByteArray(R"({"zoom":-99})") << Settings::smallestZoom;
    QTest::newRow("too large") << QByteArray(R"({"zoom":99})") << Settings::largestZoom;
    QTest::newRow("in range") << QByteArray(R"({"zoom":-2})") << -2;
}

void TestSettingsJson::keepsTheZoomInItsRange()
{
    QFETCH(QByteArray, json);
    QFETCH(int, zoom);

    QCOMPARE(core::settingsFromJson(json).value().zoom, zoom);
}

void TestSettingsJson::leavesOutImpossibleSplitterSizes()
{
    const auto settings = core::settingsFromJson(
        R"({"splitters":{"work":[1,2],"negative":[-1,2],"text":["a"],"huge":[9999999],"none":[]}})");

    QCOMPARE(settings->splitters.keys(), QStringList{u"work"_s});
}

void TestSettingsJson::keepsWhatItDoesNotKnow()
{
    auto settings = core::settingsFromJson(R"({"version":1,"zoom":1,"later":{"a":[1]}})").value();
    settings.zoom = 2;

    const auto written = QJsonDocument::fromJson(core::toJson(settings)).object();

    QCOMPARE(written["zoom"_L1].toInt(), 2);
    QCOMPARE(written["later"_L1].toObject()["a"_L1].toArray().size(), 1);
}

void TestSettingsJson::refusesANewerVersion()
{
    const auto settings = core::settingsFromJson(R"({"version":2})");

    QCOMPARE(settings.error().kind, Error::Kind::Configuration);
}

void TestSettingsJson::refusesWhatIsNoObject_data()
{
    QTest::addColumn<QByteArray>("json");

    QTest::newRow("empty") << QByteArray();
    QTest::newRow("list") << QByteArray("[]");
    QTest::newRow("half a file") << QByteArray(R"({"zoom":1)");
    QTest::newRow("zeros, as after a lost power supply") << QByteArray(64, '\0');
}

void TestSettingsJson::refusesWhatIsNoObject()
{
    QFETCH(QByteArray, json);

    QCOMPARE(core::settingsFromJson(json).error().kind, Error::Kind::Storage);
}

QTEST_GUILESS_MAIN(TestSettingsJson)
#include "tst_settings_json.moc"
