// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Result.h"

#include <QString>
#include <QUrl>

#include <optional>

namespace core {

// Where requests go and which region signs them.
struct Endpoint
{
    QUrl url; // scheme, host, port unless it is the scheme's own; path "/"
    QString region;
    bool isCustom = false; // not AWS's own host for the region

    bool isLoopback() const; // localhost, 127/8, [::1]
    bool operator==(const Endpoint &) const = default;
};

// https://kinesis.<region>.<suffix> by partition: amazonaws.com, amazonaws.com.cn, … (AWS regions
// page). Region unknown to the table: the suffix of partition aws. A region written
// "fips-us-east-1" or "us-east-1-fips" is us-east-1 on its FIPS host.
Result<Endpoint> regionalEndpoint(const QString &region);

// An endpoint of one's own: http or https, host, optional port; no user info, query or path.
// http is refused unless the host is loopback. Errors are Configuration; `where` says whether the
// endpoint or the region is wrong, `detail` is a sentence with what to write instead.
Result<Endpoint> customEndpoint(const QString &url, const QString &region);

// The region that one of AWS's own hosts for Kinesis serves: regional, FIPS, dual-stack, account
// and VPC endpoint hosts, by the exact list of suffixes. Nothing for every other host.
std::optional<QString> regionOfAwsHost(const QString &host);

// Whether the host is one of AWS's for Kinesis: the exact suffix list, not "contains amazonaws".
bool isAwsHost(const QString &host);

} // namespace core
