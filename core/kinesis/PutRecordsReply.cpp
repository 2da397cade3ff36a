// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinesis/AnswerEntry.h"
#include "core/kinesis/JsonMember.h"
#include "core/kinesis/JsonReply.h"
#include "core/kinesis/PutRecord.h"
#include "core/kinesis/PutRecords.h"
#include "core/kinesis/QuickReply.h"
#include "core/text/Utf8.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maxClaimLength = 40;

bool hasDuplicates(const simdjson::dom::object &object)
{
    std::vector<std::string_view> names;
    for (const auto member : object)
        names.push_back(member.key);
    std::sort(names.begin(), names.end());
    return std::adjacent_find(names.begin(), names.end()) != names.end();
}

// What is wrong with the object, in words that follow "Entry 7"; empty when nothing is.
QString readMembers(const simdjson::dom::object &object, AnswerEntry &answer)
{
    if (hasDuplicates(object))
        return u"has a member twice"_s;
    using Member = std::pair<std::string_view, std::optional<std::string_view> &>;
    const std::array members{
        Member{"SequenceNumber", answer.sequenceNumber},
        Member{"ShardId", answer.shardId},
        Member{"ErrorCode", answer.errorCode},
        Member{"ErrorMessage", answer.errorMessage},
    };
    for (const auto &[name, text] : members) {
        const auto value = member(object, name);
        if (!value)
            continue;
        std::string_view found;
        if (value->get_string().get(found) != simdjson::SUCCESS)
            return QString(u"has a member %1 that is not a string"_s).arg(toQString(name));
        text = found;
    }
    return {};
}

QString readObject(const simdjson::dom::object &object, EntryReader &reader, PutRecordsEntry &entry)
{
    AnswerEntry answer;
    QString problem = readMembers(object, answer);
    return problem.isEmpty() ? reader.read(answer, entry) : problem;
}

QString readEntries(const simdjson::dom::array &array, qsizetype sent,
                    QList<PutRecordsEntry> &entries)
{
    if (array.size() != static_cast<std::size_t>(sent))
        return QString(u"The answer has %1 entries for %2 records (count mismatch %1/%2)."_s)
            .arg(array.size())
            .arg(sent);
    entries.reserve(sent);
    EntryReader reader;
    for (const simdjson::dom::element element : array) {
        simdjson::dom::object object;
        PutRecordsEntry entry;
        const QString problem = element.get_object().get(object) == simdjson::SUCCESS
            ? readObject(object, reader, entry)
            : u"is not an object"_s;
        if (!problem.isEmpty())
            return QString(u"Entry %1 %2."_s).arg(entries.size() + 1).arg(problem);
        entries.append(std::move(entry));
    }
    return {};
}

QString warningAbout(const std::optional<simdjson::dom::element> &claim,
                     const QList<PutRecordsEntry> &entries)
{
    const auto failed = std::count_if(entries.begin(), entries.end(),
                                      [](const auto &entry) { return !entry.isStored(); });
    if (!claim)
        return QString(u"FailedRecordCount is missing, entries say %1"_s).arg(failed);
    std::int64_t number = 0;
    if (claim->get_int64().get(number) == simdjson::SUCCESS && number == failed)
        return {};
    return QString(u"FailedRecordCount says %1, entries say %2"_s)
        .arg(toQString(simdjson::minify(*claim)).left(maxClaimLength))
        .arg(failed);
}

QString encryptionTypeIn(const simdjson::dom::object &object)
{
    std::string_view text;
    const auto value = member(object, "EncryptionType");
    const bool isText = value && value->get_string().get(text) == simdjson::SUCCESS;
    return isText ? toQString(text).left(maxClaimLength) : QString();
}

// What is wrong with the answer, as a sentence; empty when nothing is.
QString readAnswer(const simdjson::dom::object &object, qsizetype sent, PutRecordsReply &reply)
{
    if (hasDuplicates(object))
        return u"The answer has a member twice."_s;
    simdjson::dom::array array;
    const auto records = member(object, "Records");
    if (!records || records->get_array().get(array) != simdjson::SUCCESS)
        return u"The answer has no array Records."_s;
    if (QString problem = readEntries(array, sent, reply.entries); !problem.isEmpty())
        return problem;
    reply.encryptionType = encryptionTypeIn(object);
    reply.warning = warningAbout(member(object, "FailedRecordCount"), reply.entries);
    return {};
}

} // namespace

Result<PutRecordsReply> carefulReply(const QByteArray &body, qsizetype sent)
{
    PutRecordsReply reply;
    QString problem;
    const Result<> parsed = parseReply(
        body, [&](const simdjson::dom::object &root) { problem = readAnswer(root, sent, reply); });
    if (!parsed)
        return fail(parsed.error());
    if (!problem.isEmpty())
        return fail(badReply(problem));
    return reply;
}

Result<PutRecordsReply> putRecordsReply(const QByteArray &body, qsizetype sent)
{
    if (std::optional<PutRecordsReply> quick = quickReply(body, sent))
        return *std::move(quick);
    return carefulReply(body, sent);
}

Result<PutRecordsEntry> putRecordReply(const QByteArray &body)
{
    PutRecordsEntry entry;
    EntryReader reader;
    QString problem;
    const Result<> parsed = parseReply(body, [&](const simdjson::dom::object &root) {
        problem = readObject(root, reader, entry);
    });
    if (!parsed)
        return fail(parsed.error());
    if (problem.isEmpty() && !entry.isStored())
        problem = u"carries an error code with status 200"_s;
    if (!problem.isEmpty())
        return fail(badReply(u"The answer "_s + problem + u'.'));
    return entry;
}

} // namespace core
