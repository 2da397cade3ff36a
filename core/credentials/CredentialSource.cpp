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

QString profileNames(const AwsFiles &files)
{
    QStringList names;
    for (const auto &profile : files.profiles)
        names.append(profile.name);
    return names.isEmpty() ? u"There are no profiles in the AWS files."_s
                           : u"There are: %1."_s.arg(names.join(u", "_s));
}

Result<Credentials> keysOf(const AwsProfile &profile)
{
    if (!profile.fault.isEmpty())
        return fail(
            credentialsError(u"Profile %1 cannot be used: %2."_s.arg(profile.name, profile.fault)));
    if (!profile.credentials.accessKeyId.isEmpty())
        return profile.credentials;
    if (profile.otherSources.isEmpty())
        return fail(credentialsError(u"Profile %1 has no keys. Add aws_access_key_id and "
                                     u"aws_secret_access_key to it, or choose "
                                     u"another profile."_s.arg(profile.name)));
    return fail(credentialsError(
        u"Profile %1 gets its keys by %2, which this version cannot use. Take keys from it with "
        u"`aws configure export-credentials --profile %1 --format env` and set them in the "
        u"environment."_s.arg(profile.name, profile.otherSources.join(u" and "_s))));
}

class Decision
{
public:
    Decision(const SourceChoice &choice, const AwsFiles &files)
        : m_choice(choice)
        , m_files(files)
        , m_profileName(firstOf({choice.profile, variable(u"AWS_PROFILE"_s),
                                 variable(u"AWS_DEFAULT_PROFILE"_s), u"default"_s}))
        , m_profile(files.find(m_profileName))
    {
    }

    Result<ResolvedSource> resolve()
    {
        decideEndpoint();
        if (const auto decided = decideKeys(); !decided)
            return fail(decided.error());
        if (const auto decided = decideRegion(); !decided)
            return fail(decided.error());
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
    bool isProfileAsked() const
    {
        return !m_choice.profile.isEmpty() || !variable(u"AWS_PROFILE"_s).isEmpty();
    }

    Result<> useProfile()
    {
        if (!m_profile)
            return fail(credentialsError(
                u"There is no profile %1. %2"_s.arg(m_profileName, profileNames(m_files))));
        const auto keys = keysOf(*m_profile);
        if (!keys)
            return fail(keys.error());
        m_source.credentials = *keys;
        m_source.description = u"profile %1"_s.arg(m_profileName);
        return {};
    }

    Result<> useEnvironment()
    {
        if (m_choice.environmentKeys.secretAccessKey.isEmpty())
            return fail(
                credentialsError(u"AWS_ACCESS_KEY_ID is set and AWS_SECRET_ACCESS_KEY is not. "
                                 u"Set both, or name a profile."_s));
        m_source.credentials = m_choice.environmentKeys;
        m_source.description = u"environment variables"_s;
        if (!variable(u"AWS_PROFILE"_s).isEmpty())
            m_source.remarks.append(u"AWS_PROFILE is set too; the keys of the environment win."_s);
        return {};
    }

    Result<> decideKeys()
    {
        if (!m_choice.profile.isEmpty())
            return useProfile();
        if (!m_choice.environmentKeys.accessKeyId.isEmpty())
            return useEnvironment();
        if (!m_choice.environmentKeys.secretAccessKey.isEmpty())
            return fail(
                credentialsError(u"AWS_SECRET_ACCESS_KEY is set and AWS_ACCESS_KEY_ID is not. "
                                 u"Set both, or name a profile."_s));
        if (isProfileAsked() || (m_profile && !m_choice.isEndpointLoopback))
            return useProfile();
        if (m_choice.isEndpointLoopback) {
            m_source.credentials = {"test", Secret("test"), {}};
            m_source.description = u"dummy keys for a local endpoint"_s;
            return {};
        }
        return fail(credentialsError(
            u"No keys were found. Name a profile with --profile, set AWS_ACCESS_KEY_ID and "
            u"AWS_SECRET_ACCESS_KEY, or add a connection with `headgate-cli connection add`."_s));
    }

    Result<> decideRegion()
    {
        m_source.region =
            firstOf({m_choice.region, variable(u"AWS_REGION"_s), variable(u"AWS_DEFAULT_REGION"_s),
                     profileValue(&AwsProfile::region),
                     m_choice.isEndpointLoopback ? u"us-east-1"_s : QString()});
        if (m_source.region.isEmpty())
            return fail({.kind = Error::Kind::Configuration,
                         .detail = u"No region is known. Give it with --region, AWS_REGION or the "
                                   u"region of a profile."_s,
                         .where = u"region"_s});
        return {};
    }

    void decideEndpoint()
    {
        m_source.endpointUrl = m_choice.endpointUrl;
        const bool ignores = variable(u"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"_s).toLower() == u"true"
            || (m_profile && m_profile->ignoresConfiguredEndpoints);
        if (!m_source.endpointUrl.isEmpty() || ignores)
            return;
        for (const auto &name : {u"AWS_ENDPOINT_URL_KINESIS"_s, u"AWS_ENDPOINT_URL"_s}) {
            if (!variable(name).isEmpty())
                return setEndpoint(variable(name), name);
        }
        if (!profileValue(&AwsProfile::endpointUrl).isEmpty())
            setEndpoint(m_profile->endpointUrl, u"profile %1"_s.arg(m_profileName));
    }

    void setEndpoint(const QString &url, const QString &from)
    {
        m_source.endpointUrl = url;
        m_source.endpointDescription = from;
    }

    const SourceChoice &m_choice;
    const AwsFiles &m_files;
    QString m_profileName;
    const AwsProfile *m_profile;
    ResolvedSource m_source;
};

} // namespace

Result<ResolvedSource> resolveSource(const SourceChoice &choice, const AwsFiles &files)
{
    return Decision(choice, files).resolve();
}

} // namespace core
