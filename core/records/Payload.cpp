// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/Payload.h"

#include "core/json/JsonCheck.h"
#include "core/json/JsonFormat.h"

#include <algorithm>
#include <zlib.h>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

Error badText(const QString &detail, const QString &where = {})
{
    return {.kind = Error::Kind::BadInput, .detail = detail, .where = where};
}

QString column(qsizetype offset)
{
    return u"column %1"_s.arg(offset + 1);
}

Error badJson(const JsonFault &fault)
{
    const QString where = fault.place.line > 1
        ? u"line %1, column %2"_s.arg(fault.place.line).arg(fault.place.column)
        : u"column %1"_s.arg(fault.place.column);
    return badText(
        u"This is not JSON: %1. Correct it, or send the lines as text."_s.arg(fault.message),
        where);
}

Result<QByteArray> laidOut(QByteArrayView text, JsonLayout layout)
{
    if (layout == JsonLayout::AsIs) {
        if (const auto fault = checkJson(text))
            return fail(badJson(*fault));
        return text.toByteArray();
    }
    auto formatted = layout == JsonLayout::Compact ? compactJson(text) : prettyJson(text);
    if (!formatted)
        return fail(badJson(formatted.error()));
    return *std::move(formatted);
}

Result<QByteArray> jsonBytes(QByteArrayView text, const PayloadRule &rule)
{
    if (!rule.stripsComments)
        return laidOut(text, rule.layout);
    return laidOut(stripComments(text), rule.layout);
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

Result<QByteArray> hexBytes(QByteArrayView text)
{
    QByteArray bytes;
    bytes.reserve(text.size() / 2);
    int high = -1;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == ' ' || text[i] == '\t')
            continue;
        const int digit = hexDigit(text[i]);
        if (digit < 0)
            return fail(badText(u"This is not a hexadecimal digit. Hex has 0-9 and a-f only, with "
                                u"blanks between bytes."_s,
                                column(i)));
        if (high >= 0)
            bytes += static_cast<char>(high * 16 + digit);
        high = high >= 0 ? -1 : digit;
    }
    if (high >= 0)
        return fail(badText(u"The last byte has one hexadecimal digit; a byte has two."_s));
    return bytes;
}

Error badBase64(QByteArrayView text)
{
    const auto isAllowed = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')
            || c == '+' || c == '/' || c == '=';
    };
    const auto bad = std::find_if_not(text.begin(), text.end(), isAllowed);
    if (bad != text.end() && (*bad == '-' || *bad == '_'))
        return badText(
            u"This is URL-safe base64. Kinesis takes the standard alphabet: write + for - "
            u"and / for _."_s,
            column(bad - text.begin()));
    if (bad != text.end())
        return badText(u"This character does not belong to base64."_s, column(bad - text.begin()));
    // The sign of padding that something follows; where some is missing, the end.
    const qsizetype sign = text.indexOf('=');
    const bool isMissing = sign < 0 || text.sliced(sign).count('=') == text.size() - sign;
    const qsizetype place = isMissing && text.size() % 4 != 0 ? text.size() : sign;
    return badText(
        u"This is not base64 with its padding: the length must be a multiple of 4, with = "
        u"only at the end."_s,
        column(place));
}

Result<QByteArray> base64Bytes(QByteArrayView text)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(text.toByteArray(), QByteArray::AbortOnBase64DecodingErrors);
    if (text.size() % 4 != 0 || decoded.decodingStatus != QByteArray::Base64DecodingStatus::Ok)
        return fail(badBase64(text));
    return decoded.decoded;
}

Result<QByteArray> plainBytes(QByteArrayView text, const PayloadRule &rule)
{
    switch (rule.kind) {
    case PayloadKind::Json:
        return jsonBytes(text, rule);
    case PayloadKind::Hex:
        return hexBytes(text);
    case PayloadKind::Base64:
        return base64Bytes(text);
    case PayloadKind::File:
        if (rule.readFile)
            return rule.readFile(QString::fromUtf8(text));
        return fail(badText(u"Files cannot be read here."_s));
    case PayloadKind::Text:
        break;
    }
    return text.toByteArray();
}

} // namespace

bool PayloadRule::isUntouched() const
{
    const bool isPlain = kind == PayloadKind::Json || kind == PayloadKind::Text;
    return isPlain && layout == JsonLayout::AsIs && !stripsComments && !addsNewline && !gzips;
}

Result<QByteArray> payloadBytes(QByteArrayView text, const PayloadRule &rule)
{
    Result<QByteArray> bytes = plainBytes(text, rule);
    if (!bytes)
        return bytes;
    if (rule.addsNewline)
        bytes->append('\n');
    return rule.gzips ? Result<QByteArray>(gzip(*bytes)) : bytes;
}

QByteArray gzip(QByteArrayView bytes)
{
    constexpr int windowBitsOfGzip = 15 + 16;
    constexpr int memoryLevel = 8;
    z_stream stream{};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, windowBitsOfGzip, memoryLevel,
                     Z_DEFAULT_STRATEGY)
        != Z_OK)
        qFatal("zlib has no memory for a stream");
    gz_header header{};
    header.os = 255; // unknown: the same bytes everywhere
    deflateSetHeader(&stream, &header);

    constexpr uLong headerBytes = 18;
    QByteArray out(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(bytes.size()))
                                          + headerBytes),
                   Qt::Uninitialized);
    stream.next_in = const_cast<Bytef *>(reinterpret_cast<const Bytef *>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return out;
}

} // namespace core
