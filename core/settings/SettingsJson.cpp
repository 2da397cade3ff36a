// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/SettingsJson.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <utility>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int formatVersion = 1;

template <typename Choice, std::size_t Count>
using Names = std::array<std::pair<Choice, QLatin1StringView>, Count>;

constexpr Names<Settings::Appearance, 3> appearances{{
    {Settings::Appearance::System, "system"_L1},
    {Settings::Appearance::Light, "light"_L1},
    {Settings::Appearance::Dark, "dark"_L1},
}};
constexpr Names<Settings::SuccessColor, 2> successColors{{
    {Settings::SuccessColor::Blue, "blue"_L1},
    {Settings::SuccessColor::Green, "green"_L1},
}};
constexpr Names<Settings::Contrast, 3> contrasts{{
    {Settings::Contrast::System, "system"_L1},
    {Settings::Contrast::Usual, "usual"_L1},
    {Settings::Contrast::High, "high"_L1},
}};
constexpr Names<Settings::Sidebar, 3> sidebars{{
    {Settings::Sidebar::Automatic, "automatic"_L1},
    {Settings::Sidebar::Open, "open"_L1},
    {Settings::Sidebar::Folded, "folded"_L1},
}};

template <typename Choice, std::size_t Count>
QString nameOf(Choice choice, const Names<Choice, Count> &names)
{
    const auto found = std::find_if(names.begin(), names.end(),
                                    [choice](const auto &each) { return each.first == choice; });
    return found == names.end() ? QString() : QString(found->second);
}

template <typename Choice, std::size_t Count>
Choice choiceOf(const QJsonValue &value, const Names<Choice, Count> &names)
{
    const QString text = value.toString();
    const auto found = std::find_if(names.begin(), names.end(),
                                    [&text](const auto &each) { return each.second == text; });
    return found == names.end() ? names.front().first : found->first;
}

QMap<QString, QString> textsFrom(const QJsonObject &json)
{
    QMap<QString, QString> texts;
    for (auto each = json.begin(); each != json.end(); ++each) {
        if (each->isString())
            texts.insert(each.key(), each->toString());
    }
    return texts;
}

QJsonObject toObject(const QMap<QString, QString> &texts)
{
    QJsonObject json;
    for (auto each = texts.begin(); each != texts.end(); ++each)
        json.insert(each.key(), each.value());
    return json;
}

QStringList textsFrom(const QJsonArray &json)
{
    QStringList texts;
    for (const auto &text : json) {
        if (text.isString())
            texts.append(text.toString());
    }
    return texts;
}

QMap<QString, QStringList> listsFrom(const QJsonObject &json)
{
    QMap<QString, QStringList> lists;
    for (auto each = json.begin(); each != json.end(); ++each) {
        if (each->isArray())
            lists.insert(each.key(), textsFrom(each->toArray()));
    }
    return lists;
}

QJsonObject toObject(const QMap<QString, QStringList> &lists)
{
    QJsonObject json;
    for (auto each = lists.begin(); each != lists.end(); ++each)
        json.insert(each.key(), QJsonArray::fromStringList(each.value()));
    return json;
}

// Sizes that no window can have are left out, so that a splitter falls back to its own.
QMap<QString, QList<int>> sizesFrom(const QJsonObject &json)
{
    constexpr int largest = 1 << 16;
    QMap<QString, QList<int>> all;
    for (auto each = json.begin(); each != json.end(); ++each) {
        QList<int> sizes;
        for (const auto &size : each->toArray())
            sizes.append(size.toInt(-1));
        const bool isSane = std::all_of(sizes.begin(), sizes.end(),
                                        [](int size) { return size >= 0 && size <= largest; });
        if (isSane && !sizes.isEmpty())
            all.insert(each.key(), sizes);
    }
    return all;
}

QJsonObject toObject(const QMap<QString, QList<int>> &all)
{
    QJsonObject json;
    for (auto each = all.begin(); each != all.end(); ++each) {
        QJsonArray sizes;
        for (const int size : each.value())
            sizes.append(size);
        json.insert(each.key(), sizes);
    }
    return json;
}

Settings settingsFrom(const QJsonObject &json)
{
    const Settings defaults;
    Settings settings;
    settings.appearance = choiceOf(json["appearance"_L1], appearances);
    settings.successColor = choiceOf(json["successColor"_L1], successColors);
    settings.contrast = choiceOf(json["contrast"_L1], contrasts);
    settings.hasSingleLetters = json["singleLetters"_L1].toBool(defaults.hasSingleLetters);
    settings.movesFocusByTab = json["tabMovesFocus"_L1].toBool(defaults.movesFocusByTab);
    settings.showsMenuBar = json["menuBar"_L1].toBool(defaults.showsMenuBar);
    settings.showsDemoTour = json["demoTour"_L1].toBool(defaults.showsDemoTour);
    settings.zoom = std::clamp(json["zoom"_L1].toInt(defaults.zoom), Settings::smallestZoom,
                               Settings::largestZoom);
    settings.shortcuts = textsFrom(json["shortcuts"_L1].toObject());
    settings.sidebar = choiceOf(json["sidebar"_L1], sidebars);
    settings.areResultsAtRight = json["resultsAtRight"_L1].toBool(defaults.areResultsAtRight);
    settings.windowGeometry =
        QByteArray::fromBase64(json["windowGeometry"_L1].toString().toLatin1());
    settings.splitters = sizesFrom(json["splitters"_L1].toObject());
    settings.lastConnection = json["lastConnection"_L1].toString();
    settings.lastStreams = textsFrom(json["lastStreams"_L1].toObject());
    settings.favouriteStreams = textsFrom(json["favouriteStreams"_L1].toArray());
    settings.collections = textsFrom(json["collections"_L1].toArray());
    settings.favouriteTemplates = textsFrom(json["favouriteTemplates"_L1].toArray());
    settings.recentTemplates =
        textsFrom(json["recentTemplates"_L1].toArray()).mid(0, Settings::mostRecentTemplates);
    settings.environments = textsFrom(json["environments"_L1].toObject());
    settings.trustedCollections = textsFrom(json["trustedCollections"_L1].toArray());
    settings.grantedSecrets = listsFrom(json["grantedSecrets"_L1].toObject());
    settings.storedSecrets = textsFrom(json["storedSecrets"_L1].toArray());
    settings.document = json;
    return settings;
}

} // namespace

QByteArray toJson(const Settings &settings)
{
    QJsonObject json = settings.document;
    json["version"_L1] = formatVersion;
    json["appearance"_L1] = nameOf(settings.appearance, appearances);
    json["successColor"_L1] = nameOf(settings.successColor, successColors);
    json["contrast"_L1] = nameOf(settings.contrast, contrasts);
    json["singleLetters"_L1] = settings.hasSingleLetters;
    json["tabMovesFocus"_L1] = settings.movesFocusByTab;
    json["menuBar"_L1] = settings.showsMenuBar;
    json["demoTour"_L1] = settings.showsDemoTour;
    json["zoom"_L1] = settings.zoom;
    json["shortcuts"_L1] = toObject(settings.shortcuts);
    json["sidebar"_L1] = nameOf(settings.sidebar, sidebars);
    json["resultsAtRight"_L1] = settings.areResultsAtRight;
    json["windowGeometry"_L1] = QString::fromLatin1(settings.windowGeometry.toBase64());
    json["splitters"_L1] = toObject(settings.splitters);
    json["lastConnection"_L1] = settings.lastConnection;
    json["lastStreams"_L1] = toObject(settings.lastStreams);
    json["favouriteStreams"_L1] = QJsonArray::fromStringList(settings.favouriteStreams);
    json["collections"_L1] = QJsonArray::fromStringList(settings.collections);
    json["favouriteTemplates"_L1] = QJsonArray::fromStringList(settings.favouriteTemplates);
    json["recentTemplates"_L1] = QJsonArray::fromStringList(settings.recentTemplates);
    json["environments"_L1] = toObject(settings.environments);
    json["trustedCollections"_L1] = QJsonArray::fromStringList(settings.trustedCollections);
    json["grantedSecrets"_L1] = toObject(settings.grantedSecrets);
    json["storedSecrets"_L1] = QJsonArray::fromStringList(settings.storedSecrets);
    return QJsonDocument(json).toJson();
}

Result<Settings> settingsFromJson(const QByteArray &json)
{
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(json, &fault);
    if (!document.isObject())
        return fail({.kind = Error::Kind::Storage,
                     .detail = fault.error == QJsonParseError::NoError
                         ? u"this is not a JSON object"_s
                         : fault.errorString()});
    const QJsonObject object = document.object();
    if (object["version"_L1].toInt(formatVersion) > formatVersion)
        return fail({.kind = Error::Kind::Configuration,
                     .code = u"NewerVersion"_s,
                     .detail = u"These settings were written by a newer version of Headgate."_s});
    return settingsFrom(object);
}

} // namespace core
