// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/credentials/ConnectionCheck.h"

#include "core/kinesis/Endpoint.h"

#include <QCoreApplication>

namespace ui {

using namespace Qt::Literals::StringLiterals;
using Source = core::Connection::Source;
using Problems = QHash<ConnectionField, QString>;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::ConnectionCheck", text);
}

void checkName(const QString &name, const QStringList &taken, Problems &problems)
{
    if (name.isEmpty())
        problems.insert(ConnectionField::Name, tr("Give it a name."));
    else if (const auto checked = core::checkConnectionName(name); !checked)
        problems.insert(ConnectionField::Name, checked.error().detail);
    else if (taken.contains(name))
        problems.insert(ConnectionField::Name, tr("Another connection has this name."));
}

void checkKeys(const ConnectionDraft &draft, bool hasSecret, Problems &problems)
{
    if (draft.connection.source == Source::Keychain) {
        if (draft.connection.accessKeyId.isEmpty())
            problems.insert(ConnectionField::AccessKeyId,
                            tr("The id of the key, such as AKIAIOSFODNN7EXAMPLE."));
        if (draft.secretAccessKey.isEmpty() && !hasSecret)
            problems.insert(ConnectionField::SecretAccessKey, tr("The secret of that key."));
        if (draft.secretAccessKey.isEmpty() && !draft.sessionToken.isEmpty())
            problems.insert(ConnectionField::SecretAccessKey,
                            tr("A session token comes with a secret of its own: enter both."));
    }
    if (draft.connection.source == Source::Profile && draft.connection.profile.isEmpty())
        problems.insert(ConnectionField::Profile, tr("Name a profile of ~/.aws."));
}

// Profiles and the environment may know the region themselves.
void checkPlace(const core::Connection &connection, Problems &problems)
{
    const bool mayLackRegion =
        connection.source == Source::Profile || connection.source == Source::Environment;
    if (connection.source == Source::Dummy && connection.endpointUrl.isEmpty()) {
        problems.insert(ConnectionField::EndpointUrl,
                        tr("Where the local endpoint listens, such as http://localhost:4566."));
        return;
    }
    if (connection.region.isEmpty() && !mayLackRegion) {
        problems.insert(ConnectionField::Region, tr("Choose a region."));
    }
    const QString region = connection.region.isEmpty() ? u"us-east-1"_s : connection.region;
    const auto endpoint = connection.endpointUrl.isEmpty()
        ? core::regionalEndpoint(region)
        : core::customEndpoint(connection.endpointUrl, region);
    if (!endpoint)
        problems.insert(endpoint.error().where == u"region" ? ConnectionField::Region
                                                            : ConnectionField::EndpointUrl,
                        endpoint.error().detail);
    else if (connection.source == Source::Dummy && !endpoint->isLoopback())
        problems.insert(ConnectionField::EndpointUrl,
                        tr("Only an endpoint on this computer does without keys."));
}

void checkRetries(const core::RetryRule &rule, Problems &problems)
{
    if (rule.attempts < 1 || rule.attempts > core::RetryRule::mostAttempts)
        problems.insert(ConnectionField::Retries,
                        tr("From 2 to %1 attempts.").arg(core::RetryRule::mostAttempts));
    else if (rule.seconds > core::RetryRule::longestSeconds)
        problems.insert(ConnectionField::Retries,
                        tr("Up to %1 seconds, a day.").arg(core::RetryRule::longestSeconds));
}

} // namespace

Problems problemsOf(const ConnectionDraft &draft, const ConnectionSurroundings &surroundings)
{
    Problems problems;
    checkName(draft.connection.name, surroundings.takenNames, problems);
    checkKeys(draft, surroundings.hasSecret, problems);
    checkPlace(draft.connection, problems);
    checkRetries(draft.connection.retries, problems);
    const auto codes = core::retryCodesFrom(draft.connection.retries.codes.join(u','));
    if (!codes)
        problems.insert(ConnectionField::RetryCodes, codes.error().detail);
    return problems;
}

QString freeName(const QString &wish, const QStringList &takenNames)
{
    QString name = wish;
    for (int number = 2; takenNames.contains(name); ++number)
        name = wish + u' ' + QString::number(number);
    return name;
}

} // namespace ui
