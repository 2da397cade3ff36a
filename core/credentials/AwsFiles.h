// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/credentials/Credentials.h"

#include <QByteArrayView>
#include <QList>
#include <QString>

namespace core {

// One profile of the shared AWS files, after both were merged (AWS SDKs and Tools Reference Guide,
// "Shared config and credentials files"; the credentials file wins key by key).
struct AwsProfile
{
    QString name;
    // Empty where the profile has no static keys, or assumes a role instead of using them.
    Credentials credentials;
    QString region;
    QString endpointUrl; // of [services …] kinesis, else of the profile
    QString caBundle;
    bool ignoresConfiguredEndpoints = false;
    bool usesFips = false;
    // Settings that name a way to credentials which this program cannot go: "sso_session",
    // "role_arn" …
    QList<QString> otherSources;
    QString keyFault; // why the profile's keys cannot be used: half a pair; empty: fine
    QString endpointFault; // why its endpoint cannot be used: no such [services …]; empty: fine
};

struct AwsFiles
{
    QList<AwsProfile> profiles; // in the order of their first appearance
    QList<QString> problems; // "config, line 3: …": lines that were left out; they quote no value

    const AwsProfile *find(const QString &name) const; // null when there is none
};

// Reads the texts of both files; an absent file is an empty text. Nothing is executed.
AwsFiles parseAwsFiles(QByteArrayView config, QByteArrayView credentials);

} // namespace core
