// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordfiles/Headers.h"

#include "core/recordfiles/HeaderWords.h"

#include <algorithm>
#include <array>

namespace core {

using namespace headerwords;

namespace {

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
    KnownHeader{Header::Bundle, "Bundle", inFile},
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

const KnownHeader &known(Header header)
{
    return knownHeaders.at(static_cast<std::size_t>(header));
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
