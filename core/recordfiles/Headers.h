// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts/Draft.h"
#include "core/recordfiles/BodyText.h"
#include "core/recordfiles/FileProblem.h"
#include "core/recordfiles/Section.h"

#include <QByteArrayView>
#include <QString>

#include <map>
#include <optional>

namespace core {

// The headers that record files and environments know, in the order in which they are written.
enum class Header {
    Title,
    Template,
    View,
    Bundle,
    Connection,
    Stream,
    Colour,
    PartitionKey,
    ExplicitHashKey,
    KeyFrom,
    KeyField,
    Payload,
    Comments,
    Newline,
    Gzip,
    Aggregation,
    BodyEncoding,
    TrailingLineEnds,
};

QByteArrayView nameOf(Header header);
// By its name in any case.
std::optional<Header> headerNamed(QByteArrayView name);

// Where a header may stand.
enum class HeaderPlace { File, Record, Environment };
bool belongs(Header header, HeaderPlace place);
// Whether it is one of those that make a form.
bool isOfForm(Header header);

using HeaderTexts = std::map<Header, QString>;

// One way to write what a header says: "Yes" and "true" are yes.
QString canonicalText(Header header, const QString &text);

// What the headers of one section say.
struct SaidHeaders
{
    HeaderTexts texts; // of known headers, as they were written
    std::map<Header, qsizetype> offsets; // of their lines, in the file

    const QString *find(Header header) const;
    bool saysForm() const;
};

// Reads the header lines of a section that starts at `offset` of the file, and reports those that
// are unknown, misplaced, given twice or say what cannot be understood.
SaidHeaders saidHeaders(QByteArrayView section, const QList<SectionLine> &head, HeaderPlace place,
                        qsizetype offset, FoundProblems &problems);

// The text of a line's value. Reports a starred one that is no JSON string.
QString valueOf(const SectionLine &line, QByteArrayView section, qsizetype offset,
                FoundProblems &problems);

// What a known header means; what cannot be understood is as if it were not there.
bool flagOf(const SaidHeaders &said, Header header, bool otherwise);
std::optional<KeySource> keySourceOf(const SaidHeaders &said);
std::optional<Draft::Mode> modeOf(const SaidHeaders &said);
BodyEncoding bodyEncodingOf(const SaidHeaders &said);
qsizetype lineEndsOf(const SaidHeaders &said);
QString textOf(const SaidHeaders &said, Header header);

// `form` with what the headers say instead; but for the key source where they say none.
RecordForm overlaid(RecordForm form, const SaidHeaders &said);

// The headers that make `form` out of `base`, and all headers of it.
HeaderTexts formTexts(const RecordForm &form, const RecordForm &base);
HeaderTexts wholeFormTexts(const RecordForm &form);

QString flagText(bool isSet);
QString modeText(Draft::Mode mode);
QString encodingText(BodyEncoding encoding);

} // namespace core
