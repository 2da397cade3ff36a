// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordfiles/Headers.h"

#include "core/json/JsonText.h"
#include "core/recordfiles/HeaderText.h"

#include <algorithm>
#include <array>
#include <utility>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maxLineEnds = 16LL * 1024 * 1024;

constexpr unsigned inFile = 1;
constexpr unsigned inRecord = 2;
constexpr unsigned inEnvironment = 4;

struct KnownHeader
{
    Header header;
    const char *name;
    unsigned places;
};

constexpr std::array knownHeaders{
    KnownHeader{Header::Title, "Title", inFile | inRecord},
    KnownHeader{Header::Template, "Template", inFile},
    KnownHeader{Header::View, "View", inFile},
    KnownHeader{Header::Connection, "Connection", inEnvironment},
    KnownHeader{Header::Stream, "Stream", inEnvironment},
    KnownHeader{Header::Colour, "Colour", inEnvironment},
    KnownHeader{Header::PartitionKey, "Partition-Key", inRecord},
    KnownHeader{Header::ExplicitHashKey, "Explicit-Hash-Key", inRecord},
    KnownHeader{Header::KeyFrom, "Key-From", inFile | inRecord},
    KnownHeader{Header::KeyField, "Key-Field", inFile | inRecord},
    KnownHeader{Header::Payload, "Payload", inFile | inRecord},
    KnownHeader{Header::Comments, "Comments", inFile | inRecord},
    KnownHeader{Header::Newline, "Newline", inFile | inRecord},
    KnownHeader{Header::Gzip, "Gzip", inFile | inRecord},
    KnownHeader{Header::Aggregation, "Aggregation", inFile | inRecord},
    KnownHeader{Header::BodyEncoding, "Body-Encoding", inRecord},
    KnownHeader{Header::TrailingLineEnds, "Trailing-Line-Ends", inRecord},
};

template <typename Value>
using Words = std::pair<const char16_t *, Value>;

constexpr std::array flagWords{Words<bool>{u"yes", true},  Words<bool>{u"no", false},
                               Words<bool>{u"true", true}, Words<bool>{u"false", false},
                               Words<bool>{u"on", true},   Words<bool>{u"off", false}};
constexpr std::array commentWords{Words<bool>{u"strip", true}, Words<bool>{u"keep", false}};
constexpr std::array sourceWords{Words<KeySource>{u"random", KeySource::Random},
                                 Words<KeySource>{u"fixed", KeySource::Fixed},
                                 Words<KeySource>{u"template", KeySource::Template},
                                 Words<KeySource>{u"round-robin", KeySource::RoundRobin},
                                 Words<KeySource>{u"field", KeySource::Field}};
constexpr std::array kindWords{Words<PayloadKind>{u"json", PayloadKind::Json},
                               Words<PayloadKind>{u"text", PayloadKind::Text},
                               Words<PayloadKind>{u"hex", PayloadKind::Hex},
                               Words<PayloadKind>{u"base64", PayloadKind::Base64},
                               Words<PayloadKind>{u"file", PayloadKind::File}};
constexpr std::array modeWords{Words<Draft::Mode>{u"single", Draft::Mode::Single},
                               Words<Draft::Mode>{u"table", Draft::Mode::Table}};
constexpr std::array encodingWords{Words<BodyEncoding>{u"plain", BodyEncoding::Plain},
                                   Words<BodyEncoding>{u"escaped", BodyEncoding::Escaped},
                                   Words<BodyEncoding>{u"base64", BodyEncoding::Base64}};
constexpr std::array aggregationWords{Words<bool>{u"none", false}, Words<bool>{u"no", false}};

template <typename List>
auto meaningIn(const List &words, const QString &text)
    -> std::optional<decltype(words.front().second)>
{
    const auto found = std::find_if(words.begin(), words.end(), [&text](const auto &word) {
        return text.compare(QStringView(word.first), Qt::CaseInsensitive) == 0;
    });
    return found == words.end() ? std::nullopt : std::optional(found->second);
}

template <typename List, typename Value>
QString wordIn(const List &words, Value value)
{
    const auto found = std::find_if(words.begin(), words.end(),
                                    [value](const auto &word) { return word.second == value; });
    return QStringView(found->first).toString();
}

template <typename List>
QString canonicalIn(const List &words, const QString &text)
{
    const auto meaning = meaningIn(words, text);
    return meaning ? wordIn(words, *meaning) : text;
}

// A path is a key source too: that of the field.
bool isPath(const QString &text)
{
    return text.startsWith(u'$');
}

std::optional<qsizetype> countIn(const QString &text)
{
    bool isNumber = false;
    const qsizetype count = text.toLongLong(&isNumber);
    return isNumber && count >= 0 && count <= maxLineEnds ? std::optional(count) : std::nullopt;
}

constexpr QLatin1StringView flagFault{"It must be yes or no."};

// Why a value cannot be understood; empty when it can.
QString faultOf(Header header, const QString &text)
{
    const auto unless = [](bool isKnown, const QString &fault) {
        return isKnown ? QString() : fault;
    };
    switch (header) {
    case Header::Template:
    case Header::Newline:
    case Header::Gzip:
        return unless(meaningIn(flagWords, text).has_value(), flagFault);
    case Header::Comments:
        return unless(meaningIn(commentWords, text).has_value(), u"It must be keep or strip."_s);
    case Header::View:
        return unless(meaningIn(modeWords, text).has_value(), u"It must be single or table."_s);
    case Header::KeyFrom:
        return unless(isPath(text) || meaningIn(sourceWords, text).has_value(),
                      u"It must be random, fixed, template, round-robin, or the path of a field "
                      u"such as $.order.id."_s);
    case Header::Payload:
        return unless(meaningIn(kindWords, text).has_value(),
                      u"It must be json, text, hex, base64 or file."_s);
    case Header::BodyEncoding:
        return unless(meaningIn(encodingWords, text).has_value(),
                      u"It must be plain, escaped or base64."_s);
    case Header::TrailingLineEnds:
        return unless(countIn(text).has_value(), u"It must be a number from 0 to 16777216."_s);
    case Header::Aggregation:
        return unless(meaningIn(aggregationWords, text).has_value(),
                      u"Records cannot be aggregated yet, and sending them one by one would not be "
                      u"what the file asks for. Remove the header to do that."_s);
    default:
        return {};
    }
}

const KnownHeader &known(Header header)
{
    return knownHeaders.at(static_cast<std::size_t>(header));
}

QString misplaced(Header header, HeaderPlace place)
{
    const QString name = QString::fromLatin1(nameOf(header));
    if (place == HeaderPlace::Environment)
        return u"%1 has no place in an environment. Move it to a record file."_s.arg(name);
    if (belongs(header, HeaderPlace::Environment))
        return u"%1 belongs to an environment (*.env.records). Move it there."_s.arg(name);
    if (place == HeaderPlace::File)
        return u"%1 belongs to a record. Move it below the line ### that starts one."_s.arg(name);
    return u"%1 belongs to the file. Move it above the first line ###."_s.arg(name);
}

// A name that people take for a header of ours by its spelling is still another.
QString unknownHeader(QByteArrayView name)
{
    return u"%1 is no header that this version knows. It is kept and has no effect."_s.arg(
        QString::fromLatin1(name.first(qMin<qsizetype>(name.size(), 60))));
}

} // namespace

QByteArrayView nameOf(Header header)
{
    return known(header).name;
}

std::optional<Header> headerNamed(QByteArrayView name)
{
    if (name.compare("Color", Qt::CaseInsensitive) == 0)
        return Header::Colour;
    const auto *found =
        std::find_if(knownHeaders.begin(), knownHeaders.end(), [name](const KnownHeader &header) {
            return name.compare(header.name, Qt::CaseInsensitive) == 0;
        });
    return found == knownHeaders.end() ? std::nullopt : std::optional(found->header);
}

bool belongs(Header header, HeaderPlace place)
{
    const unsigned bit = place == HeaderPlace::File ? inFile
        : place == HeaderPlace::Record              ? inRecord
                                                    : inEnvironment;
    return (known(header).places & bit) != 0;
}

bool isOfForm(Header header)
{
    return header >= Header::KeyFrom && header <= Header::Gzip;
}

QString canonicalText(Header header, const QString &text)
{
    switch (header) {
    case Header::Template:
    case Header::Newline:
    case Header::Gzip:
        return canonicalIn(flagWords, text);
    case Header::Comments:
        return canonicalIn(commentWords, text);
    case Header::View:
        return canonicalIn(modeWords, text);
    case Header::KeyFrom:
        return canonicalIn(sourceWords, text);
    case Header::Payload:
        return canonicalIn(kindWords, text);
    case Header::BodyEncoding:
        return canonicalIn(encodingWords, text);
    default:
        return text;
    }
}

const QString *SaidHeaders::find(Header header) const
{
    const auto found = texts.find(header);
    return found == texts.end() ? nullptr : &found->second;
}

bool SaidHeaders::saysForm() const
{
    return std::any_of(texts.begin(), texts.end(),
                       [](const auto &text) { return isOfForm(text.first); });
}

QString valueOf(const SectionLine &line, QByteArrayView section, qsizetype offset,
                FoundProblems &problems)
{
    const QByteArrayView value = section.sliced(line.valueStart, line.valueSize);
    if (!line.isStarred)
        return plainText(value);
    if (auto text = fromQuotedText(value))
        return *std::move(text);
    problems.add(offset + line.valueStart,
                 u"A star after the name says that the value is a JSON string, and it is not. Put "
                 u"it in quotation marks, or remove the star."_s);
    return plainText(value);
}

SaidHeaders saidHeaders(QByteArrayView section, const QList<SectionLine> &head, HeaderPlace place,
                        qsizetype offset, FoundProblems &problems)
{
    SaidHeaders said;
    for (const SectionLine &line : head) {
        if (line.kind != SectionLine::Kind::Header)
            continue;
        const QByteArrayView name = section.sliced(line.nameStart, line.nameSize);
        const QString text = valueOf(line, section, offset, problems);
        const auto header = headerNamed(name);
        if (!header) {
            problems.add(offset + line.start, unknownHeader(name), FoundProblems::Weight::Warning);
            continue;
        }
        const QString properName = QString::fromLatin1(nameOf(*header));
        if (!belongs(*header, place))
            problems.add(offset + line.start, misplaced(*header, place));
        else if (said.find(*header))
            problems.add(offset + line.start,
                         u"%1 is given twice. Remove one of them."_s.arg(properName));
        else if (const QString fault = faultOf(*header, text); !fault.isEmpty())
            problems.add(offset + line.valueStart,
                         u"%1 cannot be understood. %2"_s.arg(properName, fault));
        else {
            said.texts[*header] = text;
            said.offsets[*header] = offset + line.start;
        }
    }
    return said;
}

bool flagOf(const SaidHeaders &said, Header header, bool otherwise)
{
    const QString *text = said.find(header);
    return text ? meaningIn(flagWords, *text).value_or(otherwise) : otherwise;
}

std::optional<KeySource> keySourceOf(const SaidHeaders &said)
{
    const QString *text = said.find(Header::KeyFrom);
    if (!text)
        return std::nullopt;
    return isPath(*text) ? std::optional(KeySource::Field) : meaningIn(sourceWords, *text);
}

std::optional<Draft::Mode> modeOf(const SaidHeaders &said)
{
    const QString *text = said.find(Header::View);
    return text ? meaningIn(modeWords, *text) : std::nullopt;
}

BodyEncoding bodyEncodingOf(const SaidHeaders &said)
{
    const QString *text = said.find(Header::BodyEncoding);
    return text ? meaningIn(encodingWords, *text).value_or(BodyEncoding::Plain)
                : BodyEncoding::Plain;
}

qsizetype lineEndsOf(const SaidHeaders &said)
{
    const QString *text = said.find(Header::TrailingLineEnds);
    return text ? countIn(*text).value_or(0) : 0;
}

QString textOf(const SaidHeaders &said, Header header)
{
    const QString *text = said.find(header);
    return text ? *text : QString();
}

RecordForm overlaid(RecordForm form, const SaidHeaders &said)
{
    if (const QString *field = said.find(Header::KeyField))
        form.keyField = *field;
    if (const auto source = keySourceOf(said))
        form.keySource = *source;
    if (const QString *from = said.find(Header::KeyFrom); from && isPath(*from))
        form.keyField = *from;
    if (const QString *payload = said.find(Header::Payload))
        form.payloadKind = meaningIn(kindWords, *payload).value_or(form.payloadKind);
    if (const QString *comments = said.find(Header::Comments))
        form.stripsComments = meaningIn(commentWords, *comments).value_or(form.stripsComments);
    form.addsNewline = flagOf(said, Header::Newline, form.addsNewline);
    form.gzips = flagOf(said, Header::Gzip, form.gzips);
    return form;
}

HeaderTexts wholeFormTexts(const RecordForm &form)
{
    HeaderTexts texts{
        {Header::KeyFrom, wordIn(sourceWords, form.keySource)},
        {Header::KeyField, form.keyField},
        {Header::Payload, wordIn(kindWords, form.payloadKind)},
        {Header::Comments, wordIn(commentWords, form.stripsComments)},
        {Header::Newline, flagText(form.addsNewline)},
        {Header::Gzip, flagText(form.gzips)},
    };
    if (form.keySource == KeySource::Field && isPath(form.keyField)) {
        texts[Header::KeyFrom] = form.keyField;
        texts.erase(Header::KeyField);
    }
    return texts;
}

HeaderTexts formTexts(const RecordForm &form, const RecordForm &base)
{
    HeaderTexts texts = wholeFormTexts(form);
    const HeaderTexts before = wholeFormTexts(base);
    std::erase_if(texts, [&before](const auto &text) {
        const auto found = before.find(text.first);
        return found != before.end() && found->second == text.second;
    });
    // The path of `base` is no other field, where both have none in Key-From.
    if (form.keyField == base.keyField)
        texts.erase(Header::KeyField);
    return texts;
}

QString flagText(bool isSet)
{
    return wordIn(flagWords, isSet);
}

QString modeText(Draft::Mode mode)
{
    return wordIn(modeWords, mode);
}

QString encodingText(BodyEncoding encoding)
{
    return wordIn(encodingWords, encoding);
}

} // namespace core
