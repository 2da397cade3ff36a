// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordfiles/HeaderText.h"
#include "core/recordfiles/HeaderWords.h"
#include "core/recordfiles/Headers.h"

namespace core {

using namespace Qt::Literals::StringLiterals;
using namespace headerwords;

namespace {

constexpr QLatin1StringView flagFault{"It must be yes or no."};

// Why a value cannot be understood; empty when it can.
QString faultOf(Header header, const QString &text)
{
    const auto unless = [](bool isKnown, const QString &fault) {
        return isKnown ? QString() : fault;
    };
    switch (header) {
    case Header::Template:
    case Header::Bundle:
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
        return unless(countIn(text).has_value(), u"It must be a number from 0 to 16,777,216."_s);
    case Header::Aggregation:
        return unless(meaningIn(aggregationWords, text).has_value(),
                      u"Records cannot be aggregated yet, and sending them one by one would not be "
                      u"what the file asks for. Remove the header to do that."_s);
    default:
        return {};
    }
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

} // namespace core
