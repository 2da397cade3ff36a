// SPDX-License-Identifier: GPL-3.0-or-later
// An answer of a stranger's server. The first byte decides how it is cut into pieces, which may
// change nothing.
#include "core/transport/ReplyParser.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace {

constexpr qint64 limit = 512;

void require(bool holds)
{
    if (!holds)
        std::abort();
}

core::ReplyParser read(QByteArrayView bytes, qsizetype piece)
{
    core::ReplyParser parser(limit);
    while (!bytes.isEmpty()) {
        const qsizetype size = std::min(piece, bytes.size());
        parser.feed(bytes.first(size));
        bytes = bytes.sliced(size);
    }
    parser.close();
    return parser;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView bytes(data + 1, static_cast<qsizetype>(size - 1));
    core::ReplyParser whole = read(bytes, std::max<qsizetype>(bytes.size(), 1));
    core::ReplyParser pieces = read(bytes, 1 + data[0] % 16);

    require(whole.state() == pieces.state());
    require(whole.reason() == pieces.reason());
    require(whole.head().status == pieces.head().status);
    require(whole.head().headers == pieces.head().headers);
    require(whole.bodyBytes() <= limit);
    require(whole.reason().isEmpty() != (whole.state() == core::ReplyParser::State::Broken));
    require(whole.takeBody() == pieces.takeBody());
    return 0;
}
