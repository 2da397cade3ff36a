// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credentials/AwsFiles.h"

#include "core/credentials/AwsIni.h"

#include <algorithm>
#include <array>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

// Ways to credentials that need a sign-in, a program or another service.
constexpr std::array otherSourceKeys{
    "sso_session",       "sso_start_url",           "role_arn",
    "login_session",     "web_identity_token_file", "source_profile",
    "credential_source", "credential_process",
};

QString textOf(const Secret &value)
{
    return QString::fromUtf8(value.reveal());
}

IniSection &profileIn(QList<IniSection> &profiles, const QString &name)
{
    const auto same = std::find_if(profiles.begin(), profiles.end(),
                                   [&name](const auto &profile) { return profile.name == name; });
    if (same != profiles.end())
        return *same;
    profiles.append({.kind = IniSection::Kind::Profile, .name = name});
    return profiles.last();
}

void merge(QList<IniSection> &profiles, const IniFile &file)
{
    for (const auto &section : file.sections) {
        if (section.kind != IniSection::Kind::Profile)
            continue;
        IniSection &profile = profileIn(profiles, section.name);
        profile.values.insert(section.values);
        profile.blocks.insert(section.blocks);
    }
}

bool isOn(const IniSection &section, const QString &key)
{
    return textOf(section.values.value(key)).compare(u"true", Qt::CaseInsensitive) == 0;
}

// A role that is assumed from another profile or source comes before the profile's own keys.
bool assumesRole(const IniSection &section)
{
    const auto has = [&section](const QString &key) {
        return !section.values.value(key).isEmpty();
    };
    return has(u"role_arn"_s) && (has(u"source_profile"_s) || has(u"credential_source"_s));
}

void readKeys(AwsProfile &profile, const IniSection &section)
{
    if (assumesRole(section))
        return;
    const Secret id = section.values.value(u"aws_access_key_id"_s);
    const Secret key = section.values.value(u"aws_secret_access_key"_s);
    if (id.isEmpty() != key.isEmpty()) {
        profile.keyFault = id.isEmpty()
            ? u"it has aws_secret_access_key but no aws_access_key_id"_s
            : u"it has aws_access_key_id but no aws_secret_access_key"_s;
        return;
    }
    if (id.isEmpty())
        return;
    profile.credentials = {id.reveal().toByteArray(), key,
                           section.values.value(u"aws_session_token"_s)};
}

// The endpoint of the named [services] section, or the profile's own.
void readEndpoint(AwsProfile &profile, const IniSection &section, const QList<IniSection> &all)
{
    profile.endpointUrl = textOf(section.values.value(u"endpoint_url"_s));
    const QString services = textOf(section.values.value(u"services"_s));
    if (services.isEmpty())
        return;
    const auto found = std::find_if(all.begin(), all.end(), [&services](const auto &each) {
        return each.kind == IniSection::Kind::Services && each.name == services;
    });
    if (found == all.end()) {
        profile.endpointFault =
            u"it names [services %1], which is not in the config file"_s.arg(services);
        return;
    }
    const Secret url = found->blocks.value(u"kinesis"_s).value(u"endpoint_url"_s);
    if (!url.isEmpty())
        profile.endpointUrl = textOf(url);
}

AwsProfile profileFrom(const IniSection &section, const QList<IniSection> &all)
{
    AwsProfile profile;
    profile.name = section.name;
    profile.region = textOf(section.values.value(u"region"_s));
    profile.caBundle = textOf(section.values.value(u"ca_bundle"_s));
    profile.ignoresConfiguredEndpoints = isOn(section, u"ignore_configured_endpoint_urls"_s);
    profile.usesFips = isOn(section, u"use_fips_endpoint"_s);
    for (const char *key : otherSourceKeys) {
        const QString name = QString::fromLatin1(key);
        if (!section.values.value(name).isEmpty())
            profile.otherSources.append(name);
    }
    readEndpoint(profile, section, all);
    readKeys(profile, section);
    return profile;
}

void addProblems(AwsFiles &files, const QString &name, const IniFile &file)
{
    for (const auto &problem : file.problems)
        files.problems.append(name + u", "_s + problem);
}

} // namespace

const AwsProfile *AwsFiles::find(const QString &name) const
{
    const auto found = std::find_if(profiles.begin(), profiles.end(),
                                    [&name](const auto &profile) { return profile.name == name; });
    return found == profiles.end() ? nullptr : &*found;
}

AwsFiles parseAwsFiles(QByteArrayView config, QByteArrayView credentials)
{
    const IniFile configFile = parseAwsIni(config, IniDialect::Config);
    const IniFile credentialsFile = parseAwsIni(credentials, IniDialect::Credentials);
    QList<IniSection> merged;
    merge(merged, configFile);
    merge(merged, credentialsFile);

    AwsFiles files;
    for (const auto &section : merged)
        files.profiles.append(profileFrom(section, configFile.sections));
    addProblems(files, u"config"_s, configFile);
    addProblems(files, u"credentials"_s, credentialsFile);
    return files;
}

} // namespace core
