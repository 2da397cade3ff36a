// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafts/DraftReader.h"

#include "core/drafts/MergeMarks.h"
#include "core/json/JsonFormat.h"

#include <algorithm>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

Result<KeyRule> keyRuleOf(const RecordForm &form)
{
    if (form.keySource == KeySource::Random)
        return KeyRule::random();
    if (form.keySource != KeySource::Field)
        return KeyRule(); // typed, or by turns
    return JsonPath::fromString(form.keyField).transform([](JsonPath path) {
        return KeyRule::field(std::move(path));
    });
}

// "column 7" of a text of one kind, as payloadBytes() says it.
std::optional<qsizetype> columnOf(const QString &where)
{
    bool isNumber = false;
    const qsizetype column =
        QStringView(where).sliced(where.lastIndexOf(u' ') + 1).toLongLong(&isNumber);
    return isNumber && where.startsWith(u"column ") ? std::optional(column) : std::nullopt;
}

bool isBlankText(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
}

DraftProblem inBody(const QString &message, std::optional<TextPlace> place = {})
{
    return {.field = u"body"_s, .message = message, .place = place};
}

QString badJson(const JsonFault &fault)
{
    if (fault.mistake == JsonMistake::CommentsNotAllowed)
        return u"This is not JSON: %1. Remove them, or switch Strip comments on."_s.arg(
            fault.message);
    return u"This is not JSON: %1. Correct it, or send it as text."_s.arg(fault.message);
}

DraftProblem badJsonIn(QByteArrayView body, const JsonFault &fault)
{
    const auto mark = mergeMarkIn(body);
    if (!mark)
        return inBody(badJson(fault), fault.place);
    return inBody(u"A merge was left unfinished here. Keep one of the two versions, without the "
                  u"lines <<<<<<<, ======= and >>>>>>>."_s,
                  placeAt(body, *mark));
}

DraftProblem unfinishedMergeAt(const TextPlace &place)
{
    return {.field = u"body"_s,
            .message = u"A merge was left unfinished here. Keep one of the two versions, or send "
                       u"the lines <<<<<<<, ======= and >>>>>>> as a part of the record."_s,
            .place = place,
            .isWarning = true};
}

QString badPath(const Error &error, const QString &path)
{
    if (path.trimmed().isEmpty())
        return u"No field is named. Give the path of the key in the body, such as $.orderId."_s;
    return u"The path of the key cannot be read at %1: %2"_s.arg(error.where, error.detail);
}

QString fieldOf(const RecordProblem &problem)
{
    return problem.field == u"data" ? u"body"_s : problem.field;
}

tl::expected<QByteArray, DraftProblem> otherBytes(const QByteArray &body, const PayloadRule &rule)
{
    if (rule.kind == PayloadKind::File && isBlankText(body))
        return tl::unexpected(
            inBody(u"No file is chosen. Give the path of the file whose bytes to send."_s));
    auto bytes = payloadBytes(body, rule);
    if (bytes)
        return *std::move(bytes);
    const auto column = columnOf(bytes.error().where);
    return tl::unexpected(inBody(
        bytes.error().detail, column ? std::optional(placeAt(body, *column - 1)) : std::nullopt));
}

// JSON and text are passed on without a copy.
tl::expected<QByteArray, DraftProblem> plainBytes(const QByteArray &body, const PayloadRule &rule)
{
    if (rule.kind == PayloadKind::Text)
        return body;
    if (rule.kind != PayloadKind::Json)
        return otherBytes(body, rule);
    if (isBlankText(body))
        return tl::unexpected(inBody(u"The body is empty. Write or paste JSON, or choose Text to "
                                     u"send a record without data."_s));
    const bool strips = rule.stripsComments;
    if (const auto fault =
            checkJson(body, strips ? JsonDialect::WithComments : JsonDialect::Strict))
        return tl::unexpected(badJsonIn(body, *fault));
    return strips ? stripComments(body) : body;
}

} // namespace

bool ReadRecord::isSendable() const
{
    return std::all_of(problems.begin(), problems.end(), std::mem_fn(&DraftProblem::isWarning));
}

DraftReader::FormRules::FormRules(const RecordForm &form, const DraftSurroundings &surroundings)
    : keySource(form.keySource)
    , keyField(form.keyField)
    , plain{.kind = form.payloadKind,
            .stripsComments = form.stripsComments,
            .readFile = surroundings.readFile}
    , finishing{.kind = PayloadKind::Text, .addsNewline = form.addsNewline, .gzips = form.gzips}
    , key(keyRuleOf(form))
{
}

DraftReader::DraftReader(const Draft &draft, const DraftSurroundings &surroundings)
    : m_draft(draft)
    , m_surroundings(surroundings)
    , m_rules(formOf(draft), surroundings)
    , m_roundRobin(surroundings.shards)
{
}

ReadRecord DraftReader::read(qsizetype row) const
{
    const auto &own = m_draft.records.at(row).own;
    return own ? readBy(FormRules(*own, m_surroundings), row) : readBy(m_rules, row);
}

ReadRecord DraftReader::readBy(const FormRules &rules, qsizetype row) const
{
    const DraftRecord &written = m_draft.records.at(row);
    ReadRecord made;
    made.record.explicitHashKey = written.explicitHashKey.toUtf8();
    if (isTyped(rules.keySource))
        made.record.partitionKey = written.partitionKey.toUtf8();
    const auto plain = plainBytes(written.body, rules.plain);
    if (plain) {
        makeKey(made, rules, row, *plain);
        made.record.data = rules.finishing.isUntouched()
            ? *plain
            : payloadBytes(*plain, rules.finishing).value_or(QByteArray());
    } else {
        made.problems += plain.error();
    }
    const bool isText = rules.plain.kind == PayloadKind::Text;
    if (const auto mark = isText ? mergeMarkIn(written.body) : std::nullopt)
        made.problems += unfinishedMergeAt(placeAt(written.body, *mark));
    // What keeps a key from being made is said already, and better than by its emptiness.
    const bool mayLackKey = !made.isSendable() && !isTyped(rules.keySource);
    for (const RecordProblem &problem : checkRecord(made.record, m_surroundings.rules)) {
        if (!mayLackKey || problem.field != u"partitionKey")
            made.problems += DraftProblem{.field = fieldOf(problem),
                                          .message = problem.message,
                                          .isWarning = problem.isWarning};
    }
    for (DraftProblem &problem : made.problems)
        problem.row = row;
    return made;
}

void DraftReader::makeKey(ReadRecord &made, const FormRules &rules, qsizetype row,
                          QByteArrayView plain) const
{
    if (!rules.key) {
        made.problems += DraftProblem{.field = u"keyField"_s,
                                      .message = badPath(rules.key.error(), rules.keyField)};
        return;
    }
    if (isTyped(rules.keySource))
        return;
    if (rules.keySource == KeySource::RoundRobin) {
        made.record.partitionKey = m_roundRobin.keyFor(m_surroundings.firstRow + row);
        return;
    }
    made.hasRandomKey = rules.keySource == KeySource::Random;
    if (!rules.key->giveKey(made.record.partitionKey, plain, m_surroundings.random))
        made.problems +=
            DraftProblem{.field = u"partitionKey"_s, .message = rules.key->missing().detail};
}

} // namespace core
