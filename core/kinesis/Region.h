// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace core {

// A region of AWS: "eu-central-1", "Europe (Frankfurt)".
struct Region
{
    QString id;
    QString name;

    bool operator==(const Region &) const = default;
};

// The regions with Kinesis Data Streams as of November 2026, those of the main partition first.
// There may be newer ones: whoever asks for a region takes others too.
const QList<Region> &knownRegions();

// A part of AWS with accounts and host names of its own.
struct Partition
{
    QString id; // "aws", "aws-cn", …
    QString dnsSuffix; // "amazonaws.com"
    QString dualStackSuffix; // "api.aws": hosts that answer over IPv6 too

    bool operator==(const Partition &) const = default;
};

// By the form of the region's name; "aws" for a form that no partition claims.
Partition partitionOf(const QString &region);

} // namespace core
