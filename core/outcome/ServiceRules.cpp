// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outcome/ExplanationRules.h"

#include <QString>

#include <algorithm>
#include <array>
#include <span>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array throughputRules{
    ExplanationRule{
        "ProvisionedThroughputExceeded"_L1, ""_L1, u"{stream} takes no more right now.",
        u"A shard takes 1 MiB and 1,000 records a second from all senders together, and that is "
        "used up.",
        u"Send again after a pause of a second or more. If it keeps happening, send more slowly, "
        "spread the partition keys or add shards."},
    ExplanationRule{"LimitExceeded"_L1, "shard limit"_L1,
                    u"The account has no room for that many shards.",
                    u"The sum of all shards in a region has a limit for each account.",
                    u"Ask for fewer shards or an on-demand stream, delete a stream, or request a "
                    "higher quota from AWS."},
    ExplanationRule{
        "LimitExceeded"_L1, ""_L1, u"The account asks too often.",
        u"Listing, describing and changing streams is limited to a few calls a second for the "
        "whole account, and other programs count too.",
        u"Wait a few seconds and try again. If it stays, find out what else polls this account."},
    ExplanationRule{"KMSThrottling"_L1, ""_L1, u"AWS KMS takes no more requests right now.",
                    u"{stream} is encrypted, and its key is used more often than the account's "
                    "KMS quota allows.",
                    u"Send again after a pause. If it stays, request a higher KMS quota."},
    ExplanationRule{"InternalFailure"_L1, ""_L1, u"The service failed on its side.",
                    u"It calls this an internal failure. That usually passes.",
                    u"Send again after a pause."},
};

constexpr std::array requestRules{
    ExplanationRule{"Serialization"_L1, ""_L1, u"The service could not read the request.",
                    u"Its body did not arrive as it was written, or the endpoint expects another "
                    "one: {detail}",
                    u"Try without a proxy and at AWS's own endpoint. If it stays, save the trace "
                    "of the request and report it."},
    ExplanationRule{"Validation"_L1, "less than or equal to 500"_L1,
                    u"The request has too many records.", u"One request carries up to 500 records.",
                    u"Set 500 records per request, or fewer."},
    ExplanationRule{
        "Validation"_L1, ".member.data'"_L1, u"{record} is too large.",
        u"{stream} takes records of up to {limit}.",
        u"Make it smaller, raise the stream's maximum record size (up to 10 MiB), or store the "
        "data elsewhere and send where it is. The other records can be sent without it."},
    ExplanationRule{
        "Validation"_L1, "less than or equal to 256"_L1,
        u"{record} has a partition key that is too long.",
        u"A partition key has 1 to 256 characters.",
        u"Shorten it, for instance to a hash of itself. The other records can be sent without it."},
    ExplanationRule{
        "Validation"_L1, "partitionKey'"_L1, u"{record} has no partition key.",
        u"Every record needs one of 1 to 256 characters, unless the stream distributes records by "
        "itself (AUTO). Often a variable of a template is empty.",
        u"Give it a key. The other records can be sent without it."},
    ExplanationRule{"Validation"_L1, "xplicitHashKey'"_L1,
                    u"{record} has an explicit hash key that is none.",
                    u"A hash key is a whole number from 0 to 2^128 - 1, without leading zeros.",
                    u"Correct it, or leave it out so that the partition key decides."},
    ExplanationRule{"Validation"_L1, ""_L1, u"The service found the request not valid.",
                    u"It says: {detail}", u"Correct what it names and send again."},
    ExplanationRule{"InvalidArgument"_L1, "ExplicitHashKey"_L1,
                    u"A record has an explicit hash key that is none.",
                    u"A hash key is a whole number from 0 to 2^128 - 1, without leading zeros.",
                    u"Correct it, or leave it out so that the partition key decides."},
    ExplanationRule{"InvalidArgument"_L1, "Records size exceeds"_L1, u"The request is too large.",
                    u"Data and partition keys of one request count together: up to 10 MiB, at "
                    "older endpoints 5 MiB.",
                    u"Set at most 5 MiB per request."},
    ExplanationRule{"InvalidArgument"_L1, "Invalid ShardIterator"_L1,
                    u"The place to read from is not valid.",
                    u"The service does not know this shard iterator.",
                    u"Start reading again, after the last sequence number that was read."},
    ExplanationRule{"InvalidArgument"_L1, ""_L1,
                    u"The service does not take a value in the request.", u"It says: {detail}",
                    u"Correct what it names and send again."},
    ExplanationRule{"ResourceNotFound"_L1, ""_L1, u"{stream} was not found{account}.",
                    u"Its name, the region or the account of the keys is another, or it is still "
                    "being created. The request went to {host}.",
                    u"Choose it from the list of streams, and check region and keys. A new stream "
                    "takes up to a minute."},
    ExplanationRule{"ResourceInUse"_L1, "already exists"_L1,
                    u"There is a stream of this name already.",
                    u"Names are unique in an account and region.",
                    u"Choose another name, or use the stream that is there."},
    ExplanationRule{"ResourceInUse"_L1, ""_L1, u"{stream} is busy.",
                    u"It is being created, changed or deleted, or something still uses it: "
                    "{detail}",
                    u"Wait until it is active and try again."},
    ExplanationRule{"ExpiredIterator"_L1, ""_L1, u"The place to read from has expired.",
                    u"A shard iterator lives for five minutes.",
                    u"Go on reading after the last sequence number that was read."},
    ExplanationRule{"ExpiredNextToken"_L1, ""_L1, u"The list could not be continued.",
                    u"The token for its next page lives for five minutes.",
                    u"Load the list again."},
    ExplanationRule{"UnknownOperation"_L1, ""_L1, u"The endpoint does not know this action.",
                    u"{host} is older than the action, or no endpoint of Kinesis Data Streams.",
                    u"Check the endpoint. At AWS's own one every action exists."},
    ExplanationRule{"DryRunOperation"_L1, ""_L1, u"The check passed. Nothing was written.",
                    u"The service would have accepted the request: permission, stream and "
                    "parameters are right.",
                    u"Send it without the check when you mean it."},
};

constexpr std::array clockRules{
    ExplanationRule{"InvalidSignature"_L1, "Signature expired"_L1,
                    u"This computer's clock is behind AWS's.",
                    u"A signature is good for five minutes, and by AWS's clock this one was older.",
                    u"Let the system set its clock by itself (timedatectl set-ntp true), then send "
                    "again."},
    ExplanationRule{"InvalidSignature"_L1, "not yet current"_L1,
                    u"This computer's clock is ahead of AWS's.",
                    u"By AWS's clock the signature is from the future by more than five minutes.",
                    u"Let the system set its clock by itself (timedatectl set-ntp true), then send "
                    "again."},
    ExplanationRule{"RequestTimeTooSkewed"_L1, ""_L1, u"This computer's clock is wrong.",
                    u"It is more than five minutes away from the service's.",
                    u"Let the system set its clock by itself (timedatectl set-ntp true), then send "
                    "again."},
    ExplanationRule{"RequestExpired"_L1, ""_L1, u"The request was too old when it arrived.",
                    u"This computer's clock is behind, or the request took minutes to get there.",
                    u"Let the system set its clock by itself (timedatectl set-ntp true), then send "
                    "again."},
    ExplanationRule{"RequestInTheFuture"_L1, ""_L1, u"This computer's clock is ahead of AWS's.",
                    u"By AWS's clock the signature is from the future.",
                    u"Let the system set its clock by itself (timedatectl set-ntp true), then send "
                    "again."},
};

constexpr std::array keyRules{
    ExplanationRule{"InvalidSignature"_L1, "valid region"_L1,
                    u"The request was signed for the wrong region.",
                    u"The endpoint {host} does not belong to {region}.",
                    u"Set the region of the connection to the one that the endpoint serves."},
    ExplanationRule{
        "InvalidSignature"_L1, "correct service"_L1, u"The endpoint belongs to another service.",
        u"{host} does not take requests that are signed for Kinesis.", u"Check the endpoint."},
    ExplanationRule{"InvalidSignature"_L1, "query-string param"_L1,
                    u"The endpoint is a presigned address.",
                    u"It carries a signature of its own, and the service takes only one.",
                    u"Write the endpoint as scheme, host and port alone."},
    ExplanationRule{"InvalidSignature"_L1, ""_L1, u"The signature does not match.",
                    u"The secret key does not belong to the access key, or something on the way "
                    "changed the request.",
                    u"Enter the secret key again. If it is right, compare the canonical request of "
                    "the trace with the one in the service's message."},
    ExplanationRule{"UnrecognizedClient"_L1, ""_L1, u"{service} does not know these keys.",
                    u"The access key was deleted or mistyped, belongs to another part of AWS "
                    "(China, GovCloud), or begins with ASIA and its session token is missing or "
                    "another's.",
                    u"Check the access key, the session token and the region."},
    ExplanationRule{"AuthFailure"_L1, ""_L1, u"{service} does not accept these keys.",
                    u"It says: {detail}", u"Check the access key, the secret key and the clock."},
    ExplanationRule{"ExpiredToken"_L1, ""_L1, u"The temporary keys have expired.",
                    u"Session tokens live for minutes to hours.",
                    u"Get new ones, for instance by signing in again (aws sso login), and send "
                    "again."},
    ExplanationRule{"MissingAuthenticationToken"_L1, ""_L1,
                    u"The request arrived without a signature.",
                    u"Something between here and {host} took the Authorization header away.",
                    u"Try without a proxy, or have it pass the header on."},
    ExplanationRule{"IncompleteSignature"_L1, ""_L1, u"The signature arrived incomplete.",
                    u"The access key holds characters that do not belong there, such as a line "
                    "break, or a proxy changed the headers.",
                    u"Enter the access key again, without blanks around it."},
};

constexpr std::array permissionRules{
    ExplanationRule{"AccessDenied"_L1, "Unable to determine"_L1,
                    u"The endpoint did not see which action was meant.",
                    u"Something on the way took headers away, or {host} is no endpoint of Kinesis "
                    "Data Streams.",
                    u"Check the endpoint, and try without a proxy."},
    ExplanationRule{"AccessDenied"_L1, "not authorized to perform"_L1,
                    u"These keys may not use {action} on {resource}.",
                    u"No policy allows it, or one forbids it. PutRecord and PutRecords are two "
                    "permissions, and a stream of another account must allow it too.",
                    u"Have {action} allowed on {resource}, or use other keys."},
    ExplanationRule{"AccessDenied"_L1, ""_L1, u"These keys may not do that.",
                    u"The service says: {detail}",
                    u"Have the action allowed for this user or role, or use other keys."},
    ExplanationRule{"KMSAccessDenied"_L1, "not authorized to perform"_L1,
                    u"These keys may not use the key that encrypts {stream}.",
                    u"The action {action} is not allowed on {resource}. Sending needs "
                    "kms:GenerateDataKey, reading kms:Decrypt.",
                    u"Have {action} allowed on that key, in its policy or in the role's."},
    ExplanationRule{"KMSAccessDenied"_L1, ""_L1,
                    u"These keys may not use the key that encrypts {stream}.",
                    u"Sending to an encrypted stream needs kms:GenerateDataKey on its key, reading "
                    "kms:Decrypt.",
                    u"Have that allowed, in the key's policy or in the role's."},
    ExplanationRule{"KMSDisabled"_L1, ""_L1, u"The key that encrypts {stream} is disabled.",
                    u"Without it nothing can be written or read.",
                    u"Have the key enabled in AWS KMS, or the stream's encryption changed."},
    ExplanationRule{"KMSInvalidState"_L1, ""_L1, u"The key that encrypts {stream} cannot be used.",
                    u"It is waiting for its deletion or for its key material: {detail}",
                    u"Have its deletion cancelled in AWS KMS, or the stream's encryption changed."},
    ExplanationRule{"KMSNotFound"_L1, ""_L1, u"The key that encrypts {stream} is gone.",
                    u"AWS KMS does not find it: {detail}",
                    u"Have the stream's encryption set to a key that exists."},
    ExplanationRule{"KMSOptInRequired"_L1, ""_L1, u"The account is not signed up for AWS KMS.",
                    u"{stream} is encrypted, which needs it.",
                    u"Have the account signed up, or use another one."},
};

// Services spell the same codes with and without "Exception", and some in two ways.
QString plainCode(const QString &code)
{
    constexpr auto suffix = "Exception"_L1;
    QString name = code.endsWith(suffix) ? code.chopped(suffix.size()) : code;
    if (name == "SignatureDoesNotMatch"_L1)
        return u"InvalidSignature"_s;
    if (name == "InvalidClientTokenId"_L1)
        return u"UnrecognizedClient"_s;
    return name;
}

} // namespace

const ExplanationRule *serviceRule(const Error &error)
{
    if (const ExplanationRule *rule = readingRule(error))
        return rule;
    const QString name = plainCode(error.code);
    const std::array<std::span<const ExplanationRule>, 5> all{
        throughputRules, requestRules, clockRules, keyRules, permissionRules};
    for (const std::span<const ExplanationRule> rules : all) {
        const auto found = std::find_if(rules.begin(), rules.end(), [&](const auto &rule) {
            return rule.code == name && error.detail.contains(rule.part);
        });
        if (found != rules.end())
            return &*found;
    }
    return nullptr;
}

} // namespace core
