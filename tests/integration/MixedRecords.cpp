// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/MixedRecords.h"

#include "core/kinesis/HashKey.h"

#include <QByteArray>

#include <algorithm>
#include <random>
#include <zlib.h>

namespace test {
namespace {

QByteArray number(int value)
{
    return QByteArray::number(value);
}

QByteArray json(int index)
{
    // What a parser would change: spacing, exponents, long numbers, escapes, doubled names.
    return QByteArray(R"({ "id":)")
        .append(number(index))
        .append(R"(,"n":1.0e+2, "big":12345678901234567890.10,"a\u00e9":"\/","a":1,"a":2})");
}

QByteArray text(int index)
{
    return QByteArray("line one of ")
        .append(number(index))
        .append("\r\n\tÄpfel, 漢字, \xF0\x9F\x9A\x80\n");
}

QByteArray binary(int index, qsizetype size)
{
    std::minstd_rand random(static_cast<unsigned>(index) + 1U);
    QByteArray bytes(size, '\0'); // among them NUL, quotes and what is no UTF-8
    std::generate(bytes.begin(), bytes.end(), [&] { return static_cast<char>(random() >> 8U); });
    return bytes;
}

QByteArray gzip(QByteArray plain)
{
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, MAX_WBITS + 16, MAX_MEM_LEVEL,
                 Z_DEFAULT_STRATEGY);
    QByteArray packed(
        static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(plain.size()))),
        Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(plain.data());
    stream.avail_in = static_cast<uInt>(plain.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

QByteArray data(int index)
{
    switch (index % 8) {
    case 0:
        return json(index);
    case 1:
        return text(index);
    case 2:
        return binary(index, 1 + index % 700);
    case 3:
        return {};
    case 4:
        return gzip(json(index).repeated(20));
    case 5:
        return QByteArray("\0\"\\", 3).append(number(index));
    case 6: // few, or the run takes long
        return index % 56 == 6 ? binary(index, 200'000 - index) : number(index);
    default: // ends as base64 does with one and two signs of padding
        return binary(index, 1 + index % 3).append(number(index));
    }
}

QByteArray partitionKey(int index)
{
    const QByteArray suffix = number(index);
    switch (index % 4) {
    case 0:
        return QByteArray("order-").append(suffix);
    case 1:
        return QByteArray("Schlüssel-漢字-\xF0\x9F\x9A\x80-").append(suffix);
    case 2:
        return QByteArray(256 - suffix.size(), 'k').append(suffix); // as long as may be
    default:
        return QByteArray("\"\\\n").append(suffix);
    }
}

QByteArray explicitHashKey(int index)
{
    if (index % 5 != 0)
        return {};
    if (index % 50 == 0)
        return core::maxHashKey.toDecimal();
    return index % 25 == 0 ? QByteArray("0")
                           : core::HashKey::ofPartitionKey(number(index)).toDecimal();
}

} // namespace

std::vector<core::Record> mixedRecords(int count)
{
    std::vector<core::Record> records;
    for (int index = 0; index < count; ++index)
        records.push_back({data(index), partitionKey(index), explicitHashKey(index)});
    return records;
}

} // namespace test
