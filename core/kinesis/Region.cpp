// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinesis/Region.h"

#include <QRegularExpression>

#include <algorithm>

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

} // namespace

const QList<Region> &knownRegions()
{
    static const QList<Region> regions{
        {u"af-south-1"_s, u"Africa (Cape Town)"_s},
        {u"ap-east-1"_s, u"Asia Pacific (Hong Kong)"_s},
        {u"ap-east-2"_s, u"Asia Pacific (Taipei)"_s},
        {u"ap-northeast-1"_s, u"Asia Pacific (Tokyo)"_s},
        {u"ap-northeast-2"_s, u"Asia Pacific (Seoul)"_s},
        {u"ap-northeast-3"_s, u"Asia Pacific (Osaka)"_s},
        {u"ap-south-1"_s, u"Asia Pacific (Mumbai)"_s},
        {u"ap-south-2"_s, u"Asia Pacific (Hyderabad)"_s},
        {u"ap-southeast-1"_s, u"Asia Pacific (Singapore)"_s},
        {u"ap-southeast-2"_s, u"Asia Pacific (Sydney)"_s},
        {u"ap-southeast-3"_s, u"Asia Pacific (Jakarta)"_s},
        {u"ap-southeast-4"_s, u"Asia Pacific (Melbourne)"_s},
        {u"ap-southeast-5"_s, u"Asia Pacific (Malaysia)"_s},
        {u"ap-southeast-6"_s, u"Asia Pacific (New Zealand)"_s},
        {u"ap-southeast-7"_s, u"Asia Pacific (Thailand)"_s},
        {u"ca-central-1"_s, u"Canada (Central)"_s},
        {u"ca-west-1"_s, u"Canada West (Calgary)"_s},
        {u"eu-central-1"_s, u"Europe (Frankfurt)"_s},
        {u"eu-central-2"_s, u"Europe (Zurich)"_s},
        {u"eu-north-1"_s, u"Europe (Stockholm)"_s},
        {u"eu-south-1"_s, u"Europe (Milan)"_s},
        {u"eu-south-2"_s, u"Europe (Spain)"_s},
        {u"eu-west-1"_s, u"Europe (Ireland)"_s},
        {u"eu-west-2"_s, u"Europe (London)"_s},
        {u"eu-west-3"_s, u"Europe (Paris)"_s},
        {u"il-central-1"_s, u"Israel (Tel Aviv)"_s},
        {u"me-central-1"_s, u"Middle East (UAE)"_s},
        {u"me-south-1"_s, u"Middle East (Bahrain)"_s},
        {u"mx-central-1"_s, u"Mexico (Central)"_s},
        {u"sa-east-1"_s, u"South America (São Paulo)"_s},
        {u"us-east-1"_s, u"US East (N. Virginia)"_s},
        {u"us-east-2"_s, u"US East (Ohio)"_s},
        {u"us-west-1"_s, u"US West (N. California)"_s},
        {u"us-west-2"_s, u"US West (Oregon)"_s},
        {u"cn-north-1"_s, u"China (Beijing)"_s},
        {u"cn-northwest-1"_s, u"China (Ningxia)"_s},
        {u"us-gov-east-1"_s, u"AWS GovCloud (US-East)"_s},
        {u"us-gov-west-1"_s, u"AWS GovCloud (US-West)"_s},
        {u"eusc-de-east-1"_s, u"AWS European Sovereign Cloud (Germany)"_s},
        {u"us-iso-east-1"_s, u"US ISO East"_s},
        {u"us-iso-west-1"_s, u"US ISO West"_s},
        {u"us-isob-east-1"_s, u"US ISOB East (Ohio)"_s},
        {u"us-isob-west-1"_s, u"US ISOB West"_s},
        {u"eu-isoe-west-1"_s, u"EU ISOE West"_s},
        {u"us-isof-east-1"_s, u"US ISOF East"_s},
        {u"us-isof-south-1"_s, u"US ISOF South"_s},
    };
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
