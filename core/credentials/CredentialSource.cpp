// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credentials/CredentialSource.h"

#include <QStringList>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

Error credentialsError(const QString &detail)
{
    return {.kind = Error::Kind::Credentials, .detail = detail};
}

// The first of these that is set and not empty.
QString firstOf(std::initializer_list<QString> candidates)
{
    for (const auto &candidate : candidates) {
        if (!candidate.isEmpty())
            return candidate;
    }
    return {};
}

bool isTrue(const QString &text)
{
    return text.compare(u"true", Qt::CaseInsensitive) == 0;
}

// What there is instead of a profile that there is not.
QString otherProfiles(const AwsFiles &files)
{
    QStringList names;
    for (const auto &profile : files.profiles)
        names.append(profile.name);
    QString text = names.isEmpty() ? u"There are no profiles in the AWS files."_s
                                   : u"There are: %1."_s.arg(names.join(u", "_s));
    if (!files.problems.isEmpty())
        text += u" Lines that could not be read: %1."_s.arg(files.problems.join(u"; "_s));
    return text;
}

// A name as it is written in a shell.
QString quoted(const QString &name)
{
    return name.contains(u' ') ? QString(u'"' + name + u'"') : name;
}

Result<Credentials> keysOf(const AwsProfile &profile)
{
    if (!profile.keyFault.isEmpty())
        return fail(credentialsError(
            u"Profile %1 cannot be used: %2. Add what is missing to the "
            u"AWS files, or choose another profile."_s.arg(profile.name, profile.keyFault)));
    if (!profile.credentials.accessKeyId.isEmpty())
        return profile.credentials;
    if (profile.otherSources.isEmpty())
        return fail(credentialsError(
            u"Profile %1 has no keys. Add aws_access_key_id and aws_secret_access_key to it, or "
            u"choose another profile."_s.arg(profile.name)));
    return fail(credentialsError(
        u"Profile %1 gets its keys by %2, which this version cannot use. Take keys from it with "
        u"`aws configure export-credentials --profile %3 --format env` and set them in the "
        u"environment."_s.arg(profile.name, profile.otherSources.join(u" and "_s),
                              quoted(profile.name))));
}

class Decision
{
public:
    Decision(const SourceChoice &choice, const AwsFiles &files)
        : m_choice(choice)
        , m_files(files)
        , m_namedProfile(firstOf(
              {choice.profile, variable(u"AWS_PROFILE"_s), variable(u"AWS_DEFAULT_PROFILE"_s)}))
        , m_profileName(firstOf({m_namedProfile, u"default"_s}))
        , m_profile(files.find(m_profileName))
    {
    }

    Result<ResolvedSource> resolve()
    {
        if (!m_profile && !m_namedProfile.isEmpty())
            return fail(credentialsError(
                u"There is no profile %1. %2"_s.arg(m_profileName, otherProfiles(m_files))));
        for (const auto decide : {&Decision::decideEndpoint, &Decision::decideKeys,
                                  &Decision::decideRegion, &Decision::decideFips}) {
            if (const auto decided = (this->*decide)(); !decided)
                return fail(decided.error());
        }
        m_source.caBundle =
            firstOf({variable(u"AWS_CA_BUNDLE"_s), profileValue(&AwsProfile::caBundle)});
        return m_source;
    }

private:
    QString variable(const QString &name) const { return m_choice.environment.value(name); }
    QString profileValue(QString AwsProfile::*member) const
    {
        return m_profile ? m_profile->*member : QString();
    }
    bool isLocal() const
    {
        return m_choice.isLoopback && m_choice.isLoopback(m_source.endpointUrl);
    }

    Result<> decideEndpoint()
    {
        m_source.endpointUrl = m_choice.endpointUrl;
        const bool ignores = isTrue(variable(u"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"_s))
            || (m_profile && m_profile->ignoresConfiguredEndpoints);
        if (!m_source.endpointUrl.isEmpty() || ignores)
            return {};
        for (const auto &name : {u"AWS_ENDPOINT_URL_KINESIS"_s, u"AWS_ENDPOINT_URL"_s}) {
            if (!variable(name).isEmpty()) {
                setEndpoint(variable(name), name);
                return {};
            }
        }
        // Without the endpoint that was meant, requests would go to AWS.
        if (!profileValue(&AwsProfile::endpointFault).isEmpty())
            return fail({.kind = Error::Kind::Configuration,
                         .detail = u"The endpoint of profile %1 is unknown: %2. Correct the file, "
                                   u"or give the endpoint URL yourself."_s.arg(
                                       m_profileName, m_profile->endpointFault),
                         .where = u"endpoint"_s});
        if (!profileValue(&AwsProfile::endpointUrl).isEmpty())
            setEndpoint(m_profile->endpointUrl, u"profile %1"_s.arg(m_profileName));
        return {};
    }

    void setEndpoint(const QString &url, const QString &from)
    {
        m_source.endpointUrl = url;
        m_source.endpointDescription = from;
    }

    Result<> decideKeys()
    {
        if (!m_choice.profile.isEmpty())
            return useProfile();
        const Credentials &environment = m_choice.environmentKeys;
        if (!environment.accessKeyId.isEmpty() || !environment.secretAccessKey.isEmpty())
            return useEnvironment();
        if (!m_namedProfile.isEmpty() || (m_profile && !isLocal()))
            return useProfile();
        if (isLocal()) {
            m_source.credentials = {"test", Secret("test"), {}};
            m_source.hasDummyKeys = true;
            m_source.description = u"dummy keys for a local endpoint"_s;
            return {};
        }
        return fail(credentialsError(u"No keys were found. Choose a profile, set AWS_ACCESS_KEY_ID "
                                     u"and AWS_SECRET_ACCESS_KEY, "
                                     u"or add a connection that has keys."_s));
    }

    Result<> useProfile()
    {
        const auto keys = keysOf(*m_profile);
        if (!keys)
            return fail(keys.error());
        m_source.credentials = *keys;
        m_source.description = u"profile %1"_s.arg(m_profileName);
        return {};
    }

    Result<> useEnvironment()
    {
        const bool hasId = !m_choice.environmentKeys.accessKeyId.isEmpty();
        if (!hasId || m_choice.environmentKeys.secretAccessKey.isEmpty()) {
            const QString id = u"AWS_ACCESS_KEY_ID"_s;
            const QString secret = u"AWS_SECRET_ACCESS_KEY"_s;
            return fail(
                credentialsError(u"%1 is set and %2 is not. Set both, or name a profile."_s.arg(
                    hasId ? id : secret, hasId ? secret : id)));
        }
        m_source.credentials = m_choice.environmentKeys;
        m_source.description = u"environment variables"_s;
        if (!variable(u"AWS_PROFILE"_s).isEmpty())
            m_source.remarks.append(u"AWS_PROFILE is set too; the keys of the environment win."_s);
        return {};
    }

    Result<> decideRegion()
    {
        m_source.region =
            firstOf({m_choice.region, variable(u"AWS_REGION"_s), variable(u"AWS_DEFAULT_REGION"_s),
                     profileValue(&AwsProfile::region), isLocal() ? u"us-east-1"_s : QString()});
        if (m_source.region.isEmpty())
            return fail({.kind = Error::Kind::Configuration,
                         .detail = u"No region is known. Choose one, or set AWS_REGION or the "
                                   u"region of the profile."_s,
                         .where = u"region"_s});
        return {};
    }

    Result<> decideFips()
    {
        const QString variableValue = variable(u"AWS_USE_FIPS_ENDPOINT"_s);
        const bool isAsked =
            variableValue.isEmpty() ? m_profile && m_profile->usesFips : isTrue(variableValue);
        QString &region = m_source.region;
        if (!isAsked || region.startsWith(u"fips-") || region.endsWith(u"-fips"))
            return {};
        if (!m_source.endpointUrl.isEmpty())
            return fail({.kind = Error::Kind::Configuration,
                         .detail = u"FIPS is asked for by AWS_USE_FIPS_ENDPOINT or "
                                   u"use_fips_endpoint, and an endpoint is given too. Use one of "
                                   u"them."_s,
                         .where = u"endpoint"_s});
        region = u"fips-" + region;
        return {};
    }

    const SourceChoice &m_choice;
    const AwsFiles &m_files;
    QString m_namedProfile; // by the person or the environment
    QString m_profileName; // that, or "default"
    const AwsProfile *m_profile;
    ResolvedSource m_source;
};

} // namespace

Result<ResolvedSource> resolveSource(const SourceChoice &choice, const AwsFiles &files)
{
    return Decision(choice, files).resolve();
}

} // namespace core
