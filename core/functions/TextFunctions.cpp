// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/Vocabulary.h"
#include "core/hashing/Digest.h"
#include "core/json/JsonText.h"
#include "core/kinesis/Base64.h"
#include "core/kinesis/HashKey.h"
#include "core/records/Payload.h"

#include <QString>

namespace core {

using namespace parameter;

namespace {

QByteArray valueOf(const Call &call)
{
    QByteArray text;
    appendText(text, call.arguments[0]);
    return text;
}

void appendBase64(QByteArray &out, QByteArrayView bytes)
{
    const qsizetype from = out.size();
    out.resize(from + base64Size(bytes.size()));
    writeBase64(out.data() + from, bytes);
}

void writeBytes(Call &call)
{
    QByteArray bytes;
    bytes.reserve(call.integer(0) + 8);
    while (bytes.size() < call.integer(0)) {
        const quint64 bits = call.random.next();
        for (unsigned shift = 0; shift < 64; shift += 8)
            bytes.append(static_cast<char>((bits >> shift) & 0xFFU));
    }
    bytes.truncate(call.integer(0));
    appendBase64(call.out, bytes);
}

void writeHex(Call &call)
{
    appendHexDigits(call, call.integer(0));
}

void writeDigits(Call &call)
{
    appendDigits(call, call.integer(0));
}

// Words with blanks between them, cut where the size is reached.
void writeText(Call &call)
{
    const qsizetype size = call.out.size() + call.integer(0);
    call.out.reserve(size + 32);
    for (bool isFirst = true; call.out.size() < size; isFirst = false) {
        if (!isFirst)
            call.out.append(' ');
        appendWord(call, loremWords());
    }
    call.out.truncate(size);
}

void writeAlphanumeric(Call &call)
{
    constexpr std::string_view alphabet =
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    for (qint64 i = 0; i < call.integer(0); ++i)
        call.out.append(alphabet[call.random.below(alphabet.size())]);
}

void writePattern(Call &call)
{
    appendPattern(call, call.text(0), Symbols::DigitsAndLetters);
}

void writeBase64Of(Call &call)
{
    appendBase64(call.out, valueOf(call));
}

void writeGzip(Call &call)
{
    appendBase64(call.out, gzip(valueOf(call)));
}

void writeHexOf(Call &call)
{
    call.out.append(valueOf(call).toHex());
}

void writeJson(Call &call)
{
    appendJsonString(call.out, QByteArrayView(valueOf(call)));
}

void writeUrl(Call &call)
{
    call.out.append(valueOf(call).toPercentEncoding());
}

void writeUpper(Call &call)
{
    call.out.append(QString::fromUtf8(valueOf(call)).toUpper().toUtf8());
}

void writeLower(Call &call)
{
    call.out.append(QString::fromUtf8(valueOf(call)).toLower().toUtf8());
}

void writeMd5(Call &call)
{
    call.out.append(toHex(md5(valueOf(call))));
}

void writeSha256(Call &call)
{
    call.out.append(toHex(sha256(valueOf(call))));
}

void writeHashKey(Call &call)
{
    call.out.append(HashKey::ofPartitionKey(valueOf(call)).toDecimal());
}

constexpr Parameter value = required("value", Type::Value);

constexpr std::array functions{
    Function{.name = "text",
             .group = Group::Text,
             .help = "Words of filling text, so many bytes long.",
             .example = "text(40)",
             .parameters = {integer("bytes", "100", 0, mostBytesOfCall)},
             .write = writeText},
    Function{.name = "alphanumeric",
             .group = Group::Text,
             .help = "So many letters and digits.",
             .example = "alphanumeric(12)",
             .parameters = {integer("characters", "10", 0, mostBytesOfCall)},
             .write = writeAlphanumeric},
    Function{.name = "digits",
             .group = Group::Text,
             .help = "So many digits, zeros in front included.",
             .example = "digits(6)",
             .parameters = {integer("characters", "6", 0, mostBytesOfCall)},
             .write = writeDigits},
    Function{.name = "pattern",
             .group = Group::Text,
             .help = "The text with a digit for each # and a capital letter for each ?.",
             .example = R"(pattern("AB-####-??"))",
             .parameters = {required("pattern", Type::Text)},
             .write = writePattern},
    Function{.name = "hex",
             .group = Group::Text,
             .help = "So many hexadecimal digits.",
             .example = "hex(16)",
             .parameters = {integer("digits", "16", 0, mostBytesOfCall)},
             .write = writeHex},
    Function{.name = "bytes",
             .group = Group::Text,
             .help = "So many random bytes, written as base64.",
             .example = "bytes(16)",
             .parameters = {integer("bytes", "16", 0, mostBytesOfCall)},
             .write = writeBytes},
    Function{.name = "base64",
             .group = Group::Encoding,
             .help = "The value of a variable, or a text, as base64.",
             .example = R"(base64("Hello"))",
             .parameters = {value},
             .write = writeBase64Of},
    Function{.name = "gzip",
             .group = Group::Encoding,
             .help =
                 "The value of a variable, or a text, compressed with gzip and written as base64.",
             .example = R"(gzip("Hello"))",
             .parameters = {value},
             .write = writeGzip},
    Function{.name = "hexOf",
             .group = Group::Encoding,
             .help = "The bytes of the value as hexadecimal digits.",
             .example = R"(hexOf("Hello"))",
             .parameters = {value},
             .write = writeHexOf},
    Function{.name = "json",
             .group = Group::Encoding,
             .help = "The value as a JSON string with its quotation marks: JSON inside JSON.",
             .example = R"(json("say \"hi\""))",
             .parameters = {value},
             .write = writeJson},
    Function{.name = "urlEncode",
             .group = Group::Encoding,
             .help = "The value as it may stand in a URL.",
             .example = R"(urlEncode("a b&c"))",
             .parameters = {value},
             .write = writeUrl},
    Function{.name = "upper",
             .group = Group::Encoding,
             .help = "The value in capital letters.",
             .example = R"(upper("acme"))",
             .parameters = {value},
             .write = writeUpper},
    Function{.name = "lower",
             .group = Group::Encoding,
             .help = "The value in small letters.",
             .example = R"(lower("ACME"))",
             .parameters = {value},
             .write = writeLower},
    Function{.name = "md5",
             .group = Group::Encoding,
             .help = "MD5 of the value in hexadecimal.",
             .example = R"(md5("tenant-7"))",
             .parameters = {value},
             .write = writeMd5},
    Function{.name = "sha256",
             .group = Group::Encoding,
             .help = "SHA-256 of the value in hexadecimal.",
             .example = R"(sha256("tenant-7"))",
             .parameters = {value},
             .write = writeSha256},
    Function{.name = "hashKey",
             .group = Group::Encoding,
             .help =
                 "Where Kinesis puts the value as a partition key: its hash key, a number of up to "
                 "39 digits.",
             .example = R"(hashKey("tenant-7"))",
             .parameters = {value},
             .write = writeHashKey},
};

} // namespace

std::span<const Function> textFunctions()
{
    return functions;
}

} // namespace core
