// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/credentials/AwsFiles.h"
#include "core/credentials/Credentials.h"
#include "core/result/Result.h"

#include <QHash>
#include <QString>

#include <functional>

namespace core {

// What the person chose, and what there is to choose from.
struct SourceChoice
{
    QString profile; // --profile; empty: none was named
    QString region; // --region
    QString endpointUrl; // --endpoint-url
    QHash<QString, QString> environment; // AWS_REGION and so on; without the secret ones
    Credentials environmentKeys; // AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN
    // Whether a URL leads to this computer, where keys that nobody checks will do; none does when
    // this is empty.
    std::function<bool(const QString &url)> isLoopback;
};

struct ResolvedSource
{
    Credentials credentials;
    bool hasDummyKeys = false; // "test" and "test", because nothing else was given
    QString region; // "fips-us-east-1" where FIPS is asked for
    QString endpointUrl; // empty: the region's own
    QString caBundle;
    // Whose keys: "profile dev", "environment variables", "dummy keys for a local endpoint".
    QString description;
    // Who redirected us, e.g. "AWS_ENDPOINT_URL"; empty: the person or nobody.
    QString endpointDescription;
    QList<QString> remarks; // what may surprise, e.g. AWS_PROFILE beside keys in the environment
};

// Decides whose keys are used and where requests go (AWS SDKs and Tools Reference Guide; the AWS
// CLI's order): a named profile, else keys of the environment, else AWS_PROFILE or "default", else
// dummy keys for a loopback endpoint. Keys of the profile "default" that nobody named do not go to
// a loopback endpoint. Region: chosen, AWS_REGION, AWS_DEFAULT_REGION, the
// profile's, "us-east-1" for a loopback endpoint. Endpoint: chosen, AWS_ENDPOINT_URL_KINESIS,
// AWS_ENDPOINT_URL, the profile's. FIPS with an endpoint of one's own is an error. Errors:
// Credentials or Configuration, with what to do; they quote no secret.
Result<ResolvedSource> resolveSource(const SourceChoice &choice, const AwsFiles &files);

} // namespace core
