// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connection/AwsEnvironment.h"

#include "core/files/DurableFile.h"
#include "core/kinesis/Endpoint.h"

#include <QDir>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

constexpr qint64 largestFile = 16 * 1024 * 1024;

constexpr std::array plainVariables{"AWS_PROFILE",
                                    "AWS_DEFAULT_PROFILE",
                                    "AWS_REGION",
                                    "AWS_DEFAULT_REGION",
                                    "AWS_ENDPOINT_URL",
                                    "AWS_ENDPOINT_URL_KINESIS",
                                    "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
                                    "AWS_USE_FIPS_ENDPOINT",
                                    "AWS_CA_BUNDLE"};

QString home(const Variable &variable)
{
    const QByteArray named = variable("HOME");
    return named.isEmpty() ? QDir::homePath() : QString::fromLocal8Bit(named);
}

QString pathOf(const Variable &variable, const char *name, const QString &byDefault)
{
    const QString given = QString::fromLocal8Bit(variable(name));
    if (given.isEmpty())
        return home(variable) + u"/.aws/" + byDefault;
    return given.startsWith(u"~/") ? QString(home(variable) + given.mid(1)) : given;
}

core::Result<QByteArray> readIfThere(const QString &path)
{
    auto text = core::readWholeFile(path, largestFile);
    if (!text && text.error().kind == core::Error::Kind::NotFound)
        return QByteArray();
    if (!text && text.error().where.isEmpty())
        text.error().where = path;
    return text;
}

} // namespace

core::Result<core::AwsFiles> readAwsFiles(const Variable &variable)
{
    auto config = readIfThere(pathOf(variable, "AWS_CONFIG_FILE", u"config"_s));
    if (!config)
        return core::fail(config.error());
    auto credentials =
        readIfThere(pathOf(variable, "AWS_SHARED_CREDENTIALS_FILE", u"credentials"_s));
    if (!credentials)
        return core::fail(credentials.error());
    // What was read is wiped: both may hold keys.
    const auto configText = core::Secret::take(std::move(*config));
    const auto credentialsText = core::Secret::take(std::move(*credentials));
    return core::parseAwsFiles(configText.reveal(), credentialsText.reveal());
}

core::SourceChoice sourceChoice(const Variable &variable)
{
    core::SourceChoice choice;
    for (const char *name : plainVariables) {
        const QByteArray value = variable(name);
        if (!value.isEmpty())
            choice.environment.insert(QString::fromLatin1(name), QString::fromLocal8Bit(value));
    }
    choice.environmentKeys.accessKeyId = variable("AWS_ACCESS_KEY_ID");
    choice.environmentKeys.secretAccessKey = core::Secret::take(variable("AWS_SECRET_ACCESS_KEY"));
    choice.environmentKeys.sessionToken = core::Secret::take(variable("AWS_SESSION_TOKEN"));
    return choice;
}

bool isLoopback(const QString &url)
{
    const auto endpoint = core::customEndpoint(url, u"us-east-1"_s);
    return endpoint && endpoint->isLoopback();
}

} // namespace app
