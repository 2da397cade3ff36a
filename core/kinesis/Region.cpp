// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinesis/Region.h"

#include <QRegularExpression>
#include <QStringView>

#include <algorithm>
#include <array>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

struct PartitionRule
{
    QRegularExpression regions;
    Partition partition;
};

PartitionRule rule(const QString &regions, const Partition &partition)
{
    return {.regions = QRegularExpression(QRegularExpression::anchoredPattern(regions)),
            .partition = partition};
}

// The main partition comes last: its form is the widest.
const QList<PartitionRule> &partitionRules()
{
    static const QList<PartitionRule> rules{
        rule(uR"(cn-\w+-\d+)"_s,
             {u"aws-cn"_s, u"amazonaws.com.cn"_s, u"api.amazonwebservices.com.cn"_s}),
        rule(uR"(us-gov-\w+-\d+)"_s, {u"aws-us-gov"_s, u"amazonaws.com"_s, u"api.aws"_s}),
        rule(uR"(eusc-(de)-\w+-\d+)"_s,
             {u"aws-eusc"_s, u"amazonaws.eu"_s, u"api.amazonwebservices.eu"_s}),
        rule(uR"(us-iso-\w+-\d+)"_s, {u"aws-iso"_s, u"c2s.ic.gov"_s, u"api.aws.ic.gov"_s}),
        rule(uR"(us-isob-\w+-\d+)"_s, {u"aws-iso-b"_s, u"sc2s.sgov.gov"_s, u"api.aws.scloud"_s}),
        rule(uR"(eu-isoe-\w+-\d+)"_s,
             {u"aws-iso-e"_s, u"cloud.adc-e.uk"_s, u"api.cloud-aws.adc-e.uk"_s}),
        rule(uR"(us-isof-\w+-\d+)"_s,
             {u"aws-iso-f"_s, u"csp.hci.ic.gov"_s, u"api.aws.hci.ic.gov"_s}),
        rule(uR"((us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+)"_s,
             {u"aws"_s, u"amazonaws.com"_s, u"api.aws"_s}),
    };
    return rules;
}

struct NamedRegion
{
    QStringView id;
    QStringView name;
};

constexpr std::array namedRegions{
    NamedRegion{u"af-south-1", u"Africa (Cape Town)"},
    NamedRegion{u"ap-east-1", u"Asia Pacific (Hong Kong)"},
    NamedRegion{u"ap-east-2", u"Asia Pacific (Taipei)"},
    NamedRegion{u"ap-northeast-1", u"Asia Pacific (Tokyo)"},
    NamedRegion{u"ap-northeast-2", u"Asia Pacific (Seoul)"},
    NamedRegion{u"ap-northeast-3", u"Asia Pacific (Osaka)"},
    NamedRegion{u"ap-south-1", u"Asia Pacific (Mumbai)"},
    NamedRegion{u"ap-south-2", u"Asia Pacific (Hyderabad)"},
    NamedRegion{u"ap-southeast-1", u"Asia Pacific (Singapore)"},
    NamedRegion{u"ap-southeast-2", u"Asia Pacific (Sydney)"},
    NamedRegion{u"ap-southeast-3", u"Asia Pacific (Jakarta)"},
    NamedRegion{u"ap-southeast-4", u"Asia Pacific (Melbourne)"},
    NamedRegion{u"ap-southeast-5", u"Asia Pacific (Malaysia)"},
    NamedRegion{u"ap-southeast-6", u"Asia Pacific (New Zealand)"},
    NamedRegion{u"ap-southeast-7", u"Asia Pacific (Thailand)"},
    NamedRegion{u"ca-central-1", u"Canada (Central)"},
    NamedRegion{u"ca-west-1", u"Canada West (Calgary)"},
    NamedRegion{u"eu-central-1", u"Europe (Frankfurt)"},
    NamedRegion{u"eu-central-2", u"Europe (Zurich)"},
    NamedRegion{u"eu-north-1", u"Europe (Stockholm)"},
    NamedRegion{u"eu-south-1", u"Europe (Milan)"},
    NamedRegion{u"eu-south-2", u"Europe (Spain)"},
    NamedRegion{u"eu-west-1", u"Europe (Ireland)"},
    NamedRegion{u"eu-west-2", u"Europe (London)"},
    NamedRegion{u"eu-west-3", u"Europe (Paris)"},
    NamedRegion{u"il-central-1", u"Israel (Tel Aviv)"},
    NamedRegion{u"me-central-1", u"Middle East (UAE)"},
    NamedRegion{u"me-south-1", u"Middle East (Bahrain)"},
    NamedRegion{u"mx-central-1", u"Mexico (Central)"},
    NamedRegion{u"sa-east-1", u"South America (São Paulo)"},
    NamedRegion{u"us-east-1", u"US East (N. Virginia)"},
    NamedRegion{u"us-east-2", u"US East (Ohio)"},
    NamedRegion{u"us-west-1", u"US West (N. California)"},
    NamedRegion{u"us-west-2", u"US West (Oregon)"},
    NamedRegion{u"cn-north-1", u"China (Beijing)"},
    NamedRegion{u"cn-northwest-1", u"China (Ningxia)"},
    NamedRegion{u"us-gov-east-1", u"AWS GovCloud (US-East)"},
    NamedRegion{u"us-gov-west-1", u"AWS GovCloud (US-West)"},
    NamedRegion{u"eusc-de-east-1", u"AWS European Sovereign Cloud (Germany)"},
    NamedRegion{u"us-iso-east-1", u"US ISO East"},
    NamedRegion{u"us-iso-west-1", u"US ISO West"},
    NamedRegion{u"us-isob-east-1", u"US ISOB East (Ohio)"},
    NamedRegion{u"us-isob-west-1", u"US ISOB West"},
    NamedRegion{u"eu-isoe-west-1", u"EU ISOE West"},
    NamedRegion{u"us-isof-east-1", u"US ISOF East"},
    NamedRegion{u"us-isof-south-1", u"US ISOF South"},
};

} // namespace

const QList<Region> &knownRegions()
{
    static const QList<Region> regions = [] {
        QList<Region> list;
        for (const NamedRegion &region : namedRegions)
            list.append({.id = region.id.toString(), .name = region.name.toString()});
        return list;
    }();
    return regions;
}

Partition partitionOf(const QString &region)
{
    const QList<PartitionRule> &rules = partitionRules();
    const auto found = std::find_if(rules.begin(), rules.end(), [&region](const auto &rule) {
        return rule.regions.match(region).hasMatch();
    });
    return found == rules.end() ? rules.last().partition : found->partition;
}

} // namespace core
